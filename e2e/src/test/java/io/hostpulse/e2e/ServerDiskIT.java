package io.hostpulse.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// E36: the server's disk is full: it says so, keeps answering questions, takes nothing in, and
/// comes back by itself.
@SideBySide
final class ServerDiskIT {
    private static final int AGENTS = 20;

    @TempDir private Path folder;

    @Test
    void aFullDiskRefusesAndRecovers() throws IOException {
        Machine.needsNamespaces(folder);
        Path data = Files.createDirectories(folder.resolve("server"));
        mount("mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", data.toString());
        try (var experiment = Experiment.begin("E36", "the server's disk is full");
                LiveServer server = LiveServer.start(folder, LiveServer.CROWD);
                Fleet fleet = Fleet.start(server.url(), AGENTS, 1_000, experiment.random())) {
            Program.await(
                    "messages kept", Duration.ofSeconds(20), () -> fleet.made() > 3L * AGENTS);
            Path ballast = data.resolve("ballast");
            Program.run(
                    folder,
                    Duration.ofSeconds(30),
                    "sh",
                    "-c",
                    "head -c 64m /dev/zero > " + ballast + " || true");
            Program.await(
                    "503 from the server",
                    Duration.ofSeconds(60),
                    () -> fleet.agents().stream().anyMatch(it -> it.lastStatus() == 503));
            long asked = System.nanoTime();
            assertThat(server.api().json("/api/v1/hosts").path("hosts")).hasSize(AGENTS);
            long millis = (System.nanoTime() - asked) / 1_000_000;
            experiment.figure("hosts_page_ms_while_full", millis);
            assertThat(millis).isLessThan(2_000);
            assertThat(server.api().get("/readyz").status()).isEqualTo(503);
            Program.sleep(3_000);
            Files.delete(ballast);
            long freed = System.nanoTime();
            long before = fleet.agents().getFirst().acked();
            Program.await(
                    "messages kept again",
                    Duration.ofSeconds(30),
                    () -> fleet.agents().getFirst().acked() > before);
            experiment.figure("ms_to_first_ack", (System.nanoTime() - freed) / 1_000_000);
            fleet.drain(Duration.ofSeconds(60));
            fleet.assertKeptOnce(server.api());
            experiment.figure("messages", fleet.made());
        } finally {
            Program.run(folder, Duration.ofSeconds(10), "umount", "-l", data.toString());
        }
    }

    private void mount(String... command) {
        Program.Ended ended = Program.run(folder, Duration.ofSeconds(10), command);
        Machine.skipUnless(ended.code() == 0, "a tmpfs cannot be mounted here: " + ended.err());
    }
}
