package io.hostpulse.server.ingest;

import java.util.concurrent.atomic.AtomicLong;

/// The bytes that all requests together may hold in memory. Thread-safe.
final class BytesBudget {
    private final long bytesMax;
    private final AtomicLong taken = new AtomicLong();

    BytesBudget(long bytesMax) {
        this.bytesMax = bytesMax;
    }

    /// Takes bytes before they are allocated.
    ///
    /// @return false when they are not there; nothing was taken then
    boolean take(long bytes) {
        if (taken.addAndGet(bytes) <= bytesMax) {
            return true;
        }
        taken.addAndGet(-bytes);
        return false;
    }

    void giveBack(long bytes) {
        taken.addAndGet(-bytes);
    }

    long taken() {
        return taken.get();
    }

    /// How much of it is taken, 0 to 1.
    double share() {
        return (double) taken.get() / bytesMax;
    }
}
