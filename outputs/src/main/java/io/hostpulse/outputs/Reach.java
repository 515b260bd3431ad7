package io.hostpulse.outputs;

/// How many bytes the way to an output is trusted with at once: half as many after each batch whose
/// time ran out on the way, twice as many after one that got through. Where a longer one fails
/// right after a shorter one got through, that is what the line can do: a longer one is tried again
/// after [Bisection#GROW_AFTER] more. Confined to the pump's thread.
final class Reach {
    private final long bytesMax;
    private long bytes;

    /// How many more have to get through before a longer one is tried.
    private int hold;

    /// Whether one got through since the last that did not.
    private boolean isProven;

    /// @param bytesMax the most bytes of a batch of several messages
    Reach(long bytesMax) {
        this.bytesMax = bytesMax;
        this.bytes = bytesMax;
    }

    /// The most bytes of the next batch of several messages.
    long bytes() {
        return bytes;
    }

    /// A batch of several messages did not get through in its time.
    void late(long sent) {
        bytes = Math.max(1, sent / 2);
        hold = isProven ? Bisection.GROW_AFTER : 0;
        isProven = false;
    }

    /// A batch got through. A short one says nothing of long ones.
    void through(long sent) {
        if (sent <= bytes / 2) {
            return;
        }
        isProven = true;
        if (hold > 0) {
            hold--;
        } else {
            bytes = Math.min(bytesMax, 2 * bytes);
        }
    }
}
