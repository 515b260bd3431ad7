package io.hostpulse.agent.time;

import io.hostpulse.catalogue.MonotonicClock;

import java.util.OptionalLong;

/// The three clocks of a host, as they are: nothing corrected.
///
/// Thread-safe.
public interface RawClock {
    /// The wall clock: microseconds since 1970. May step.
    long wallMicros();

    /// The monotonic clock: nanoseconds since a moment nobody knows. Stands still in suspend.
    long nanoTime();

    /// The same, for those who ask nothing else.
    default MonotonicClock monotonic() {
        return this::nanoTime;
    }

    /// CLOCK_BOOTTIME: microseconds since boot, suspend included, rounded down to
    /// [#BOOTTIME_RESOLUTION_MICROS]; absent where it cannot be read.
    OptionalLong boottimeMicros();

    /// The resolution of [#boottimeMicros()]: `/proc/uptime` has two decimals.
    long BOOTTIME_RESOLUTION_MICROS = 10_000;
}
