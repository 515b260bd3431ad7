package io.hostpulse.e2e;

import org.junit.jupiter.api.Assumptions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

/// What this machine can do for a test. A test that it cannot run says so where everybody sees it.
final class Machine {
    private Machine() {}

    /// Skips the test with a printed reason unless these programs are installed.
    static void needs(String... programs) {
        for (String program : programs) {
            boolean found =
                    Arrays.stream(System.getenv("PATH").concat(":/usr/sbin:/sbin").split(":"))
                            .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
            skipUnless(found, "the program " + program + " is not installed");
        }
    }

    /// Skips the test with a printed reason unless it runs as root.
    static void needsRoot() {
        skipUnless("root".equals(System.getProperty("user.name")), "it needs root");
    }

    /// Skips the test unless network and mount namespaces can be made here.
    static void needsNamespaces(Path folder) {
        needsRoot();
        needs("unshare", "ip");
        int code =
                Program.run(folder, Duration.ofSeconds(10), "unshare", "-n", "-m", "true").code();
        skipUnless(code == 0, "namespaces cannot be made here");
    }

    /// Skips the test unless loop devices can be attached here.
    static void needsLoopDevices() throws IOException {
        needsRoot();
        needs("losetup", "mkfs.ext4", "mkfs.xfs");
        skipUnless(Files.exists(Path.of("/dev/loop-control")), "there are no loop devices");
    }

    static void skipUnless(boolean possible, String reason) {
        if (!possible) {
            String line = "SKIPPED on this machine: " + reason;
            System.out.println(line);
            Assumptions.abort(line);
        }
    }

    /// Whether the long forms were asked for: `-Dhostpulse.long=true`.
    static boolean isLong() {
        return Boolean.getBoolean("hostpulse.long");
    }
}
