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

    /// The largest bound while only a person can mend it.
    static final Duration HALT_CAP = Duration.ofMinutes(5);

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
    /// @param asked the wait that the other side asked for, and up to a quarter of it is added;
    ///   zero or less for none
    /// @param spread the bound after the first failure, where the other side has asked for a larger
    ///   one
    long next(Duration asked, Duration spread) {
        long own = drawn(spread, CAP);
        if (asked.isZero() || asked.isNegative()) {
            return own;
        }
        long least = asked.compareTo(ASKED_MAX) < 0 ? asked.toNanos() : ASKED_MAX.toNanos();
        return least + random.nextLong(least / 4 + 1);
    }

    /// How long to wait after one more failure that only a person can mend, in nanoseconds.
    long nextWhenHalted() {
        return drawn(Duration.ZERO, HALT_CAP);
    }

    private long drawn(Duration spread, Duration cap) {
        int doublings = Math.min(failures, DOUBLINGS_MAX);
        failures++;
        long first = Math.max(BASE.toNanos(), Math.min(spread.toNanos(), cap.toNanos()));
        long bound = Math.min(cap.toNanos(), first << doublings);
        return random.nextLong(bound + 1);
    }

    /// A success: the next failure counts as the first again.
    void reset() {
        failures = 0;
    }
}
