package io.hostpulse.store.chunk;

import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.Text;
import io.hostpulse.store.answer.Bits;
import io.hostpulse.store.answer.Slice;

import java.util.Arrays;

/// Fills one row of a slice while its messages are read in order. Half of the values are those of
/// the message before, and nearly always the same columns have one: so a value is written when the
/// next one comes, into all messages in between, and which messages have one when other columns do.
/// One thread.
final class RowRun {
    private static final int OPEN = Integer.MAX_VALUE;

    private final Slice.Row row;

    /// How many messages the slice has room for.
    private final int capacity;

    /// Which columns have a value: bit `i` of a word stands for column `64 * word + i`.
    private final long[] cells;

    /// Each number column's value as of the message that was read last.
    private final long[] numbers;

    /// The same of texts.
    private final Text[] texts;

    /// The first message that each column's value is not written into.
    private final int[] next;

    /// The first message for which it is not written yet which columns have a value.
    private int since;

    /// The message from which on the row is not there.
    private int until;

    private boolean renamed;

    RowRun(Slice.Row row, int capacity) {
        this.row = row;
        this.capacity = capacity;
        this.cells = new long[Bits.words(row.present.length)];
        this.numbers = new long[row.present.length];
        this.texts = new Text[row.texts.length];
        Arrays.fill(texts, Text.EMPTY);
        this.next = new int[row.present.length];
    }

    /// Says that the row is not there from a message on; [#put] may say otherwise of that message.
    void end(int message) {
        until = Math.min(until, message);
    }

    /// Says what the row is in a message and, unless told otherwise, in those after it. If it is in
    /// the message before, it was said that it ends there.
    void put(int message, Table table, int index) {
        if (until != message || !hasCells(table, index)) {
            write(Math.min(until, message));
            since = message;
            for (int word = 0; word < cells.length; word++) {
                cells[word] = 0;
                for (long set = table.cells(index, word); set != 0; set &= set - 1) {
                    open(message, (word << 6) + Long.numberOfTrailingZeros(set));
                }
            }
        }
        until = OPEN;
        for (int word = 0; word < cells.length; word++) {
            for (long set = cells[word]; set != 0; set &= set - 1) {
                int column = (word << 6) + Long.numberOfTrailingZeros(set);
                if (column < texts.length) {
                    set(message, column, table.text(index, column));
                } else {
                    long number = table.number(index, column);
                    if (number != numbers[column]) {
                        set(message, column, number);
                    }
                }
            }
        }
    }

    private boolean hasCells(Table table, int index) {
        for (int word = 0; word < cells.length; word++) {
            if (table.cells(index, word) != cells[word]) {
                return false;
            }
        }
        return true;
    }

    private void open(int message, int column) {
        cells[column >>> 6] |= 1L << column;
        row.open(column, capacity);
        next[column] = message;
    }

    private void set(int message, int column, long number) {
        long before = numbers[column];
        long[] into = row.numbers[column];
        int from = next[column];
        if (from < message) {
            into[message - 1] = before;
            for (int i = from; i < message - 1; i++) {
                into[i] = before;
            }
        }
        next[column] = message;
        numbers[column] = number;
    }

    private void set(int message, int column, Text text) {
        if (!text.equals(texts[column])) {
            Arrays.fill(row.texts[column], next[column], message, texts[column]);
            next[column] = message;
            texts[column] = text;
        }
    }

    /// Says that a number differs by so much from the one in the message before.
    void change(int message, int column, long difference) {
        has(message, column);
        set(message, column, numbers[column] + difference);
    }

    /// Says that a text is another one than in the message before.
    void change(int message, int column, Text text) {
        has(message, column);
        set(message, column, text);
        renamed |= column < row.key.labels().size();
    }

    /// Opens a column that had no value: nobody writes that as a change, but it can be read.
    private void has(int message, int column) {
        if ((cells[column >>> 6] & 1L << column) == 0) {
            write(message);
            open(message, column);
        }
    }

    /// Whether a label has changed since this was asked last: it is another row then.
    boolean isRenamed() {
        boolean was = renamed;
        renamed = false;
        return was;
    }

    /// Adds the row as it is now to a table.
    void copy(Table into) {
        int at = into.addRow();
        for (int column = 0; column < next.length; column++) {
            if ((cells[column >>> 6] & 1L << column) != 0) {
                if (column < texts.length) {
                    into.set(at, column, texts[column]);
                } else {
                    into.set(at, column, numbers[column]);
                }
            }
        }
    }

    /// Writes all that is left to write, into so many messages.
    void finish(int count) {
        write(Math.min(until, count));
    }

    private void write(int to) {
        for (int word = 0; word < cells.length; word++) {
            for (long set = cells[word]; set != 0; set &= set - 1) {
                int column = (word << 6) + Long.numberOfTrailingZeros(set);
                if (column < texts.length) {
                    Arrays.fill(row.texts[column], next[column], to, texts[column]);
                } else {
                    Arrays.fill(row.numbers[column], next[column], to, numbers[column]);
                }
                next[column] = to;
                Bits.set(row.present[column], since, to);
            }
        }
        Bits.set(row.there, since, to);
        since = to;
    }
}
