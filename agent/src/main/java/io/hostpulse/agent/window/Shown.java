package io.hostpulse.agent.window;

import io.hostpulse.catalogue.ClockReading;
import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;

/// What the window shows: the newest message's readings, put here by the flow and taken by the
/// window's thread. Each is copied once; then sights change hands. Thread-safe for one thread that
/// puts and one that takes; neither waits for more than an exchange of references.
final class Shown {
    private static final Group[] GROUPS = Group.values();

    /// What there is to see of one message. Confined to whoever holds it.
    static final class Sight {
        /// What node_exporter would show, and what stands in the message.
        final Snapshot node = new Snapshot();

        final Snapshot own = new Snapshot();

        /// When the message was made.
        ClockReading time = ClockReading.NONE;

        /// The message's number here, from 1; 0 for nothing to see.
        long number;
    }

    private final Object lock = new Object();
    private final RowFilter filter;

    /// Held by the flow.
    private Sight making = new Sight();

    /// The newest, until the window's thread takes it.
    private Sight ready = new Sight();

    private long number;

    /// @param filter what of the rows that were collected is shown under node_exporter's names
    Shown(RowFilter filter) {
        this.filter = filter;
    }

    /// A snapshot as it was collected, with everything that node_exporter would show.
    void collected(Snapshot snapshot) {
        copy(snapshot, making.node);
        filter.apply(making.node);
    }

    /// A message's content; from now on it is the newest.
    void assembled(Snapshot snapshot, ClockReading read) {
        copy(snapshot, making.own);
        making.time = read;
        synchronized (lock) {
            making.number = ++number;
            Sight full = making;
            making = ready;
            ready = full;
        }
    }

    /// The number of the newest message shown; 0 when there is none.
    long number() {
        synchronized (lock) {
            return number;
        }
    }

    /// The newest sight, for one that was taken before.
    ///
    /// @return the same one when there is none newer
    Sight take(Sight before) {
        synchronized (lock) {
            if (before.number == number) {
                return before;
            }
            Sight newest = ready;
            ready = before;
            return newest;
        }
    }

    private static void copy(Snapshot from, Snapshot into) {
        for (Group group : GROUPS) {
            into.table(group).copyFrom(from.table(group));
            into.status(group).copyFrom(from.status(group));
        }
    }
}
