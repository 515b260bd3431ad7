package io.hostpulse.agent.time;

import java.util.OptionalLong;

/// The clocks of a host that does what a test says. Starts on 2026-11-22 with an arbitrary
/// monotonic reading. Thread-safe.
public final class ManualClock implements RawClock {
    /// 2026-11-22T11:25:00Z.
    public static final long START_MICROS = 1_795_346_700_000_000L;

    private long wallMicros = START_MICROS;
    private long nanos = 77_000_000_123L;
    private long suspendedMicros = 5_000_000;
    private boolean boottimeReadable = true;

    /// Lets time pass for all clocks.
    public synchronized void advanceMicros(long micros) {
        wallMicros += micros;
        nanos += micros * 1_000;
    }

    /// Sets the wall clock forward or back.
    public synchronized void stepWall(long micros) {
        wallMicros += micros;
    }

    /// Lets the host sleep: wall clock and CLOCK_BOOTTIME go on, the monotonic clock does not.
    public synchronized void suspend(long micros) {
        wallMicros += micros;
        suspendedMicros += micros;
    }

    /// Makes CLOCK_BOOTTIME unreadable.
    public synchronized void hideBoottime() {
        boottimeReadable = false;
    }

    @Override
    public synchronized long wallMicros() {
        return wallMicros;
    }

    @Override
    public synchronized long nanoTime() {
        return nanos;
    }

    @Override
    public synchronized OptionalLong boottimeMicros() {
        long exact = nanos / 1_000 + suspendedMicros;
        return boottimeReadable
                ? OptionalLong.of(exact - exact % BOOTTIME_RESOLUTION_MICROS)
                : OptionalLong.empty();
    }
}
