package io.hostpulse.collect;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.groups.Selinux;

import java.nio.file.Path;

/// Reads `/sys/fs/selinux/enforce`, which is there where SELinux is on. Source: the kernel's
/// `security/selinux/selinuxfs.c`.
final class SelinuxCollector extends SysCollector {
    SelinuxCollector(Path sysfs) {
        super(sysfs, "fs/selinux", Group.SELINUX);
    }

    @Override
    void take(Snapshot into) {
        Table table = into.table(Group.SELINUX);
        int row = table.addRow();
        boolean isOn = files.exists("fs/selinux/enforce");
        table.set(row, Selinux.ENABLED, isOn ? 1 : 0);
        if (isOn) {
            files.set(table, row, Selinux.CURRENT_MODE, "fs/selinux/enforce", 1);
        }
    }
}
