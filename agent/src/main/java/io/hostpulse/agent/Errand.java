package io.hostpulse.agent;

/// Something that the flow does itself instead of waking the thread that is there for it, as long
/// as that is quick: what took too long is left to its own thread for a minute. Thread-safe, for a
/// thread that lost the flow to another may still be at it.
final class Errand {
    private static final long REST_NANOS = 60_000_000_000L;

    private volatile boolean isUnderWay;
    private volatile boolean isResting;
    private volatile long restsUntil;

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
            restsUntil = nanos + REST_NANOS;
            isResting = true;
        }
        isUnderWay = false;
    }
}
