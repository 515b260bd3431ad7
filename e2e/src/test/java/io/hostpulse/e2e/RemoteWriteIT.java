package io.hostpulse.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import tools.jackson.databind.JsonNode;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// E46: what real receivers of remote write have is what the messages say, whatever was killed
/// meanwhile.
@SideBySide
final class RemoteWriteIT {
    private static final Duration OUTAGE =
            Machine.isLong() ? Duration.ofMinutes(30) : Duration.ofSeconds(45);
    private static final Duration SOON = Duration.ofSeconds(40);

    /// What is compared: the series and the place of its number in a message.
    private static final Map<String, String> COMPARED =
            Map.of(
                    "hostpulse_memory_mem_free_bytes", "/memory/mem_free",
                    "hostpulse_cpu_time_idle_seconds_total{cpu=\"total\"}", "/cpu_time/0/idle",
                    "hostpulse_self_cpu_seconds", "/self/cpu_ms");

    @TempDir private Path folder;

    private static String config(Tsdb tsdb, String more) {
        return """
        agent:
          interval: 1s
          state-dir: state
          hostname: web-1
        outputs:
          live:
            type: console
            form: json
          server:
            type: remote-write
            url: %s
        %s\
        """
                .formatted(tsdb.url(), more);
    }

    @ParameterizedTest
    @EnumSource
    void everySampleArrivesOverKillsAndAnOutage(Tsdb.Kind kind) {
        try (Tsdb tsdb = Tsdb.start(kind, folder.resolve("tsdb"));
                var experiment = Experiment.begin("E46", "remote write to " + kind);
                ShippingAgent agent =
                        ShippingAgent.start(folder.resolve("agent"), config(tsdb, ""))) {
            Instant began = Instant.now();
            for (int kill = 0; kill < 4; kill++) {
                agent.live().await(3, SOON);
                Program.sleep(experiment.random().nextInt(2_000));
                agent.kill();
                agent.again();
            }
            agent.live().await(3, SOON);
            agent.awaitDelivered(SOON);
            tsdb.end();
            Program.sleep(OUTAGE.toMillis() / 2);
            agent.kill();
            agent.again();
            Program.sleep(OUTAGE.toMillis() / 2);
            tsdb.again();
            tsdb.awaitReady();
            agent.awaitDelivered(Duration.ofSeconds(150));
            agent.live().awaitMore(2, SOON);
            agent.awaitDelivered(SOON);

            List<JsonNode> messages = agent.messages();
            Duration since = Duration.between(began, Instant.now()).plusSeconds(60);
            for (Map.Entry<String, String> compared : COMPARED.entrySet()) {
                compare(tsdb, messages, compared.getKey(), compared.getValue(), since);
            }
            experiment.figure("messages", messages.size());
            assertThat(agent.live().last().message().at("/self/outputs/server/rejected").asLong())
                    .isZero();
            assertThat(folder.resolve("agent/state/dead-letters/server.ndjson")).doesNotExist();

            assertThat(agent.live().stop()).isZero();
            Program.await(
                    "the series end with the agent",
                    SOON,
                    () -> tsdb.series("hostpulse_memory_mem_free_bytes") == 0);
        }
    }

    /// What the newest messages say may be under way or not be shown yet; what a killed agent had
    /// journaled, its console had not always shown.
    private static void compare(
            Tsdb tsdb, List<JsonNode> messages, String series, String place, Duration since) {
        Map<Long, Double> expected = new TreeMap<>();
        for (JsonNode message : messages) {
            JsonNode number = message.at(place);
            if (number.isNumber()) {
                long millis = Instant.parse(message.path("time").stringValue()).toEpochMilli();
                int places = place.endsWith("_ms") ? 3 : 0;
                expected.put(millis, number.decimalValue().movePointLeft(places).doubleValue());
            }
        }
        Map<Long, Double> found = tsdb.samples(series, since);
        long newest = expected.keySet().stream().max(Long::compare).orElseThrow();
        expected.keySet().removeIf(millis -> millis > newest - 5_000);
        assertThat(expected).hasSizeGreaterThan(30);
        assertThat(found).as(series).containsAllEntriesOf(expected);
        assertThat(found.size()).as("samples of %s", series).isLessThan(expected.size() + 20);
    }

    @ParameterizedTest
    @EnumSource
    void nodeExportersNamesArriveWithTheirLabels(Tsdb.Kind kind) {
        String more =
                """
                    names: node_exporter
                    instance: web-1:9100
                    job: node
                    labels: [env=prod]
                """;
        try (Tsdb tsdb = Tsdb.start(kind, folder.resolve("tsdb"));
                LiveAgent agent = LiveAgent.start(folder.resolve("agent"), config(tsdb, more))) {
            agent.await(3, SOON);
            String labels = "{instance=\"web-1:9100\",job=\"node\",env=\"prod\"}";
            for (String name : List.of("node_memory_MemFree_bytes", "node_time_seconds")) {
                Program.await(
                        name + " is there: " + agent.err(),
                        SOON,
                        () -> tsdb.series(name + labels) == 1);
            }
            assertThat(tsdb.series("node_cpu_seconds_total" + labels)).isGreaterThanOrEqualTo(8);
        }
    }
}
