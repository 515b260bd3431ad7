package io.hostpulse.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// E50, E51, E62: outputs know nothing of each other's troubles, keep their place when the
/// configuration changes, and fill no log.
@SideBySide
final class IsolationIT {
    private static final Duration START = Duration.ofSeconds(60);
    private static final int SECONDS = Machine.isLong() ? 3_600 : 60;

    /// A machine that is short of CPU or disk delays every output by some messages; what one did to
    /// the others would add up to as many as it is behind itself.
    private static final int OTHERS_BEHIND_MAX = 10;

    /// The same without the slowest hundredth, on a machine that does nothing else.
    private static final int OTHERS_BEHIND_99_MAX = 2;

    @TempDir private Path folder;

    @Test
    void anOutputThatHangsForEverDelaysNoOther() throws IOException {
        try (var experiment = Experiment.begin("E50", "one output hangs for " + SECONDS + " s");
                LiveServer server = LiveServer.start(folder);
                var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                LiveAgent agent =
                        LiveAgent.start(folder, fiveOutputs(server.url(), silent.getLocalPort()))) {
            agent.await(5, START);
            int threads = KernelCounts.threads(agent.pid());
            List<Long> others = new ArrayList<>();
            for (LiveAgent.Arrived each :
                    agent.awaitMore(SECONDS, Duration.ofSeconds(SECONDS + 30))) {
                for (String name : List.of("db", "lines", "server", "live")) {
                    others.add(LiveAgent.behind(each.message(), name));
                }
            }
            others.sort(null);
            long worst = others.getLast();
            long hundredth = others.get(others.size() * 99 / 100);
            experiment.figure("worst_behind_of_others", worst);
            experiment.figure("behind_of_99_percent", hundredth);
            experiment.figure(
                    "behind_of_the_hung", LiveAgent.behind(agent.last().message(), "hung"));
            experiment.figure("threads_before", threads);
            experiment.figure("threads_after", KernelCounts.threads(agent.pid()));
            assertThat(worst).isLessThanOrEqualTo(OTHERS_BEHIND_MAX);
            if (Machine.isLong()) {
                assertThat(hundredth).isLessThanOrEqualTo(OTHERS_BEHIND_99_MAX);
            }
            assertThat(LiveAgent.behind(agent.last().message(), "hung")).isGreaterThan(SECONDS / 2);
            assertThat(KernelCounts.threads(agent.pid())).isLessThanOrEqualTo(threads + 1);
            assertThat(agent.stop()).isZero();
        }
    }

    private static String fiveOutputs(String url, int silentPort) {
        return ShippingAgent.config(url)
                + """
                  hung:
                    type: http
                    url: http://127.0.0.1:%d
                  db:
                    type: sql
                    url: jdbc:sqlite:hostpulse.db
                  lines:
                    type: file
                    path: lines.jsonl
                """
                        .formatted(silentPort);
    }

    @Test
    void anOutputKeepsItsPlaceWhenTheConfigurationChanges() throws IOException {
        try (var experiment =
                        Experiment.begin("E51", "outputs reordered, changed, removed, added");
                LiveServer server = LiveServer.start(folder)) {
            String base = ShippingAgent.config(server.url());
            String lines =
                    """
                      lines:
                        type: file
                        path: lines.jsonl
                    """;
            server.kill();
            try (LiveAgent agent = LiveAgent.start(folder, base + lines)) {
                agent.await(6, START);
                // Another URL for the same output: its backlog goes there.
                int port = server.port();
                String moved = base.replace("url: http://127.0.0.1:", "url: http://localhost:");
                reload(agent, moved);
                agent.awaitMore(4, START);
                assertThat(cursorsIn("state/journal")).noneMatch(name -> name.contains("lines"));
                reload(agent, moved + lines);
                server.again();
                server.awaitReady();
                agent.awaitMessage(
                        "nothing waits for any output",
                        Duration.ofSeconds(90),
                        it ->
                                LiveAgent.behind(it, "server") <= 1
                                        && LiveAgent.behind(it, "lines") <= 1);
                assertThat(agent.stop()).isZero();
                String id = agent.arrived().getFirst().message().path("agent").asString();
                Ledger ledger = Ledger.of(server.api().completeness(id));
                ledger.assertWhole();
                assertThat(ledger.received()).isGreaterThanOrEqualTo(agent.arrived().size());
                experiment.figure("received", ledger.received());
                experiment.figure("port", port);
            }
        }
    }

    private List<String> cursorsIn(String directory) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve(directory))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private void reload(LiveAgent agent, String config) throws IOException {
        int before = agent.err().split("configuration", -1).length;
        Files.writeString(folder.resolve("hostpulse.yaml"), config);
        agent.signal("HUP");
        Program.await(
                "the new configuration in force, but: " + agent.err(),
                Duration.ofSeconds(10),
                () -> agent.err().split("configuration", -1).length > before);
    }

    @Test
    void anOutputThatFailsAllTheTimeFillsNoLog() {
        try (var experiment = Experiment.begin("E62", "an output refused at each attempt");
                ScriptedServer server = ScriptedServer.start();
                LiveAgent agent =
                        LiveAgent.start(
                                folder,
                                ShippingAgent.config(server.url())
                                        + """
                                          nobody:
                                            type: http
                                            url: http://127.0.0.1:%d
                                        """
                                                .formatted(LiveServer.freePort()))) {
            server.script(ScriptedServer.status(Integer.MAX_VALUE, "500 Oops"));
            int seconds = Machine.isLong() ? 600 : 75;
            agent.await(seconds, Duration.ofSeconds(seconds + 30));
            long lines = agent.err().lines().count();
            experiment.figure("log_lines", lines);
            experiment.figure("log_bytes", agent.err().length());
            experiment.figure("requests", server.requests().size());
            // Two outputs, a line a minute each, their beginnings, and what a start says.
            assertThat(lines).as(agent.err()).isLessThanOrEqualTo(10 + seconds / 60 * 2L);
        }
    }
}
