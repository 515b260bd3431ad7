package io.hostpulse.collect;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.Text;
import io.hostpulse.catalogue.groups.Clocksource;

import java.nio.file.Path;

/// Reads `/sys/devices/system/clocksource`: which sources of time there are, and which is in use.
/// Source: the kernel's `Documentation/ABI/testing/sysfs-devices-system-clocksource` and
/// `kernel/time/clocksource.c`.
final class ClocksourceCollector extends SysCollector {
    private static final String DEVICES = "devices/system/clocksource";

    ClocksourceCollector(Path sysfs) {
        super(sysfs, DEVICES, Group.CLOCKSOURCE);
    }

    @Override
    void take(Snapshot into) {
        Table table = into.table(Group.CLOCKSOURCE);
        for (String name : files.names(DEVICES)) {
            String number = numbered(name, "clocksource");
            Text available = files.text(DEVICES + "/" + name + "/available_clocksource");
            Text current = files.text(DEVICES + "/" + name + "/current_clocksource");
            if (number.isEmpty() || available == null) {
                continue;
            }
            for (String source : SysFiles.words(available.toString())) {
                int row = row(table, number, source);
                if (row >= 0 && current != null && current.toString().equals(source)) {
                    table.set(row, Clocksource.CURRENT, 1);
                }
            }
        }
    }
}
