package io.hostpulse.cli;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Field;
import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.State;
import io.hostpulse.catalogue.Status;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.Unit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// A snapshot for people: a section per group, fields down, rows across. Absent values show as `-`.
final class SnapshotTable {
    /// Rows that stand beside each other before a new block begins.
    private static final int ROWS_ACROSS = 5;

    private SnapshotTable() {}

    static String of(Snapshot snapshot) {
        var text = new StringBuilder();
        text.append(snapshot.identity().hostname());
        snapshot.identity().ip().ifPresent(ip -> text.append("  ").append(ip));
        snapshot.identity().mac().ifPresent(mac -> text.append("  ").append(mac));
        text.append('\n');
        for (Group group : Group.values()) {
            Table table = snapshot.table(group);
            for (int from = 0; from < table.rows(); from += ROWS_ACROSS) {
                section(text, table, from, Math.min(table.rows(), from + ROWS_ACROSS));
            }
        }
        List<List<String>> lines = new ArrayList<>();
        for (Group group : Group.values()) {
            trouble(lines, group, snapshot.status(group));
        }
        if (!lines.isEmpty()) {
            text.append("\nNot complete\n").append(Columns.of(lines));
        }
        return text.toString();
    }

    private static void section(StringBuilder text, Table table, int from, int to) {
        Group group = table.group();
        text.append('\n').append(group.title()).append(" (").append(group.word()).append(")\n");
        List<List<String>> lines = new ArrayList<>();
        for (Column column : group.columns()) {
            List<String> line = new ArrayList<>();
            line.add("  " + column.field().name());
            boolean any = false;
            for (int row = from; row < to; row++) {
                any |= table.has(row, column);
                line.add(cell(table, row, column));
            }
            line.add(column.field().unit() == Unit.NONE ? "" : word(column.field().unit()));
            if (any) {
                lines.add(line);
            }
        }
        text.append(Columns.of(lines));
    }

    private static String cell(Table table, int row, Column column) {
        if (!table.has(row, column)) {
            return "-";
        }
        Field field = column.field();
        if (field.kind().isText()) {
            return printable(table.text(row, column).toString());
        }
        if (field.unit() == Unit.BOOLEAN) {
            return table.number(row, column) == 0 ? "no" : "yes";
        }
        return BigDecimal.valueOf(table.number(row, column), field.decimals())
                .stripTrailingZeros()
                .toPlainString();
    }

    /// A name from the host must not move the terminal's cursor.
    private static String printable(String name) {
        return name.replaceAll("\\p{Cntrl}", "?");
    }

    private static String word(Unit unit) {
        return switch (unit) {
            case PERCENT -> "%";
            case KIBIBYTES -> "KB";
            case MEBIBYTES -> "MB";
            case NONE, LOAD, COUNT, BOOLEAN -> "";
            case RATIO, BYTES, SECONDS, MILLISECONDS -> unit.word();
        };
    }

    private static void trouble(List<List<String>> lines, Group group, Status status) {
        if (status.isCollected() && status.state() != State.OK) {
            lines.add(
                    List.of(
                            "  " + group.word(),
                            status.state().word(),
                            printable(status.why().orElse(""))));
        }
    }
}
