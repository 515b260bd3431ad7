package io.hostpulse.catalogue;

import org.jspecify.annotations.Nullable;

/// One tick of one host: who, when, every group's rows and how their collection went.
///
/// Kept and filled again, so that a tick allocates nothing per value. Confined to one thread at a
/// time.
public final class Snapshot {
    /// The version of the message's form that this catalogue writes.
    public static final int SCHEMA = 1;

    /// What [#nextTable], [#nextStatus] and [#nextGroup] say when there is none.
    public static final int NONE = Group.values().length;

    private static final Group[] ALL = Group.values();

    private Identity identity = Identity.NONE;
    private ClockReading clock = ClockReading.NONE;
    private long seq;
    private long intervalMillis;

    /// Made when a group is first asked for: most snapshots hold some of the groups only.
    private final @Nullable Table[] tables = new @Nullable Table[ALL.length];

    /// The same.
    private final @Nullable Status[] statuses = new @Nullable Status[ALL.length];

    /// Which groups have a table, a bit for each ordinal: ten to thirty of a hundred.
    private final long[] tabled = new long[(ALL.length + 63) >>> 6];

    /// Which groups have a status.
    private final long[] told = new long[tabled.length];

    /// Forgets everything.
    public void clear() {
        identity = Identity.NONE;
        clock = ClockReading.NONE;
        seq = 0;
        intervalMillis = 0;
        // Not by their groups: those are a hundred objects more to touch at every tick.
        for (int i = nextTable(0); i < NONE; i = nextTable(i + 1)) {
            Table table = tables[i];
            if (table != null) {
                table.clear();
            }
        }
        for (int i = nextStatus(0); i < NONE; i = nextStatus(i + 1)) {
            Status status = statuses[i];
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
            tabled[group.ordinal() >>> 6] |= 1L << group.ordinal();
        }
        return table;
    }

    /// The ordinal of the first group from `from` on that may have rows; [#NONE] when there is no
    /// more. So whoever looks for the groups that have rows passes over most of those that have
    /// not.
    public int nextTable(int from) {
        return next(tabled, tabled, from);
    }

    /// The same for two snapshots: of the first group that may have rows in either.
    public int nextTable(int from, Snapshot other) {
        return next(tabled, other.tabled, from);
    }

    /// The ordinal of the first group from `from` on that may have been collected; [#NONE] when
    /// there is no more.
    public int nextStatus(int from) {
        return next(told, told, from);
    }

    /// The ordinal of the first group from `from` on that may have rows or have been collected;
    /// [#NONE] when there is no more.
    public int nextGroup(int from) {
        return next(tabled, told, from);
    }

    private int nextStatus(int from, Snapshot other) {
        return next(told, other.told, from);
    }

    private static int next(long[] one, long[] other, int from) {
        long mask = -1L << from;
        for (int word = from >>> 6; word < one.length; word++) {
            long set = (one[word] | other[word]) & mask;
            if (set != 0) {
                return (word << 6) + Long.numberOfTrailingZeros(set);
            }
            mask = -1;
        }
        return NONE;
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
            told[group.ordinal() >>> 6] |= 1L << group.ordinal();
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
        for (int i = nextTable(0, other); i < NONE; i = nextTable(i + 1, other)) {
            if (other.hasRows(ALL[i])) {
                table(ALL[i]).copyFrom(other.table(ALL[i]));
            } else if (hasRows(ALL[i])) {
                table(ALL[i]).clear();
            }
        }
        for (int i = nextStatus(0, other); i < NONE; i = nextStatus(i + 1, other)) {
            if (other.isCollected(ALL[i])) {
                status(ALL[i]).copyFrom(other.status(ALL[i]));
            } else if (statuses[i] != null) {
                status(ALL[i]).clear();
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
        swapBit(tabled, other.tabled, place);
        swapBit(told, other.told, place);
    }

    private static void swapBit(long[] one, long[] other, int place) {
        int word = place >>> 6;
        long differing = (one[word] ^ other[word]) & 1L << place;
        one[word] ^= differing;
        other[word] ^= differing;
    }
}
