package io.hostpulse.collect;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.groups.CgroupController;

import java.nio.file.Path;
import java.util.List;

/// Reads `/proc/cgroups`: a line of heading, then `memory 7 234 1` for each controller: its
/// hierarchy, its groups, whether it is on. Source: cgroups(7).
final class CgroupControllerCollector extends SysCollector {
    private static final int WORDS = 4;

    CgroupControllerCollector(Path procfs) {
        super(procfs, "cgroups", Group.CGROUP_CONTROLLER);
    }

    @Override
    void take(Snapshot into) {
        Table table = into.table(Group.CGROUP_CONTROLLER);
        for (String line : files.lines("cgroups")) {
            List<String> words = SysFiles.words(line);
            boolean isController = words.size() >= WORDS && !line.startsWith("#");
            long groups = isController ? SysFiles.number(words.get(2)) : SysFiles.ABSENT;
            long enabled = isController ? SysFiles.number(words.get(3)) : SysFiles.ABSENT;
            boolean isKnown = groups != SysFiles.ABSENT && enabled != SysFiles.ABSENT;
            int row = isKnown ? row(table, words.getFirst()) : -1;
            if (row >= 0) {
                table.set(row, CgroupController.CGROUPS, groups);
                table.set(row, CgroupController.ENABLED, enabled);
            }
        }
    }
}
