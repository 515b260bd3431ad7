package io.hostpulse.server.state;

/// How far off a kept clock may be. The kernel's `maxerror` is what the clock's keeper said last,
/// and 500 millionths of the time since: its worst case, by which a keeper that looks every 34
/// minutes (systemd-timesyncd) would be off by a second before each look. Here the time since the
/// keeper was last seen to speak counts 50 millionths, as agents count it between two alignments.
/// Confined to one thread at a time.
final class KernelBound {
    private static final long KERNEL_MILLIONTHS = 500;
    private static final long MILLIONTHS = 50;

    /// The kernel adds once a second.
    private static final long STEP_MICROS = KERNEL_MILLIONTHS + 100;

    private boolean hasSpoken;
    private long saidMicros;
    private long saidNanos;
    private long lastMicros;
    private long lastNanos;

    /// The error now.
    ///
    /// @param maxerrorMicros what the kernel says now
    /// @param nanos the monotonic clock
    long micros(long maxerrorMicros, long nanos) {
        long explained = lastMicros + grown(KERNEL_MILLIONTHS, nanos - lastNanos) + STEP_MICROS;
        if (!hasSpoken || maxerrorMicros < lastMicros || maxerrorMicros > explained) {
            hasSpoken = true;
            saidMicros = maxerrorMicros;
            saidNanos = nanos;
        }
        lastMicros = maxerrorMicros;
        lastNanos = nanos;
        return Math.min(maxerrorMicros, saidMicros + grown(MILLIONTHS, nanos - saidNanos));
    }

    private static long grown(long millionths, long nanos) {
        return nanos / 1_000 * millionths / 1_000_000;
    }
}
