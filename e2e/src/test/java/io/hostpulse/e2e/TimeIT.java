package io.hostpulse.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Messages carry their server's time, whatever the host's clock says, and a bound on its error.
@Alone
final class TimeIT {
    private static final double RIGHT_MILLIS = 5;
    private static final String STRATUM = "local stratum 8";

    @TempDir private Path folder;

    @Test
    void theTimeOfMessagesIsTheServersWithinItsError() throws IOException {
        Chrony.needed();
        int fast = Chrony.freePort();
        int slow = Chrony.freePort();
        try (var _ = Chrony.start(folder.resolve("fast"), fast, "+37.5s", STRATUM);
                var _ = Chrony.start(folder.resolve("slow"), slow, "-3.25s", STRATUM);
                TimeEndpoint endpoint = TimeEndpoint.start(Duration.ofMillis(12_250));
                LiveAgent one = agent("one", "ntp", "127.0.0.1:" + fast);
                LiveAgent two = agent("two", "ntp", "127.0.0.1:" + slow);
                LiveAgent three = agent("three", "server", endpoint.url())) {
            assertAhead(one, 37_500);
            assertAhead(two, -3_250);
            assertAhead(three, 12_250);
        }
    }

    private static void assertAhead(LiveAgent agent, long aheadMillis) {
        List<LiveAgent.Arrived> messages = agent.await(10, Duration.ofSeconds(30));
        for (LiveAgent.Arrived message : messages) {
            JsonNode clock = message.clock();
            assertThat(clock.path("synchronized").asBoolean()).as("%s", clock).isTrue();
            double error = clock.path("offset_ms").doubleValue() - aheadMillis;
            assertThat(Math.abs(error))
                    .as("error of the time in ms: %s", clock)
                    .isLessThanOrEqualTo(clock.path("error_ms").doubleValue())
                    .isLessThanOrEqualTo(RIGHT_MILLIS);
            long wall = java.time.Instant.parse(clock.path("wall").stringValue()).toEpochMilli();
            assertThat(message.time().toEpochMilli() - wall - aheadMillis)
                    .as("time - wall in ms: %s", clock)
                    .isBetween((long) -RIGHT_MILLIS, (long) RIGHT_MILLIS);
            assertThat(Duration.between(message.time().minusMillis(aheadMillis), message.at()))
                    .as("latency of message %d", message.seq())
                    .isBetween(Duration.ofMillis(-5), Duration.ofSeconds(1));
        }
    }

    @Test
    void aServerThatTrustsNoClockIsNotTrusted() throws IOException {
        Chrony.needed();
        int port = Chrony.freePort();
        try (var _ = Chrony.start(folder.resolve("chrony"), port, "+37.5s", "");
                LiveAgent agent = agent("agent", "ntp", "127.0.0.1:" + port)) {
            assertUncorrected(agent, "not synchronized");
        }
    }

    @Test
    void aSilentServerHoldsTheFirstMessageUpForMomentsOnly() throws IOException {
        try (var silent = new DatagramSocket(0, InetAddress.getLoopbackAddress());
                LiveAgent agent = agent("agent", "ntp", "127.0.0.1:" + silent.getLocalPort())) {
            assertUncorrected(agent, "no answer within 1000 ms");
        }
    }

    @Test
    void aServerThatAppearsLaterIsFollowedFromThenOn() throws IOException {
        Chrony.needed();
        int port = Chrony.freePort();
        try (LiveAgent agent = agent("agent", "ntp", "127.0.0.1:" + port)) {
            assertUncorrected(agent, "nothing listens at that port");
            try (var _ = Chrony.start(folder.resolve("chrony"), port, "+37.5s", STRATUM)) {
                JsonNode clock =
                        agent.awaitMessage(
                                        "a synchronized message",
                                        Duration.ofSeconds(20),
                                        it -> it.path("clock").path("synchronized").asBoolean())
                                .clock();
                assertThat(clock.path("offset_ms").doubleValue() - 37_500)
                        .isBetween(-RIGHT_MILLIS, RIGHT_MILLIS);
                assertThat(agent.err()).contains("answers again").contains("time aligned with ntp");
            }
        }
    }

    /// The first message comes soon and says why its time is not corrected, and the agent runs on.
    private static void assertUncorrected(LiveAgent agent, String why) {
        List<LiveAgent.Arrived> messages = agent.await(3, Duration.ofSeconds(15));
        assertThat(Duration.between(agent.started(), messages.getFirst().at()))
                .isLessThan(Duration.ofSeconds(4));
        for (LiveAgent.Arrived message : messages) {
            JsonNode clock = message.clock();
            assertThat(clock.path("synchronized").asBoolean(true)).as("%s", clock).isFalse();
            assertThat(clock.path("why").asString()).contains(why);
            assertThat(clock.has("offset_ms")).as("%s", clock).isFalse();
        }
        assertThat(agent.isRunning()).isTrue();
    }

    private LiveAgent agent(String name, String source, String server) {
        return LiveAgent.start(
                folder.resolve(name),
                """
                agent:
                  interval: 1s
                  state-dir: state
                time:
                  source: %s
                  server: %s
                outputs:
                  live:
                    type: console
                    form: json
                """
                        .formatted(source, server));
    }
}
