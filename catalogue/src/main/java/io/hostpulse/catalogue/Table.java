package io.hostpulse.catalogue;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/// The rows of one group at one tick. A cell that was not set is absent: no number stands for "not
/// known".
///
/// Numbers are scaled by their field's decimals. The table's arrays grow and are kept, so that
/// filling it again allocates nothing. Confined to one thread at a time; the owner hands it over
/// whole.
public final class Table {
    /// The largest number of rows; a row beyond it is refused by [#addRow()].
    public static final int ROWS_MAX = 16_384;

    private final Group group;
    private final int width;
    private final int textWidth;
    private final int words;
    private int rows;
    private int refused;
    private long[] values;
    private long[] present;
    private @Nullable Text[] texts;

    public Table(Group group) {
        this.group = group;
        this.width = group.columns().size();
        this.textWidth = group.textColumns();
        this.words = (width + 63) >>> 6;
        int capacity = group.shape() == Shape.RECORD ? 1 : 4;
        this.values = new long[capacity * width];
        this.present = new long[capacity * words];
        this.texts = new @Nullable Text[capacity * textWidth];
    }

    /// The group whose rows these are.
    public Group group() {
        return group;
    }

    /// The number of rows.
    public int rows() {
        return rows;
    }

    /// The number of rows refused since the last [#clear()] because the table was full.
    public int refusedRows() {
        return refused;
    }

    /// Takes all rows away.
    public void clear() {
        if (rows > 0) {
            Arrays.fill(present, 0, rows * words, 0);
            Arrays.fill(texts, 0, rows * textWidth, null);
        }
        rows = 0;
        refused = 0;
    }

    /// Adds a row whose cells are all absent and returns its index, or -1 when the table is full.
    public int addRow() {
        if (rows == ROWS_MAX || (group.shape() == Shape.RECORD && rows == 1)) {
            refused++;
            return -1;
        }
        if ((rows + 1) * width > values.length) {
            int capacity = Math.max(rows + 1, rows * 2);
            values = Arrays.copyOf(values, capacity * width);
            present = Arrays.copyOf(present, capacity * words);
            texts = Arrays.copyOf(texts, capacity * textWidth);
        }
        return rows++;
    }

    /// Adds a row whose cells are those of another and returns its index, or -1 when the table is
    /// full.
    public int addRowLike(int other) {
        int row = addRow();
        if (row >= 0) {
            System.arraycopy(values, other * width, values, row * width, width);
            System.arraycopy(present, other * words, present, row * words, words);
            System.arraycopy(texts, other * textWidth, texts, row * textWidth, textWidth);
        }
        return row;
    }

    /// Takes the last row away, cells and all.
    public void dropLastRow() {
        rows--;
        Arrays.fill(present, rows * words, (rows + 1) * words, 0);
        Arrays.fill(texts, rows * textWidth, (rows + 1) * textWidth, null);
    }

    /// Takes a row away, cells and all; those behind it move up.
    public void removeRow(int row) {
        int behind = rows - row - 1;
        int next = row + 1;
        System.arraycopy(values, next * width, values, row * width, behind * width);
        System.arraycopy(present, next * words, present, row * words, behind * words);
        System.arraycopy(texts, next * textWidth, texts, row * textWidth, behind * textWidth);
        dropLastRow();
    }

    /// Sets a number, scaled by its field's decimals.
    public void set(int row, int column, long scaled) {
        values[row * width + column] = scaled;
        present[row * words + (column >>> 6)] |= 1L << column;
    }

    /// Sets a number, scaled by its field's decimals.
    public void set(int row, Column column, long scaled) {
        set(row, Column.index(column), scaled);
    }

    /// Sets the first `count` of these numbers, from a column on, each scaled by its field's
    /// decimals.
    public void set(int row, int column, long[] scaled, int count) {
        System.arraycopy(scaled, 0, values, row * width + column, count);
        for (int i = column; i < column + count; i++) {
            present[row * words + (i >>> 6)] |= 1L << i;
        }
    }

    /// Sets a text.
    @SuppressWarnings("ReferenceEquality") // Whether it stands there already.
    public void set(int row, int column, Text text) {
        int at = row * textWidth + column;
        // As a rule it is the same as a tick ago. To store a reference in an array is to look at
        // its class, which nothing else does with a text.
        if (texts[at] != text) {
            texts[at] = text;
        }
        present[row * words + (column >>> 6)] |= 1L << column;
    }

    /// Sets a text.
    public void set(int row, Column column, Text text) {
        set(row, Column.index(column), text);
    }

    /// Makes a cell absent again.
    public void unset(int row, int column) {
        present[row * words + (column >>> 6)] &= ~(1L << column);
    }

    /// Whether a cell is set.
    public boolean has(int row, int column) {
        return (present[row * words + (column >>> 6)] & (1L << column)) != 0;
    }

    /// Whether a cell is set.
    public boolean has(int row, Column column) {
        return has(row, Column.index(column));
    }

    /// Which of 64 cells of a row are set: bit `i` stands for column `64 * word + i`. Whoever goes
    /// over a row's cells need not ask for each.
    public long cells(int row, int word) {
        return present[row * words + word];
    }

    /// How many words of [#cells] a row has.
    public int words() {
        return words;
    }

    /// The number of a cell that is set, scaled by its field's decimals.
    public long number(int row, int column) {
        return values[row * width + column];
    }

    /// The number of a cell that is set, scaled by its field's decimals.
    public long number(int row, Column column) {
        return values[row * width + Column.index(column)];
    }

    /// How many numbers there are in all rows.
    public int numbers() {
        int numbers = 0;
        for (int row = 0; row < rows; row++) {
            for (int word = 0; word < words; word++) {
                // Texts are the first columns.
                int texts = Math.clamp(textWidth - (word << 6), 0, 64);
                long mask = texts == 64 ? 0 : -1L << texts;
                numbers += Long.bitCount(present[row * words + word] & mask);
            }
        }
        return numbers;
    }

    /// The text of a cell; empty when the cell is absent.
    public Text text(int row, int column) {
        Text text = texts[row * textWidth + column];
        return text == null || !has(row, column) ? Text.EMPTY : text;
    }

    /// The text of a cell; empty when the cell is absent.
    public Text text(int row, Column column) {
        return text(row, Column.index(column));
    }

    /// The row whose first label is `label`, or -1. Looks at row `hint` first: rows rarely move. A
    /// hint that is no row, -1 included, is none.
    public int find(Text label, int hint) {
        if (hint >= 0 && hint < rows && isLabelled(hint, label)) {
            return hint;
        }
        for (int row = 0; row < rows; row++) {
            if (isLabelled(row, label)) {
                return row;
            }
        }
        return -1;
    }

    private boolean isLabelled(int row, Text label) {
        return has(row, 0) && label.equals(texts[row * textWidth]);
    }

    /// Makes this table equal to another of the same group.
    public void copyFrom(Table other) {
        if (other.group != group) {
            throw new IllegalArgumentException(group + " cannot take the rows of " + other.group);
        }
        if (other == this) {
            return;
        }
        if (values.length < other.rows * width) {
            values = new long[other.values.length];
            present = new long[other.present.length];
            texts = new @Nullable Text[other.texts.length];
        } else if (rows > other.rows) {
            Arrays.fill(present, other.rows * words, rows * words, 0);
            Arrays.fill(texts, other.rows * textWidth, rows * textWidth, null);
        }
        rows = other.rows;
        refused = other.refused;
        System.arraycopy(other.values, 0, values, 0, rows * width);
        System.arraycopy(other.present, 0, present, 0, rows * words);
        System.arraycopy(other.texts, 0, texts, 0, rows * textWidth);
    }
}
