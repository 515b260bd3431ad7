package io.hostpulse.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// The host's clock is stepped while the agent runs: messages go on each second, corrected time
/// does not jump, and one message tells the step.
@Alone
final class ClockStepIT {
    private static final double STEP_EXACT_MILLIS = 20;

    @TempDir private Path folder;

    @Test
    void aStepOfTheHostsClockMovesNoCorrectedTime() throws IOException {
        WallClock clock = WallClock.make(folder);
        try (var metronome = new Metronome();
                TimeEndpoint endpoint = TimeEndpoint.start(Duration.ZERO);
                LiveAgent agent = agent(clock, "server", "server: " + endpoint.url())) {
            agent.await(4, Duration.ofSeconds(15));
            step(agent, clock, Duration.ofHours(1), 3_600_000);
            step(agent, clock, Duration.ofMinutes(-10), -4_200_000);
            step(agent, clock, Duration.ofMinutes(-10).minusMillis(1_500), -1_500);
            for (LiveAgent.Arrived message : agent.arrived()) {
                assertThat(message.clock().path("synchronized").asBoolean()).isTrue();
                assertThat(Duration.between(message.time(), message.at()))
                        .isBetween(Duration.ofMillis(-5), Duration.ofSeconds(1));
            }
            assertNothingMissing(agent, metronome);
            assertThat(agent.last().message().at("/self/missed_ticks").longValue()).isZero();
        }
    }

    @Test
    void withoutASourceOfTimeAStepNeitherStopsNorRepeatsTicks() throws IOException {
        WallClock clock = WallClock.make(folder);
        try (var metronome = new Metronome();
                LiveAgent agent = agent(clock, "none", "timeout: 1s")) {
            agent.await(4, Duration.ofSeconds(15));
            step(agent, clock, Duration.ofHours(1), 3_600_000);
            step(agent, clock, Duration.ofHours(1).plusSeconds(60), 60_000);
            step(agent, clock, Duration.ofHours(1).plusSeconds(58), -2_000);
            assertNothingMissing(agent, metronome);
            assertThat(agent.last().message().at("/self/missed_ticks").longValue()).isZero();
        }
    }

    /// Steps the clock, and finds the step in exactly one of the next messages.
    private static void step(LiveAgent agent, WallClock clock, Duration ahead, double byMillis)
            throws IOException {
        clock.ahead(ahead);
        Instant from = Instant.now();
        List<LiveAgent.Arrived> after = agent.awaitMore(4, Duration.ofSeconds(10));
        List<Double> steps =
                after.stream()
                        .map(LiveAgent.Arrived::clock)
                        .filter(it -> it.has("step_ms"))
                        .map(it -> it.path("step_ms").doubleValue())
                        .toList();
        assertThat(steps).as("steps told after %s", from).hasSize(1);
        assertThat(steps.getFirst())
                .isBetween(byMillis - STEP_EXACT_MILLIS, byMillis + STEP_EXACT_MILLIS);
    }

    private static void assertNothingMissing(LiveAgent agent, Metronome metronome) {
        List<LiveAgent.Arrived> messages = agent.arrived();
        assertThat(LiveAgent.seqs(messages)).isEqualTo(LiveAgent.upTo(messages.size()));
        metronome.assertEachSecond(messages.subList(1, messages.size()));
        JsonNode status = messages.getLast().message().path("status");
        status.forEach(it -> assertThat(it.path("state").asString()).isNotEqualTo("failed"));
    }

    private LiveAgent agent(WallClock clock, String source, String more) {
        return LiveAgent.start(
                folder.resolve("agent"),
                """
                agent:
                  interval: 1s
                  state-dir: state
                time:
                  source: %s
                  poll: 2s
                  %s
                outputs:
                  live:
                    type: console
                    form: json
                """
                        .formatted(source, more),
                clock.environment(),
                LiveAgent.command());
    }
}
