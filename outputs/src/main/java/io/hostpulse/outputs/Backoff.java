package io.hostpulse.outputs;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How long to wait after a failure: a random time whose bound doubles with each failure in a row
/// ("full jitter"), so that many agents do not come back in step. Confined to one thread.
final class Backoff {
    /// The bound of the wait after the first failure.
    static final Duration BASE = Duration.ofSeconds(1);

    /// The largest bound.
    static final Duration CAP = Duration.ofSeconds(60);

    /// The longest wait that another side may ask for; more is cut to this.
    static final Duration ASKED_MAX = Duration.ofMinutes(10);

    private static final int DOUBLINGS_MAX = 16;

    private final RandomGenerator random;
    private int failures;

    Backoff(RandomGenerator random) {
        this.random = random;
    }

    /// How long to wait after one more failure, in nanoseconds.
    ///
    /// @param asked the wait that the other side asked for, zero for none; it is kept, and up to a
    ///   quarter of it is added
    long next(Duration asked) {
        int doublings = Math.min(failures, DOUBLINGS_MAX);
        failures++;
        long bound = Math.min(CAP.toNanos(), BASE.toNanos() << doublings);
        long own = random.nextLong(bound + 1);
        if (asked.isZero() || asked.isNegative()) {
            return own;
        }
        long least = asked.compareTo(ASKED_MAX) < 0 ? asked.toNanos() : ASKED_MAX.toNanos();
        long spread = least + random.nextLong(least / 4 + 1);
        return Math.max(own, spread);
    }

    /// A success: the next failure counts as the first again.
    void reset() {
        failures = 0;
    }
}
