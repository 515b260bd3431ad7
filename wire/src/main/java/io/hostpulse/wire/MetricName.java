package io.hostpulse.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

/// Names of metrics made of what a kernel file says.
final class MetricName {
    private static final char UNKNOWN = '\ufffd';

    private MetricName() {}

    /// A text as a part of a metric's name: what a name may not hold becomes an underscore, and
    /// `Active(anon)` is `Active_anon`.
    static String of(String text) {
        var name = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isWord =
                    (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (isWord) {
                name.append(c);
            } else if (c != ')') {
                name.append('_');
            }
        }
        return name.toString();
    }

    /// A text with one U+FFFD in place of each run of bytes that are not UTF-8.
    static byte[] replaced(byte[] raw) {
        String text = new String(raw, UTF_8);
        var single = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            boolean isAgain = i > 0 && text.charAt(i) == UNKNOWN && text.charAt(i - 1) == UNKNOWN;
            single.append(isAgain ? "" : text.substring(i, i + 1));
        }
        return single.toString().getBytes(UTF_8);
    }

    /// Whether a text is a decimal number without sign, `20.04`.
    static boolean isNumber(String text) {
        int points = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            points += c == '.' ? 1 : 0;
            if (c != '.' && (c < '0' || c > '9')) {
                return false;
            }
        }
        return !text.isEmpty() && points <= 1 && text.charAt(0) != '.' && !text.endsWith(".");
    }
}
