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
    LOAD(Shape.RECORD, Origin.RAW, "Load average", Load.values()),
    CPU(Shape.RECORD, Origin.DERIVED, "CPU time in percent", Cpu.values()),
    MEM(Shape.RECORD, Origin.DERIVED, "Memory in MB", Mem.values()),
    DISK(Shape.RECORD, Origin.DERIVED, "All disks", Disk.values()),
    DISK_DEVICE(DISK, "devices", Shape.ROWS, Origin.DERIVED, "Each disk", DiskDevice.values()),
    NET(Shape.KEYED, Origin.DERIVED, "Network interfaces", Net.values()),
    CPU_TIME(Shape.ROWS, Origin.RAW, "CPU time in seconds", CpuTime.values()),
    MEMORY(Shape.RECORD, Origin.RAW, "Memory in bytes", Memory.values()),
    MEMORY_OTHER(Shape.ROWS, Origin.RAW, "Memory, further fields", MemoryOther.values()),
    SWAP(Shape.RECORD, Origin.RAW, "Swap space", Swap.values()),
    DISKIO(Shape.ROWS, Origin.RAW, "Block device traffic", DiskIo.values()),
    FILESYSTEM(Shape.ROWS, Origin.RAW, "File systems", Filesystem.values()),
    NETWORK(Shape.ROWS, Origin.RAW, "Network interface traffic", Network.values()),
    PRESSURE(Shape.ROWS, Origin.RAW, "Pressure stall information", Pressure.values()),
    HOST(Shape.RECORD, Origin.RAW, "Host", Host.values()),
    SELF(Shape.RECORD, Origin.AGENT, "The agent itself", Self.values()),
    SELF_OUTPUT(
            SELF, "outputs", Shape.KEYED, Origin.AGENT, "The agent's outputs", SelfOutput.values());

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
    private final List<Column> columns;
    private final int textColumns;
    private final String tableName = name().toLowerCase(Locale.ROOT);

    Group(Shape shape, Origin origin, String title, Column... columns) {
        this(Optional.empty(), "", shape, origin, title, columns);
    }

    Group(
            Group parent,
            String member,
            Shape shape,
            Origin origin,
            String title,
            Column... columns) {
        this(Optional.of(parent), member, shape, origin, title, columns);
    }

    Group(
            Optional<Group> parent,
            String member,
            Shape shape,
            Origin origin,
            String title,
            Column... columns) {
        this.parent = parent;
        this.member = member.isEmpty() ? name().toLowerCase(Locale.ROOT) : member;
        this.shape = shape;
        this.origin = origin;
        this.title = title;
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

    /// The group's name for people.
    public String title() {
        return title;
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
