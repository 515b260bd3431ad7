package io.hostpulse.outputs;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/// A clock that stands until it is moved: monotonic and wall time in step. Confined to one thread.
final class ManualClock implements LongSupplier, InstantSource {
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
