package io.hostpulse.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;

/// E23, E24, E25: a wire that loses answers, resets connections or swallows everything costs time
/// and nothing else.
@SideBySide
final class FaultyLinkIT {
    private static final int RESETS = Machine.isLong() ? 500 : 25;
    private static final Duration HOLE = Duration.ofSeconds(Machine.isLong() ? 600 : 45);
    private static final Duration START = Duration.ofSeconds(60);

    @TempDir private Path folder;

    @Test
    void aLostAnswerIsAskedForAgainAndChangesNothing() {
        try (var experiment = Experiment.begin("E25", "answers lost for 8 s");
                LiveServer server = LiveServer.start(folder);
                FaultyLink link = FaultyLink.to(server.port());
                ShippingAgent agent =
                        ShippingAgent.start(folder, ShippingAgent.config(link.url()))) {
            agent.live().await(3, START);
            link.answer(FaultyLink.Answer.DROP);
            agent.live().awaitMore(8, Duration.ofSeconds(15));
            assertThat(link.faults()).as("answers dropped").isPositive();
            link.answer(FaultyLink.Answer.PASS);
            finish(agent, server, experiment);
            long repeats = server.metric("hostpulse_server_messages_repeated_total");
            assertThat(repeats).as("messages that came again").isPositive();
            experiment.figure("answers_lost", link.faults());
            experiment.figure("repeats", repeats);
        }
    }

    @Test
    void aResetAtAnyByteLosesNothing() {
        try (var experiment = Experiment.begin("E24", RESETS + " resets at a random byte");
                LiveServer server = LiveServer.start(folder);
                FaultyLink link = FaultyLink.to(server.port());
                ShippingAgent agent =
                        ShippingAgent.start(folder, ShippingAgent.config(link.url()))) {
            agent.live().await(2, START);
            for (int i = 0; i < RESETS; i++) {
                boolean inRequest = experiment.random().nextBoolean();
                int bytes = 1 + experiment.random().nextInt(inRequest ? 3_000 : 600);
                link.cutAfter(inRequest ? -bytes : bytes);
                Program.sleep(200 + experiment.random().nextInt(800));
                link.answer(FaultyLink.Answer.PASS);
                Program.sleep(experiment.random().nextInt(300));
            }
            finish(agent, server, experiment);
            experiment.figure("resets", link.faults());
            assertThat(link.faults()).isPositive();
        }
    }

    @Test
    void aBlackHoleEndsEachAttemptAndDataFlowsWhenItLifts() {
        try (var experiment = Experiment.begin("E23", "black hole for " + HOLE.toSeconds() + " s");
                LiveServer server = LiveServer.start(folder);
                FaultyLink link = FaultyLink.to(server.port());
                ShippingAgent agent =
                        ShippingAgent.start(folder, ShippingAgent.config(link.url()))) {
            agent.live().await(3, START);
            link.answer(FaultyLink.Answer.HOLD);
            var during = agent.live().awaitMore((int) HOLE.toSeconds(), HOLE.plusSeconds(10));
            assertThat(LiveAgent.seqs(during))
                    .as("messages on the console while the wire is dead")
                    .hasSize((int) HOLE.toSeconds());
            link.answer(FaultyLink.Answer.PASS);
            long lifted = System.nanoTime();
            finish(agent, server, experiment);
            experiment.figure("seconds_to_drain", (System.nanoTime() - lifted) / 1_000_000_000);
        }
    }

    private static void finish(ShippingAgent agent, LiveServer server, Experiment experiment) {
        agent.awaitDelivered(Duration.ofSeconds(60));
        assertThat(agent.live().stop()).isZero();
        Ledger ledger = agent.assertShownIsKept(server.api());
        ledger.assertWhole();
        experiment.figure("received", ledger.received());
    }
}
