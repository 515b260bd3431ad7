package io.hostpulse.collect;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.groups.NumaMemory;
import io.hostpulse.catalogue.groups.NumaStat;

import java.nio.file.Path;
import java.util.List;

/// Reads `/sys/devices/system/node/nodeN`: `meminfo`, lines `Node 0 MemTotal: 134182340 kB`, and
/// `numastat`, lines `numa_hit 193460335812`. Source: the kernel's `drivers/base/node.c`.
final class NumaCollector extends SysCollector {
    private static final String NODES = "devices/system/node";
    private static final int NAME_WORD = 2;
    private static final int VALUE_WORD = 3;
    private static final int UNIT_WORD = 4;
    private static final long KIBIBYTE = 1_024;

    NumaCollector(Path sysfs) {
        super(sysfs, NODES, Group.NUMA_MEMORY, Group.NUMA_STAT);
    }

    @Override
    void take(Snapshot into) {
        for (String name : files.names(NODES)) {
            String node = numbered(name, "node");
            if (!node.isEmpty()) {
                memory(into.table(Group.NUMA_MEMORY), node, NODES + "/" + name + "/meminfo");
                stat(into.table(Group.NUMA_STAT), node, NODES + "/" + name + "/numastat");
            }
        }
    }

    private void memory(Table table, String node, String file) {
        for (String line : files.lines(file)) {
            List<String> words = SysFiles.words(line);
            boolean isValue = words.size() > VALUE_WORD && words.get(NAME_WORD).endsWith(":");
            long value = isValue ? SysFiles.number(words.get(VALUE_WORD)) : SysFiles.ABSENT;
            boolean isKnown = value >= 0 && value < Long.MAX_VALUE / KIBIBYTE;
            String name = isKnown ? words.get(NAME_WORD) : "";
            int row = isKnown ? row(table, node, name.substring(0, name.length() - 1)) : -1;
            if (row >= 0) {
                boolean isKilo = words.size() > UNIT_WORD && words.get(UNIT_WORD).equals("kB");
                table.set(row, NumaMemory.VALUE, isKilo ? value * KIBIBYTE : value);
            }
        }
    }

    private void stat(Table table, String node, String file) {
        List<String> lines = files.lines(file);
        int row = lines.isEmpty() ? -1 : row(table, node);
        for (String line : row < 0 ? List.<String>of() : lines) {
            List<String> words = SysFiles.words(line);
            for (NumaStat column : NumaStat.values()) {
                if (words.size() == 2 && column.field().source().equals(words.getFirst())) {
                    long value = SysFiles.number(words.get(1));
                    if (value != SysFiles.ABSENT) {
                        table.set(row, column, value);
                    }
                }
            }
        }
    }
}
