package io.hostpulse.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

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
                        line -> System.err.println(line),
                        Faults.NONE)) {
            while (!journal.stats().isRecovered()
                    && System.nanoTime() - start < Duration.ofSeconds(60).toNanos()) {
                LockSupport.parkNanos(1_000_000);
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
                            + cpu / 1_000_000
                            + " most_kib="
                            + mostKib());
        }
    }

    /// The most memory that the process has had resident.
    private static long mostKib() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
            String line = lines.filter(it -> it.startsWith("VmHWM:")).findFirst().orElseThrow();
            return Long.parseLong(line.replaceAll("\\D", ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What the process has used of all processors, from its clock ticks of 10 ms.
    private static long cpuNanos() {
        try {
            String stat = Files.readString(Path.of("/proc/self/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * 10_000_000L;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
