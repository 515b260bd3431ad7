package io.hostpulse.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// E23: the kernel drops the packets between an agent and its server, in a network namespace of
/// their own. Nobody is told: connections stay open, new ones are not answered.
@SideBySide
final class BlackHoleIT {
    private static final Duration HOLE = Duration.ofSeconds(Machine.isLong() ? 600 : 45);
    private static final Duration START = Duration.ofSeconds(60);

    /// The longest that an attempt may take, and what a busy machine adds.
    private static final Duration ATTEMPT_MAX = Duration.ofSeconds(30 + 5);

    /// The longest pause between two attempts is a minute, and what a busy machine adds.
    private static final Duration BACK_MAX = Duration.ofSeconds(60 + 5);

    @TempDir private Path folder;

    /// Which packets are dropped. Where answers are, the server keeps what it cannot acknowledge.
    enum Dropped {
        ALL("tcp dport %1$d drop; tcp sport %1$d drop"),
        REQUESTS("tcp dport %1$d drop"),
        ANSWERS("tcp sport %1$d drop");

        private final String rules;

        Dropped(String rules) {
            this.rules = rules;
        }

        String table(int port) {
            return "table inet hole { chain in { type filter hook input priority 0; "
                    + rules.formatted(port)
                    + "; }; }";
        }
    }

    @ParameterizedTest
    @EnumSource
    void eachAttemptEndsAndDataFlowsWhenPacketsPassAgain(Dropped dropped) throws IOException {
        Machine.needsNamespaces(folder);
        Machine.needs("nsenter", "nft");
        int port = LiveServer.freePort();
        Path data = folder.resolve("server");
        String what = dropped + " dropped for " + HOLE.toSeconds() + " s";
        try (var experiment = Experiment.begin("E23", what)) {
            String id;
            try (Program server = server(port, data);
                    LiveAgent agent = agent(server, port)) {
                agent.await(4, START);
                id = agent.last().message().path("agent").asString();
                awaitDelivered(agent, START);
                int threads = threads(agent);
                nft(server, dropped.table(port));
                long began = System.nanoTime();
                agent.awaitLog("server cannot deliver", ATTEMPT_MAX);
                experiment.figure("ms_to_the_end_of_the_attempt", millisSince(began));
                Duration left = HOLE.minusNanos(System.nanoTime() - began);
                var during = agent.awaitMore((int) left.toSeconds(), left.plusSeconds(10));
                assertThat(behind(during.getLast())).isGreaterThan(left.toSeconds() / 2);
                nft(server, "delete table inet hole");
                long lifted = System.nanoTime();
                long waiting = behind(agent.last());
                agent.awaitMessage("less waits", BACK_MAX, it -> behind(it) < Math.max(2, waiting));
                experiment.figure("ms_to_the_first_data", millisSince(lifted));
                awaitDelivered(agent, Duration.ofSeconds(60));
                experiment.figure("ms_to_the_last_data", millisSince(lifted));
                // One may have come for the time server or the disk; none for an attempt.
                assertThat(threads(agent)).as("threads").isLessThanOrEqualTo(threads + 1);
                assertThat(agent.stop()).isZero();
                assertThat(LiveAgent.seqs(agent.arrived()))
                        .isEqualTo(LiveAgent.upTo(agent.arrived().size()));
                server.stop();
                experiment.figure("messages", agent.arrived().size());
                try (LiveServer outside = LiveServer.on(data)) {
                    Ledger ledger = Ledger.of(outside.api().completeness(id));
                    ledger.assertWhole();
                    assertThat(ledger.received()).isGreaterThanOrEqualTo(agent.arrived().size());
                }
            }
        }
    }

    /// A server in a network namespace of its own, whose loopback is the only network there.
    private Program server(int port, Path data) {
        List<String> command =
                new ArrayList<>(
                        List.of("unshare", "-n", "sh", "-euc", "ip link set lo up\nexec \"$@\""));
        command.add("sh");
        command.addAll(Program.command("server", "--server.listen=127.0.0.1:" + port));
        command.add("--server.data-dir=" + data);
        Program server = Program.start(folder, Map.of(), command);
        Program.await("listening", START, () -> server.err().contains("listening on"));
        return server;
    }

    private LiveAgent agent(Program server, int port) {
        List<String> command = new ArrayList<>(in(server));
        command.addAll(LiveAgent.command());
        String config = ShippingAgent.config("http://127.0.0.1:" + port);
        return LiveAgent.start(folder.resolve("agent"), config, Map.of(), command);
    }

    private static List<String> in(Program server) {
        return List.of("nsenter", "--target", Long.toString(server.pid()), "--net");
    }

    private void nft(Program server, String rule) {
        List<String> command = new ArrayList<>(in(server));
        command.addAll(List.of("nft", rule));
        Program.Ended ended =
                Program.run(folder, Duration.ofSeconds(10), command.toArray(String[]::new));
        assertThat(ended.code()).as(ended.err()).isZero();
    }

    private static void awaitDelivered(LiveAgent agent, Duration atMost) {
        agent.awaitMessage("nothing waits for the server", atMost, it -> behind(it) <= 1);
    }

    private static long behind(LiveAgent.Arrived arrived) {
        return behind(arrived.message());
    }

    private static long behind(tools.jackson.databind.JsonNode message) {
        return message.at("/self/outputs/server/behind").longValue();
    }

    private static int threads(LiveAgent agent) throws IOException {
        try (Stream<Path> tasks = Files.list(Path.of("/proc/" + agent.pid() + "/task"))) {
            return (int) tasks.count();
        }
    }

    private static long millisSince(long nanos) {
        return (System.nanoTime() - nanos) / 1_000_000;
    }
}
