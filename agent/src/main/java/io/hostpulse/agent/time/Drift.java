package io.hostpulse.agent.time;

/// What has moved the monotonic clock against true time beyond an ordinary crystal's error: time
/// spent in suspend, which it does not count, and slewing, which bends it. Immutable.
///
/// @param suspendedMicros all time spent in suspend that was seen
/// @param suspends how often
/// @param slewFromNanos when the last slewing began, by the monotonic clock
/// @param slewToNanos when it ends
record Drift(long suspendedMicros, int suspends, long slewFromNanos, long slewToNanos) {
    static final Drift NONE = new Drift(0, 0, 0, 0);

    /// How wrong the length of one suspend may be: the kernel takes it from a real-time clock that
    /// is read in whole seconds, before and after (timekeeping_resume), and we read CLOCK_BOOTTIME
    /// with 10 ms.
    static final long SUSPEND_ERROR_MICROS = 1_000_000 + 2 * RawClock.BOOTTIME_RESOLUTION_MICROS;

    /// How fast adjtime(3) slews, in millionths.
    static final long SLEW_PPM = 500;

    Drift suspended(long micros) {
        return new Drift(suspendedMicros + micros, suspends + 1, slewFromNanos, slewToNanos);
    }

    Drift slewing(long nanos, long offsetMicros) {
        long lasts = Math.abs(offsetMicros) * 1_000_000 / SLEW_PPM * 1_000;
        return new Drift(suspendedMicros, suspends, nanos, nanos + lasts);
    }

    boolean isSlewing(long nanos) {
        return slewToNanos - nanos > 0 && slewFromNanos != slewToNanos;
    }

    /// How far slewing may have moved the monotonic clock between two of its readings at most.
    long slewedMicros(long fromNanos, long toNanos) {
        if (slewFromNanos == slewToNanos) {
            return 0;
        }
        long from = fromNanos - slewFromNanos > 0 ? fromNanos : slewFromNanos;
        long to = toNanos - slewToNanos < 0 ? toNanos : slewToNanos;
        return to - from <= 0 ? 0 : (to - from) / 1_000 * SLEW_PPM / 1_000_000 + 1;
    }
}
