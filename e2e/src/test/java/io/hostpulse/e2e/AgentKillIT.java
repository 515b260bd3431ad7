package io.hostpulse.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// E01, E02: an agent that is killed at any moment delivers everything that it has journaled.
@SideBySide
final class AgentKillIT {
    private static final int KILLS = Machine.isLong() ? 200 : 20;
    private static final Duration START = Duration.ofSeconds(60);

    /// From a start to the first message that is there; on a machine that does nothing else.
    private static final long AGAIN_MILLIS_MAX = 3_000;

    @TempDir private Path folder;

    @Test
    void nothingJournaledIsLostWhileTheServerIsThere() {
        try (var experiment = Experiment.begin("E01", "agent killed " + KILLS + " times");
                LiveServer server = LiveServer.start(folder);
                ShippingAgent agent =
                        ShippingAgent.start(folder, ShippingAgent.config(server.url()))) {
            List<Long> again = new ArrayList<>();
            Set<String> underWay = kill(agent, experiment, () -> again.add(millisToFirst(server)));
            again.sort(null);
            experiment.figure("ms_from_start_to_first_received", again.get(again.size() / 2));
            experiment.figure("longest", again.getLast());
            if (Machine.isLong()) {
                assertThat(again.getLast()).isLessThanOrEqualTo(AGAIN_MILLIS_MAX);
            }
            check(agent, server, experiment, underWay);
        }
    }

    @Test
    void nothingJournaledIsLostWhileTheServerIsAway() {
        try (var experiment =
                        Experiment.begin("E02", "agent killed " + KILLS + " times, server away");
                LiveServer server = LiveServer.start(folder)) {
            server.kill();
            try (ShippingAgent agent =
                    ShippingAgent.start(folder, ShippingAgent.config(server.url()))) {
                Set<String> underWay = kill(agent, experiment, () -> {});
                server.again();
                server.awaitReady();
                check(agent, server, experiment, underWay);
            }
        }
    }

    @Test
    void aJournalThatIsLostCostsNoLaterMessage() throws IOException {
        loseJournal(folder, "");
    }

    /// E07 from outside: messages that the server has are no longer in the journal, as after a loss
    /// of power before they were forced. What comes later must not pass for them.
    static void loseJournal(Path folder, String javaOptions) throws IOException {
        try (var experiment = Experiment.begin("E07", "the journal is lost, its numbers are not");
                LiveServer server = LiveServer.start(folder);
                ShippingAgent agent =
                        ShippingAgent.start(
                                folder, ShippingAgent.config(server.url()), javaOptions)) {
            agent.live().await(4, START);
            assertThat(agent.live().stop()).isZero();
            try (Stream<Path> files = Files.list(folder.resolve("state/journal"))) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            agent.again(javaOptions);
            agent.live().await(4, START);
            agent.awaitDelivered(START);
            assertThat(agent.live().stop()).isZero();
            Ledger ledger = agent.assertShownIsKept(server.api());
            ledger.assertWhole();
            experiment.figure("received", ledger.received());
        }
    }

    /// How long it takes until the server has more messages than now.
    private static long millisToFirst(LiveServer server) {
        long began = System.nanoTime();
        long before = received(server);
        Program.await("a message at the server", START, () -> received(server) > before);
        return (System.nanoTime() - began) / 1_000_000;
    }

    private static long received(LiveServer server) {
        return server.metric("hostpulse_server_messages_total");
    }

    /// @param started done after each start
    /// @return what each run showed last: the console may have it before the journal's thread
    private static Set<String> kill(ShippingAgent agent, Experiment experiment, Runnable started) {
        Set<String> underWay = new HashSet<>();
        for (int kill = 0; kill < KILLS; kill++) {
            agent.live().await(1, START);
            Program.sleep(experiment.random().nextInt(1_500));
            agent.live().signal("KILL");
            assertThat(agent.live().ended(Duration.ofSeconds(5))).isEqualTo(128 + 9);
            underWay.add(agent.newest());
            agent.again();
            started.run();
        }
        return underWay;
    }

    private static void check(
            ShippingAgent agent, LiveServer server, Experiment experiment, Set<String> underWay) {
        agent.live().await(2, START);
        agent.awaitDelivered(Duration.ofSeconds(90));
        assertThat(agent.live().stop()).isZero();
        Ledger ledger = agent.assertShownIsKept(server.api(), underWay);
        ledger.assertExplained();
        assertThat(server.api().agents()).hasSize(1);
        experiment.figure("shown", agent.shown());
        experiment.figure("received", ledger.received());
        experiment.figure("missing", ledger.missing());
        assertThat(ledger.missing()).isEmpty();
    }
}
