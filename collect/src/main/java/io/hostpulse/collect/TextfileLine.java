package io.hostpulse.collect;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// A line of Prometheus' text format, gone over from left to right. What is not there is empty;
/// what is there and not right breaks the line. Confined to one thread.
final class TextfileLine {
    /// The label that stands for the metric's name, which stands before the labels here.
    private static final String NAME = "__name__";

    private final String text;
    private int at;
    private boolean broken;

    TextfileLine(String text) {
        this.text = text;
    }

    boolean isAtEnd() {
        return at == text.length();
    }

    /// Whether a blank is next, or nothing.
    boolean isAtBlank() {
        return isAtEnd() || isBlank(text.charAt(at));
    }

    /// Whether something was not understood.
    boolean isBroken() {
        return broken;
    }

    void blanks() {
        while (at < text.length() && isBlank(text.charAt(at))) {
            at++;
        }
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    /// Goes over a character, if it is the next one.
    boolean takes(char wanted) {
        boolean isNext = at < text.length() && text.charAt(at) == wanted;
        at += isNext ? 1 : 0;
        return isNext;
    }

    /// What stands before the next blank.
    String word() {
        int from = at;
        while (at < text.length() && !isBlank(text.charAt(at))) {
            at++;
        }
        return text.substring(from, at);
    }

    /// A name of a metric, or of a label, which has no colons.
    String name(boolean isMetric) {
        int from = at;
        while (at < text.length() && isOfName(text.charAt(at), at > from, isMetric)) {
            at++;
        }
        return text.substring(from, at);
    }

    private static boolean isOfName(char c, boolean isInside, boolean isMetric) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || c == '_'
                || (c == ':' && isMetric)
                || (c >= '0' && c <= '9' && isInside);
    }

    /// The rest of the line, without its escapes.
    String help() {
        var help = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c != '\\') {
                help.append(c);
            } else if (takes('n')) {
                help.append('\n');
            } else if (takes('\\')) {
                help.append('\\');
            } else {
                broken = true;
                return "";
            }
        }
        return help.toString();
    }

    /// Labels behind their opening brace, with their values as they stand between the quotes.
    Map<String, String> labels() {
        Map<String, String> labels = new TreeMap<>();
        blanks();
        while (!broken && !takes('}')) {
            String name = name(false);
            blanks();
            boolean isGiven = !name.isEmpty() && !name.equals(NAME) && takes('=');
            blanks();
            broken = !isGiven || !takes('"');
            String value = broken ? "" : quoted();
            broken |= labels.put(name, value) != null;
            blanks();
            if (!takes(',')) {
                broken |= at == text.length() || text.charAt(at) != '}';
            }
            blanks();
        }
        return labels;
    }

    /// What stands before the closing quote.
    private String quoted() {
        int from = at;
        while (at < text.length() && text.charAt(at) != '"') {
            if (text.charAt(at) == '\\') {
                at++;
                broken |= at == text.length() || "n\\\"".indexOf(text.charAt(at)) < 0;
            }
            at++;
        }
        if (at >= text.length()) {
            broken = true;
            at = text.length();
            return "";
        }
        return text.substring(from, at++);
    }

    /// Labels as they are written, without those that are empty, which are none.
    static String written(Map<String, String> labels) {
        var written = new StringBuilder();
        labels.forEach(
                (name, value) -> {
                    if (!value.isEmpty()) {
                        written.append(written.isEmpty() ? "" : ",").append(name);
                        written.append("=\"").append(value).append('"');
                    }
                });
        return written.toString();
    }

    /// A number as every reader of the format understands it; empty where the word is none.
    static String number(String word) {
        int from = !word.isEmpty() && "+-".indexOf(word.charAt(0)) >= 0 ? 1 : 0;
        String sign = from == 1 && word.charAt(0) == '-' ? "-" : "";
        String bare = word.substring(from).toLowerCase(Locale.ROOT);
        if (bare.equals("nan")) {
            return "NaN";
        }
        if (bare.equals("inf") || bare.equals("infinity")) {
            return sign.isEmpty() ? "+Inf" : "-Inf";
        }
        int point = digits(bare, 0);
        boolean isPoint = point < bare.length() && bare.charAt(point) == '.';
        int end = isPoint ? digits(bare, point + 1) : point;
        int digits = end - (isPoint ? 1 : 0);
        if (digits > 0 && end < bare.length() && bare.charAt(end) == 'e') {
            int sign2 = end + 1 < bare.length() && "+-".indexOf(bare.charAt(end + 1)) >= 0 ? 1 : 0;
            int first = end + 1 + sign2;
            end = digits(bare, first);
            digits = end > first ? digits : 0;
        }
        boolean isNumber = digits > 0 && end == bare.length();
        // What no double can hold is refused by those who read the page.
        return isNumber && !Double.isInfinite(Double.parseDouble(bare)) ? sign + bare : "";
    }

    private static int digits(String text, int from) {
        int to = from;
        while (to < text.length() && text.charAt(to) >= '0' && text.charAt(to) <= '9') {
            to++;
        }
        return to;
    }
}
