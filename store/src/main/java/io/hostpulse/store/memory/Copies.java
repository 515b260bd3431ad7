package io.hostpulse.store.memory;

import io.hostpulse.catalogue.Identity;
import io.hostpulse.catalogue.Snapshot;

/// Copies of snapshots.
public final class Copies {
    private Copies() {}

    /// A copy, said to be of this agent.
    public static Snapshot of(Snapshot snapshot, String agent) {
        var copy = new Snapshot();
        Identity identity = snapshot.identity();
        copy.copyFrom(snapshot);
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
}
