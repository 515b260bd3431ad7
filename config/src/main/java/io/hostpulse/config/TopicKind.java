package io.hostpulse.config;

/// The name of a Kafka topic or group: 1 to 249 letters, digits, dots, underscores and dashes.
public final class TopicKind implements ValueKind<String> {
    private static final int LENGTH_MAX = 249;

    @Override
    public String parse(String text) throws Unfit {
        TextKind.check(text, LENGTH_MAX);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isAlphanumeric =
                    (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (!isAlphanumeric && c != '.' && c != '_' && c != '-') {
                throw new Unfit(Shown.quoted(text));
            }
        }
        if (text.equals(".") || text.equals("..")) {
            throw new Unfit(Shown.quoted(text));
        }
        return text;
    }

    @Override
    public String show(String value) {
        return value;
    }

    @Override
    public String expected() {
        return "1 to " + LENGTH_MAX + " letters, digits, dots, underscores and dashes";
    }
}
