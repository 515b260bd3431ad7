package io.hostpulse.collect;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.Status;
import io.hostpulse.catalogue.Table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The trees of kernel files that the tests read, and snapshots as text.
final class Fixtures {
    static final List<String> HOSTS = List.of("modern", "old", "container");
    private static final Path TREES = Path.of("src", "test", "fixtures");

    private Fixtures() {}

    static Path tree(String host) {
        return TREES.resolve(host);
    }

    static Path procfs(String host) {
        return tree(host).resolve("proc");
    }

    static Roots roots(String host) {
        return new Roots(procfs(host), tree(host).resolve("sys"), Path.of("/"));
    }

    static boolean has(String host, String file) {
        return Files.exists(procfs(host).resolve(file));
    }

    static byte[] bytes(String host, String file) throws IOException {
        return Files.readAllBytes(procfs(host).resolve(file));
    }

    /// Every cell that is set, by group, row label and column.
    static Map<String, String> cells(Snapshot snapshot) {
        Map<String, String> cells = new TreeMap<>();
        for (Group group : Group.values()) {
            Table table = snapshot.table(group);
            for (int row = 0; row < table.rows(); row++) {
                String label = group.textColumns() == 0 ? "" : table.text(row, 0).toString();
                for (Column column : group.columns()) {
                    if (table.has(row, column)) {
                        cells.put(
                                group.word() + "[" + label + "]." + column.field().name(),
                                value(table, row, column));
                    }
                }
            }
        }
        return cells;
    }

    private static String value(Table table, int row, Column column) {
        return column.field().kind().isText()
                ? table.text(row, column).toString()
                : Long.toString(table.number(row, column));
    }

    /// The rows of a group, one line each, with the cells that are set.
    static String rows(Table table) {
        var out = new StringBuilder();
        for (int row = 0; row < table.rows(); row++) {
            String gap = "";
            for (Column column : table.group().columns()) {
                if (table.has(row, column)) {
                    out.append(gap).append(column.field().name()).append('=');
                    out.append(value(table, row, column));
                    gap = " ";
                }
            }
            out.append('\n');
        }
        return out.toString();
    }

    /// A group's status: its state, and its reason if it has one.
    static String status(Status status) {
        return !status.isCollected()
                ? "not collected"
                : status.state().word() + status.why().map(why -> ": " + why).orElse("");
    }
}
