package io.hostpulse.collect;

import io.hostpulse.catalogue.MonotonicClock;

import java.util.concurrent.atomic.AtomicLong;

/// The monotonic clock, which a test may move forward.
final class LeapingClock implements MonotonicClock {
    private final AtomicLong leapt = new AtomicLong();

    void leapSeconds(long seconds) {
        leapMillis(seconds * 1_000);
    }

    void leapMillis(long millis) {
        leapt.addAndGet(millis * 1_000_000);
    }

    @Override
    public long getAsLong() {
        return System.nanoTime() + leapt.get();
    }
}
