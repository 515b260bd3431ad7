package io.hostpulse.server;

import java.util.concurrent.atomic.AtomicLong;

/// The bytes that many may hold in memory together: requests that are read, or large answers that
/// their clients have not taken yet. Thread-safe.
public final class BytesBudget {
    private final long bytesMax;
    private final AtomicLong taken = new AtomicLong();

    public BytesBudget(long bytesMax) {
        this.bytesMax = bytesMax;
    }

    /// Takes bytes before they are held.
    ///
    /// @return false when they are not there; nothing was taken then
    public boolean take(long bytes) {
        if (taken.addAndGet(bytes) <= bytesMax) {
            return true;
        }
        taken.addAndGet(-bytes);
        return false;
    }

    /// Gives back what was taken.
    public void giveBack(long bytes) {
        taken.addAndGet(-bytes);
    }

    /// How many bytes are taken.
    public long taken() {
        return taken.get();
    }

    /// How much of it is taken, 0 to 1.
    public double share() {
        return (double) taken.get() / bytesMax;
    }
}
