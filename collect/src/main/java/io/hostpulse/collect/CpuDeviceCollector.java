package io.hostpulse.collect;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.Text;
import io.hostpulse.catalogue.groups.CpuIsolated;
import io.hostpulse.catalogue.groups.CpuThrottle;
import io.hostpulse.catalogue.groups.PackageThrottle;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/// Reads `/sys/devices/system/cpu`: how often cores and packages were slowed down, once for each,
/// and which CPUs are isolated. Source: the kernel's
/// `Documentation/ABI/testing/sysfs-devices-system-cpu`.
final class CpuDeviceCollector extends SysCollector {
    private static final String CPUS = "devices/system/cpu";

    /// A CPU's number is below this.
    private static final int CPU_MAX = 8_192;

    private static final int PACKAGE = 0;
    private static final int CORE = 1;
    private static final int CORE_THROTTLES = 2;
    private static final int PACKAGE_THROTTLES = 3;

    private final DeviceDirectories cpus =
            new DeviceDirectories(
                    files,
                    "topology/physical_package_id",
                    "topology/core_id",
                    "thermal_throttle/core_throttle_count",
                    "thermal_throttle/package_throttle_count");

    CpuDeviceCollector(Path sysfs) {
        super(sysfs, CPUS, Group.CPU_THROTTLE, Group.PACKAGE_THROTTLE, Group.CPU_ISOLATED);
    }

    @Override
    void take(Snapshot into) {
        Set<String> seen = new HashSet<>();
        cpus.begin();
        for (String name : files.names(CPUS)) {
            if (!numbered(name, "cpu").isEmpty()) {
                DeviceDirectories.Device cpu = cpus.device(CPUS + "/" + name);
                if (cpu != null) {
                    throttles(cpu, into, seen);
                }
            }
        }
        cpus.end();
        isolated(into.table(Group.CPU_ISOLATED));
    }

    private static void throttles(DeviceDirectories.Device cpu, Snapshot into, Set<String> seen) {
        Text physical = cpu.text(PACKAGE);
        Text core = cpu.text(CORE);
        if (physical == null || core == null) {
            return;
        }
        long cores = cpu.number(CORE_THROTTLES);
        Table table = into.table(Group.CPU_THROTTLE);
        if (cores != SysFiles.ABSENT && seen.add(physical + " " + core)) {
            int row = row(table, physical.toString(), core.toString());
            table.set(row, CpuThrottle.CORE_THROTTLES, cores);
        }
        long packages = cpu.number(PACKAGE_THROTTLES);
        Table whole = into.table(Group.PACKAGE_THROTTLE);
        if (packages != SysFiles.ABSENT && seen.add(physical.toString())) {
            int row = row(whole, physical.toString());
            whole.set(row, PackageThrottle.PACKAGE_THROTTLES, packages);
        }
    }

    @Override
    public void close() {
        cpus.close();
    }

    /// `1,3-5`.
    private void isolated(Table table) {
        Text text = files.text(CPUS + "/isolated");
        if (text == null) {
            return;
        }
        for (String range : SysFiles.words(text.toString().replace(',', ' '))) {
            int dash = range.indexOf('-');
            long first = SysFiles.number(dash < 0 ? range : range.substring(0, dash));
            long last = SysFiles.number(range.substring(dash + 1));
            for (long cpu = Math.max(0, first); cpu <= last && cpu < CPU_MAX; cpu++) {
                int row = row(table, Long.toString(cpu));
                if (row >= 0) {
                    table.set(row, CpuIsolated.ISOLATED, 1);
                }
            }
        }
    }
}
