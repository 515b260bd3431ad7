package io.hostpulse.collect;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.groups.Edac;
import io.hostpulse.catalogue.groups.EdacCsrow;

import java.nio.file.Path;

/// Reads `/sys/devices/system/edac/mc`: the errors of each memory controller and of its rows.
/// Source: the kernel's `Documentation/ABI/testing/sysfs-devices-edac`.
final class EdacCollector extends SysCollector {
    private static final String CONTROLLERS = "devices/system/edac/mc";

    EdacCollector(Path sysfs) {
        super(sysfs, CONTROLLERS, Group.EDAC, Group.EDAC_CSROW);
    }

    @Override
    void take(Snapshot into) {
        Table table = into.table(Group.EDAC);
        for (String name : files.names(CONTROLLERS)) {
            String number = numbered(name, "mc");
            int row = number.isEmpty() ? -1 : row(table, number);
            if (row >= 0) {
                String directory = CONTROLLERS + "/" + name;
                files.set(table, row, Edac.CORRECTABLE, directory + "/ce_count", 1);
                files.set(table, row, Edac.UNCORRECTABLE, directory + "/ue_count", 1);
                files.set(table, row, Edac.CORRECTABLE_NOINFO, directory + "/ce_noinfo_count", 1);
                files.set(table, row, Edac.UNCORRECTABLE_NOINFO, directory + "/ue_noinfo_count", 1);
                rows(into.table(Group.EDAC_CSROW), number, directory);
            }
        }
    }

    private void rows(Table table, String controller, String directory) {
        for (String name : files.names(directory)) {
            String number = numbered(name, "csrow");
            int row = number.isEmpty() ? -1 : row(table, controller, number);
            if (row >= 0) {
                String of = directory + "/" + name;
                files.set(table, row, EdacCsrow.CORRECTABLE, of + "/ce_count", 1);
                files.set(table, row, EdacCsrow.UNCORRECTABLE, of + "/ue_count", 1);
            }
        }
    }
}
