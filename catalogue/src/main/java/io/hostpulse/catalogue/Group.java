package io.hostpulse.catalogue;

import io.hostpulse.catalogue.groups.Cpu;
import io.hostpulse.catalogue.groups.CpuTime;
import io.hostpulse.catalogue.groups.Disk;
import io.hostpulse.catalogue.groups.DiskDevice;
import io.hostpulse.catalogue.groups.DiskIo;
import io.hostpulse.catalogue.groups.Filesystem;
import io.hostpulse.catalogue.groups.Host;
import io.hostpulse.catalogue.groups.Load;
import io.hostpulse.catalogue.groups.Mem;
import io.hostpulse.catalogue.groups.Memory;
import io.hostpulse.catalogue.groups.MemoryOther;
import io.hostpulse.catalogue.groups.Net;
import io.hostpulse.catalogue.groups.Network;
import io.hostpulse.catalogue.groups.Pressure;
import io.hostpulse.catalogue.groups.Self;
import io.hostpulse.catalogue.groups.SelfOutput;
import io.hostpulse.catalogue.groups.Swap;

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
    private final boolean isExtra;
    private final String tableName = name().toLowerCase(Locale.ROOT);

    Group(Shape shape, Origin origin, String title, String help, Column... columns) {
        this(Optional.empty(), "", shape, origin, false, title, help, columns);
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
