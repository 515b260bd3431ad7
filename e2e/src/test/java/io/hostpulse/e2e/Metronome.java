package io.hostpulse.e2e;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.LockSupport;

/// How late this machine wakes a thread that only waits: what a busy machine adds to every
/// program's punctuality. Measured every few milliseconds beside the test.
final class Metronome implements AutoCloseable {
    private static final long PERIOD_NANOS = 5_000_000;

    /// The most by which a message may come after its tick, in milliseconds.
    static final long LATE_MAX_MILLIS = 100;

    private final ConcurrentSkipListMap<Instant, Long> lateNanos = new ConcurrentSkipListMap<>();
    private volatile boolean closed;

    Metronome() {
        Thread.ofPlatform().daemon().name("metronome").start(this::beat);
    }

    private void beat() {
        while (!closed) {
            long due = System.nanoTime() + PERIOD_NANOS;
            LockSupport.parkNanos(PERIOD_NANOS);
            long late = System.nanoTime() - due;
            if (late > PERIOD_NANOS) {
                lateNanos.put(Instant.now(), late);
            }
        }
    }

    /// All lateness of the machine that ended between the two moments, in milliseconds.
    private long lateMillis(Instant from, Instant to) {
        return lateNanos.subMap(from, to).values().stream().mapToLong(Long::longValue).sum()
                / 1_000_000;
    }

    /// Checks that the messages came one a second, each within [#LATE_MAX_MILLIS] after the full
    /// second; a machine that is late itself is allowed for.
    void assertEachSecond(List<LiveAgent.Arrived> messages) {
        long before = messages.getFirst().at().getEpochSecond() - 1;
        for (LiveAgent.Arrived message : messages) {
            Instant second = Instant.ofEpochSecond(message.at().getEpochSecond());
            long late = message.at().toEpochMilli() - second.toEpochMilli();
            long machine = lateMillis(second, message.at().plusMillis(50));
            if (message.at().getEpochSecond() != before + 1 || late > LATE_MAX_MILLIS + machine) {
                throw new AssertionError(
                        ("message %d arrived at %s, %d ms after the second; the one before came in"
                                        + " second %d; the machine itself was late by %d ms")
                                .formatted(message.seq(), message.at(), late, before, machine));
            }
            before++;
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
