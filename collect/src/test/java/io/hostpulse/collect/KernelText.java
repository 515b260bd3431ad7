package io.hostpulse.collect;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.groups.Host;

import java.nio.file.Path;
import java.util.List;

/// Every parser behind one form, so that a test can put any bytes before each.
///
/// @param file the kernel file that the parser reads
/// @param parser the parser
record KernelText(String file, Parser parser) {
    /// Puts what the bytes give into the snapshot, which is empty.
    interface Parser {
        Findings parse(byte[] bytes, int length, Snapshot into);
    }

    static List<KernelText> all(Roots roots) {
        Path procfs = roots.procfs();
        var loadavg = new LoadavgCollector(procfs);
        var meminfo = new MeminfoCollector(procfs);
        var disks = new DiskstatsCollector(roots, Filter.ALL, new BlockDevices());
        var interfaces = new NetDevCollector(procfs, Filter.ALL);
        return List.of(
                new KernelText(
                        "loadavg",
                        (bytes, length, into) -> {
                            loadavg.parse(bytes, length, into.table(Group.LOAD));
                            return loadavg.findings();
                        }),
                stat(procfs),
                new KernelText(
                        "meminfo",
                        (bytes, length, into) -> {
                            meminfo.parse(
                                    bytes,
                                    length,
                                    into.table(Group.MEMORY),
                                    into.table(Group.MEMORY_OTHER));
                            return meminfo.findings();
                        }),
                new KernelText(
                        "diskstats",
                        (bytes, length, into) -> {
                            disks.parse(bytes, length, into.table(Group.DISKIO));
                            return disks.findings();
                        }),
                new KernelText(
                        "net/dev",
                        (bytes, length, into) -> {
                            interfaces.parse(bytes, length, into.table(Group.NETWORK));
                            return interfaces.findings();
                        }),
                pressure(procfs, "cpu", true, false),
                pressure(procfs, "memory", true, true),
                pressure(procfs, "irq", false, true),
                uptime(procfs),
                cpuinfo(),
                self(procfs.resolve("self")));
    }

    private static KernelText stat(Path procfs) {
        var stat = new StatCollector(procfs);
        return new KernelText(
                "stat",
                (bytes, length, into) -> {
                    stat.parse(bytes, length, into.table(Group.CPU_TIME), into.table(Group.STAT));
                    Table host = into.table(Group.HOST);
                    int row = host.addRow();
                    if (stat.knowsBootTime()) {
                        host.set(row, Host.BOOT_TIME, stat.bootTime());
                    }
                    if (stat.knowsCpuCount()) {
                        host.set(row, Host.CPU_COUNT, stat.cpuCount());
                    }
                    return stat.findings();
                });
    }

    private static KernelText pressure(
            Path procfs, String resource, boolean expectsSome, boolean expectsFull) {
        var file = new PressureFile(procfs.resolve("pressure"), resource, expectsSome, expectsFull);
        return new KernelText(
                "pressure/" + resource,
                (bytes, length, into) -> {
                    file.parse(bytes, length, into.table(Group.PRESSURE));
                    return file.findings();
                });
    }

    private static KernelText uptime(Path procfs) {
        var host = new HostCollector(procfs, new StatCollector(procfs));
        return new KernelText(
                "uptime",
                (bytes, length, into) -> {
                    Table table = into.table(Group.HOST);
                    host.parseUptime(bytes, length, table, table.addRow());
                    return new Findings("uptime");
                });
    }

    private static KernelText cpuinfo() {
        var models = new CpuModel();
        return new KernelText(
                "cpuinfo",
                (bytes, length, into) -> {
                    Table table = into.table(Group.HOST);
                    int row = table.addRow();
                    var model = models.inWhole(bytes, length);
                    if (model != null) {
                        table.set(row, Host.CPU_MODEL, model);
                    }
                    return new Findings("cpuinfo");
                });
    }

    private static KernelText self(Path directory) {
        var self = new SelfCollector(directory, 4_096, new NativeCalls());
        return new KernelText(
                "self/statm",
                (bytes, length, into) -> {
                    Table table = into.table(Group.SELF);
                    self.parseStatm(bytes, length, table, table.addRow());
                    return new Findings("self/statm");
                });
    }
}
