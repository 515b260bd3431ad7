package io.hostpulse.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// An output that hangs or fails delays neither the tick nor another output, says so in the
/// messages, and gets everything once it works again.
@Alone
final class OutputFaultIT {
    private static final Duration RECOVERY = Duration.ofSeconds(40);

    @TempDir private Path folder;

    @Test
    void aLockedDatabaseDelaysNothingAndGetsEverythingOnce() throws IOException {
        Machine.needs("sqlite3", "mkfifo");
        Path database = folder.resolve("hostpulse.db");
        Path fifo = folder.resolve("fifo");
        assertThat(Program.run(folder, Duration.ofSeconds(5), "mkfifo", fifo + "").code()).isZero();
        String outputs =
                """
                  db:
                    type: sql
                    url: jdbc:sqlite:hostpulse.db
                  nobody:
                    type: file
                    path: fifo
                """;
        try (var metronome = new Metronome();
                LiveAgent agent = LiveAgent.start(folder, config(outputs))) {
            agent.await(4, Duration.ofSeconds(15));
            List<LiveAgent.Arrived> locked;
            try (var _ = SqliteLock.take(database)) {
                locked = agent.awaitMore(10, Duration.ofSeconds(20));
            }
            metronome.assertEachSecond(locked);
            JsonNode last = locked.getLast().message();
            assertThat(LiveAgent.behind(last, "db")).isGreaterThanOrEqualTo(7);
            assertThat(trouble(last, "db")).contains("another program holds its lock");
            assertThat(LiveAgent.behind(last, "live")).isZero();
            assertThat(trouble(last, "live")).isEmpty();
            // A pipe that nobody reads would hold a writer up for ever: it is refused.
            assertThat(trouble(last, "nobody")).contains("special file");

            awaitDrained(agent, "db");
            assertThat(agent.stop()).isZero();
            assertThat(LiveAgent.seqs(agent.arrived()))
                    .isEqualTo(LiveAgent.upTo(agent.last().seq()));
            Judge.assertSound(folder, database);
            assertThat(Judge.seqs(folder, database)).isEqualTo(LiveAgent.upTo(agent.last().seq()));
        }
    }

    @Test
    void aFullDiskTearsNoLineAndLosesNone() throws IOException {
        Machine.needsNamespaces(folder);
        Files.createDirectories(folder.resolve("disk"));
        String outputs =
                """
                  lines:
                    type: file
                    path: disk/lines.jsonl
                """;
        String script = "mount -t tmpfs -o size=1m,mode=700 tmpfs " + folder.resolve("disk");
        try (var metronome = new Metronome();
                LiveAgent agent = LiveAgent.startApart(folder, config(outputs), script)) {
            agent.await(3, Duration.ofSeconds(15));
            Path disk = Path.of("/proc/" + agent.pid() + "/root" + folder.resolve("disk"));
            Path lines = disk.resolve("lines.jsonl");
            fill(disk.resolve("ballast"));

            JsonNode full =
                    agent.awaitMessage(
                                    "trouble of the full disk",
                                    Duration.ofSeconds(15),
                                    it -> trouble(it, "lines").contains("No space left"))
                            .message();
            assertThat(LiveAgent.behind(full, "lines")).isPositive();
            List<LiveAgent.Arrived> meanwhile = agent.awaitMore(5, Duration.ofSeconds(10));
            metronome.assertEachSecond(meanwhile);
            long whileFull = Judge.seqs(lines).length;
            assertThat(Judge.seqs(lines)).isEqualTo(LiveAgent.upTo(whileFull));
            assertThat(whileFull).isLessThan(meanwhile.getLast().seq() - 3);

            Files.delete(disk.resolve("ballast"));
            awaitDrained(agent, "lines");
            agent.awaitMore(2, Duration.ofSeconds(5));
            long drained = agent.last().seq() - 1;
            assertThat(Judge.seqs(lines)).startsWith(LiveAgent.upTo(drained));
            assertThat(agent.err()).contains("output lines delivers again");
            assertThat(agent.stop()).isZero();
        }
    }

    /// Leaves no byte free.
    private static void fill(Path ballast) throws IOException {
        try (OutputStream out = Files.newOutputStream(ballast)) {
            var block = new byte[4096];
            for (int i = 0; i < 1_000; i++) {
                out.write(block);
            }
            throw new AssertionError("the disk takes 4 MB, it was made for 1");
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("No space left");
        }
    }

    private static void awaitDrained(LiveAgent agent, String output) {
        agent.awaitMessage(
                output + " is no longer behind",
                RECOVERY,
                it -> LiveAgent.behind(it, output) == 0 && trouble(it, output).isEmpty());
    }

    /// What the message says of an output's trouble; empty if nothing.
    private static String trouble(JsonNode message, String output) {
        for (JsonNode target : message.at("/status/self_output/targets")) {
            if (target.path("name").asString().equals(output)) {
                return target.path("why").asString();
            }
        }
        return "";
    }

    private static String config(String outputs) {
        return """
        agent:
          interval: 1s
          state-dir: state
        outputs:
          live:
            type: console
            form: json
        %s\
        """
                .formatted(outputs);
    }
}
