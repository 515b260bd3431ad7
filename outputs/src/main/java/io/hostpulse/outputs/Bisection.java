package io.hostpulse.outputs;

/// How many messages the next batch of a lane may have, while halves tell which message of a
/// refused batch is the bad one. Confined to the pump's thread.
///
/// A bad message among n costs log2(n) + 1 more attempts at most. When all of a refused batch is
/// accepted in parts it was its size: later batches stay below it and grow again slowly.
final class Bisection {
    /// After this many batches in a row that were accepted, larger ones are tried again.
    static final int GROW_AFTER = 16;

    private final int messagesMax;
    private final long bytesMax;

    private int suspects;
    private long refusedBytes;
    private long bytesLimit;
    private int accepted;

    /// @param messagesMax the most messages of a batch
    /// @param bytesMax the most bytes of a batch of several messages
    Bisection(int messagesMax, long bytesMax) {
        this.messagesMax = messagesMax;
        this.bytesMax = bytesMax;
        this.bytesLimit = bytesMax;
    }

    /// The most messages of the next batch.
    int messagesLimit() {
        return suspects == 0 ? messagesMax : (suspects + 1) / 2;
    }

    /// The most bytes of the next batch of several messages.
    long bytesLimit() {
        return bytesLimit;
    }

    /// Whether a bad message is being looked for.
    boolean isSearching() {
        return suspects > 0;
    }

    /// A batch of several messages was refused, and nobody said which of them is bad.
    void split(int messages, long bytes) {
        suspects = messages;
        refusedBytes = bytes;
        accepted = 0;
    }

    /// The first messages of a batch were accepted.
    void settled(int messages) {
        if (suspects > 0) {
            suspects = Math.max(0, suspects - messages);
            if (suspects == 0) {
                bytesLimit = Math.max(1, refusedBytes / 2);
            }
        } else if (bytesLimit < bytesMax && ++accepted >= GROW_AFTER) {
            accepted = 0;
            bytesLimit = Math.min(bytesMax, 2 * bytesLimit);
        }
    }

    /// A bad message was found, or it is no longer certain that there is one.
    void ended() {
        suspects = 0;
    }
}
