package io.hostpulse.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A changed configuration is put in force between two ticks; a bad one is refused, and says where
/// it is bad.
@Alone
final class ReloadIT {
    @TempDir private Path folder;

    @Test
    void aChangedConfigurationLosesNoMessage() throws IOException {
        try (LiveAgent agent = LiveAgent.start(folder, config("1s", "first", "64MiB", ""))) {
            agent.await(4, Duration.ofSeconds(15));

            write(config("2s", "second", "16KiB", MORE));
            agent.signal("HUP");
            LiveAgent.Arrived changed = awaitCluster(agent, "second");
            assertThat(agent.err()).contains("key=agent.interval from=1s to=2s");
            List<LiveAgent.Arrived> slow = agent.awaitMore(3, Duration.ofSeconds(10));
            assertEachTwoSeconds(slow);

            write(config("2 parsecs", "third", "16KiB", MORE));
            agent.signal("HUP");
            agent.awaitLog("configuration refused", Duration.ofSeconds(6));
            agent.awaitLog("hostpulse.yaml:2:13: agent.interval", Duration.ofSeconds(6));
            agent.awaitMore(2, Duration.ofSeconds(10))
                    .forEach(
                            it ->
                                    assertThat(it.message().at("/cluster").asString())
                                            .isEqualTo("second"));

            // Noticed without a signal too, as the file has changed.
            write(config("1s", "fourth", "16KiB", MORE));
            awaitCluster(agent, "fourth");
            agent.awaitMore(3, Duration.ofSeconds(6));
            assertThat(agent.stop()).isZero();
            assertNothingIsLost(agent, changed.seq());
        }
    }

    @Test
    void aNewSourceOfTimeThatIsSilentHoldsNoTickUp() throws IOException {
        String before = config("1s", "first", "64MiB", "");
        try (var silent = new DatagramSocket(0, InetAddress.getLoopbackAddress());
                var metronome = new Metronome();
                LiveAgent agent = LiveAgent.start(folder, before)) {
            agent.await(3, Duration.ofSeconds(15));
            String server = "127.0.0.1:" + silent.getLocalPort();
            write(before + "time:\n  source: ntp\n  server: " + server + "\n");
            agent.signal("HUP");
            agent.awaitMessage(
                    "the new source",
                    Duration.ofSeconds(8),
                    it -> it.at("/clock/source").asString().equals("ntp"));
            agent.awaitMore(3, Duration.ofSeconds(8));

            List<LiveAgent.Arrived> messages = agent.arrived();
            metronome.assertEachSecond(messages.subList(1, messages.size()));
            assertThat(agent.last().message().at("/self/missed_ticks").longValue()).isZero();
            agent.awaitLog("no answer within 1000 ms", Duration.ofSeconds(5));
        }
    }

    private static LiveAgent.Arrived awaitCluster(LiveAgent agent, String cluster) {
        return agent.awaitMessage(
                "cluster " + cluster,
                Duration.ofSeconds(15),
                it -> it.path("cluster").asString("").equals(cluster));
    }

    private static void assertEachTwoSeconds(List<LiveAgent.Arrived> messages) {
        for (LiveAgent.Arrived message : messages) {
            assertThat(message.time().toEpochMilli() % 2_000).isBetween(0L, 250L);
        }
    }

    private void assertNothingIsLost(LiveAgent agent, long firstChanged) throws IOException {
        List<LiveAgent.Arrived> messages = agent.arrived();
        long last = messages.getLast().seq();
        assertThat(LiveAgent.seqs(messages)).isEqualTo(LiveAgent.upTo(last));
        for (LiveAgent.Arrived message : messages) {
            JsonNode it = message.message();
            String pair = it.path("cluster").asString() + " " + it.path("interval_s");
            assertThat(pair).isIn("first 1", "second 2", "fourth 1");
        }

        List<Long> inLines = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> parts =
                    files.filter(it -> it.getFileName().toString().startsWith("lines")).toList();
            assertThat(parts).as("rotated at the new size").hasSizeGreaterThan(2);
            for (Path part : parts) {
                Judge.lines(part).forEach(it -> inLines.add(it.path("seq").longValue()));
            }
        }
        assertThat(inLines.stream().sorted().mapToLong(it -> it).toArray())
                .isEqualTo(LiveAgent.upTo(last));

        long[] inMore = Judge.seqs(folder.resolve("more.jsonl"));
        assertThat(inMore[0]).isBetween(firstChanged - 1, firstChanged);
        assertThat(inMore).hasSize((int) (last - inMore[0] + 1)).doesNotHaveDuplicates().isSorted();
    }

    /// Replaces the file in one step, as editors and configuration tools do.
    private void write(String config) throws IOException {
        Path next = folder.resolve("next.yaml");
        Files.writeString(next, config);
        Files.move(next, folder.resolve("hostpulse.yaml"), StandardCopyOption.REPLACE_EXISTING);
    }

    private static final String MORE =
            """
              more:
                type: file
                path: more.jsonl
            """;

    private static String config(String interval, String cluster, String maxSize, String more) {
        return """
        agent:
          interval: %s
          cluster: %s
          state-dir: state
          jitter: false
        outputs:
          live:
            type: console
            form: json
          lines:
            type: file
            path: lines.jsonl
            max-size: %s
            keep: 1000
        %s\
        """
                .formatted(interval, cluster, maxSize, more);
    }
}
