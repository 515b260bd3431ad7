package io.hostpulse.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.SocketException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// S43: connections until no file descriptor is left. A server that cannot accept takes agents
/// again as soon as it can, by itself.
@Alone
final class ServerFilesIT {
    private static final int AGENTS = 5;
    private static final int CLIENTS = 200;

    @TempDir private Path folder;

    private void allowFiles(LiveServer server, long files) {
        Program.Ended ended =
                Program.run(
                        folder,
                        Duration.ofSeconds(10),
                        "prlimit",
                        "--pid=" + server.pid(),
                        "--nofile=" + files + ":");
        assertThat(ended.code()).as(ended.err()).isZero();
    }

    /// Opens one more connection.
    ///
    /// @return whether the server took it; it may end its listener at any of them, and be heard to
    ///   say so only after the next has been refused, or has been reset with the listener's queue
    ///   while it was connecting
    private static boolean connects(LiveServer server, List<RawClient> clients) throws IOException {
        try {
            clients.add(new RawClient(server.port(), 0));
            return true;
        } catch (SocketException _) {
            return false;
        }
    }

    @Test
    void aServerWithoutFileDescriptorsListensAgainWhenThereAreSome() throws IOException {
        Machine.needs("prlimit");
        try (var experiment = Experiment.begin("S43", "no file descriptor is left to the server");
                LiveServer server = LiveServer.start(folder, LiveServer.CROWD);
                Fleet fleet = Fleet.start(server.url(), AGENTS, 500, experiment.random())) {
            Program.await("messages", Duration.ofSeconds(20), () -> fleet.acked() > AGENTS);
            long allowed = KernelCounts.openFilesMax(server.pid());
            List<RawClient> clients = new ArrayList<>();
            allowFiles(server, KernelCounts.openFiles(server.pid()) + 20);
            try {
                while (clients.size() < CLIENTS
                        && !server.err().contains("cannot take")
                        && connects(server, clients)) {}
                Program.await(
                        "that the server says so: " + server.err(),
                        Duration.ofSeconds(20),
                        () ->
                                server.err()
                                        .contains("the server cannot take connections: Too many"));
            } finally {
                for (RawClient client : clients) {
                    client.close();
                }
            }
            allowFiles(server, allowed);
            long from = System.nanoTime();
            server.awaitReady();
            long acked = fleet.acked();
            fleet.awaitMore(acked, server, Duration.ofSeconds(60));
            experiment.figure("back_after_ms", (System.nanoTime() - from) / 1_000_000);
            fleet.drain(Duration.ofSeconds(60));
            fleet.assertKeptOnce(server.api());
            experiment.figure("messages", fleet.made());
            experiment.figure("lost", 0);
        }
    }
}
