package io.hostpulse.server.ingest;

/// The form of UUIDs.
public final class Uuids {
    private static final int CHARS = 36;

    private Uuids() {}

    /// Whether a text is a UUID as agents write it: 36 characters, lower case.
    public static boolean isUuid(String text) {
        if (text.length() != CHARS) {
            return false;
        }
        for (int i = 0; i < CHARS; i++) {
            char c = text.charAt(i);
            boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
            boolean fits = dash ? c == '-' : (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
            if (!fits) {
                return false;
            }
        }
        return true;
    }
}
