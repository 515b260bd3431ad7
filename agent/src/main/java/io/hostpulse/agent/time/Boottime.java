package io.hostpulse.agent.time;

/// CLOCK_BOOTTIME with the monotonic clock's resolution, and the suspends that part the two.
/// Confined to the holder of a lock.
///
/// Between suspends the two differ by a constant. Each pair of readings encloses it: from below by
/// the monotonic clock read after, from above by the one read before and the resolution of
/// `/proc/uptime`. A thread that is held up between the readings widens the enclosure and is never
/// taken for a suspend.
final class Boottime {
    /// A suspend is at least this long; less is left to the next alignment.
    static final long SUSPEND_MIN_MICROS = 250_000;

    private boolean known;
    private long aheadMin;
    private long aheadMax;

    /// Takes in one reading of CLOCK_BOOTTIME between two of the monotonic clock.
    ///
    /// @return how long the host was suspended since the previous reading, 0 if it was not
    long observe(long beforeNanos, long bootMicros, long afterNanos) {
        long min = bootMicros - Math.floorDiv(afterNanos, 1_000L);
        long max =
                bootMicros
                        + RawClock.BOOTTIME_RESOLUTION_MICROS
                        - Math.floorDiv(beforeNanos, 1_000L);
        long suspended = known && min - aheadMax > SUSPEND_MIN_MICROS ? min - aheadMin : 0;
        if (!known || suspended > 0) {
            known = true;
            aheadMin = min;
            aheadMax = max;
        } else {
            aheadMin = Math.max(aheadMin, min);
            aheadMax = Math.max(aheadMin, Math.min(aheadMax, max));
        }
        return suspended;
    }

    /// CLOCK_BOOTTIME at a reading of the monotonic clock, to be asked after [#observe].
    long micros(long nanos) {
        return Math.floorDiv(nanos, 1_000L) + aheadMin;
    }
}
