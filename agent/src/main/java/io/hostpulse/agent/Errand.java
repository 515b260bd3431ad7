package io.hostpulse.agent;

/// Something that the flow does itself instead of waking the thread that is there for it, as long
/// as that is quick: what took too long is left to its own thread for some seconds, and for up to a
/// minute when it does so again and again. One slow write among thousands is no reason to wake a
/// thread at every tick for long. Thread-safe, for a thread that lost the flow to another may still
/// be at it.
final class Errand {
    /// For so long it is left to its own thread first; each time that it took too long again within
    /// [#REST_MAX_NANOS], for twice as long as before.
    static final long REST_MIN_NANOS = 4_000_000_000L;

    static final long REST_MAX_NANOS = 60_000_000_000L;

    private volatile boolean isUnderWay;
    private volatile boolean isResting;
    private volatile long restsUntil;

    /// How long the last rest was. Read and written by whoever has it under way.
    private volatile long rest;

    /// Begins, if it is to be done by the flow now.
    ///
    /// @param nanos the monotonic clock
    boolean begin(long nanos) {
        if (isUnderWay || (isResting && nanos - restsUntil < 0)) {
            return false;
        }
        isResting = false;
        isUnderWay = true;
        return true;
    }

    /// It is done.
    ///
    /// @param took how long it took, in nanoseconds
    /// @param most how long it may take to be done by the flow again
    /// @param nanos the monotonic clock
    void end(long took, long most, long nanos) {
        if (took > most) {
            rest(nanos);
        }
        isUnderWay = false;
    }

    private void rest(long nanos) {
        long before = rest;
        boolean isNews = before == 0 || nanos - restsUntil > REST_MAX_NANOS;
        long now = isNews ? REST_MIN_NANOS : Math.min(2 * before, REST_MAX_NANOS);
        rest = now;
        restsUntil = nanos + now;
        isResting = true;
    }
}
