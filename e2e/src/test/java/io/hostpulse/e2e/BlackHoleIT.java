package io.hostpulse.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/// E23, E27: the kernel drops the packets between an agent and its server, all or some, or lets few
/// through. Nobody is told: connections stay open, new ones are not answered.
@SideBySide
final class BlackHoleIT {
    private static final Duration HOLE = Duration.ofSeconds(Machine.isLong() ? 600 : 45);
    private static final Duration LOSS = Duration.ofSeconds(Machine.isLong() ? 600 : 30);

    /// The longest that an attempt may take, and what a busy machine adds.
    private static final Duration ATTEMPT_MAX = Duration.ofSeconds(30 + 5);

    /// The longest pause between two attempts is a minute, and what a busy machine adds.
    private static final Duration BACK_MAX = Duration.ofSeconds(60 + 5);

    /// A connection may keep to what a slow line let through for a while after it is none: BBR
    /// takes a line that drops what is above a rate for a policed one, and looks again after 48
    /// round trips, of which each took most of a second then.
    private static final Duration FAST_AGAIN_MAX = Duration.ofMinutes(3);

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
    }

    @ParameterizedTest
    @EnumSource
    void eachAttemptEndsAndDataFlowsWhenPacketsPassAgain(Dropped dropped) throws IOException {
        String what = dropped + " dropped for " + HOLE.toSeconds() + " s";
        try (var experiment = Experiment.begin("E23", what);
                PrivateNetwork network = PrivateNetwork.start(folder)) {
            int threads = KernelCounts.threads(network.agent().pid());
            network.filter(dropped.rules.formatted(network.port()));
            long began = System.nanoTime();
            network.agent().awaitLog("server cannot deliver", ATTEMPT_MAX);
            experiment.figure("ms_to_the_end_of_the_attempt", millisSince(began));
            Duration left = HOLE.minusNanos(System.nanoTime() - began);
            network.agent().awaitMore((int) left.toSeconds(), left.plusSeconds(10));
            long waiting = network.behind();
            assertThat(waiting).isGreaterThan(left.toSeconds() / 2);
            network.unfilter();
            long lifted = System.nanoTime();
            network.awaitBehind(waiting - 1, BACK_MAX);
            experiment.figure("ms_to_the_first_data", millisSince(lifted));
            network.awaitDelivered(Duration.ofSeconds(60));
            experiment.figure("ms_to_the_last_data", millisSince(lifted));
            // One may have come for the time server or the disk; none for an attempt.
            assertThat(KernelCounts.threads(network.agent().pid()))
                    .as("threads")
                    .isLessThanOrEqualTo(threads + 1);
            network.assertNothingLost();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 40})
    void whatIsLostOnTheWayIsSentAgain(int percent) {
        String what = percent + " % of packets dropped for " + LOSS.toSeconds() + " s";
        try (var experiment = Experiment.begin("E27", what);
                PrivateNetwork network = PrivateNetwork.start(folder)) {
            network.filter(
                    """
                    numgen random mod 100 < %1$d tcp dport %2$d drop
                    numgen random mod 100 < %1$d tcp sport %2$d drop
                    """
                            .formatted(percent, network.port()));
            bear(network, experiment);
            network.unfilter();
            finish(network, experiment, BACK_MAX);
        }
    }

    /// A message a second is more than passes.
    @Test
    void aLineThatIsTooSlowDelaysAndLosesNothing() {
        try (var experiment = Experiment.begin("E27", "16 kbit/s for " + LOSS.toSeconds() + " s");
                PrivateNetwork network = PrivateNetwork.start(folder)) {
            // A packet of the loopback is as long as a message; a bucket is not.
            network.run("ip", "link", "set", "lo", "mtu", "1500");
            network.run(
                    "tc", "qdisc", "add", "dev", "lo", "root", "tbf", "rate", "16kbit", "burst",
                    "16kbit", "latency", "400ms");
            bear(network, experiment);
            network.run("tc", "qdisc", "del", "dev", "lo", "root");
            finish(network, experiment, FAST_AGAIN_MAX);
        }
    }

    /// Lives with it for a while: a message each second, however many wait.
    private static void bear(PrivateNetwork network, Experiment experiment) {
        int seconds = (int) LOSS.toSeconds();
        var during = network.agent().awaitMore(seconds, LOSS.plusSeconds(10));
        long passed = during.size() - network.behind();
        experiment.figure("passed", passed);
        assertThat(passed).as("messages that passed meanwhile").isPositive();
        experiment.figure(
                "most_that_waited",
                during.stream()
                        .mapToLong(it -> LiveAgent.behind(it.message(), "server"))
                        .max()
                        .orElse(0));
    }

    private static void finish(PrivateNetwork network, Experiment experiment, Duration within) {
        long lifted = System.nanoTime();
        network.awaitDelivered(within);
        experiment.figure("ms_to_the_last_data", millisSince(lifted));
        network.assertNothingLost();
    }

    private static long millisSince(long nanos) {
        return (System.nanoTime() - nanos) / 1_000_000;
    }
}
