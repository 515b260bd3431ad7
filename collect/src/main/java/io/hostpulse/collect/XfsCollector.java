package io.hostpulse.collect;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.groups.Xfs;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads `/sys/fs/xfs/DEVICE/stats/stats`: lines such as `extent_alloc 1 872 0 0`. Source: the
/// kernel's `fs/xfs/xfs_stats.c`.
final class XfsCollector extends SysCollector {
    private static final Map<String, Xfs> COLUMNS = columns();

    XfsCollector(Path sysfs) {
        super(sysfs, "fs/xfs", Group.XFS);
    }

    /// The columns by word and place: `extent_alloc 2`.
    private static Map<String, Xfs> columns() {
        Map<String, Xfs> columns = new HashMap<>();
        for (Xfs column : Xfs.values()) {
            columns.put(column.field().source(), column);
        }
        return columns;
    }

    @Override
    void take(Snapshot into) {
        for (String name : files.names("fs/xfs")) {
            List<String> lines = files.lines("fs/xfs/" + name + "/stats/stats");
            Table table = into.table(Group.XFS);
            int row = lines.isEmpty() || name.equals("stats") ? -1 : row(table, name);
            for (String line : row < 0 ? List.<String>of() : lines) {
                line(table, row, SysFiles.words(line));
            }
        }
    }

    private static void line(Table table, int row, List<String> words) {
        for (int i = 1; i < words.size(); i++) {
            Xfs column = COLUMNS.get(words.getFirst() + " " + i);
            long value = SysFiles.number(words.get(i));
            if (column != null && value != SysFiles.ABSENT) {
                table.set(row, column, value);
            }
        }
    }
}
