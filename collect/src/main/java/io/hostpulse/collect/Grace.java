package io.hostpulse.collect;

import java.time.Duration;

/// How long a tick waits for answers before its message leaves without them.
///
/// @param max at every tick, and never more than 5 % of the interval
/// @param first for the kernel's files at the first tick, whose message has no grid to keep yet and
///   for which classes are still being loaded; never more than half the interval
record Grace(Duration max, Duration first) {
    static final Grace DEFAULT = new Grace(Duration.ofMillis(50), Duration.ofMillis(500));

    /// For a reading that a person waits for and no grid of ticks does.
    static final Grace PATIENT = new Grace(Duration.ofSeconds(1), Duration.ofSeconds(1));

    long nanos(long intervalNanos) {
        return Math.min(max.toNanos(), intervalNanos / 20);
    }

    long firstNanos(long intervalNanos) {
        return Math.min(first.toNanos(), intervalNanos / 2);
    }
}
