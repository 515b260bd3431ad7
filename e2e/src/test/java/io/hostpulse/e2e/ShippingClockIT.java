package io.hostpulse.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/// E52: the host's clock is an hour off, ten years off, in 1970, or trembles: what the server keeps
/// stands on corrected time, without a hole and without a fold.
@SideBySide
final class ShippingClockIT {
    private static final Duration START = Duration.ofSeconds(60);
    private static final int TREMBLES = Machine.isLong() ? 120 : 6;

    @TempDir private Path folder;

    @Test
    void whatIsKeptStandsOnCorrectedTime() throws IOException {
        WallClock clock = WallClock.make(folder);
        try (var experiment = Experiment.begin("E52", "the agent's clock is stepped");
                LiveServer server = LiveServer.start(folder);
                LiveAgent agent =
                        LiveAgent.start(
                                folder.resolve("agent"),
                                ShippingAgent.config(server.url()),
                                new HashMap<>(clock.environment()),
                                LiveAgent.command())) {
            agent.await(4, START);
            Duration to1970 =
                    Duration.between(Instant.now(), Instant.EPOCH.plus(Duration.ofDays(1)));
            for (Duration ahead :
                    List.of(
                            Duration.ofHours(1),
                            Duration.ofHours(-1),
                            Duration.ofDays(3_650),
                            to1970,
                            Duration.ZERO)) {
                clock.ahead(ahead);
                agent.awaitMore(4, Duration.ofSeconds(10));
            }
            for (int i = 0; i < TREMBLES; i++) {
                clock.ahead(Duration.ofMillis(i % 2 == 0 ? 500 : -500));
                agent.awaitMore(5, Duration.ofSeconds(10));
            }
            agent.awaitMessage(
                    "nothing waits for the server",
                    Duration.ofSeconds(30),
                    it -> LiveAgent.behind(it, "server") <= 1);
            assertThat(agent.stop()).isZero();
            String id = agent.arrived().getFirst().message().path("agent").asString();
            Ledger.of(server.api().completeness(id)).assertWhole();
            checkTimes(times(server.api().export(id, "load")), experiment);
        }
    }

    private static List<Instant> times(List<JsonNode> rows) {
        List<Instant> times = new ArrayList<>();
        for (JsonNode row : rows) {
            times.add(Instant.parse(row.path("time").asString()));
        }
        return times;
    }

    private static void checkTimes(List<Instant> times, Experiment experiment) {
        Duration longest = Duration.ZERO;
        for (int i = 1; i < times.size(); i++) {
            Duration step = Duration.between(times.get(i - 1), times.get(i));
            assertThat(step).as("fold before %s", times.get(i)).isPositive();
            longest = step.compareTo(longest) > 0 ? step : longest;
        }
        experiment.figure("messages", times.size());
        experiment.figure("longest_step_ms", longest.toMillis());
        assertThat(longest).isLessThanOrEqualTo(Duration.ofSeconds(2));
        // One message for each second, a tenth more or less.
        Duration whole = Duration.between(times.getFirst(), times.getLast());
        assertThat(whole.toMillis() / (times.size() - 1.0)).isBetween(900.0, 1_100.0);
        assertThat(times.getLast()).isCloseTo(Instant.now(), within(Duration.ofSeconds(15)));
    }

    private static org.assertj.core.data.TemporalUnitOffset within(Duration duration) {
        return new org.assertj.core.data.TemporalUnitWithinOffset(
                duration.toSeconds(), java.time.temporal.ChronoUnit.SECONDS);
    }
}
