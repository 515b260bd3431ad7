package io.hostpulse.store.chunk;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Table;
import io.hostpulse.store.answer.Bits;
import io.hostpulse.store.answer.Slice;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads a head's messages into the columns of all groups. [Head.View#slice] says the same of one
/// group; here a message costs what differs from the one before it, not what it holds.
final class HeadSlices {
    private static final Group FIRST = Group.values()[0];

    private final MessageReader reader;
    private final Slice messages;
    private final Table none = new Table(FIRST);
    private final Map<Group, Rows> groups = new EnumMap<>(Group.class);

    /// The rows of one group, as of the message that was read last.
    private static final class Rows {
        final Slice slice;
        final Table table;
        final Map<Slice.Row, RowRun> runs = new HashMap<>();

        /// Those that are there, in the order of the message.
        final List<RowRun> now = new ArrayList<>();

        Rows(Slice slice) {
            this.slice = slice;
            this.table = new Table(slice.group);
        }

        /// Takes all rows away; those of them that a message says again go on.
        void end(int message) {
            now.forEach(run -> run.end(message));
            now.clear();
        }

        /// Makes a table of the rows that are there.
        void copy() {
            table.clear();
            now.forEach(run -> run.copy(table));
        }

        /// Says that the table's rows are there, after all were taken away.
        void put(int message) {
            for (int i = 0; i < table.rows(); i++) {
                Slice.Row row = slice.rowOf(message, table, i);
                Bits.set(row.there, message);
                RowRun run = runs.computeIfAbsent(row, _ -> new RowRun(row, slice.times.length));
                run.put(message, table, i);
                now.add(run);
            }
        }
    }

    private HeadSlices(Head.View head, Layouts layouts) {
        this.messages = new Slice(FIRST, head.count());
        this.reader = new MessageReader(layouts);
        groups.put(FIRST, new Rows(messages));
    }

    /// A head by groups: those of which any message has rows, and the first one in any case.
    static Map<Group, Slice> of(Head.View head, Layouts layouts) {
        var slices = new HeadSlices(head, layouts);
        var in = new In(head.bytes(), 0, head.size());
        while (!in.isAtEnd()) {
            int length = in.count(head.size());
            int from = in.skip(length);
            slices.read(new In(head.bytes(), from, from + length));
        }
        return slices.finish();
    }

    private void read(In in) {
        reader.toRows(in);
        int message = messages.count;
        messages.add(reader.timeMicros, reader.ref, reader.seq, none);
        if (reader.chain == 0) {
            groups.values().forEach(rows -> rows.end(message));
        }
        reader.rows(in, (layout, group) -> read(in, layout, rows(group), message));
    }

    private Rows rows(Group group) {
        Rows rows = groups.get(group);
        if (rows == null) {
            rows = new Rows(messages.beside(group));
            groups.put(group, rows);
        }
        return rows;
    }

    private void read(In in, Layout layout, Rows rows, int message) {
        int kind = in.u8();
        if (kind == TableCodec.CHANGES) {
            boolean renamed = false;
            for (int i = 0; i < rows.now.size(); i++) {
                RowRun run = rows.now.get(i);
                TableCodec.changes(in, layout, reader.texts, run, message);
                renamed |= run.isRenamed();
            }
            if (!renamed) {
                return;
            }
            rows.copy();
            rows.end(message);
        } else {
            rows.end(message);
            TableCodec.read(kind, in, layout, reader.texts, rows.table);
        }
        rows.put(message);
    }

    private Map<Group, Slice> finish() {
        Map<Group, Slice> all = new EnumMap<>(Group.class);
        groups.forEach(
                (group, rows) -> {
                    rows.runs.values().forEach(run -> run.finish(messages.count));
                    rows.slice.count = messages.count;
                    if (group == FIRST || !rows.slice.rows().isEmpty()) {
                        all.put(group, rows.slice);
                    }
                });
        return all;
    }
}
