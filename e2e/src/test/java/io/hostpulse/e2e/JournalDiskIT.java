package io.hostpulse.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// E08, E11, E18: what happens to the journal's disk happens neither to the tick nor, in silence,
/// to a message.
@SideBySide
final class JournalDiskIT {
    private static final Duration START = Duration.ofSeconds(60);

    @TempDir private Path folder;

    @Test
    @ResourceLock(SideBySide.MOUNTS)
    void aFullDiskIsSurvivedAndLeft() throws IOException {
        Machine.needsNamespaces(folder);
        Path state = Files.createDirectories(folder.resolve("state"));
        Path ballast = state.resolve("ballast");
        String script = "mount -t tmpfs -o size=8m,mode=700 tmpfs " + state;
        try (var experiment = Experiment.begin("E08", "journal on a full tmpfs of 8 MiB");
                LiveServer server = LiveServer.start(folder)) {
            server.kill();
            try (LiveAgent agent =
                    LiveAgent.startApart(folder, ShippingAgent.config(server.url()), script)) {
                agent.await(3, START);
                inMountsOf(
                        agent,
                        "fallocate -l 32m "
                                + ballast
                                + " || head -c 32m /dev/zero > "
                                + ballast
                                + " || true");
                JsonNode full =
                        agent.awaitMessage(
                                        "the journal says that it is degraded",
                                        Duration.ofSeconds(30),
                                        it -> !it.at("/status/self/why").isMissingNode())
                                .message();
                experiment.figure("said", full.at("/status/self/why").asString());
                agent.awaitMore(10, Duration.ofSeconds(15));
                inMountsOf(agent, "rm -f " + ballast);
                agent.awaitMessage(
                        "the journal is well again",
                        Duration.ofSeconds(60),
                        it -> it.at("/status/self/why").isMissingNode());
                server.again();
                server.awaitReady();
                agent.awaitMessage(
                        "nothing waits for the server",
                        Duration.ofSeconds(90),
                        it -> LiveAgent.behind(it, "server") <= 1);
                agent.awaitMore(3, START);
                assertThat(agent.stop()).isZero();
                Ledger ledger = account(agent, server);
                ledger.assertExplained();
                experiment.figure("received", ledger.received());
                experiment.figure("missing", ledger.missing());
                assertThat(LiveAgent.seqs(agent.arrived()))
                        .isEqualTo(LiveAgent.upTo(agent.last().seq()));
            }
        }
    }

    @Test
    void aFailedForceSealsTheSegmentAndLosesNothing() throws IOException {
        Machine.needsRoot();
        Machine.needs("strace");
        Path trace = folder.resolve("trace.txt");
        try (var experiment = Experiment.begin("E11", "fdatasync fails with EIO twice");
                LiveServer server = LiveServer.start(folder)) {
            List<String> command =
                    new ArrayList<>(
                            List.of(
                                    "strace",
                                    "-f",
                                    "-qq",
                                    "-o",
                                    trace.toString(),
                                    "-e",
                                    "trace=fdatasync,fsync,pwrite64,write,openat",
                                    "-e",
                                    "inject=fdatasync:error=EIO:when=5..6"));
            command.addAll(LiveAgent.command());
            try (LiveAgent agent =
                    LiveAgent.start(
                            folder, ShippingAgent.config(server.url()), Map.of(), command)) {
                agent.await(12, Duration.ofSeconds(60));
                agent.awaitMessage(
                        "nothing waits for the server",
                        Duration.ofSeconds(30),
                        it -> LiveAgent.behind(it, "server") <= 1);
                // strace passes no signal on: the agent is its child.
                run("kill -TERM $(pgrep -P " + agent.pid() + ")");
                agent.ended(Duration.ofSeconds(20));
                Ledger ledger = account(agent, server);
                ledger.assertWhole();
                experiment.figure("received", ledger.received());
            }
            assertThat(Files.readString(trace)).contains("EIO");
            assertThat(writesAfterAFailedForce(trace)).as("writes to a failed file").isEmpty();
        }
    }

    /// The writes to a descriptor whose force failed, before it was opened anew.
    private static List<String> writesAfterAFailedForce(Path trace) throws IOException {
        List<String> failed = new ArrayList<>();
        List<String> found = new ArrayList<>();
        for (String line : Files.readAllLines(trace)) {
            int open = line.indexOf('(');
            if (open < 0) {
                continue;
            }
            String call = line.substring(line.indexOf(' ') + 1, open).strip();
            String descriptor = line.substring(open + 1).split("[,)]", 2)[0];
            if (call.equals("fdatasync") && line.contains("EIO")) {
                failed.add(descriptor);
            } else if (call.equals("openat")) {
                failed.remove(line.substring(line.lastIndexOf('=') + 1).strip());
            } else if (call.endsWith("write64") && failed.contains(descriptor)) {
                found.add(line);
            }
        }
        return found;
    }

    @Test
    void theCapDropsTheOldestAndTellsTheServerWhich() {
        try (var experiment =
                        Experiment.begin("E18", "the journal's cap while the server is away");
                LiveServer server = LiveServer.start(folder)) {
            server.kill();
            try (ShippingAgent agent = ShippingAgent.start(folder, smallJournal(server))) {
                int messages = Machine.isLong() ? 600 : 75;
                agent.live().await(messages, Duration.ofSeconds(messages + 30));
                expired(agent, server, experiment);
            }
        }
    }

    @Test
    void aDeathBetweenUnlinkAndTheNextStepChangesNoCause() {
        try (LiveServer server = LiveServer.start(folder)) {
            server.kill();
            expireAndDie(folder, server, "");
        }
    }

    /// An agent that dies just after it has unlinked an expired segment, and goes on.
    ///
    /// @param javaOptions further options of its first JVM
    static void expireAndDie(Path folder, LiveServer server, String javaOptions) {
        try (var experiment = Experiment.begin("E03", "death after the unlink of what expired");
                ShippingAgent agent =
                        ShippingAgent.start(
                                folder,
                                smallJournal(server),
                                javaOptions + " -Dhostpulse.fault=AFTER_UNLINK:2")) {
            Program.await(
                    "death after an unlink",
                    Duration.ofSeconds(150),
                    () -> !agent.live().isRunning());
            agent.again();
            agent.live().await(2, START);
            expired(agent, server, experiment);
        }
    }

    /// A journal that keeps about forty messages.
    private static String smallJournal(LiveServer server) {
        return ShippingAgent.config(server.url())
                + """
                journal:
                  max-size: 256KiB
                """;
    }

    private static void expired(ShippingAgent agent, LiveServer server, Experiment experiment) {
        server.again();
        server.awaitReady();
        agent.awaitDelivered(Duration.ofSeconds(60));
        agent.live().awaitMore(3, START);
        assertThat(agent.live().stop()).isZero();
        Ledger ledger = Ledger.of(server.api().completeness(agent.id()));
        experiment.figure("received", ledger.received());
        experiment.figure("missing", ledger.missing());
        ledger.assertExplained();
        assertThat(ledger.missing().keySet()).containsExactly("expired");
        assertThat(ledger.missing("expired")).isPositive();
    }

    private void run(String command) {
        Program.Ended ended = Program.run(folder, Duration.ofSeconds(30), "sh", "-c", command);
        assertThat(ended.code()).as("%s: %s", command, ended.err()).isZero();
    }

    private void inMountsOf(LiveAgent agent, String command) {
        Program.run(
                folder,
                Duration.ofSeconds(20),
                "nsenter",
                "-t",
                "" + agent.pid(),
                "-m",
                "sh",
                "-c",
                command);
    }

    private static Ledger account(LiveAgent agent, LiveServer server) {
        String id = agent.arrived().getFirst().message().path("agent").asString();
        return Ledger.of(server.api().completeness(id));
    }
}
