package io.hostpulse.store.memory;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Identity;
import io.hostpulse.catalogue.Snapshot;

/// Copies of snapshots.
public final class Copies {
    private Copies() {}

    /// A copy, said to be of this agent.
    public static Snapshot of(Snapshot snapshot, String agent) {
        var copy = new Snapshot();
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
        for (Group group : Group.values()) {
            copy.table(group).copyFrom(snapshot.table(group));
            copy.status(group).copyFrom(snapshot.status(group));
        }
        return copy;
    }
}
