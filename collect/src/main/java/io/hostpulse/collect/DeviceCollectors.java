package io.hostpulse.collect;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.MonotonicClock;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The collectors of files that a device answers, or that are many: each list of them is a task of
/// its own. Where a group's files are behind a driver that may hang, it is alone with its like.
final class DeviceCollectors {
    /// How long a reading is shown of what the machine and its system are.
    private static final Duration MACHINE_AGE = Duration.ofMinutes(1);

    /// How long one is shown of what someone sets, or a new device brings.
    private static final Duration SETTING_AGE = Duration.ofSeconds(10);

    private static final Finish NOTHING = (_, _) -> {};

    /// Bytes in a second that one megabit is.
    private static final long MEGABIT_BYTES = 125_000;

    private static final long KILOHERTZ = 1_000;
    private static final String CPUS = "devices/system/cpu";

    private DeviceCollectors() {}

    /// The tasks that the wanted groups need.
    static List<SideTask> of(CollectOptions options, Roots roots, MonotonicClock nanoTime) {
        var to = new SideTasks(options, nanoTime);
        host(to, options, roots);
        system(to, roots);
        processors(to, roots);
        hardware(to, options, roots.sysfs());
        memory(to, roots);
        programs(to, options, roots, nanoTime);
        return to.list();
    }

    private static void host(SideTasks to, CollectOptions options, Roots roots) {
        if (to.want(Group.AGENT_PROCESS)) {
            to.add(new AgentProcessCollector(PageSize.ofThisKernel()));
        }
        if (to.want(Group.CPU_INFO, Group.CPU_FLAG, Group.CPU_BUG)) {
            to.add(new CpuInfoCollector(roots.procfs(), options.cpuFlags()), MACHINE_AGE);
        }
        if (to.want(Group.OS)) {
            to.add(new OsReleaseCollector(roots.rootfs()), MACHINE_AGE);
        }
        if (to.want(Group.DMI)) {
            to.add(
                    new FactsCollector(Group.DMI, roots.sysfs(), "class/dmi/id", NOTHING),
                    MACHINE_AGE);
        }
        if (to.want(Group.UNAME)) {
            to.add(
                    new FactsCollector(
                            Group.UNAME, roots.procfs(), "sys/kernel", DeviceCollectors::machine),
                    SETTING_AGE);
        }
        if (to.want(Group.CLOCKSOURCE)) {
            to.add(new ClocksourceCollector(roots.sysfs()), SETTING_AGE);
        }
        if (to.want(Group.SELINUX)) {
            to.add(new SelinuxCollector(roots.sysfs()), SETTING_AGE);
        }
        to.end("host");
        if (to.want(Group.TIMEX)) {
            to.add(new TimexCollector());
        }
        if (to.want(Group.TIME_ZONE)) {
            to.add(new TimeZoneCollector(), SETTING_AGE);
        }
        to.end("clock");
        if (to.want(Group.DISK_INFO)) {
            to.add(new DiskInfoCollector(roots, options.disks()), SETTING_AGE);
        }
        to.end("udev");
    }

    private static void system(SideTasks to, Roots roots) {
        if (to.want(Group.MD)) {
            to.add(new MdstatCollector(roots.procfs()));
        }
        if (to.want(Group.NFS, Group.NFS_REQUEST)) {
            to.add(new NfsCollector(roots.procfs()));
        }
        if (to.want(Group.NFSD, Group.NFSD_REQUEST)) {
            to.add(new NfsdCollector(roots.procfs()));
        }
        if (to.want(Group.XFS)) {
            to.add(new XfsCollector(roots.sysfs()));
        }
        if (to.want(Group.BTRFS, Group.BTRFS_DEVICE, Group.BTRFS_SPACE, Group.BTRFS_PROFILE)) {
            to.add(new BtrfsCollector(roots.sysfs()));
        }
        if (to.want(Group.IPVS, Group.IPVS_BACKEND)) {
            to.add(new IpvsCollector(roots.procfs()));
        }
        if (to.want(Group.CGROUP_CONTROLLER)) {
            to.add(new CgroupControllerCollector(roots.procfs()));
        }
        to.end("system");
        if (to.want(Group.ZFS, Group.ZPOOL, Group.ZPOOL_STATE)) {
            to.add(new ZfsCollector(roots.procfs()));
        }
        to.end("zfs");
        if (to.want(Group.TCP_STATE, Group.TCP_QUEUES)) {
            to.add(new TcpStateCollector(roots.procfs()));
        }
        to.end("tcp");
    }

    private static void processors(SideTasks to, Roots roots) {
        if (to.want(Group.INTERRUPT)) {
            to.add(new InterruptCollector(roots.procfs()));
        }
        if (to.want(Group.SOFTIRQ)) {
            to.add(new SoftirqCollector(roots.procfs()));
        }
        to.end("interrupts");
        if (to.want(Group.CPU_FREQUENCY)) {
            to.add(frequency(roots.sysfs()));
        }
        if (to.want(Group.CPU_THROTTLE, Group.PACKAGE_THROTTLE, Group.CPU_ISOLATED)) {
            to.add(new CpuDeviceCollector(roots.sysfs()));
        }
        to.end("cpu devices");
    }

    private static void hardware(SideTasks to, CollectOptions options, Path sysfs) {
        if (to.want(Group.NETCLASS)) {
            to.add(netclass(sysfs, options.interfaces()));
        }
        if (to.want(Group.BONDING)) {
            to.add(new BondingCollector(sysfs));
        }
        to.end("interfaces");
        if (to.want(Group.HWMON, Group.HWMON_CHIP, Group.HWMON_LABEL)) {
            to.add(new HwmonCollector(sysfs));
        }
        to.end("hwmon");
        if (to.want(Group.THERMAL_ZONE)) {
            to.add(thermal(sysfs));
        }
        if (to.want(Group.COOLING_DEVICE)) {
            to.add(cooling(sysfs));
        }
        to.end("thermal");
        if (to.want(Group.POWER_SUPPLY)) {
            to.add(supply(sysfs));
        }
        if (to.want(Group.RAPL)) {
            to.add(new RaplCollector(sysfs));
        }
        to.end("power");
        if (to.want(Group.EDAC, Group.EDAC_CSROW)) {
            to.add(new EdacCollector(sysfs));
        }
        to.end("edac");
        if (to.want(Group.NVME)) {
            to.add(nvme(sysfs));
        }
        to.end("nvme");
        if (to.want(Group.INFINIBAND, Group.INFINIBAND_PORT)) {
            to.add(new InfinibandCollector(sysfs));
        }
        if (to.want(Group.FIBRECHANNEL)) {
            to.add(AdapterCollectors.fibrechannel(sysfs));
        }
        if (to.want(Group.TAPE)) {
            to.add(AdapterCollectors.tape(sysfs));
        }
        to.end("adapters");
    }

    private static void memory(SideTasks to, Roots roots) {
        if (to.want(Group.NUMA_MEMORY, Group.NUMA_STAT)) {
            to.add(new NumaCollector(roots.sysfs()));
        }
        if (to.want(Group.BUDDYINFO)) {
            to.add(new BuddyinfoCollector(roots.procfs()));
        }
        if (to.want(Group.ZONE, Group.ZONE_PROTECTION)) {
            to.add(new ZoneCollector(roots.procfs()));
        }
        if (to.want(Group.SLAB)) {
            to.add(new SlabCollector(roots.procfs()));
        }
        if (to.want(Group.KSM)) {
            to.add(new FactsCollector(Group.KSM, roots.sysfs(), "kernel/mm/ksm", NOTHING));
        }
        to.end("memory");
    }

    private static void programs(
            SideTasks to, CollectOptions options, Roots roots, MonotonicClock nanoTime) {
        boolean isStates = to.want(Group.PROCESSES, Group.PROCESS_STATE, Group.THREAD_STATE);
        boolean isTop = to.want(Group.TOP_PROCESS);
        if (isStates || isTop) {
            to.add(
                    new ProcessesCollector(
                            roots.procfs(), PageSize.ofThisKernel(), isStates, isTop, nanoTime));
        }
        to.end("processes");
        if (to.want(Group.CGROUP)) {
            to.add(new CgroupCollector(roots.sysfs()));
        }
        to.end("cgroups");
        if (to.want(Group.TEXTFILE, Group.TEXTFILE_SAMPLE) && options.textfiles().isPresent()) {
            to.add(new TextfileCollector(options.textfiles().get()));
        }
        to.end("textfiles");
    }

    /// Kernels before 6.1 do not have the file of the architecture.
    private static void machine(Table table, int row) {
        if (!table.has(row, Uname.MACHINE)) {
            String architecture = System.getProperty("os.arch", "");
            boolean isAmd = architecture.equals("amd64");
            table.set(row, Uname.MACHINE, Text.of(isAmd ? "x86_64" : architecture));
        }
    }

    /// The columns whose sources are names of files, each times a factor.
    static Value[] values(Group group, String below, long factor) {
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
        return values.toArray(new Value[0]);
    }

    private static Collector netclass(Path sysfs, Filter interfaces) {
        return new DirectoryCollector(
                Group.NETCLASS,
                sysfs,
                "class/net",
                "",
                interfaces,
                (table, row) -> {
                    DirectoryCollector.whether(table, row, Netclass.OPERSTATE, "up", Netclass.UP);
                    if (table.has(row, Netclass.SPEED_BYTES)) {
                        boolean isKnown = table.number(row, Netclass.SPEED_BYTES) >= 0;
                        table.set(row, Netclass.SPEED_KNOWN, isKnown ? 1 : 0);
                        if (!isKnown) {
                            table.unset(row, Netclass.SPEED_BYTES.ordinal());
                        }
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
