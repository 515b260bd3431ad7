package io.hostpulse.collect;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What the kernel is doing with one thread of this process. Source: `/proc/self/task/TID/stat`,
/// whose third field is `R` for a thread that runs or waits for a CPU, and another letter for one
/// that waits for anything else, proc_pid_stat(5).
///
/// Made by the thread itself, asked by one other.
final class ThreadState {
    /// Points to `PID/task/TID` of the thread that reads it; since Linux 3.17.
    private static final Path THREAD_SELF = Path.of("/proc/thread-self");

    private final KernelFile stat;

    private ThreadState(Path stat) {
        this.stat = new KernelFile(stat);
    }

    /// The state of the calling thread; null where the kernel does not tell.
    static @Nullable ThreadState ofCurrentThread() {
        try {
            Path task = Files.readSymbolicLink(THREAD_SELF);
            return new ThreadState(Path.of("/proc").resolve(task).resolve("stat"));
        } catch (IOException e) {
            // An older kernel, or procfs is not mounted.
            return null;
        }
    }

    /// Whether the thread runs or waits for a CPU; false when it has ended.
    boolean isRunnable() {
        try {
            int length = stat.read();
            return isRunnable(stat.bytes(), length);
        } catch (IOException e) {
            // The thread has ended.
            return false;
        }
    }

    /// The thread's name may have spaces and brackets: the state follows the last bracket.
    static boolean isRunnable(byte[] bytes, int length) {
        int bracket = length - 1;
        while (bracket >= 0 && bytes[bracket] != ')') {
            bracket--;
        }
        return bracket >= 0 && bracket + 2 < length && bytes[bracket + 2] == 'R';
    }
}
