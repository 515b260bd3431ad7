package io.hostpulse.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// What the kernel counts of a running process. Stateless.
final class KernelCounts {
    /// `USER_HZ`, in which the kernel tells CPU time to users: 100 a second (proc_pid_stat(5)).
    private static final int MILLIS_PER_TICK = 10;

    private static final int UTIME = 11;
    private static final int STIME = 12;

    private KernelCounts() {}

    /// The CPU time that it has used, of all its threads, in milliseconds.
    static long cpuMillis(long pid) {
        String stat = read(pid, "stat");
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(fields[UTIME]) + Long.parseLong(fields[STIME])) * MILLIS_PER_TICK;
    }

    /// How many files it has open.
    static int openFiles(long pid) {
        return entries(pid, "fd");
    }

    /// How many threads it has.
    static int threads(long pid) {
        return entries(pid, "task");
    }

    private static int entries(long pid, String directory) {
        try (Stream<Path> entries = Files.list(Path.of("/proc/" + pid, directory))) {
            return (int) entries.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The memory that it has in use, in MiB.
    static long residentMib(long pid) {
        return residentKib(pid) / 1_024;
    }

    /// The same in KiB.
    static long residentKib(long pid) {
        String line = line(read(pid, "status"), "VmRSS:");
        return Long.parseLong(line.replace("kB", "").strip());
    }

    /// How many files it may have open at most, beyond what it allows itself.
    static long openFilesMax(long pid) {
        String line = line(read(pid, "limits"), "Max open files");
        String hard = line.strip().split(" +", -1)[1];
        return hard.equals("unlimited") ? Long.MAX_VALUE : Long.parseLong(hard);
    }

    private static String line(String text, String head) {
        List<String> found = text.lines().filter(line -> line.startsWith(head)).toList();
        return found.getFirst().substring(head.length());
    }

    private static String read(long pid, String name) {
        try {
            return Files.readString(Path.of("/proc/" + pid, name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
