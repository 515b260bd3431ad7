package io.hostpulse.outputs;

import io.hostpulse.catalogue.MonotonicClock;

import java.util.OptionalLong;

/// How fast the backlog follows beside the newest messages. Confined to the pump's thread.
final class Pace {
    /// How often the output is asked again while it says "not now".
    static final long ASK_NANOS = 10_000_000_000L;

    private static final double NANOS_PER_SECOND = 1e9;

    private final AnyOrder output;
    private final MonotonicClock nanoTime;
    private long sentAt;
    private long sentBytes;

    Pace(AnyOrder output, MonotonicClock nanoTime) {
        this.output = output;
        this.nanoTime = nanoTime;
    }

    /// How long to wait before the next batch of the backlog, in nanoseconds; 0 for not at all.
    long waitNanos() {
        OptionalLong rate = output.backfillBytesPerSecond();
        if (rate.isEmpty()) {
            sentBytes = 0;
            return 0;
        }
        if (rate.getAsLong() <= 0) {
            return ASK_NANOS;
        }
        if (sentBytes == 0) {
            return 0;
        }
        double pause = sentBytes * NANOS_PER_SECOND / rate.getAsLong();
        double left = pause - (nanoTime.getAsLong() - sentAt);
        if (left <= 0) {
            sentBytes = 0;
            return 0;
        }
        // The output is asked again before long: the other side may have named another pace.
        return (long) Math.min(left, ASK_NANOS) + 1;
    }

    /// The most bytes of the next batch of several messages: what may be sent in a second.
    long bytesLimit(long bytesMax) {
        OptionalLong rate = output.backfillBytesPerSecond();
        return rate.isEmpty() ? bytesMax : Math.clamp(rate.getAsLong(), 1, bytesMax);
    }

    /// Bytes of the backlog were sent.
    void sent(long bytes) {
        sentAt = nanoTime.getAsLong();
        sentBytes += bytes;
    }
}
