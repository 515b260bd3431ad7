package io.hostpulse.outputs;

/// Makes foreign text fit for one line of a log or a terminal. Stateless.
final class OneLine {
    /// The longest reason that a log line carries, in characters.
    static final int REASON_MAX = 300;

    private OneLine() {}

    /// The text with a space for each control character, and at most `charsMax` characters long; a
    /// longer text ends in `...`.
    static String of(String text, int charsMax) {
        int length = Math.min(text.length(), charsMax);
        var out = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            out.append(isControl(c) ? ' ' : c);
        }
        if (text.length() > charsMax) {
            int cut = Math.max(0, charsMax - 3);
            if (cut > 0 && Character.isHighSurrogate(out.charAt(cut - 1))) {
                cut--;
            }
            out.setLength(cut);
            out.append("...");
        }
        return out.toString();
    }

    /// What went wrong, as a reason: the kind of the failure and its own words.
    static String of(Throwable failure) {
        String message = failure.getMessage();
        String kind = failure.getClass().getName();
        return of(message == null ? kind : kind + ": " + message, REASON_MAX);
    }

    private static boolean isControl(char c) {
        return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029;
    }
}
