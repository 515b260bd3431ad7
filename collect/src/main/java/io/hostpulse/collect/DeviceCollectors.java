package io.hostpulse.collect;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.Text;
import io.hostpulse.catalogue.groups.CoolingDevice;
import io.hostpulse.catalogue.groups.Netclass;
import io.hostpulse.catalogue.groups.Nvme;
import io.hostpulse.catalogue.groups.ThermalZone;
import io.hostpulse.catalogue.groups.Uname;
import io.hostpulse.collect.DirectoryCollector.Finish;
import io.hostpulse.collect.DirectoryCollector.Value;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/// The collectors of files that a device answers, or that are many: each list of them is a task of
/// its own. Where a group's files are behind a driver that may hang, it is alone with its like.
final class DeviceCollectors {
    private static final Finish NOTHING = (_, _) -> {};

    /// Bytes in a second that one megabit is.
    private static final long MEGABIT_BYTES = 125_000;

    private static final long KILOHERTZ = 1_000;
    private static final String CPUS = "devices/system/cpu";

    private DeviceCollectors() {}

    /// The tasks that the wanted groups need.
    static List<SideTask> of(CollectOptions options, Roots roots, LongSupplier nanoTime) {
        Path sysfs = roots.sysfs();
        List<SideTask> tasks = new ArrayList<>();
        add(tasks, "system", options, nanoTime, system(roots));
        add(
                tasks,
                "cpu devices",
                options,
                nanoTime,
                List.of(frequency(sysfs), new CpuDeviceCollector(sysfs)));
        add(
                tasks,
                "interfaces",
                options,
                nanoTime,
                List.of(netclass(sysfs), new BondingCollector(sysfs)));
        add(tasks, "hwmon", options, nanoTime, List.of(new HwmonCollector(sysfs)));
        add(tasks, "thermal", options, nanoTime, List.of(thermal(sysfs), cooling(sysfs)));
        add(tasks, "power", options, nanoTime, List.of(supply(sysfs), new RaplCollector(sysfs)));
        add(tasks, "edac", options, nanoTime, List.of(new EdacCollector(sysfs)));
        add(tasks, "nvme", options, nanoTime, List.of(nvme(sysfs)));
        processes(tasks, options, roots, nanoTime);
        add(tasks, "cgroups", options, nanoTime, List.of(new CgroupCollector(sysfs)));
        add(tasks, "clock", options, nanoTime, List.of(new TimexCollector()));
        add(tasks, "tcp", options, nanoTime, List.of(new TcpStateCollector(roots.procfs())));
        add(tasks, "zfs", options, nanoTime, List.of(new ZfsCollector(roots.procfs())));
        return tasks;
    }

    private static void processes(
            List<SideTask> tasks, CollectOptions options, Roots roots, LongSupplier nanoTime) {
        boolean isStates =
                options.collects(Group.PROCESSES)
                        || options.collects(Group.PROCESS_STATE)
                        || options.collects(Group.THREAD_STATE);
        Collector collector =
                new ProcessesCollector(
                        roots.procfs(),
                        PageSize.ofThisKernel(),
                        isStates,
                        options.collects(Group.TOP_PROCESS),
                        nanoTime);
        add(tasks, "processes", options, nanoTime, List.of(collector));
    }

    private static List<Collector> system(Roots roots) {
        return List.of(
                new AgentProcessCollector(PageSize.ofThisKernel()),
                new CpuInfoCollector(roots.procfs()),
                new OsReleaseCollector(roots.rootfs()),
                new FactsCollector(Group.DMI, roots.sysfs(), "class/dmi/id", NOTHING),
                new FactsCollector(
                        Group.UNAME, roots.procfs(), "sys/kernel", DeviceCollectors::machine),
                new ClocksourceCollector(roots.sysfs()),
                new SelinuxCollector(roots.sysfs()),
                new MdstatCollector(roots.procfs()),
                new NfsCollector(roots.procfs()),
                new XfsCollector(roots.sysfs()));
    }

    /// Kernels before 6.1 do not have the file of the architecture.
    private static void machine(Table table, int row) {
        if (!table.has(row, Uname.MACHINE)) {
            String architecture = System.getProperty("os.arch", "");
            boolean isAmd = architecture.equals("amd64");
            table.set(row, Uname.MACHINE, Text.of(isAmd ? "x86_64" : architecture));
        }
    }

    private static void add(
            List<SideTask> tasks,
            String name,
            CollectOptions options,
            LongSupplier nanoTime,
            List<Collector> all) {
        List<Collector> wanted = new ArrayList<>();
        for (Collector collector : all) {
            if (collector.groups().stream().anyMatch(options::collects)) {
                wanted.add(collector);
            }
        }
        if (!wanted.isEmpty()) {
            tasks.add(new SideTask(name, wanted, nanoTime));
        }
    }

    /// The columns whose sources are names of files, each times a factor.
    private static Value[] values(Group group, String below, long factor) {
        List<Value> values = new ArrayList<>();
        for (Column column : group.columns().subList(1, group.columns().size())) {
            String source = column.field().source();
            int space = source.indexOf(' ');
            String file = space < 0 ? source : source.substring(0, space);
            boolean isMade = space >= 0 && !source.contains(" x ") && !source.contains(" / ");
            if (!isMade) {
                long times = source.contains(" x ") ? factor : 1;
                values.add(new Value(column, below + file, times));
            }
        }
        return values.toArray(Value[]::new);
    }

    private static Collector netclass(Path sysfs) {
        return new DirectoryCollector(
                Group.NETCLASS,
                sysfs,
                "class/net",
                "",
                Filter.ALL,
                (table, row) -> {
                    DirectoryCollector.whether(table, row, Netclass.OPERSTATE, "up", Netclass.UP);
                    boolean isUnknown =
                            table.has(row, Netclass.SPEED_BYTES)
                                    && table.number(row, Netclass.SPEED_BYTES) < 0;
                    if (isUnknown) {
                        table.unset(row, Netclass.SPEED_BYTES.ordinal());
                    }
                },
                values(Group.NETCLASS, "", MEGABIT_BYTES));
    }

    private static Collector frequency(Path sysfs) {
        return new DirectoryCollector(
                Group.CPU_FREQUENCY,
                sysfs,
                CPUS,
                "cpu",
                new Filter(List.of("cpu#"), List.of()),
                NOTHING,
                values(Group.CPU_FREQUENCY, "cpufreq/", KILOHERTZ));
    }

    private static Collector thermal(Path sysfs) {
        return new DirectoryCollector(
                Group.THERMAL_ZONE,
                sysfs,
                "class/thermal",
                "thermal_zone",
                Filter.ALL,
                NOTHING,
                new Value(ThermalZone.TYPE, "type", 1),
                new Value(ThermalZone.TEMPERATURE, "temp", 1));
    }

    private static Collector cooling(Path sysfs) {
        return new DirectoryCollector(
                Group.COOLING_DEVICE,
                sysfs,
                "class/thermal",
                "cooling_device",
                Filter.ALL,
                NOTHING,
                new Value(CoolingDevice.TYPE, "type", 1),
                new Value(CoolingDevice.CUR_STATE, "cur_state", 1),
                new Value(CoolingDevice.MAX_STATE, "max_state", 1));
    }

    private static Collector nvme(Path sysfs) {
        return new DirectoryCollector(
                Group.NVME,
                sysfs,
                "class/nvme",
                "",
                Filter.ALL,
                (table, row) ->
                        DirectoryCollector.whether(table, row, Nvme.STATE, "live", Nvme.LIVE),
                values(Group.NVME, "", 1));
    }

    private static Collector supply(Path sysfs) {
        return new DirectoryCollector(
                Group.POWER_SUPPLY,
                sysfs,
                "class/power_supply",
                "",
                Filter.ALL,
                NOTHING,
                values(Group.POWER_SUPPLY, "", 1));
    }
}
