package io.hostpulse.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;

/// E21: a server that is killed at any moment keeps what it has acknowledged, and no message twice.
@Alone
final class ServerKillIT {
    private static final int KILLS = Machine.isLong() ? 100 : 5;
    private static final int AGENTS = 200;
    private static final int INTERVAL_MILLIS = 1_000;

    @TempDir private Path folder;

    @Test
    void whatIsAcknowledgedIsThereOnceAfterKills() {
        try (var experiment =
                        Experiment.begin("E21", "server killed " + KILLS + " times under load");
                LiveServer server = LiveServer.start(folder, LiveServer.CROWD);
                Fleet fleet =
                        Fleet.start(server.url(), AGENTS, INTERVAL_MILLIS, experiment.random())) {
            long slowest = 0;
            for (int kill = 0; kill < KILLS; kill++) {
                Program.sleep(500 + experiment.random().nextInt(2_500));
                server.kill();
                long acked = fleet.acked();
                server.again();
                long started = System.nanoTime();
                Program.await(
                        "an acknowledgement after the start, but: " + server.err(),
                        Duration.ofSeconds(20),
                        () -> fleet.acked() > acked);
                slowest = Math.max(slowest, (System.nanoTime() - started) / 1_000_000);
            }
            server.awaitReady();
            fleet.drain(Duration.ofSeconds(60));
            fleet.assertKeptOnce(server.api());
            experiment.figure("agents", AGENTS);
            experiment.figure("messages", fleet.made());
            experiment.figure("requests", fleet.requests());
            experiment.figure("lost", 0);
            experiment.figure("twice", 0);
            experiment.figure("slowest_first_ack_ms", slowest);
            assertThat(slowest).as("first acknowledgement after a start").isLessThan(10_000);
        }
    }
}
