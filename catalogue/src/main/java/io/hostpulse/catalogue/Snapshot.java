package io.hostpulse.catalogue;

import org.jspecify.annotations.Nullable;

/// One tick of one host: who, when, every group's rows and how their collection went.
///
/// Kept and filled again, so that a tick allocates nothing per value. Confined to one thread at a
/// time.
public final class Snapshot {
    /// The version of the message's form that this catalogue writes.
    public static final int SCHEMA = 1;

    private static final Group[] ALL = Group.values();

    private Identity identity = Identity.NONE;
    private ClockReading clock = ClockReading.NONE;
    private long seq;
    private long intervalMillis;

    /// Made when a group is first asked for: most snapshots hold some of the groups only.
    private final @Nullable Table[] tables = new @Nullable Table[ALL.length];

    /// The same.
    private final @Nullable Status[] statuses = new @Nullable Status[ALL.length];

    /// Forgets everything.
    public void clear() {
        identity = Identity.NONE;
        clock = ClockReading.NONE;
        seq = 0;
        intervalMillis = 0;
        for (Table table : tables) {
            if (table != null) {
                table.clear();
            }
        }
        for (Status status : statuses) {
            if (status != null) {
                status.clear();
            }
        }
    }

    /// Says who, when, and the message's number.
    ///
    /// @param seq the message's number within its epoch, from 1
    /// @param intervalMillis the configured interval between messages
    public void stamp(Identity identity, ClockReading clock, long seq, long intervalMillis) {
        this.identity = identity;
        this.clock = clock;
        this.seq = seq;
        this.intervalMillis = intervalMillis;
    }

    public Identity identity() {
        return identity;
    }

    public ClockReading clock() {
        return clock;
    }

    /// The message's number within its epoch, from 1.
    public long seq() {
        return seq;
    }

    public long intervalMillis() {
        return intervalMillis;
    }

    /// The rows of a group; empty when the group is absent.
    public Table table(Group group) {
        Table table = tables[group.ordinal()];
        if (table == null) {
            table = new Table(group);
            tables[group.ordinal()] = table;
        }
        return table;
    }

    /// Whether a group has rows; whoever goes over all groups asks this first.
    public boolean hasRows(Group group) {
        Table table = tables[group.ordinal()];
        return table != null && table.rows() > 0;
    }

    /// How the collection of a group went.
    public Status status(Group group) {
        Status status = statuses[group.ordinal()];
        if (status == null) {
            status = new Status();
            statuses[group.ordinal()] = status;
        }
        return status;
    }

    /// Whether a group was collected, or at least tried; whoever goes over all groups asks this
    /// first.
    public boolean isCollected(Group group) {
        Status status = statuses[group.ordinal()];
        return status != null && status.isCollected();
    }

    /// Makes this snapshot equal to another.
    public void copyFrom(Snapshot other) {
        if (other == this) {
            return;
        }
        stamp(other.identity, other.clock, other.seq, other.intervalMillis);
        for (Group group : ALL) {
            if (other.hasRows(group) || hasRows(group)) {
                table(group).copyFrom(other.table(group));
            }
            if (other.isCollected(group) || isCollected(group)) {
                status(group).copyFrom(other.status(group));
            }
        }
    }

    /// Hands a group's rows and status over without copying them: each snapshot has afterwards what
    /// the other had.
    public void exchange(Group group, Snapshot other) {
        int place = group.ordinal();
        @Nullable Table table = tables[place];
        tables[place] = other.tables[place];
        other.tables[place] = table;
        @Nullable Status status = statuses[place];
        statuses[place] = other.statuses[place];
        other.statuses[place] = status;
    }
}
