package io.hostpulse.journal;

import java.time.Duration;

/// Time that passes when a test says so.
final class ManualClock {
    private long nanos = 1;
    private long stepMicros;

    void pass(Duration time) {
        nanos += time.toNanos();
    }

    /// Moves the wall clock alone.
    void step(Duration time) {
        stepMicros += time.toNanos() / 1_000;
    }

    long nanoTime() {
        return nanos;
    }

    long wallMicros() {
        return 1_795_000_000_000_000L + nanos / 1_000 + stepMicros;
    }
}
