package io.hostpulse.server;

import java.time.Instant;

/// The server's time. Thread-safe.
public interface ServerClock {
    /// The wall clock, microseconds since 1970.
    long micros();

    /// The monotonic clock, nanoseconds since whenever.
    long nanos();

    /// What the kernel says of the wall clock, at the cost of a system call; silent for a clock
    /// that is not the machine's.
    default KernelWord kernel() {
        return new KernelWord.Silent("this clock is not the machine's");
    }

    /// The machine's own clocks.
    static ServerClock system() {
        return new ServerClock() {
            @Override
            public long micros() {
                Instant now = Instant.now();
                return now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000;
            }

            @Override
            public long nanos() {
                return System.nanoTime();
            }

            @Override
            public KernelWord kernel() {
                return Adjtimex.ask();
            }
        };
    }
}
