package io.hostpulse.collect;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.Text;
import io.hostpulse.catalogue.groups.CpuInfo;

import java.nio.file.Path;

/// Reads `/proc/cpuinfo`: a paragraph for each CPU, lines `model name : ...`. Source:
/// proc_cpuinfo(5).
final class CpuInfoCollector extends SysCollector {
    CpuInfoCollector(Path procfs) {
        super(procfs, "cpuinfo", Group.CPU_INFO);
    }

    @Override
    void take(Snapshot into) {
        Table table = into.table(Group.CPU_INFO);
        int row = -1;
        for (String line : files.lines("cpuinfo")) {
            int colon = line.indexOf(':');
            if (colon < 0) {
                continue;
            }
            String key = line.substring(0, colon).strip();
            String value = line.substring(colon + 1).strip();
            if (key.equals(CpuInfo.CPU.field().source())) {
                row = row(table, value);
                if (row >= 0) {
                    table.set(row, CpuInfo.ONLINE, 1);
                }
            } else if (row >= 0 && !value.isEmpty()) {
                set(table, row, key, value);
            }
        }
    }

    private static void set(Table table, int row, String key, String value) {
        for (Column column : Group.CPU_INFO.columns()) {
            if (column.field().kind().isText() && column.field().source().equals(key)) {
                table.set(row, column, Text.of(value));
            }
        }
    }
}
