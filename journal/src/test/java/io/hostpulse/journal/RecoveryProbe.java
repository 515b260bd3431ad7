package io.hostpulse.journal;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Opens a journal in a small JVM and prints what that took and what was there.
final class RecoveryProbe {
    private RecoveryProbe() {}

    static void main(String[] arguments) {
        JournalOptions options = JournalOptions.defaults();
        long before = cpuNanos();
        long start = System.nanoTime();
        try (Journal journal =
                Journal.open(
                        options,
                        new FileDisk(Path.of(arguments[0])),
                        Small.ID,
                        2,
                        Set.of("a"),
                        System::nanoTime,
                        () -> System.currentTimeMillis() * 1_000,
                        System.err::println,
                        Faults.NONE)) {
            while (!journal.stats().isRecovered()
                    && System.nanoTime() - start < Duration.ofSeconds(60).toNanos()) {
                java.util.concurrent.locks.LockSupport.parkNanos(1_000_000);
            }
            long wall = System.nanoTime() - start;
            long cpu = cpuNanos() - before;
            List<JournalRecord> taken = new ArrayList<>();
            Key after = Key.START;
            long count = 0;
            while (journal.cursor("a").take(taken, after, 100, 1 << 20) > 0) {
                count += taken.size();
                after = taken.getLast().key();
                taken.clear();
            }
            System.out.println(
                    "records="
                            + count
                            + " wall_ms="
                            + wall / 1_000_000
                            + " cpu_ms="
                            + cpu / 1_000_000);
        }
    }

    private static long cpuNanos() {
        long nanos = 0;
        var threads = ManagementFactory.getThreadMXBean();
        for (long id : threads.getAllThreadIds()) {
            nanos += Math.max(0, threads.getThreadCpuTime(id));
        }
        return nanos;
    }
}
