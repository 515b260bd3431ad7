package io.hostpulse.top;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;

/// A table's rows before it is known how many there is room for. Rows stand in the order of their
/// names, so that nothing jumps; where there is no room for all, the busiest are shown.
///
/// @param rows in no order
record Block(String title, List<Row> rows) {
    /// A row.
    ///
    /// @param weight the larger, the sooner it is shown where there is no room for all
    record Row(String name, double weight, List<Grid.Cell> cells) {}

    /// The grid of a title, which the first column's head is.
    interface Layout {
        Grid grid(String title);
    }

    int size() {
        return rows.size();
    }

    /// The head and at most so many rows.
    List<Line> lines(int rowsMax, Look look, Layout layout) {
        boolean isWhole = rows.size() <= rowsMax;
        String more = isWhole ? "" : " (" + look.word(Word.MORE, rows.size() - rowsMax) + ")";
        Grid grid = layout.grid(title + more);
        List<Line> lines = new ArrayList<>();
        lines.add(grid.head(-1));
        for (Row row : chosen(rowsMax)) {
            lines.add(grid.row(row.cells()));
        }
        return lines;
    }

    private List<Row> chosen(int rowsMax) {
        Comparator<Row> byName = Comparator.comparing(Row::name);
        return rows.stream()
                .sorted(
                        Comparator.comparingDouble((Row row) -> -row.weight())
                                .thenComparing(byName))
                .limit(Math.max(0, rowsMax))
                .sorted(byName)
                .toList();
    }

    /// Rows made of numbers from 0.
    static List<Row> rows(int count, IntFunction<Row> row) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(row.apply(i));
        }
        return rows;
    }
}
