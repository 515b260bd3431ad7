package io.hostpulse.catalogue.prometheus;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Unit;
import io.hostpulse.catalogue.groups.CpuTime;
import io.hostpulse.catalogue.groups.DiskIo;
import io.hostpulse.catalogue.groups.Filesystem;
import io.hostpulse.catalogue.groups.Host;
import io.hostpulse.catalogue.groups.Load;
import io.hostpulse.catalogue.groups.Memory;
import io.hostpulse.catalogue.groups.MemoryOther;
import io.hostpulse.catalogue.groups.Network;
import io.hostpulse.catalogue.groups.Pressure;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// The catalogue under the names of Prometheus' node_exporter, so that its dashboards and rules
/// work as they are. The one table of these names; collectors, metrics and labels are those of
/// node_exporter 1.5.
public final class NodeFamilies {
    /// Groups of collectors, or parts of them, that node_exporter shows only when it is told to.
    private static final Set<Group> NOT_BY_DEFAULT =
            EnumSet.of(
                    Group.VMSTAT_OTHER,
                    Group.NETSTAT_OTHER,
                    Group.TCP_STATE,
                    Group.TCP_QUEUES,
                    Group.CPU_INFO,
                    Group.CPU_FLAG,
                    Group.CPU_BUG,
                    Group.INTERRUPT,
                    Group.SOFTIRQ,
                    Group.NUMA_MEMORY,
                    Group.NUMA_STAT,
                    Group.BUDDYINFO,
                    Group.ZONE,
                    Group.ZONE_PROTECTION,
                    Group.SLAB,
                    Group.KSM,
                    Group.CGROUP_CONTROLLER,
                    Group.PROCESSES,
                    Group.PROCESS_STATE,
                    Group.THREAD_STATE);

    /// Every family.
    public static final List<Family> ALL = all();

    private NodeFamilies() {}

    /// The groups that the families of the collectors need that node_exporter switches on itself.
    public static Set<Group> groups() {
        Set<Group> groups = EnumSet.noneOf(Group.class);
        for (Family family : ALL) {
            family.samples().forEach(sample -> groups.add(sample.group()));
        }
        groups.removeAll(NOT_BY_DEFAULT);
        groups.add(Group.TEXTFILE_SAMPLE);
        return groups;
    }

    private static List<Family> all() {
        var to = new Families();
        processor(to);
        memory(to);
        disks(to);
        network(to);
        pressure(to);
        NodeKernel.add(to);
        NodeDevices.add(to);
        NodeSystem.add(to);
        NodeStorage.add(to);
        NodeAdapters.add(to);
        NodeMemory.add(to);
        NodeProcesses.add(to);
        return to.list();
    }

    private static void processor(Families to) {
        to.of("loadavg", Group.LOAD)
                .gauge("node_load1", Load.W1_AVG)
                .gauge("node_load5", Load.W5_AVG)
                .gauge("node_load15", Load.W15_AVG);
        to.of("cpu", Group.CPU_TIME)
                .unless(CpuTime.CPU, "total")
                .with("mode", "user", CpuTime.USER)
                .with("mode", "nice", CpuTime.NICE)
                .with("mode", "system", CpuTime.SYSTEM)
                .with("mode", "idle", CpuTime.IDLE)
                .with("mode", "iowait", CpuTime.IOWAIT)
                .with("mode", "irq", CpuTime.IRQ)
                .with("mode", "softirq", CpuTime.SOFTIRQ)
                .with("mode", "steal", CpuTime.STEAL)
                .end("node_cpu_seconds_total", MetricType.COUNTER, "Time of each CPU by its use.")
                .with("mode", "user", CpuTime.GUEST)
                .with("mode", "nice", CpuTime.GUEST_NICE)
                .end(
                        "node_cpu_guest_seconds_total",
                        MetricType.COUNTER,
                        "Time of each CPU spent running guests, counted in the other modes too.");
        to.of("stat", Group.HOST).gauge("node_boot_time_seconds", Host.BOOT_TIME);
    }

    private static void memory(Families to) {
        to.of("meminfo", Group.MEMORY);
        for (Memory column : Memory.values()) {
            String bytes = column.field().unit() == Unit.BYTES ? "_bytes" : "";
            to.gauge("node_memory_" + Families.word(column.field()) + bytes, column);
        }
        to.rows(Group.MEMORY_OTHER)
                .open("node_memory_*", MetricType.GAUGE, MemoryOther.VALUE, MemoryOther.NAME);
    }

    private static void disks(Families to) {
        String disk = "node_disk_";
        to.of("diskstats", Group.DISKIO)
                .counter(disk + "reads_completed_total", DiskIo.READS_COMPLETED)
                .counter(disk + "reads_merged_total", DiskIo.READS_MERGED)
                .counter(disk + "read_bytes_total", DiskIo.READ_BYTES)
                .counter(disk + "read_time_seconds_total", DiskIo.READ_TIME)
                .counter(disk + "writes_completed_total", DiskIo.WRITES_COMPLETED)
                .counter(disk + "writes_merged_total", DiskIo.WRITES_MERGED)
                .counter(disk + "written_bytes_total", DiskIo.WRITE_BYTES)
                .counter(disk + "write_time_seconds_total", DiskIo.WRITE_TIME)
                .gauge(disk + "io_now", DiskIo.IO_NOW)
                .counter(disk + "io_time_seconds_total", DiskIo.IO_TIME)
                .counter(disk + "io_time_weighted_seconds_total", DiskIo.IO_TIME_WEIGHTED)
                .counter(disk + "discards_completed_total", DiskIo.DISCARDS_COMPLETED)
                .counter(disk + "discards_merged_total", DiskIo.DISCARDS_MERGED)
                .sectors(disk + "discarded_sectors_total", DiskIo.DISCARD_BYTES)
                .counter(disk + "discard_time_seconds_total", DiskIo.DISCARD_TIME)
                .counter(disk + "flush_requests_total", DiskIo.FLUSHES_COMPLETED)
                .counter(disk + "flush_requests_time_seconds_total", DiskIo.FLUSH_TIME);
        String filesystem = "node_filesystem_";
        to.of(
                        "filesystem",
                        Group.FILESYSTEM,
                        Filesystem.DEVICE,
                        "device",
                        Filesystem.FSTYPE,
                        "fstype")
                .gauge(filesystem + "size_bytes", Filesystem.SIZE)
                .gauge(filesystem + "free_bytes", Filesystem.FREE)
                .gauge(filesystem + "avail_bytes", Filesystem.AVAILABLE)
                .gauge(filesystem + "files", Filesystem.FILES)
                .gauge(filesystem + "files_free", Filesystem.FILES_FREE)
                .gauge(filesystem + "readonly", Filesystem.READONLY)
                .absence(
                        filesystem + "device_error",
                        Filesystem.SIZE,
                        "Whether the size of the file system could not be read.");
    }

    private static void network(Families to) {
        to.of("netdev", Group.NETWORK, Network.INTERFACE, "device");
        for (Network column : Network.values()) {
            if (column != Network.INTERFACE) {
                to.counter("node_network_" + column.field().name() + "_total", column);
            }
        }
    }

    private static void pressure(Families to) {
        to.of("pressure", Group.PRESSURE).unlabelled();
        for (String resource : new String[] {"cpu", "io", "memory", "irq"}) {
            String name = "node_pressure_" + resource;
            to.when(Pressure.RESOURCE, resource);
            if (!resource.equals("irq")) {
                to.counter(name + "_waiting_seconds_total", Pressure.SOME_TOTAL);
            }
            if (!resource.equals("cpu")) {
                to.counter(name + "_stalled_seconds_total", Pressure.FULL_TOTAL);
            }
        }
    }
}
