package io.hostpulse.catalogue;

import io.hostpulse.catalogue.groups.AgentProcess;
import io.hostpulse.catalogue.groups.Arp;
import io.hostpulse.catalogue.groups.Bonding;
import io.hostpulse.catalogue.groups.Btrfs;
import io.hostpulse.catalogue.groups.BtrfsDevice;
import io.hostpulse.catalogue.groups.BtrfsProfile;
import io.hostpulse.catalogue.groups.BtrfsSpace;
import io.hostpulse.catalogue.groups.Buddyinfo;
import io.hostpulse.catalogue.groups.Cgroup;
import io.hostpulse.catalogue.groups.CgroupController;
import io.hostpulse.catalogue.groups.Clocksource;
import io.hostpulse.catalogue.groups.Conntrack;
import io.hostpulse.catalogue.groups.CoolingDevice;
import io.hostpulse.catalogue.groups.Cpu;
import io.hostpulse.catalogue.groups.CpuBug;
import io.hostpulse.catalogue.groups.CpuFlag;
import io.hostpulse.catalogue.groups.CpuFrequency;
import io.hostpulse.catalogue.groups.CpuInfo;
import io.hostpulse.catalogue.groups.CpuIsolated;
import io.hostpulse.catalogue.groups.CpuThrottle;
import io.hostpulse.catalogue.groups.CpuTime;
import io.hostpulse.catalogue.groups.Disk;
import io.hostpulse.catalogue.groups.DiskDevice;
import io.hostpulse.catalogue.groups.DiskInfo;
import io.hostpulse.catalogue.groups.DiskIo;
import io.hostpulse.catalogue.groups.Dmi;
import io.hostpulse.catalogue.groups.Edac;
import io.hostpulse.catalogue.groups.EdacCsrow;
import io.hostpulse.catalogue.groups.Entropy;
import io.hostpulse.catalogue.groups.Fibrechannel;
import io.hostpulse.catalogue.groups.Filefd;
import io.hostpulse.catalogue.groups.Filesystem;
import io.hostpulse.catalogue.groups.Host;
import io.hostpulse.catalogue.groups.Hwmon;
import io.hostpulse.catalogue.groups.HwmonChip;
import io.hostpulse.catalogue.groups.HwmonLabel;
import io.hostpulse.catalogue.groups.Infiniband;
import io.hostpulse.catalogue.groups.InfinibandPort;
import io.hostpulse.catalogue.groups.Interrupt;
import io.hostpulse.catalogue.groups.Ipvs;
import io.hostpulse.catalogue.groups.IpvsBackend;
import io.hostpulse.catalogue.groups.Ksm;
import io.hostpulse.catalogue.groups.Load;
import io.hostpulse.catalogue.groups.Md;
import io.hostpulse.catalogue.groups.Mem;
import io.hostpulse.catalogue.groups.Memory;
import io.hostpulse.catalogue.groups.MemoryOther;
import io.hostpulse.catalogue.groups.Net;
import io.hostpulse.catalogue.groups.Netclass;
import io.hostpulse.catalogue.groups.Netstat;
import io.hostpulse.catalogue.groups.NetstatOther;
import io.hostpulse.catalogue.groups.Network;
import io.hostpulse.catalogue.groups.Nfs;
import io.hostpulse.catalogue.groups.NfsRequest;
import io.hostpulse.catalogue.groups.Nfsd;
import io.hostpulse.catalogue.groups.NfsdRequest;
import io.hostpulse.catalogue.groups.NumaMemory;
import io.hostpulse.catalogue.groups.NumaStat;
import io.hostpulse.catalogue.groups.Nvme;
import io.hostpulse.catalogue.groups.Os;
import io.hostpulse.catalogue.groups.PackageThrottle;
import io.hostpulse.catalogue.groups.PowerSupply;
import io.hostpulse.catalogue.groups.Pressure;
import io.hostpulse.catalogue.groups.ProcessState;
import io.hostpulse.catalogue.groups.Processes;
import io.hostpulse.catalogue.groups.Rapl;
import io.hostpulse.catalogue.groups.Schedstat;
import io.hostpulse.catalogue.groups.Self;
import io.hostpulse.catalogue.groups.SelfOutput;
import io.hostpulse.catalogue.groups.Selinux;
import io.hostpulse.catalogue.groups.Slab;
import io.hostpulse.catalogue.groups.Sockstat;
import io.hostpulse.catalogue.groups.Softirq;
import io.hostpulse.catalogue.groups.Softnet;
import io.hostpulse.catalogue.groups.Stat;
import io.hostpulse.catalogue.groups.Swap;
import io.hostpulse.catalogue.groups.Tape;
import io.hostpulse.catalogue.groups.TcpQueues;
import io.hostpulse.catalogue.groups.TcpState;
import io.hostpulse.catalogue.groups.Textfile;
import io.hostpulse.catalogue.groups.TextfileSample;
import io.hostpulse.catalogue.groups.ThermalZone;
import io.hostpulse.catalogue.groups.ThreadState;
import io.hostpulse.catalogue.groups.TimeZone;
import io.hostpulse.catalogue.groups.Timex;
import io.hostpulse.catalogue.groups.TopProcess;
import io.hostpulse.catalogue.groups.UdpQueues;
import io.hostpulse.catalogue.groups.Uname;
import io.hostpulse.catalogue.groups.Vmstat;
import io.hostpulse.catalogue.groups.VmstatOther;
import io.hostpulse.catalogue.groups.Xfs;
import io.hostpulse.catalogue.groups.Zfs;
import io.hostpulse.catalogue.groups.Zone;
import io.hostpulse.catalogue.groups.ZoneProtection;
import io.hostpulse.catalogue.groups.Zpool;
import io.hostpulse.catalogue.groups.ZpoolState;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What is measured. Everything that names a group or a field (message, schema, tables, pages) is
/// derived from here; a new group is one line here, its columns in `groups`, and a collector.
///
/// The order is the order in the message: the document's five groups, then the raw groups they
/// derive from.
public enum Group {
    LOAD(
            Shape.RECORD,
            Origin.RAW,
            "Load average",
            "How many tasks ran or waited in uninterruptible sleep, damped over one, five"
                    + " and fifteen minutes.",
            Load.values()),
    CPU(
            Shape.RECORD,
            Origin.DERIVED,
            "CPU time in percent",
            "Where the time of all CPUs went since the previous message; the ten shares"
                    + " add to 100. The kernel counts guest time in user and nice too; here it is"
                    + " taken out of them.",
            Cpu.values()),
    MEM(
            Shape.RECORD,
            Origin.DERIVED,
            "Memory in MB",
            "Memory in MB of 1,048,576 bytes, from /proc/meminfo.",
            Mem.values()),
    DISK(
            Shape.RECORD,
            Origin.DERIVED,
            "All disks",
            "All disks together, in KB of 1,024 bytes where the unit says so. Capacity is"
                    + " summed over file systems on block devices, each device once; traffic over"
                    + " whole disks, so that nothing counts twice.",
            Disk.values()),
    DISK_DEVICE(
            DISK,
            "devices",
            Shape.ROWS,
            Origin.DERIVED,
            "Each disk",
            "Each block device that carries a mounted file system, in KB of 1,024 bytes.",
            DiskDevice.values()),
    NET(
            Shape.KEYED,
            Origin.DERIVED,
            "Network interfaces",
            "Each network interface, under its name; from /proc/net/dev.",
            Net.values()),
    CPU_TIME(
            Shape.ROWS,
            Origin.RAW,
            "CPU time in seconds",
            "Time of each CPU since boot by what it was spent on, as the kernel counts"
                    + " it; the row total is the kernel's own sum.",
            CpuTime.values()),
    MEMORY(
            Shape.RECORD,
            Origin.RAW,
            "Memory in bytes",
            "Memory as the kernel reports it: every field of /proc/meminfo that the"
                    + " host's kernel has, in bytes.",
            Memory.values()),
    MEMORY_OTHER(
            Shape.ROWS,
            Origin.RAW,
            "Memory, further fields",
            "Fields of /proc/meminfo that the group memory does not name: of a kernel"
                    + " newer than this catalogue.",
            MemoryOther.values()),
    SWAP(Shape.RECORD, Origin.RAW, "Swap space", "Swap space, from /proc/meminfo.", Swap.values()),
    DISKIO(
            Shape.ROWS,
            Origin.RAW,
            "Block device traffic",
            "Traffic of each block device since boot, from /proc/diskstats. Fields that"
                    + " the host's kernel does not have are absent.",
            DiskIo.values()),
    FILESYSTEM(
            Shape.ROWS,
            Origin.RAW,
            "File systems",
            "Each mounted file system, from /proc/self/mountinfo and statvfs(3).",
            Filesystem.values()),
    NETWORK(
            Shape.ROWS,
            Origin.RAW,
            "Network interface traffic",
            "Traffic of each network interface since it was made, from /proc/net/dev.",
            Network.values()),
    PRESSURE(
            Shape.ROWS,
            Origin.RAW,
            "Pressure stall information",
            "Pressure stall information of each resource, from /proc/pressure: the share"
                    + " of time in which tasks waited for it.",
            Pressure.values()),
    HOST(
            Shape.RECORD,
            Origin.RAW,
            "Host",
            "The host itself: its kernel, its CPUs, since when it runs.",
            Host.values()),
    STAT(
            Shape.RECORD,
            Origin.RAW,
            "Kernel activity",
            "Forks, context switches, interrupts and tasks of the"
                    + " whole host since boot, from /proc/stat.",
            Stat.values()),
    VMSTAT(
            Shape.RECORD,
            "Virtual memory events",
            "Paging, swapping, page faults and out-of-memory kills"
                    + " since boot, from /proc/vmstat.",
            Vmstat.values()),
    VMSTAT_OTHER(
            Shape.ROWS,
            "Virtual memory events, all others",
            "Every line of /proc/vmstat that the group vmstat does"
                    + " not name, as the kernel names it.",
            VmstatOther.values()),
    NETSTAT(
            Shape.RECORD,
            "Network protocols",
            "Packets, errors and connections of IP, ICMP, TCP and"
                    + " UDP since boot, from /proc/net/snmp, snmp6 and netstat.",
            Netstat.values()),
    NETSTAT_OTHER(
            Shape.ROWS,
            "Network protocols, all others",
            "Every counter of /proc/net/snmp, snmp6 and netstat that"
                    + " the group netstat does not name, as the kernel names"
                    + " it.",
            NetstatOther.values()),
    SOCKSTAT(
            Shape.RECORD,
            "Sockets",
            "Sockets in use by protocol and the memory of their"
                    + " buffers, from /proc/net/sockstat and sockstat6.",
            Sockstat.values()),
    SOFTNET(
            Shape.ROWS,
            "Packet backlog",
            "What each CPU did with received packets, from /proc/net/softnet_stat.",
            Softnet.values()),
    UDP_QUEUES(
            Shape.ROWS,
            "UDP queues",
            "Bytes that wait in the queues of all UDP sockets, from /proc/net/udp and udp6.",
            UdpQueues.values()),
    FILEFD(
            Shape.RECORD,
            "File handles",
            "File handles of the whole host, from /proc/sys/fs/file-nr.",
            Filefd.values()),
    ENTROPY(
            Shape.RECORD,
            "Entropy",
            "The kernel's pool of entropy, from /proc/sys/kernel/random.",
            Entropy.values()),
    CONNTRACK(
            Shape.RECORD,
            "Connection tracking",
            "Connections that the packet filter follows, from"
                    + " /proc/sys/net/netfilter and"
                    + " /proc/net/stat/nf_conntrack.",
            Conntrack.values()),
    ARP(
            Shape.ROWS,
            "Neighbours",
            "Entries of the ARP table by interface, from /proc/net/arp.",
            Arp.values()),
    SCHEDSTAT(
            Shape.ROWS,
            "Scheduling",
            "How long tasks ran and waited on each CPU, from /proc/schedstat.",
            Schedstat.values()),
    NETCLASS(
            Shape.ROWS,
            "Network interface settings",
            "State, speed and settings of each network interface, from /sys/class/net.",
            Netclass.values()),
    BONDING(
            Shape.ROWS,
            "Bonded interfaces",
            "Interfaces that several others make up together, from /sys/class/net.",
            Bonding.values()),
    HWMON(
            Shape.ROWS,
            "Hardware sensors",
            "Temperatures, fans, voltages and power of the hardware, from /sys/class/hwmon.",
            Hwmon.values()),
    HWMON_CHIP(
            Shape.ROWS,
            "Hardware sensor chips",
            "The chips that sensors belong to, from /sys/class/hwmon.",
            HwmonChip.values()),
    HWMON_LABEL(
            Shape.ROWS,
            "Hardware sensor labels",
            "What the makers call the sensors, from /sys/class/hwmon.",
            HwmonLabel.values()),
    THERMAL_ZONE(
            Shape.ROWS,
            "Thermal zones",
            "Temperatures as the kernel's cooling sees them, from /sys/class/thermal.",
            ThermalZone.values()),
    COOLING_DEVICE(
            Shape.ROWS,
            "Cooling devices",
            "How hard the kernel's cooling works, from /sys/class/thermal.",
            CoolingDevice.values()),
    CPU_FREQUENCY(
            Shape.ROWS,
            "CPU frequency",
            "The clock of each CPU, from /sys/devices/system/cpu/*/cpufreq.",
            CpuFrequency.values()),
    CPU_THROTTLE(
            Shape.ROWS,
            "CPU throttling",
            "How often each core was slowed down because it was hot,"
                    + " from /sys/devices/system/cpu.",
            CpuThrottle.values()),
    PACKAGE_THROTTLE(
            Shape.ROWS,
            "CPU package throttling",
            "How often each package was slowed down because it was"
                    + " hot, from /sys/devices/system/cpu.",
            PackageThrottle.values()),
    CPU_ISOLATED(
            Shape.ROWS,
            "Isolated CPUs",
            "CPUs that the scheduler leaves alone, from /sys/devices/system/cpu/isolated.",
            CpuIsolated.values()),
    EDAC(
            Shape.ROWS,
            "Memory errors",
            "Errors of the memory that were found and corrected, or"
                    + " not, by controller, from /sys/devices/system/edac.",
            Edac.values()),
    EDAC_CSROW(
            Shape.ROWS,
            "Memory errors by row",
            "Errors of the memory by the row of chips, from /sys/devices/system/edac.",
            EdacCsrow.values()),
    MD(
            Shape.ROWS,
            "Software RAID",
            "State and disks of each array, from /proc/mdstat.",
            Md.values()),
    NFS(
            Shape.RECORD,
            "NFS client",
            "What the NFS client asked of servers since boot, from /proc/net/rpc/nfs.",
            Nfs.values()),
    NFS_REQUEST(
            Shape.ROWS,
            "NFS client requests",
            "What the NFS client asked for, by version and method, from /proc/net/rpc/nfs.",
            NfsRequest.values()),
    NVME(
            Shape.ROWS,
            "NVMe controllers",
            "Each NVMe controller, from /sys/class/nvme.",
            Nvme.values()),
    POWER_SUPPLY(
            Shape.ROWS,
            "Power supplies",
            "Batteries and mains adapters, from /sys/class/power_supply.",
            PowerSupply.values()),
    RAPL(
            Shape.ROWS,
            "Energy",
            "Energy that each part of the processor took, from /sys/class/powercap.",
            Rapl.values()),
    OS(Shape.RECORD, "Operating system", "The distribution, from /etc/os-release.", Os.values()),
    DMI(
            Shape.RECORD,
            "Hardware",
            "Maker and model of the machine, from /sys/class/dmi/id."
                    + " The kernel lets only root read serial numbers.",
            Dmi.values()),
    CLOCKSOURCE(
            Shape.ROWS,
            "Clock sources",
            "What the kernel may take the time from, from /sys/devices/system/clocksource.",
            Clocksource.values()),
    SELINUX(
            Shape.RECORD,
            "SELinux",
            "Whether SELinux is on and enforces its rules, from /sys/fs/selinux.",
            Selinux.values()),
    UNAME(
            Shape.RECORD,
            "Kernel name",
            "The kernel's names for itself and the host, from /proc/sys/kernel.",
            Uname.values()),
    XFS(Shape.ROWS, "XFS", "What each XFS file system did, from /sys/fs/xfs.", Xfs.values()),
    ZFS(
            Shape.ROWS,
            "ZFS",
            "What ZFS counts of itself, as it names it, from /proc/spl/kstat/zfs.",
            Zfs.values()),
    ZPOOL(
            Shape.ROWS,
            "ZFS pools",
            "State and traffic of each pool and its datasets, from /proc/spl/kstat/zfs.",
            Zpool.values()),
    ZPOOL_STATE(
            Shape.ROWS,
            "ZFS pool states",
            "Whether each pool is well, from /proc/spl/kstat/zfs.",
            ZpoolState.values()),
    TIMEX(
            Shape.RECORD,
            "Kernel clock",
            "What the kernel knows of its own clock, from adjtimex(2).",
            Timex.values()),
    TCP_STATE(
            Shape.ROWS,
            "TCP connections",
            "TCP connections by their state, from /proc/net/tcp and"
                    + " tcp6: dear on a host with many.",
            TcpState.values()),
    CPU_INFO(
            Shape.ROWS,
            "CPU models",
            "What each CPU is, from /proc/cpuinfo: dear on a host with many.",
            CpuInfo.values()),
    AGENT_PROCESS(
            Shape.RECORD,
            "The agent's process",
            "The agent's process as the kernel sees it, from /proc/self.",
            AgentProcess.values()),
    PROCESSES(
            Shape.RECORD,
            "Processes",
            "How many processes and threads there are, from /proc: dear on a host with many.",
            Processes.values()),
    PROCESS_STATE(
            Shape.ROWS,
            "Processes by state",
            "Processes by their state, from /proc.",
            ProcessState.values()),
    THREAD_STATE(
            Shape.ROWS,
            "Threads by state",
            "Threads by their state, from /proc.",
            ThreadState.values()),
    TOP_PROCESS(
            Shape.ROWS,
            "Top processes",
            "The ten processes that take the most of the CPUs, of"
                    + " memory and of the disks, from /proc.",
            TopProcess.values()),
    CGROUP(
            Shape.ROWS,
            "Control groups",
            "What each control group takes, versions 1 and 2, from"
                    + " /sys/fs/cgroup, down to the fourth level.",
            Cgroup.values()),
    DISK_INFO(
            Shape.ROWS,
            "Disks as udev knows them",
            "Maker, serial number and content of each block device, from /run/udev/data.",
            DiskInfo.values()),
    BTRFS(Shape.ROWS, "Btrfs", "Each btrfs file system, from /sys/fs/btrfs.", Btrfs.values()),
    BTRFS_DEVICE(
            Shape.ROWS,
            "Btrfs devices",
            "The devices of each btrfs file system, from /sys/fs/btrfs.",
            BtrfsDevice.values()),
    BTRFS_SPACE(
            Shape.ROWS,
            "Btrfs space held back",
            "What each btrfs file system holds back, from /sys/fs/btrfs.",
            BtrfsSpace.values()),
    BTRFS_PROFILE(
            Shape.ROWS,
            "Btrfs space",
            "The space of each btrfs file system by what it is for and how it is laid out, from"
                    + " /sys/fs/btrfs.",
            BtrfsProfile.values()),
    CPU_FLAG(
            Shape.ROWS,
            "CPU features",
            "What the first CPU can do, from /proc/cpuinfo.",
            CpuFlag.values()),
    CPU_BUG(
            Shape.ROWS,
            "CPU faults",
            "Which of its faults the kernel knows, from /proc/cpuinfo.",
            CpuBug.values()),
    NFSD(
            Shape.RECORD,
            "NFS server",
            "What the NFS server did since boot, from /proc/net/rpc/nfsd.",
            Nfsd.values()),
    NFSD_REQUEST(
            Shape.ROWS,
            "NFS server requests",
            "What the NFS server was asked for, by version and method, from /proc/net/rpc/nfsd.",
            NfsdRequest.values()),
    INTERRUPT(
            Shape.ROWS,
            "Interrupts",
            "Interrupts by their number and CPU, from /proc/interrupts: many rows on a host with"
                    + " many CPUs.",
            Interrupt.values()),
    SOFTIRQ(
            Shape.ROWS,
            "Deferred interrupt work",
            "Work that interrupts left for later, by what it is for, from /proc/stat.",
            Softirq.values()),
    TCP_QUEUES(
            Shape.RECORD,
            "TCP queues",
            "Bytes that wait in the queues of all TCP sockets, from /proc/net/tcp and tcp6: dear on"
                    + " a host with many.",
            TcpQueues.values()),
    TEXTFILE(
            Shape.ROWS,
            "Textfiles",
            "Files of samples that other programs write, from the directory that collect.textfiles"
                    + " names.",
            Textfile.values()),
    TEXTFILE_SAMPLE(
            Shape.ROWS,
            "Samples of textfiles",
            "What stands in the textfiles.",
            TextfileSample.values()),
    TIME_ZONE(
            Shape.RECORD,
            "Time zone",
            "The time zone of the host, from localtime_r(3).",
            TimeZone.values()),
    NUMA_MEMORY(
            Shape.ROWS,
            "Memory by node",
            "Memory of each node of a host with several, from /sys/devices/system/node.",
            NumaMemory.values()),
    NUMA_STAT(
            Shape.ROWS,
            "Memory given out by node",
            "How memory was given out on each node, from /sys/devices/system/node.",
            NumaStat.values()),
    BUDDYINFO(
            Shape.ROWS,
            "Free memory by block",
            "Free memory by the size of its blocks, from /proc/buddyinfo.",
            Buddyinfo.values()),
    ZONE(
            Shape.ROWS,
            "Memory zones",
            "Pages of each zone of memory, from /proc/zoneinfo.",
            Zone.values()),
    ZONE_PROTECTION(
            Shape.ROWS,
            "Memory zones kept back",
            "Pages of each zone that others do not get, from /proc/zoneinfo.",
            ZoneProtection.values()),
    SLAB(
            Shape.ROWS,
            "Kernel objects",
            "The kernel's caches of its own objects, from /proc/slabinfo, which only root may"
                    + " read.",
            Slab.values()),
    KSM(
            Shape.RECORD,
            "Merged pages",
            "How the kernel merges equal pages, from /sys/kernel/mm/ksm.",
            Ksm.values()),
    CGROUP_CONTROLLER(
            Shape.ROWS,
            "Controllers of control groups",
            "How many control groups each controller has, from /proc/cgroups.",
            CgroupController.values()),
    TAPE(
            Shape.ROWS,
            "Tape drives",
            "What each tape drive did, from /sys/class/scsi_tape.",
            Tape.values()),
    FIBRECHANNEL(
            Shape.ROWS,
            "Fibre Channel",
            "Each port of Fibre Channel adapters, from /sys/class/fc_host.",
            Fibrechannel.values()),
    INFINIBAND(
            Shape.ROWS,
            "InfiniBand",
            "Each InfiniBand adapter, from /sys/class/infiniband.",
            Infiniband.values()),
    INFINIBAND_PORT(
            Shape.ROWS,
            "InfiniBand ports",
            "What each port of InfiniBand adapters counts, from /sys/class/infiniband.",
            InfinibandPort.values()),
    IPVS(
            Shape.RECORD,
            "Load balancer",
            "What the load balancer of the kernel did, from /proc/net/ip_vs_stats.",
            Ipvs.values()),
    IPVS_BACKEND(
            Shape.ROWS,
            "Load balancer servers",
            "The servers behind the load balancer of the kernel, from /proc/net/ip_vs.",
            IpvsBackend.values()),
    SELF(
            Shape.RECORD,
            Origin.AGENT,
            "The agent itself",
            "What the agent costs, and what it could not do in time.",
            Self.values()),
    SELF_OUTPUT(
            SELF,
            "outputs",
            Shape.KEYED,
            Origin.AGENT,
            "The agent's outputs",
            "Each output of the agent, under its name: what waits for it and what became"
                    + " of the rest.",
            SelfOutput.values());

    /// Where a group's values come from.
    public enum Origin {
        /// Read from the kernel.
        RAW,
        /// Computed from raw groups and the previous message.
        DERIVED,
        /// What the agent says of itself.
        AGENT
    }

    private final Optional<Group> parent;
    private final String member;
    private final Shape shape;
    private final Origin origin;
    private final String title;
    private final String help;
    private final List<Column> columns;
    private final int textColumns;
    private final int labelColumns;
    private final boolean isExtra;
    private final String tableName = name().toLowerCase(Locale.ROOT);

    Group(Shape shape, Origin origin, String title, String help, Column... columns) {
        this(Optional.empty(), "", shape, origin, false, title, help, columns);
    }

    /// A raw group that is collected only where it is asked for.
    Group(Shape shape, String title, String help, Column... columns) {
        this(Optional.empty(), "", shape, Origin.RAW, true, title, help, columns);
    }

    Group(
            Group parent,
            String member,
            Shape shape,
            Origin origin,
            String title,
            String help,
            Column... columns) {
        this(Optional.of(parent), member, shape, origin, false, title, help, columns);
    }

    Group(
            Optional<Group> parent,
            String member,
            Shape shape,
            Origin origin,
            boolean isExtra,
            String title,
            String help,
            Column... columns) {
        this.parent = parent;
        this.isExtra = isExtra;
        this.member = member.isEmpty() ? name().toLowerCase(Locale.ROOT) : member;
        this.shape = shape;
        this.origin = origin;
        this.title = title;
        this.help = help;
        this.columns = List.of(columns);
        int texts = 0;
        while (texts < columns.length && columns[texts].field().kind().isText()) {
            texts++;
        }
        this.textColumns = texts;
        int labels = 0;
        while (labels < texts && columns[labels].field().kind() == Kind.LABEL) {
            labels++;
        }
        this.labelColumns = labels;
    }

    /// The group in whose object this one stands; empty for a group of the message itself.
    public Optional<Group> parent() {
        return parent;
    }

    /// The name of the member of the message, or of the parent's object, that holds this group.
    public String member() {
        return member;
    }

    /// The group's own name, unique: tables, status and configuration use it.
    public String word() {
        return tableName;
    }

    public Shape shape() {
        return shape;
    }

    public Origin origin() {
        return origin;
    }

    /// Whether it is collected for the message where the configuration does not say: what a host's
    /// health is read from, and what costs next to nothing.
    public boolean isOnByDefault() {
        return !isExtra;
    }

    /// The group's name for people.
    public String title() {
        return title;
    }

    /// What the group is, in a sentence or two.
    public String help() {
        return help;
    }

    /// The columns; the texts come first, labels before others.
    public List<Column> columns() {
        return columns;
    }

    /// How many of the first columns are texts.
    public int textColumns() {
        return textColumns;
    }

    /// How many of the first columns are labels: they tell rows apart.
    public int labelColumns() {
        return labelColumns;
    }

    /// The groups that stand in this one's object.
    public List<Group> children() {
        return java.util.Arrays.stream(values())
                .filter(group -> group.parent.equals(Optional.of(this)))
                .toList();
    }

    /// The group of this name, as [#word()] writes it.
    public static Optional<Group> ofWord(String word) {
        for (Group group : values()) {
            if (group.tableName.equals(word)) {
                return Optional.of(group);
            }
        }
        return Optional.empty();
    }
}
