package io.hostpulse.outputs;

import io.hostpulse.catalogue.MonotonicClock;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A clock that stands until it is moved: monotonic and wall time in step. Confined to one thread.
final class ManualClock implements MonotonicClock, InstantSource {
    /// Near the end of `long`, as `System.nanoTime` may be: differences only are meaningful.
    private long nanos = Long.MAX_VALUE - 1_000;

    private Instant wall;

    ManualClock(Instant wall) {
        this.wall = wall;
    }

    ManualClock() {
        this(Instant.parse("2026-11-22T11:25:00Z"));
    }

    void move(Duration by) {
        nanos += by.toNanos();
        wall = wall.plus(by);
    }

    /// Lets a pump run for this long: time passes while it waits.
    void run(OutputPump pump, Duration time) {
        long end = nanos + time.toNanos();
        while (end - nanos > 0) {
            long wait = pump.step();
            long left = end - nanos;
            move(wait == 0 ? Duration.ofMillis(1) : Duration.ofNanos(Math.min(wait, left)));
        }
    }

    void setWall(Instant instant) {
        wall = instant;
    }

    @Override
    public long getAsLong() {
        return nanos;
    }

    @Override
    public Instant instant() {
        return wall;
    }
}
