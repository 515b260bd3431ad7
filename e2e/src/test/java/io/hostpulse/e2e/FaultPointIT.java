package io.hostpulse.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/// E03: an agent that dies inside each of the journal's dangerous moments, and again while it
/// recovers from that, loses nothing that was on the disk: of what it has shown only the newest
/// message may have been on its way there.
@Alone
final class FaultPointIT {
    private static final Duration START = Duration.ofSeconds(30);

    /// How many agents live at the same time.
    private static final int AT_ONCE = 4;

    @TempDir private Path folder;

    @Test
    void deathAtEachFaultPointLosesNothing() throws Exception {
        List<String> points = points();
        try (var experiment =
                        Experiment.begin("E03", "death at " + points.size() + " points, twice");
                LiveServer server = LiveServer.start(folder)) {
            var deaths = new AtomicInteger();
            try (ExecutorService some = Executors.newFixedThreadPool(AT_ONCE)) {
                List<Future<?>> all = new ArrayList<>();
                for (String point : points) {
                    Path own = Files.createDirectories(folder.resolve(point));
                    all.add(some.submit(() -> deaths.addAndGet(dieAt(point, own, server))));
                }
                for (Future<?> each : all) {
                    each.get();
                }
            }
            experiment.figure("points", points.size());
            experiment.figure("deaths", deaths);
            assertThat(deaths).hasValue(points.size() * 2);
        }
    }

    /// The points, as the program lists them.
    private List<String> points() {
        Program.Ended ended =
                Program.run(
                        folder,
                        START,
                        Program.command("journal", "fault-points").toArray(String[]::new));
        assertThat(ended.code()).as(ended.err()).isZero();
        return ended.out().lines().filter(line -> !line.isBlank()).toList();
    }

    private static int dieAt(String point, Path own, LiveServer server) {
        int deaths = 0;
        String config = config(server.url());
        try (ShippingAgent agent =
                ShippingAgent.start(own, config, "-Dhostpulse.fault=" + point + ":2")) {
            Set<String> underWay = new HashSet<>();
            deaths += awaitDeath(agent, point);
            underWay.add(agent.newest());
            agent.again("-Dhostpulse.fault=" + point + ":1");
            deaths += awaitDeath(agent, point);
            underWay.add(agent.newest());
            agent.again();
            agent.live().await(2, START);
            agent.awaitDelivered(Duration.ofSeconds(30));
            assertThat(agent.live().stop()).isZero();
            Ledger ledger = agent.assertShownIsKept(server.api(), underWay);
            ledger.assertExplained();
            assertThat(ledger.missing()).as("missing after death at %s", point).isEmpty();
        }
        return deaths;
    }

    /// A journal of small segments that roll and go all the time, so that every point is met.
    private static String config(String url) {
        return ShippingAgent.config(url)
                + """
                journal:
                  max-size: 256KiB
                """;
    }

    private static int awaitDeath(ShippingAgent agent, String point) {
        Program.await(
                "death at " + point + ", but: " + agent.live().err(),
                Duration.ofSeconds(60),
                () -> !agent.live().isRunning());
        assertThat(agent.live().ended(Duration.ofSeconds(5))).as(point).isEqualTo(137);
        return 1;
    }
}
