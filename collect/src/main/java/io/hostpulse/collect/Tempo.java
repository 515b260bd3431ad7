package io.hostpulse.collect;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.State;

import java.util.concurrent.atomic.AtomicLong;

/// At how many ticks a collector reads, and what its readings cost. One thread at a time reads by
/// it; any thread may look at the cost and change how often.
final class Tempo {
    /// The fewest ticks: every so many.
    static final int EVERY_MAX = 64;

    private final Group[] groups;
    private final AtomicLong nanos = new AtomicLong();
    private volatile int every = 1;
    private volatile String why = "";
    private int tick;

    /// @param groups what the collector fills
    Tempo(Group[] groups) {
        this.groups = groups;
    }

    /// Whether the collector reads at this tick. Asked once a tick.
    boolean isDue() {
        return every == 1 || ++tick % every == 0;
    }

    /// Says in the status of every group that it was left out, and why.
    void leaveOut(Snapshot into) {
        for (Group group : groups) {
            into.status(group).worsen(State.PARTIAL, why);
        }
    }

    /// Takes account of a reading.
    void took(long readingNanos) {
        nanos.addAndGet(readingNanos);
    }

    /// What the readings took since this was last asked, in nanoseconds.
    long takeNanos() {
        return nanos.getAndSet(0);
    }

    /// Whether it may read at fewer ticks still: the agent's own figures are always read.
    boolean canSlow() {
        return every < EVERY_MAX && groups.length > 0 && groups[0] != Group.SELF;
    }

    int every() {
        return every;
    }

    /// Reads at half as many ticks.
    ///
    /// @param reason what statuses say where a group is left out
    void slow(String reason) {
        every *= 2;
        why = "left out at this tick, for it is " + shown() + ": " + reason;
    }

    /// Reads at twice as many ticks.
    void quicken() {
        every /= 2;
        why = "left out at this tick, for it is " + shown();
    }

    /// `read at every 4th tick`.
    private String shown() {
        return every == 1
                ? "read at every tick"
                : "read at every " + every + (every % 10 == 2 ? "nd tick" : "th tick");
    }

    /// `diskio is read at every 4th tick`.
    @Override
    public String toString() {
        return groups[0].word() + " is " + shown();
    }
}
