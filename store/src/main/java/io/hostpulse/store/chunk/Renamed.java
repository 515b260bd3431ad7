package io.hostpulse.store.chunk;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Identity;
import io.hostpulse.catalogue.Snapshot;

/// Copies of snapshots that are said to be of the agent whose credential sent them.
final class Renamed {
    private static final Group[] GROUPS = Group.values();

    private Renamed() {}

    static Snapshot of(Snapshot snapshot, String agent) {
        var copy = new Snapshot();
        copy.copyFrom(snapshot);
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
        for (int i = snapshot.nextTable(0); i < Snapshot.NONE; i = snapshot.nextTable(i + 1)) {
            numbers += snapshot.table(GROUPS[i]).numbers();
        }
        return numbers;
    }
}
