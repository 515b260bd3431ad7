package io.hostpulse.store.answer;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.Text;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// One group of one host over a range of messages, by columns: message `i` was at `times[i]`, and
/// each row has an array of its values per column. Messages without the group are there too: what
/// neighbours what is decided by messages. Written once by its maker, then only read.
public final class Slice {
    /// The group whose values these are.
    public final Group group;

    /// How many messages there are.
    public int count;

    /// Corrected times, in the order of messages.
    public long[] times;

    /// The store's number of each message's epoch.
    public int[] refs;

    /// Each message's number.
    public long[] seqs;

    private final List<Row> rows = new ArrayList<>();
    private final Map<RowKey, Row> byKey = new HashMap<>();

    /// One row's cells.
    public static final class Row {
        public final RowKey key;

        /// In which messages the row is.
        public long[] there;

        /// The numbers of each column; empty for a column without any.
        public final long[][] numbers;

        /// The texts of each text column; empty for one without any.
        public final @Nullable Text[][] texts;

        /// In which messages each column has a value.
        public final long[][] present;

        Row(RowKey key, Group group, int capacity) {
            this.key = key;
            this.there = new long[Bits.words(capacity)];
            int width = group.columns().size();
            this.numbers = new long[width][0];
            this.present = new long[width][0];
            this.texts = new @Nullable Text[group.textColumns()][0];
        }

        /// Whether a column has a value in a message.
        public boolean has(int column, int message) {
            long[] words = present[column];
            return words.length > message >>> 6 && Bits.get(words, message);
        }

        /// Whether the row is in a message.
        public boolean isIn(int message) {
            return there.length > message >>> 6 && Bits.get(there, message);
        }

        /// Gives a column room for all messages.
        public void open(int column, int capacity) {
            if (column < texts.length) {
                texts[column] = fit(texts[column], capacity);
            } else if (numbers[column].length < capacity) {
                numbers[column] = java.util.Arrays.copyOf(numbers[column], capacity);
            }
            present[column] = Bits.fit(present[column], capacity);
        }

        private static @Nullable Text[] fit(@Nullable Text[] texts, int capacity) {
            return texts.length >= capacity ? texts : java.util.Arrays.copyOf(texts, capacity);
        }
    }

    public Slice(Group group, int capacity) {
        this(group, new long[capacity], new int[capacity], new long[capacity]);
    }

    private Slice(Group group, long[] times, int[] refs, long[] seqs) {
        this.group = group;
        this.times = times;
        this.refs = refs;
        this.seqs = seqs;
    }

    /// Another group of the same messages, without a row yet; both share what is said of the
    /// messages themselves, and neither is given more of them.
    public Slice beside(Group other) {
        var slice = new Slice(other, times, refs, seqs);
        slice.count = count;
        return slice;
    }

    /// The rows in the order of their first appearance.
    public List<Row> rows() {
        return rows;
    }

    /// The row of a key; made when there was none.
    public Row row(RowKey key) {
        return byKey.computeIfAbsent(
                key,
                _ -> {
                    var row = new Row(key, group, times.length);
                    rows.add(row);
                    return row;
                });
    }

    /// Adds a message at the end, whatever its time.
    public void add(long time, int ref, long seq, Table table) {
        if (count == times.length) {
            int capacity = Math.max(16, count * 2);
            times = java.util.Arrays.copyOf(times, capacity);
            refs = java.util.Arrays.copyOf(refs, capacity);
            seqs = java.util.Arrays.copyOf(seqs, capacity);
        }
        times[count] = time;
        refs[count] = ref;
        seqs[count] = seq;
        count++;
        addRows(count - 1, table);
    }

    /// Adds the rows of a message that has none yet.
    public void addRows(int message, Table table) {
        for (int i = 0; i < table.rows(); i++) {
            put(rowOf(message, table, i), message, table, i);
        }
    }

    /// The row that a message's table has at a place; made when there was none. Those at the places
    /// before it are in the message already.
    public Row rowOf(int message, Table table, int index) {
        if (index < rows.size()) {
            Row same = rows.get(index);
            // The rows of a message mostly stand as in the first one, each only once.
            if (same.key.occurrence() == 0 && same.key.fits(table, index) && !same.isIn(message)) {
                return same;
            }
        }
        return row(RowKey.of(table, index, group.labelColumns()));
    }

    private void put(Row row, int message, Table table, int index) {
        row.there = Bits.fit(row.there, times.length);
        Bits.set(row.there, message);
        for (int word = 0; word < table.words(); word++) {
            for (long cells = table.cells(index, word); cells != 0; cells &= cells - 1) {
                int column = (word << 6) + Long.numberOfTrailingZeros(cells);
                boolean text = column < row.texts.length;
                int room = text ? row.texts[column].length : row.numbers[column].length;
                if (room <= message) {
                    row.open(column, times.length);
                }
                Bits.set(row.present[column], message);
                if (text) {
                    row.texts[column][message] = table.text(index, column);
                } else {
                    row.numbers[column][message] = table.number(index, column);
                }
            }
        }
    }

    /// Writes a message's rows into a table that is empty.
    public void write(int message, Table into) {
        for (Row row : rows) {
            if (!row.isIn(message)) {
                continue;
            }
            int at = into.addRow();
            for (int column = 0; at >= 0 && column < row.numbers.length; column++) {
                if (row.has(column, message)) {
                    if (column < row.texts.length) {
                        Text text = row.texts[column][message];
                        into.set(at, column, text == null ? Text.EMPTY : text);
                    } else {
                        into.set(at, column, row.numbers[column][message]);
                    }
                }
            }
        }
    }

    /// Whether message `a` comes before message `b` of another slice or this one.
    public static int compare(Slice one, int a, Slice two, int b) {
        if (one.times[a] != two.times[b]) {
            return Long.compare(one.times[a], two.times[b]);
        }
        if (one.refs[a] != two.refs[b]) {
            return Integer.compare(one.refs[a], two.refs[b]);
        }
        return Long.compare(one.seqs[a], two.seqs[b]);
    }
}
