package io.hostpulse.config;

/// Text from outside as a message may show it: short, on one line, without secrets.
public final class Shown {
    /// The longest piece of a text that is shown, in characters.
    public static final int LENGTH_MAX = 60;

    /// How much of a text is looked at, in characters.
    private static final int READ_MAX = 4_096;

    private static final String[] SECRETS = {"password=", "passwd=", "secret=", "token="};
    private static final String MASK = "***";

    private Shown() {}

    /// The text in quotes.
    public static String quoted(String text) {
        return '"' + plain(text) + '"';
    }

    /// The text with secrets masked, invisible characters escaped, and cut when it is long.
    public static String plain(String text) {
        String masked = masked(text.substring(0, Math.min(text.length(), READ_MAX)));
        var shown = new StringBuilder();
        int i = 0;
        while (i < masked.length()) {
            if (shown.length() >= LENGTH_MAX) {
                return shown.append("...").toString();
            }
            int c = masked.codePointAt(i);
            if (isVisible(c)) {
                shown.appendCodePoint(c);
            } else {
                shown.append("\\u{").append(Integer.toHexString(c)).append('}');
            }
            i += Character.charCount(c);
        }
        return shown.toString();
    }

    /// The text with passwords replaced: what stands before the `@` of a URL's authority, and what
    /// follows `password=` and the like.
    public static String masked(String text) {
        String masked = maskedAuthority(text);
        for (String secret : SECRETS) {
            masked = maskedParameter(masked, secret);
        }
        return masked;
    }

    private static String maskedAuthority(String text) {
        int start = text.indexOf("://");
        if (start < 0) {
            return text;
        }
        int slash = text.indexOf('/', start + 3);
        int at = text.lastIndexOf('@', slash < 0 ? text.length() : slash);
        return at < start ? text : text.substring(0, start + 3) + MASK + text.substring(at);
    }

    private static String maskedParameter(String text, String name) {
        for (int i = 0; i + name.length() <= text.length(); i++) {
            if (text.regionMatches(true, i, name, 0, name.length())) {
                int from = i + name.length();
                int to = from;
                while (to < text.length() && text.charAt(to) != '&' && text.charAt(to) != ';') {
                    to++;
                }
                return text.substring(0, from) + MASK + maskedParameter(text.substring(to), name);
            }
        }
        return text;
    }

    static boolean isVisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED ->
                    false;
            default -> true;
        };
    }
}
