package io.hostpulse.store;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.Table;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// Snapshots and answers as texts that tests compare.
public final class Shown {
    private Shown() {}

    /// Everything that a snapshot says.
    public static String snapshot(Snapshot snapshot) {
        var text = new StringBuilder();
        text.append(snapshot.identity()).append('\n').append(snapshot.clock()).append('\n');
        text.append(snapshot.seq()).append(' ').append(snapshot.intervalMillis()).append('\n');
        for (Group group : Group.values()) {
            var status = snapshot.status(group);
            text.append(group).append(' ').append(status.isCollected()).append(status.state());
            text.append(status.why()).append(status.micros()).append(status.targets());
            text.append(rows(snapshot.table(group))).append('\n');
        }
        return text.toString();
    }

    /// A table's rows, sorted.
    public static String rows(Table table) {
        var rows = new ArrayList<String>();
        for (int row = 0; row < table.rows(); row++) {
            var cells = new TreeMap<String, String>();
            for (Column column : table.group().columns()) {
                if (table.has(row, column)) {
                    boolean text = column.field().kind().isText();
                    cells.put(
                            column.field().name(),
                            text
                                    ? "'" + table.text(row, column) + "'"
                                    : Long.toString(table.number(row, column)));
                }
            }
            rows.add(cells.toString());
        }
        java.util.Collections.sort(rows);
        return rows.toString();
    }

    /// What an export hands over, a line for each message.
    public static List<String> export(Store store, ExportQuery query) throws Exception {
        var lines = new ArrayList<String>();
        store.export(query, (time, rows) -> lines.add(time + " " + rows(rows)));
        return lines;
    }

    /// A line's times, as seconds after the start of [Ticks].
    public static List<Long> seconds(Series.Line line) {
        return java.util.Arrays.stream(line.timesMicros())
                .map(time -> (time - Ticks.START) / Ticks.SECOND)
                .boxed()
                .toList();
    }
}
