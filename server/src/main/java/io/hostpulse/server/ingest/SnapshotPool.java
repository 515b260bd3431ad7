package io.hostpulse.server.ingest;

import io.hostpulse.catalogue.Snapshot;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// Snapshots that wait for their next message; at most [#KEPT]. One that was used last is used
/// first: it is still in the CPU's caches. Thread-safe.
final class SnapshotPool {
    /// Some 10 KB each for a message of 130 values.
    static final int KEPT = 2_048;

    private final Deque<Snapshot> idle = new ArrayDeque<>(); // guarded by this

    /// A snapshot to read into, whatever it holds.
    synchronized Snapshot take() {
        Snapshot kept = idle.pollLast();
        return kept == null ? new Snapshot() : kept;
    }

    /// Takes snapshots back that nobody looks at any more.
    synchronized void giveBack(List<Snapshot> snapshots) {
        for (int i = 0; i < snapshots.size() && idle.size() < KEPT; i++) {
            idle.addLast(snapshots.get(i));
        }
    }
}
