package io.hostpulse.server;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// A clock that a test moves by hand, of a kernel that says what the test wants.
final class HandClock implements ServerClock {
    volatile KernelWord word = new KernelWord.Silent("nobody is there");
    private final AtomicLong nanos = new AtomicLong(5_000_000_000L);
    private final AtomicInteger asked = new AtomicInteger();

    void pass(int seconds) {
        nanos.addAndGet(seconds * 1_000_000_000L);
    }

    /// How often the kernel was asked.
    int asked() {
        return asked.get();
    }

    @Override
    public long micros() {
        return ServerClock.system().micros();
    }

    @Override
    public long nanos() {
        return nanos.get();
    }

    @Override
    public KernelWord kernel() {
        asked.incrementAndGet();
        return word;
    }
}
