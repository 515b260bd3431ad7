package io.hostpulse.server.http;

import java.util.concurrent.atomic.AtomicLong;

/// The memory of large answers that their clients have not taken yet: each is there until the last
/// of it is, and a client may take its time. Thread-safe.
final class AnswerRoom {
    private final long bytesMax;
    private final AtomicLong held = new AtomicLong();

    /// @param bytesMax how many bytes all of them may have together
    AnswerRoom(long bytesMax) {
        this.bytesMax = bytesMax;
    }

    /// Whether an answer of so many bytes may be held; it is to be [given back][#giveBack] then.
    boolean take(long bytes) {
        if (held.addAndGet(bytes) <= bytesMax) {
            return true;
        }
        giveBack(bytes);
        return false;
    }

    void giveBack(long bytes) {
        held.addAndGet(-bytes);
    }
}
