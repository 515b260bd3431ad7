package io.hostpulse.collect;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;

import java.util.List;

/// Fills one group, or several that come from the same kernel file. Keeps its buffers from tick to
/// tick and allocates nothing per value. Called by one thread at a time.
interface Collector extends AutoCloseable {
    /// The groups that it fills.
    List<Group> groups();

    /// Reads and parses into the snapshot's tables, which are empty, and sets the status of its
    /// groups. What the kernel does not give is absent and said in the status; nothing is thrown
    /// for it.
    void collect(Snapshot into);

    /// Learns which of its open files are procfs's own. Called after a reading.
    default void lookUp(OpenFiles files) {}

    /// Whether the next reading waits for nothing but the kernel's own memory, so that it may be
    /// done by a thread that must not hang. No, where that is not known.
    default boolean answersAtOnce() {
        return false;
    }

    @Override
    void close();
}
