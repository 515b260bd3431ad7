package io.hostpulse.bench.ingest;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.Table;

/// What messages hold: how many values, rows and groups, and how many values are the same as in the
/// message before. Numbers of groups count, nothing else. Confined to one thread.
final class Counts {
    long messages;
    long values;
    long unchanged;
    long rows;
    long groups;
    long jsonBytes;
    long hostpulseBytes;
    long victoriaBytes;

    /// @param before the message before of the same host; empty when there is none
    void add(Snapshot message, Snapshot before) {
        messages++;
        for (Group group : Group.values()) {
            Table table = message.table(group);
            if (table.rows() > 0) {
                groups++;
                rows += table.rows();
                add(table, before.table(group));
            }
        }
    }

    private void add(Table table, Table before) {
        int first = table.group().textColumns();
        int columns = table.group().columns().size();
        for (int row = 0; row < table.rows(); row++) {
            for (int column = first; column < columns; column++) {
                if (table.has(row, column)) {
                    values++;
                    boolean known = row < before.rows() && before.has(row, column);
                    if (known && before.number(row, column) == table.number(row, column)) {
                        unchanged++;
                    }
                }
            }
        }
    }

    void add(Counts other) {
        messages += other.messages;
        values += other.values;
        unchanged += other.unchanged;
        rows += other.rows;
        groups += other.groups;
        jsonBytes += other.jsonBytes;
        hostpulseBytes += other.hostpulseBytes;
        victoriaBytes += other.victoriaBytes;
    }

    /// The members of a JSON object.
    String json() {
        return ("\"messages\":%d,\"values\":%d,\"unchanged\":%d,\"rows\":%d,\"groups\":%d,"
                        + "\"json_bytes\":%d,\"hostpulse_bytes\":%d,\"victoria_bytes\":%d")
                .formatted(
                        messages,
                        values,
                        unchanged,
                        rows,
                        groups,
                        jsonBytes,
                        hostpulseBytes,
                        victoriaBytes);
    }
}
