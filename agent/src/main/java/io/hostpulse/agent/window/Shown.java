package io.hostpulse.agent.window;

import io.hostpulse.catalogue.ClockReading;
import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.collect.OtherPlaces;

import java.util.EnumSet;
import java.util.Set;

/// What the window shows: the newest message's readings, put here by the flow and taken by the
/// window's thread. A row is copied once, and only those of the few groups that differ between
/// message and window twice; then sights change hands. Thread-safe for one thread that puts and one
/// that takes; neither waits for more than an exchange of references.
final class Shown {
    private static final Group[] GROUPS = Group.values();

    /// The groups whose rows in the message may be others than those that were collected.
    private static final Set<Group> CHANGED = changed();

    private static Set<Group> changed() {
        Set<Group> changed = EnumSet.copyOf(RowFilter.GROUPS);
        changed.add(Group.SELF);
        return changed;
    }

    /// What there is to see of one message. Confined to whoever holds it.
    static final class Sight {
        /// What node_exporter would show.
        final Snapshot node = new Snapshot();

        /// What the message has of the groups that are not the same there.
        private final Snapshot own = new Snapshot();

        /// The groups that the message has as they were collected.
        private final Set<Group> shared = EnumSet.noneOf(Group.class);

        /// Where a group's rows stand as the message has them. Groups that are derived are nowhere.
        Snapshot own(Group group) {
            return shared.contains(group) ? node : own;
        }

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

    /// A snapshot as it was collected, with everything that node_exporter would show: a file system
    /// at each of its places, before places are left out.
    void collected(Snapshot snapshot, OtherPlaces places) {
        making.node.copyFrom(snapshot);
        places.addTo(making.node.table(Group.FILESYSTEM));
        filter.apply(making.node);
    }

    /// A message's content; from now on it is the newest.
    void assembled(Snapshot snapshot, ClockReading read) {
        making.shared.clear();
        for (Group group : GROUPS) {
            if (CHANGED.contains(group)) {
                making.own.table(group).copyFrom(snapshot.table(group));
            } else if (snapshot.hasRows(group)) {
                making.shared.add(group);
            }
        }
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
}
