package io.hostpulse.top;

import java.util.ArrayList;
import java.util.List;

/// A table: its columns' places in so many columns of the terminal. Columns of the highest rank are
/// left out first where there is no room. Immutable.
final class Grid {
    private static final int GAP = 1;

    /// A column.
    ///
    /// @param width how wide; the least width of the one that takes what is left
    /// @param isRight whether texts stand at its right
    /// @param rank 0 is never left out; the higher, the sooner
    /// @param takesRest whether it takes what is left; one column does
    record Column(String title, int width, boolean isRight, int rank, boolean takesRest) {
        static Column number(String title, int width, int rank) {
            return new Column(title, Math.max(width, Width.of(title)), true, rank, false);
        }

        static Column text(String title, int width, int rank) {
            return new Column(title, Math.max(width, Width.of(title)), false, rank, false);
        }

        static Column rest(String title, int least) {
            return new Column(title, least, false, 0, true);
        }
    }

    /// A text in a row.
    record Cell(String text, Style style) {
        static Cell of(String text) {
            return new Cell(text, text.equals(Numbers.ABSENT) ? Style.FAINT : Style.PLAIN);
        }
    }

    private final List<Column> columns;
    private final int[] widths;
    private final int width;

    /// @param width the terminal's columns that it may take
    /// @param restMax how wide the column that takes the rest may become
    Grid(int width, int restMax, List<Column> columns) {
        this.columns = List.copyOf(columns);
        this.widths = new int[columns.size()];
        this.width = width;
        int taken = 0;
        int rankMax = columns.stream().mapToInt(Column::rank).max().orElse(0);
        for (int rank = rankMax; rank >= 0; rank--) {
            taken = take(rank);
            if (taken <= width) {
                break;
            }
        }
        for (int i = 0; i < widths.length; i++) {
            if (columns.get(i).takesRest()) {
                int rest = columns.get(i).width() + width - taken;
                widths[i] = Math.max(1, Math.min(Math.max(restMax, columns.get(i).width()), rest));
            }
        }
    }

    private int take(int rank) {
        int taken = -GAP;
        for (int i = 0; i < widths.length; i++) {
            boolean isIn = columns.get(i).rank() <= rank;
            widths[i] = isIn ? columns.get(i).width() : 0;
            taken += isIn ? widths[i] + GAP : 0;
        }
        return taken;
    }

    /// The head's line.
    ///
    /// @param sorted by which column rows are sorted, or -1
    Line head(int sorted) {
        Line line = new Line();
        for (int i = 0; i < widths.length; i++) {
            if (widths[i] > 0) {
                gap(line, Style.HEAD);
                line.add(
                        i == sorted ? Style.SORTED : Style.HEAD, placed(columns.get(i).title(), i));
            }
        }
        return line.fill(Style.HEAD, width);
    }

    /// A row's line.
    Line row(List<Cell> cells) {
        Line line = new Line();
        for (int i = 0; i < widths.length; i++) {
            if (widths[i] > 0) {
                gap(line, Style.PLAIN);
                line.add(cells.get(i).style(), placed(Width.clean(cells.get(i).text()), i));
            }
        }
        return line;
    }

    private String placed(String text, int column) {
        return columns.get(column).isRight()
                ? Width.right(text, widths[column])
                : Width.left(text, widths[column]);
    }

    private static void gap(Line line, Style style) {
        if (line.width() > 0) {
            line.add(style, " ".repeat(GAP));
        }
    }

    /// Two blocks of lines beside each other.
    static List<Line> beside(List<Line> left, List<Line> right, int rightFrom) {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
            Line line = new Line();
            if (i < left.size()) {
                line.add(left.get(i));
            }
            line.to(rightFrom);
            if (i < right.size()) {
                line.add(right.get(i));
            }
            lines.add(line);
        }
        return lines;
    }
}
