package io.hostpulse.store.chunk;

import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.Text;
import io.hostpulse.catalogue.TextPool;

/// Writes and reads one group's rows as what differs from the message before.
///
/// ```
/// u8 0     no rows
/// u8 1     the same rows with values in the same cells: for each row a bit for each column that
///          differs, then its values: a number as zigzag difference, a text as bytes
/// u8 2     varint rows; for each a bit for each column that has a value, then its values
/// ```
final class TableCodec {
    private static final int EMPTY = 0;

    /// The kind whose rows [#changes] reads too.
    static final int CHANGES = 1;

    private static final int WHOLE = 2;

    private TableCodec() {}

    /// Writes what differs; false, with nothing of use written, when nothing does.
    static boolean write(Out out, Table before, Table table) {
        if (table.rows() == 0) {
            out.u8(EMPTY);
            return before.rows() != 0;
        }
        int width = table.group().columns().size();
        int start = out.size();
        if (before.rows() == table.rows()) {
            out.u8(CHANGES);
            int changes = writeChanges(out, before, table, width);
            if (changes >= 0) {
                return changes > 0;
            }
            out.cut(start);
        }
        out.u8(WHOLE);
        out.varint(table.rows());
        int texts = table.group().textColumns();
        for (int row = 0; row < table.rows(); row++) {
            int bits = out.skip((width + 7) >>> 3);
            for (int column = 0; column < width; column++) {
                if (table.has(row, column)) {
                    out.or(bits + (column >>> 3), 1 << (column & 7));
                    if (column < texts) {
                        out.bytes(table.text(row, column).raw());
                    } else {
                        out.zigzag(table.number(row, column));
                    }
                }
            }
        }
        return true;
    }

    /// Returns how many cells differ, or -1 when other cells have values.
    private static int writeChanges(Out out, Table before, Table table, int width) {
        int changes = 0;
        int texts = table.group().textColumns();
        for (int row = 0; row < table.rows(); row++) {
            int bits = out.skip((width + 7) >>> 3);
            for (int word = 0; word < table.words(); word++) {
                long cells = table.cells(row, word);
                if (cells != before.cells(row, word)) {
                    return -1;
                }
                for (; cells != 0; cells &= cells - 1) {
                    int column = (word << 6) + Long.numberOfTrailingZeros(cells);
                    if (column >= texts) {
                        long difference = table.number(row, column) - before.number(row, column);
                        if (difference == 0) {
                            continue;
                        }
                        out.zigzag(difference);
                    } else {
                        Text text = table.text(row, column);
                        if (text.equals(before.text(row, column))) {
                            continue;
                        }
                        out.bytes(text.raw());
                    }
                    out.or(bits + (column >>> 3), 1 << (column & 7));
                    changes++;
                }
            }
        }
        return changes;
    }

    /// Reads over the rows of the message before.
    static void read(In in, Layout layout, TextPool texts, Table state) {
        read(in.u8(), in, layout, texts, state);
    }

    /// Reads over the rows of the message before; the kind has been read.
    static void read(int kind, In in, Layout layout, TextPool texts, Table state) {
        int rows = state.rows();
        if (kind != CHANGES) {
            state.clear();
            rows = kind == WHOLE ? in.count(Table.ROWS_MAX) : 0;
        }
        int width = layout.places().size();
        for (int row = 0; row < rows; row++) {
            if (kind == WHOLE && state.addRow() != row) {
                throw new BrokenBlob(rows + " rows of " + state.group());
            }
            int bits = in.skip((width + 7) >>> 3);
            for (int first = 0; first < width; first += 64) {
                long set = in.bits(bits + (first >>> 3), Math.min(width - first, 64));
                for (; set != 0; set &= set - 1) {
                    int column = first + Long.numberOfTrailingZeros(set);
                    cell(in, layout.place(column), texts, state, row, kind == CHANGES);
                }
            }
        }
    }

    /// Reads what differs in one row, of the kind [#CHANGES].
    static void changes(In in, Layout layout, TextPool texts, RowRun run, int message) {
        int width = layout.places().size();
        int bits = in.skip((width + 7) >>> 3);
        for (int first = 0; first < width; first += 64) {
            long set = in.bits(bits + (first >>> 3), Math.min(width - first, 64));
            for (; set != 0; set &= set - 1) {
                int column = first + Long.numberOfTrailingZeros(set);
                change(in, layout.place(column), texts, run, message);
            }
        }
    }

    private static void change(In in, Layout.Place place, TextPool texts, RowRun run, int message) {
        int column = place.ordinal();
        if (place.isText()) {
            Text text = in.text(texts);
            if (column >= 0) {
                run.change(message, column, text);
            }
            return;
        }
        long difference = in.zigzag();
        if (column >= 0) {
            run.change(message, column, difference * place.factor());
        }
    }

    private static void cell(
            In in, Layout.Place place, TextPool texts, Table state, int row, boolean change) {
        int column = place.ordinal();
        if (place.isText()) {
            Text text = in.text(texts);
            if (column >= 0) {
                state.set(row, column, text);
            }
            return;
        }
        long number = in.zigzag();
        if (column >= 0) {
            long before = change ? state.number(row, column) : 0;
            state.set(row, column, before + number * place.factor());
        }
    }
}
