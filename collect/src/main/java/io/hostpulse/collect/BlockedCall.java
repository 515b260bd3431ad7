package io.hostpulse.collect;

import org.jspecify.annotations.Nullable;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Where in the kernel a thread of this process waits. Source: `wchan` and `syscall` of
/// `/proc/self/task/TID`, proc_pid_wchan(5).
///
/// A thread's number is found by its name, which the kernel cuts to 15 bytes: names of the pool's
/// threads are shorter and never used twice.
final class BlockedCall {
    private static final Path TASKS = Path.of("/proc/self/task");

    private BlockedCall() {}

    /// The kernel function, or else the number of the system call; null when the kernel says
    /// neither.
    static @Nullable String of(Thread thread) {
        String[] numbers = new File("/proc/self/task").list();
        if (numbers == null) {
            return null;
        }
        for (String number : numbers) {
            if (thread.getName().equals(line(TASKS.resolve(number).resolve("comm")))) {
                return of(TASKS.resolve(number));
            }
        }
        return null;
    }

    private static @Nullable String of(Path task) {
        String function = line(task.resolve("wchan"));
        if (function != null && !function.isEmpty() && !function.equals("0")) {
            return function;
        }
        String call = line(task.resolve("syscall"));
        int end = call == null ? -1 : call.indexOf(' ');
        return call == null || end <= 0 ? null : "system call " + call.substring(0, end);
    }

    private static @Nullable String line(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).strip();
        } catch (IOException e) {
            // The thread has just ended, or the kernel keeps this to itself: nothing to say.
            return null;
        }
    }
}
