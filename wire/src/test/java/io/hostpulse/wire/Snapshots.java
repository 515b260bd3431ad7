package io.hostpulse.wire;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.Status;
import io.hostpulse.catalogue.Table;

/// Puts snapshots in words, so that two can be compared whole.
final class Snapshots {
    private Snapshots() {}

    /// Everything that a snapshot says, one line for each cell.
    static String words(Snapshot snapshot) {
        var out = new StringBuilder();
        out.append(snapshot.identity()).append('\n');
        out.append(snapshot.clock()).append('\n');
        out.append("seq ").append(snapshot.seq()).append('\n');
        out.append("interval ").append(snapshot.intervalMillis()).append('\n');
        for (Group group : Group.values()) {
            words(out, snapshot.table(group));
            words(out, group, snapshot.status(group));
        }
        return out.toString();
    }

    private static void words(StringBuilder out, Table table) {
        for (int row = 0; row < table.rows(); row++) {
            out.append(table.group()).append('[').append(row).append("]\n");
            for (Column column : table.group().columns()) {
                if (table.has(row, column)) {
                    out.append("  ").append(column).append(' ');
                    out.append(
                            column.field().kind().isText()
                                    ? table.text(row, column)
                                    : table.number(row, column));
                    out.append('\n');
                }
            }
        }
    }

    private static void words(StringBuilder out, Group group, Status status) {
        if (status.isCollected()) {
            out.append(group).append(' ').append(status.state()).append(' ');
            out.append(status.micros()).append(' ').append(status.why());
            out.append(' ').append(status.targets()).append('\n');
        }
    }
}
