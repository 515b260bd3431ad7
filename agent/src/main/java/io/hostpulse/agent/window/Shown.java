package io.hostpulse.agent.window;

import io.hostpulse.catalogue.ClockReading;
import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;

/// What the window shows: the newest message's readings, put here by the flow and taken by the
/// window's thread. Thread-safe; neither waits for more than a copy of arrays.
final class Shown {
    private static final Group[] GROUPS = Group.values();

    private final Object lock = new Object();
    private final RowFilter filter;
    private final Snapshot node = new Snapshot();
    private final Snapshot own = new Snapshot();
    private ClockReading time = ClockReading.NONE;
    private long number;

    /// @param filter what of the rows that were collected is shown under node_exporter's names
    Shown(RowFilter filter) {
        this.filter = filter;
    }

    /// A copy of a snapshot as it was collected, with everything that node_exporter would show.
    void collected(Snapshot snapshot) {
        synchronized (lock) {
            copy(snapshot, node);
            filter.apply(node);
        }
    }

    /// A copy of a message's content.
    void assembled(Snapshot snapshot, ClockReading read) {
        synchronized (lock) {
            copy(snapshot, own);
            time = read;
            number++;
        }
    }

    /// The number of the newest message shown; 0 when there is none.
    long number() {
        synchronized (lock) {
            return number;
        }
    }

    /// Copies what is shown, and returns its number.
    long take(Snapshot nodeInto, Snapshot ownInto) {
        synchronized (lock) {
            copy(node, nodeInto);
            copy(own, ownInto);
            return number;
        }
    }

    /// When the newest message was made.
    ClockReading time() {
        synchronized (lock) {
            return time;
        }
    }

    private static void copy(Snapshot from, Snapshot into) {
        for (Group group : GROUPS) {
            into.table(group).copyFrom(from.table(group));
            into.status(group).copyFrom(from.status(group));
        }
    }
}
