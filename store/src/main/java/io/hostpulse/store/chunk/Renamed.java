package io.hostpulse.store.chunk;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Identity;
import io.hostpulse.catalogue.Snapshot;

/// Copies of snapshots that are said to be of the agent whose credential sent them.
final class Renamed {
    private Renamed() {}

    static Snapshot of(Snapshot snapshot, String agent) {
        var copy = new Snapshot();
        copy(snapshot, copy);
        Identity identity = snapshot.identity();
        copy.stamp(
                new Identity(
                        identity.cluster(),
                        agent,
                        identity.journal(),
                        identity.epoch(),
                        identity.boot(),
                        identity.hostname(),
                        identity.ip(),
                        identity.mac()),
                snapshot.clock(),
                snapshot.seq(),
                snapshot.intervalMillis());
        return copy;
    }

    /// How many numbers a snapshot holds.
    static int numbers(Snapshot snapshot) {
        int numbers = 0;
        for (Group group : Group.values()) {
            numbers += snapshot.table(group).numbers();
        }
        return numbers;
    }

    /// Makes one snapshot equal to another.
    static void copy(Snapshot from, Snapshot into) {
        into.stamp(from.identity(), from.clock(), from.seq(), from.intervalMillis());
        for (Group group : Group.values()) {
            into.table(group).copyFrom(from.table(group));
            into.status(group).copyFrom(from.status(group));
        }
    }
}
