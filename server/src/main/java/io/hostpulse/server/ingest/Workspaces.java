package io.hostpulse.server.ingest;

import io.hostpulse.server.BytesBudget;

import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;

/// Workspaces that wait for their next request; at most [#KEPT]. Thread-safe.
final class Workspaces implements AutoCloseable {
    static final int KEPT = 32;

    private final ConcurrentLinkedDeque<Workspace> idle = new ConcurrentLinkedDeque<>();
    private final SnapshotPool snapshots = new SnapshotPool();
    private final AtomicInteger count = new AtomicInteger();
    private final BytesBudget budget;

    Workspaces(BytesBudget budget) {
        this.budget = budget;
    }

    Workspace take() {
        Workspace kept = idle.poll();
        if (kept == null) {
            return new Workspace(snapshots, budget);
        }
        count.decrementAndGet();
        return kept;
    }

    void giveBack(Workspace workspace) {
        workspace.close();
        if (count.incrementAndGet() <= KEPT) {
            idle.push(workspace);
        } else {
            count.decrementAndGet();
            workspace.release();
        }
    }

    @Override
    public void close() {
        for (Workspace one = idle.poll(); one != null; one = idle.poll()) {
            one.release();
        }
    }
}
