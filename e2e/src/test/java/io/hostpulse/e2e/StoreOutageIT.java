package io.hostpulse.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostpulse.sql.PostgresServer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// E43: the server keeps its messages in a PostgreSQL that is killed, stopped at once, or away: it
/// acknowledges nothing meanwhile, keeps answering, and comes back by itself.
@SideBySide
final class StoreOutageIT {
    private static final int KILLS = Machine.isLong() ? 40 : 6;
    private static final Duration AWAY =
            Machine.isLong() ? Duration.ofMinutes(10) : Duration.ofSeconds(25);
    private static final int AGENTS = 50;
    private static final Duration BACK = Duration.ofSeconds(30);

    @TempDir private Path folder;

    private LiveServer start(PostgresServer database) throws IOException, SQLException {
        database.create("store");
        List<String> settings = new ArrayList<>(LiveServer.storeIn(database, folder));
        settings.add(LiveServer.CROWD);
        return LiveServer.start(folder, settings.toArray(String[]::new));
    }

    /// `kill -9` of the first process, or what `pg_ctl stop -m immediate` does.
    private static void end(PostgresServer database, int round)
            throws IOException, InterruptedException {
        if (round % 2 == 0) {
            database.kill();
        } else {
            database.signal("QUIT");
        }
    }

    @Test
    void whatIsAcknowledgedIsThereOnceAfterKillsOfTheDatabase() throws Exception {
        try (var experiment =
                        Experiment.begin(
                                "E43", "the server's PostgreSQL killed " + KILLS + " times");
                var database = new PostgresServer()) {
            database.start();
            try (LiveServer server = start(database);
                    Fleet fleet = Fleet.start(server.url(), AGENTS, 1_000, experiment.random())) {
                long slowest = 0;
                for (int kill = 0; kill < KILLS; kill++) {
                    Program.sleep(500 + experiment.random().nextInt(1_500));
                    end(database, kill);
                    boolean both = kill % 3 == 2;
                    if (both) {
                        server.kill();
                        server.again();
                        Program.sleep(2_000);
                    }
                    long acked = fleet.acked();
                    database.start();
                    long started = System.nanoTime();
                    Program.await(
                            "an acknowledgement after the start, but: " + server.err(),
                            BACK,
                            () -> fleet.acked() > acked);
                    slowest = Math.max(slowest, (System.nanoTime() - started) / 1_000_000);
                }
                server.awaitReady();
                fleet.drain(Duration.ofSeconds(60));
                fleet.assertKeptOnce(server.api());
                experiment.figure("agents", AGENTS);
                experiment.figure("messages", fleet.made());
                experiment.figure("lost", 0);
                experiment.figure("twice", 0);
                experiment.figure("slowest_first_ack_ms", slowest);
            }
        }
    }

    @Test
    void whileTheDatabaseIsAwayNothingIsAcknowledgedAndQuestionsAreAnswered() throws Exception {
        try (var experiment =
                        Experiment.begin(
                                "E43", "the server's PostgreSQL away " + AWAY.toSeconds() + " s");
                var database = new PostgresServer()) {
            database.start();
            try (LiveServer server = start(database);
                    Fleet fleet = Fleet.start(server.url(), AGENTS, 1_000, experiment.random());
                    ShippingAgent real =
                            ShippingAgent.start(folder, ShippingAgent.config(server.url()));
                    HttpClient client = HttpClient.newHttpClient()) {
                var prober = new SimulatedAgent(client, server.url(), AGENTS, 1_000);
                prober.tick(Instant.now());
                assertThat(prober.send()).isTrue();
                real.live().await(3, Duration.ofSeconds(20));
                Program.await(
                        "messages of all", BACK, () -> server.api().agents().size() == AGENTS + 2);
                database.signal("QUIT");
                experiment.figure("slowest_answer_ms", stayAway(server.api(), fleet, prober));
                comeBack(experiment, database, fleet, prober);
                server.awaitReady();
                fleet.drain(Duration.ofMinutes(2));
                fleet.assertKeptOnce(server.api());
                Fleet.assertKeptOnce(server.api(), prober);
                real.awaitDelivered(Duration.ofSeconds(60));
                Ledger ledger = real.assertShownIsKept(server.api(), Set.of(real.newest()));
                ledger.assertExplained();
                experiment.figure("agents", AGENTS + 2);
                experiment.figure("messages", fleet.made() + prober.made() + real.shown());
                experiment.figure("unexplained", 0);
                assertThat(server.err())
                        .contains("the store refuses (not available)", "the store works again");
            }
        }
    }

    /// Asks all the time that the database is away.
    ///
    /// @return how long the slowest answer took, in milliseconds
    private static long stayAway(ServerApi api, Fleet fleet, SimulatedAgent prober) {
        Program.await("not ready", Duration.ofSeconds(5), () -> api.get("/readyz").status() == 503);
        String series = "/api/v1/hosts/" + prober.agent() + "/series?group=load&from=-1h";
        long end = System.nanoTime() + AWAY.toNanos();
        long acked = fleet.acked();
        long slowest = 0;
        while (System.nanoTime() - end < 0) {
            long asked = System.nanoTime();
            assertThat(api.get("/livez").status()).isEqualTo(200);
            ServerApi.Answer ready = api.get("/readyz");
            assertThat(ready.status()).isEqualTo(503);
            assertThat(ready.body()).isEqualTo("the store is not available\n");
            assertThat(api.json("/api/v1/hosts").path("hosts")).hasSize(AGENTS + 2);
            assertThat(api.completeness(prober.agent()).path("unexplained").longValue()).isZero();
            assertThat(api.get("/metrics").body()).contains("hostpulse_server_ready 0");
            // What the page says above its hosts, of which none is silent for that.
            assertThat(api.json("/api/v1/fleet").path("not_ready").asString())
                    .isEqualTo("unavailable");
            assertThat(api.get(series).status()).as("history is in the database").isEqualTo(503);
            prober.tick(Instant.now());
            assertThat(prober.send()).isFalse();
            assertThat(prober.lastStatus()).isEqualTo(503);
            assertThat(Integer.parseInt(prober.lastRetryAfter())).isBetween(1, 600);
            slowest = Math.max(slowest, (System.nanoTime() - asked) / 1_000_000);
            Program.sleep(250);
        }
        assertThat(fleet.acked()).as("acknowledged while away").isEqualTo(acked);
        assertThat(fleet.behind()).isGreaterThan(AGENTS * (AWAY.toSeconds() - 5));
        assertThat(slowest).as("all answers of one round, ms").isLessThan(5_000);
        return slowest;
    }

    private static void comeBack(
            Experiment experiment, PostgresServer database, Fleet fleet, SimulatedAgent prober)
            throws IOException, InterruptedException {
        long acked = fleet.acked();
        database.start();
        long started = System.nanoTime();
        Program.await("messages kept again", BACK, () -> fleet.acked() > acked);
        experiment.figure("ms_to_first_ack", (System.nanoTime() - started) / 1_000_000);
        Program.await("the prober is even", BACK, () -> prober.send() && prober.behind() == 0);
    }
}
