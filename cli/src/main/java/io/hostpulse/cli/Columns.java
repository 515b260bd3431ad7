package io.hostpulse.cli;

import java.util.List;

/// Text in aligned columns.
final class Columns {
    /// A wider cell does not push the columns after it further in the other rows.
    private static final int WIDTH_MAX = 60;

    private Columns() {}

    /// The rows as lines, each column as wide as its widest cell; no line ends in spaces.
    static String of(List<List<String>> rows) {
        var text = new StringBuilder();
        for (List<String> row : rows) {
            int start = text.length();
            for (int i = 0; i < row.size(); i++) {
                boolean last = i == row.size() - 1;
                text.append(row.get(i));
                if (!last) {
                    int pad = Math.max(0, width(rows, i) - row.get(i).length());
                    text.append(" ".repeat(pad + 2));
                }
            }
            text.setLength(start + text.substring(start).stripTrailing().length());
            text.append('\n');
        }
        return text.toString();
    }

    private static int width(List<List<String>> rows, int column) {
        int width = 0;
        for (List<String> row : rows) {
            if (column < row.size() && row.get(column).length() <= WIDTH_MAX) {
                width = Math.max(width, row.get(column).length());
            }
        }
        return width;
    }
}
