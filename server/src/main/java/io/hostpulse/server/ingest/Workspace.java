package io.hostpulse.server.ingest;

import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.server.BytesBudget;
import io.hostpulse.server.http.ProblemException;
import io.hostpulse.wire.MessageDecoder;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;

/// What one request of messages needs while it is worked on: buffers, decoder, snapshots. Kept and
/// used again, so that a message costs no garbage of its size. Confined to its request.
final class Workspace implements AutoCloseable {
    private static final int KEPT_BYTES = 1 << 20;

    /// The body as sent; valid up to the request's length.
    byte[] wire = new byte[16 << 10];

    /// The body unpacked; valid up to [#plainLength].
    byte[] plain = new byte[64 << 10];

    int plainLength;

    final MessageDecoder decoder = new MessageDecoder();
    final CRC32C crc = new CRC32C();
    final Gunzip gunzip = new Gunzip();
    private final List<Snapshot> snapshots = new ArrayList<>();
    private final SnapshotPool pool;
    private final BytesBudget budget;
    private long taken;

    Workspace(SnapshotPool pool, BytesBudget budget) {
        this.pool = pool;
        this.budget = budget;
    }

    /// Takes bytes from the budget, before they are allocated.
    void take(long bytes) throws ProblemException {
        if (!budget.take(bytes)) {
            throw new ProblemException(503, "too much is under way", 1);
        }
        taken += bytes;
    }

    /// Makes room for the body as sent.
    void wireRoom(int length) throws ProblemException {
        take(length);
        if (wire.length < length) {
            wire = new byte[length];
        }
    }

    /// Makes room for more of the unpacked body, at most `bytesMax` in all.
    void plainRoom(int bytesMax) throws ProblemException {
        int larger = (int) Math.min(2L * plain.length, bytesMax);
        take(larger - plain.length);
        plain = Arrays.copyOf(plain, larger);
    }

    /// A snapshot to read into, this request's alone until its end.
    Snapshot snapshot() {
        Snapshot snapshot = pool.take();
        snapshots.add(snapshot);
        return snapshot;
    }

    /// Takes the last snapshot back: nothing was read into it.
    void unused() {
        pool.giveBack(List.of(snapshots.removeLast()));
    }

    /// Gives bytes and snapshots back and lets go of what is too large to keep.
    @Override
    public void close() {
        budget.giveBack(taken);
        taken = 0;
        plainLength = 0;
        pool.giveBack(snapshots);
        snapshots.clear();
        if (wire.length > KEPT_BYTES) {
            wire = new byte[16 << 10];
        }
        if (plain.length > KEPT_BYTES) {
            plain = new byte[64 << 10];
        }
    }

    /// Releases native memory: this workspace is not used again.
    void release() {
        gunzip.close();
    }
}
