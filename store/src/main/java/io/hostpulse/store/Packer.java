package io.hostpulse.store;

import io.hostpulse.catalogue.Snapshot;

import java.util.function.Supplier;

/// Takes the messages of one agent's request one after the other and makes of each what the store
/// will keep, while the CPU has it at hand: two snapshots, used in turn, are enough for a request
/// of hundreds of messages, and the thread that writes does not look at what they say. All of a
/// packer's arrivals, in their order, make one [AgentBatch]. Confined to the request's thread until
/// they do.
public interface Packer {
    /// Adds the request's next message.
    ///
    /// @param message of the same agent as the ones before it, its time the one to store; stays as
    ///   it is until the next one has been added, the last one until its batch has been ingested
    /// @param again reads the message once more, for a store that has to look at it after all; may
    ///   be called by the thread that ingests
    Arrival add(Snapshot message, int crc32c, Supplier<Snapshot> again);
}
