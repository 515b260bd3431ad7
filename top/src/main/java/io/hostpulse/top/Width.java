package io.hostpulse.top;

import org.jline.utils.WCWidth;

/// How many columns of a terminal a text takes, and texts that fit into so many. Pure functions.
///
/// The widths are those by which the screen is drawn, [WCWidth]: two for East Asian wide
/// characters, none for combining ones, one where Unicode calls the width ambiguous.
final class Width {
    /// Stands where a text was cut: narrow in every terminal.
    static final String CUT = "~";

    private static final char UNFIT = '?';

    /// So many combining characters may follow one another: more are left out, so that a name
    /// cannot draw over other lines.
    private static final int COMBINING_MAX = 4;

    private Width() {}

    /// The text without anything that moves a cursor, changes a mode, hides or reorders text: each
    /// such character becomes `?`. Whatever comes from data passes through here.
    static String clean(String text) {
        var clean = new StringBuilder(text.length());
        int combining = 0;
        int at = 0;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            at += Character.charCount(c);
            if (!isShown(c)) {
                clean.append(UNFIT);
                combining = 0;
                continue;
            }
            boolean isCombining = WCWidth.wcwidth(c) == 0;
            combining = isCombining ? combining + 1 : 0;
            if (isCombining && clean.isEmpty()) {
                // It would stand on whatever is drawn before this text.
                clean.append(UNFIT);
            } else if (combining <= COMBINING_MAX) {
                clean.appendCodePoint(c);
            }
        }
        return clean.toString();
    }

    private static boolean isShown(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    false;
            default -> WCWidth.wcwidth(c) >= 0;
        };
    }

    /// How many columns a clean text takes.
    static int of(String text) {
        int width = 0;
        int at = 0;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            width += Math.max(0, WCWidth.wcwidth(c));
            at += Character.charCount(c);
        }
        return width;
    }

    /// As much of a clean text as fits into so many columns; where something is left out, `~` is
    /// the last of them.
    static String cut(String text, int columns) {
        if (of(text) <= columns) {
            return text;
        }
        return columns < 1 ? "" : head(text, columns - 1) + CUT;
    }

    /// The longest beginning that takes no more columns.
    static String head(String text, int columns) {
        int width = 0;
        int at = 0;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            width += Math.max(0, WCWidth.wcwidth(c));
            if (width > columns) {
                break;
            }
            at += Character.charCount(c);
        }
        return text.substring(0, at);
    }

    /// The text in exactly so many columns, at their left.
    static String left(String text, int columns) {
        String cut = cut(text, columns);
        return cut + " ".repeat(Math.max(0, columns - of(cut)));
    }

    /// The text in exactly so many columns, at their right.
    static String right(String text, int columns) {
        String cut = cut(text, columns);
        return " ".repeat(Math.max(0, columns - of(cut))) + cut;
    }
}
