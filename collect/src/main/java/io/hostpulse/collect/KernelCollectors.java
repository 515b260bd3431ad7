package io.hostpulse.collect;

import io.hostpulse.catalogue.Group;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The collectors of the cheap files of procfs: each answers at once where the file is the kernel's
/// own, so all run one after the other on one thread.
final class KernelCollectors {
    private KernelCollectors() {}

    /// The collectors that the wanted groups need, with block devices that nobody else reads, and
    /// without native calls.
    static List<Collector> of(CollectOptions options, Roots roots) {
        return of(options, roots, new BlockDevices(), new NativeCalls());
    }

    /// The collectors that the wanted groups need, in the order in which they must run: `host` uses
    /// what `stat` read, and file systems, which come after these, use `devices`.
    ///
    /// A derived group needs its raw groups, and `filesystem` the names of the block devices: these
    /// are collected although they may not be wanted themselves.
    ///
    /// @param devices is filled by the collector of disks at each reading
    /// @param calls tells when native calls may be used
    static List<Collector> of(
            CollectOptions options, Roots roots, BlockDevices devices, NativeCalls calls) {
        List<Collector> collectors = new ArrayList<>();
        var stat = new StatCollector(roots.procfs());
        if (wants(options, Group.CPU_TIME, Group.CPU, Group.HOST, Group.STAT)) {
            collectors.add(stat);
        }
        if (wants(options, Group.LOAD)) {
            collectors.add(new LoadavgCollector(roots.procfs()));
        }
        if (wants(options, Group.MEMORY, Group.MEMORY_OTHER, Group.SWAP, Group.MEM)) {
            collectors.add(new MeminfoCollector(roots.procfs()));
        }
        if (wants(options, Group.DISKIO, Group.DISK, Group.DISK_DEVICE, Group.FILESYSTEM)) {
            collectors.add(new DiskstatsCollector(roots, options.disks(), devices));
        }
        if (wants(options, Group.NETWORK, Group.NET)) {
            collectors.add(new NetDevCollector(roots.procfs(), options.interfaces()));
        }
        if (wants(options, Group.PRESSURE)) {
            collectors.add(new PressureCollector(roots.procfs()));
        }
        further(options, roots.procfs(), collectors);
        if (wants(options, Group.HOST)) {
            collectors.add(new HostCollector(roots.procfs(), stat));
        }
        if (wants(options, Group.SELF)) {
            collectors.add(SelfCollector.ofThisProcess(calls));
        }
        return List.copyOf(collectors);
    }

    /// Those of groups that are not collected by default.
    private static void further(CollectOptions options, Path procfs, List<Collector> to) {
        if (wants(options, Group.VMSTAT, Group.VMSTAT_OTHER)) {
            to.add(new VmstatCollector(procfs, options.collects(Group.VMSTAT_OTHER)));
        }
        if (wants(options, Group.NETSTAT, Group.NETSTAT_OTHER)) {
            to.add(new NetstatCollector(procfs, options.collects(Group.NETSTAT_OTHER)));
        }
        if (wants(options, Group.SOCKSTAT)) {
            to.add(new SockstatCollector(procfs, PageSize.ofThisKernel()));
        }
        if (wants(options, Group.SOFTNET)) {
            to.add(new SoftnetCollector(procfs));
        }
        if (wants(options, Group.UDP_QUEUES)) {
            to.add(new UdpQueuesCollector(procfs));
        }
        if (wants(options, Group.FILEFD)) {
            to.add(new FilefdCollector(procfs));
        }
        if (wants(options, Group.ENTROPY)) {
            to.add(new EntropyCollector(procfs));
        }
        if (wants(options, Group.CONNTRACK)) {
            to.add(new ConntrackCollector(procfs));
        }
        if (wants(options, Group.ARP)) {
            to.add(new ArpCollector(procfs));
        }
        if (wants(options, Group.SCHEDSTAT)) {
            to.add(new SchedstatCollector(procfs));
        }
    }

    private static boolean wants(CollectOptions options, Group... groups) {
        for (Group group : groups) {
            if (options.collects(group)) {
                return true;
            }
        }
        return false;
    }
}
