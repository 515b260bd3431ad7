package io.hostpulse.e2e;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// A real NTP server, chronyd(8), whose clock is wrong by a known amount. It runs on an
/// unprivileged port of the loopback interface and never touches the system's clock.
final class Chrony implements AutoCloseable {
    private static final Path FAKETIME =
            Path.of(
                    "/usr/lib/"
                            + System.getProperty("os.arch").replace("amd64", "x86_64")
                            + "-linux-gnu/faketime/libfaketime.so.1");

    private final Program program;

    private Chrony(Program program) {
        this.program = program;
    }

    /// Skips the test where chronyd or libfaketime are missing.
    static void needed() {
        Machine.needsRoot();
        Machine.needs("chronyd");
        Machine.skipUnless(Files.exists(FAKETIME), "there is no " + FAKETIME);
    }

    /// A UDP port of the loopback interface that nobody uses at the moment.
    static int freePort() throws IOException {
        try (var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /// Starts a server.
    ///
    /// @param ahead how far its clock is ahead, as libfaketime takes it: `+37.5s`
    /// @param reference `local stratum 8`, or nothing for a server that trusts no clock
    static Chrony start(Path folder, int port, String ahead, String reference) throws IOException {
        Files.createDirectories(folder);
        Path config = folder.resolve("chrony.conf");
        Files.writeString(
                config,
                """
                port %d
                bindaddress 127.0.0.1
                allow 127.0.0.0/8
                cmdport 0
                bindcmdaddress /
                pidfile %s
                %s
                """
                        .formatted(port, folder.resolve("chronyd.pid"), reference));
        Program program =
                Program.start(
                        folder,
                        Map.of(
                                "LD_PRELOAD",
                                FAKETIME.toString(),
                                "FAKETIME",
                                ahead,
                                "FAKETIME_DONT_FAKE_MONOTONIC",
                                "1",
                                "FAKETIME_NO_CACHE",
                                "1",
                                "PATH",
                                System.getenv("PATH") + ":/usr/sbin"),
                        List.of(daemon(), "-d", "-x", "-U", "-u", "root", "-f", config + ""));
        Program.await(
                "chronyd runs: " + program.err(),
                Duration.ofSeconds(5),
                () -> Files.exists(folder.resolve("chronyd.pid")));
        return new Chrony(program);
    }

    private static String daemon() {
        return Files.isExecutable(Path.of("/usr/sbin/chronyd")) ? "/usr/sbin/chronyd" : "chronyd";
    }

    @Override
    public void close() {
        program.stop();
    }
}
