package io.hostpulse.server.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// How many files this process may have open, `RLIMIT_NOFILE`, of which a connection takes one.
/// Stateless.
final class OpenFiles {
    private static final Path LIMITS = Path.of("/proc/self/limits");
    private static final String LINE = "Max open files";

    /// What is left to the store, its databases and the program's own files, at least.
    private static final int OTHERS_MIN = 100;

    private OpenFiles() {}

    /// How many connections there may be so that the files suffice; `wanted` if that is fewer or
    /// the kernel does not tell.
    static int connections(int wanted) {
        try {
            return connections(wanted, Files.readString(LIMITS, StandardCharsets.US_ASCII));
        } catch (IOException _) {
            return wanted;
        }
    }

    /// @param limits what stands in `/proc/PID/limits` (proc_pid_limits(5)): `Max open files 1024
    ///   524288 files`, the soft limit first, which counts
    static int connections(int wanted, String limits) {
        for (String line : limits.split("\n", -1)) {
            if (line.startsWith(LINE)) {
                String soft = line.substring(LINE.length()).strip().split(" ", 2)[0];
                return within(wanted, soft);
            }
        }
        return wanted;
    }

    private static int within(int wanted, String soft) {
        try {
            long files = Long.parseLong(soft);
            long spare = files - Math.max(OTHERS_MIN, files / 10);
            return (int) Math.max(1, Math.min(wanted, spare));
        } catch (NumberFormatException _) {
            return wanted; // "unlimited"
        }
    }
}
