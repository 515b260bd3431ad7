package io.hostpulse.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostpulse.kafka.Brokers;
import io.hostpulse.sql.PostgresServer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;

/// E44 and E45: agents, three real brokers, two servers as a group over one real PostgreSQL.
/// Brokers and servers are killed and frozen: nothing is lost, nothing is there twice.
@SideBySide
final class KafkaIT {
    private static final int AGENTS = 3;
    private static final int ROUNDS = Machine.isLong() ? 10 : 1;
    private static final Duration WITHOUT = Duration.ofSeconds(Machine.isLong() ? 60 : 6);
    private static final Duration BACK = Duration.ofSeconds(90);
    private static final String TOPIC = "hostpulse";

    @TempDir private Path folder;

    private static String agentConfig(Brokers brokers) {
        return """
        agent:
          interval: 1s
          state-dir: state
        outputs:
          live:
            type: console
            form: json
          server:
            type: kafka
            brokers: [%s]
            tls: false
            timeout: 5s
        """
                .formatted(quoted(brokers.addresses()));
    }

    private static String quoted(List<String> addresses) {
        return "\"" + String.join("\", \"", addresses) + "\"";
    }

    private LiveServer server(String name, Brokers brokers, String... more) {
        List<String> settings = new ArrayList<>(List.of(more));
        settings.add("--server.kafka.brokers=" + String.join(",", brokers.addresses()));
        settings.add("--server.kafka.tls=false");
        return LiveServer.start(folder.resolve(name), settings.toArray(String[]::new));
    }

    private List<ShippingAgent> agents(Brokers brokers, int count) {
        List<ShippingAgent> agents = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            agents.add(ShippingAgent.start(folder.resolve("agent" + i), agentConfig(brokers)));
        }
        return agents;
    }

    /// How many messages of each agent a server has.
    private static long kept(ServerApi api, String agent) {
        return Ledger.of(api.completeness(agent)).received();
    }

    /// Waits until so many more messages of each agent are kept.
    ///
    /// @return how long that took, in milliseconds
    private static long awaitMore(
            String what, LiveServer server, List<ShippingAgent> agents, int more) {
        try {
            return awaitMore(what, server.api(), agents, more);
        } catch (AssertionError e) {
            throw new AssertionError(what + "; the server that is asked says: " + server.err(), e);
        }
    }

    private static long awaitMore(
            String what, ServerApi api, List<ShippingAgent> agents, int more) {
        ToLongFunction<ShippingAgent> count = agent -> kept(api, agent.id());
        List<Long> before = agents.stream().mapToLong(count).boxed().toList();
        long from = System.nanoTime();
        Program.await(
                what,
                BACK,
                () -> {
                    for (int i = 0; i < agents.size(); i++) {
                        if (count.applyAsLong(agents.get(i)) < before.get(i) + more) {
                            return false;
                        }
                    }
                    return true;
                });
        return (System.nanoTime() - from) / 1_000_000;
    }

    private static void assertKeptOnce(ServerApi api, List<ShippingAgent> agents) {
        for (ShippingAgent agent : agents) {
            agent.awaitDelivered(BACK);
            // What was delivered is in the topic; the group has it within a moment.
            int shown = agent.shown();
            Program.await(
                    "all that was shown is kept", BACK, () -> kept(api, agent.id()) >= shown - 1);
            Ledger ledger = agent.assertShownIsKept(api, Set.of(agent.newest()));
            ledger.assertWhole();
            Set<String> times = new HashSet<>();
            List<JsonNode> rows = api.export(agent.id(), "load");
            for (JsonNode row : rows) {
                assertThat(times.add(row.path("time").asString())).as("twice: %s", row).isTrue();
            }
            assertThat((long) rows.size()).isLessThanOrEqualTo(kept(api, agent.id()));
        }
    }

    @Test
    void nothingIsLostAndNothingIsTwiceWhenBrokersAndServersDie() throws Exception {
        List<ShippingAgent> agents = new ArrayList<>();
        try (var experiment =
                        Experiment.begin("E44", "Kafka: brokers and servers killed and frozen");
                var database = new PostgresServer();
                Brokers brokers = Brokers.start(3)) {
            database.start();
            database.create("store");
            brokers.makeTopic(
                    TOPIC,
                    6,
                    Map.of("message.timestamp.type", "LogAppendTime", "min.insync.replicas", "2"));
            String[] store = LiveServer.storeIn(database, folder).toArray(String[]::new);
            try (LiveServer one = server("one", brokers, store);
                    LiveServer two = server("two", brokers, store)) {
                agents.addAll(agents(brokers, AGENTS));
                Program.await(
                        "messages of all, but: " + one.err() + two.err(),
                        BACK,
                        () -> two.api().agents().size() == AGENTS);
                awaitMore("messages", one, agents, 2);
                for (int round = 0; round < ROUNDS; round++) {
                    killBrokers(experiment, brokers, two.api(), agents, round);
                    killServers(
                            experiment,
                            round % 2 == 0 ? one : two,
                            round % 2 == 0 ? two : one,
                            agents);
                }
                agents.forEach(agent -> assertThat(agent.live().isRunning()).isTrue());
                assertKeptOnce(one.api(), agents);
                assertKeptOnce(two.api(), agents);
                experiment.figure("messages", agents.stream().mapToInt(ShippingAgent::shown).sum());
                experiment.figure("lost", 0);
                experiment.figure("twice", 0);
            }
        } finally {
            agents.forEach(ShippingAgent::close);
        }
    }

    private static void killBrokers(
            Experiment experiment,
            Brokers brokers,
            ServerApi api,
            List<ShippingAgent> agents,
            int round)
            throws Exception {
        int first = (brokers.leader(TOPIC, 0) + round) % 3;
        int second = (first + 1) % 3;
        brokers.kill(first);
        experiment.figure("ms_after_a_broker", awaitMore("one broker killed", api, agents, 3));
        brokers.kill(second);
        long shown = agents.getFirst().live().arrived().size();
        Program.sleep(WITHOUT.toMillis());
        assertThat((long) agents.getFirst().live().arrived().size())
                .as("ticks while nobody takes messages")
                .isGreaterThanOrEqualTo(shown + WITHOUT.toSeconds() * 9 / 10 - 1);
        brokers.restart(first);
        brokers.restart(second);
        brokers.awaitBrokers(3);
        experiment.figure(
                "ms_after_two_brokers",
                awaitMore("two brokers back", api, agents, (int) WITHOUT.toSeconds()));
    }

    /// One server is killed and the other takes over; then that one is frozen until the first,
    /// which is back, has all partitions, and goes on as if nothing had been.
    private static void killServers(
            Experiment experiment, LiveServer one, LiveServer two, List<ShippingAgent> agents) {
        one.kill();
        experiment.figure(
                "ms_after_a_server", awaitMore("the other takes over", two.api(), agents, 3));
        one.again();
        one.awaitReady();
        awaitMore("both servers", two.api(), agents, 2);
        two.signal("STOP");
        experiment.figure(
                "ms_after_a_frozen_server",
                awaitMore("the first takes over", one.api(), agents, 3));
        two.signal("CONT");
        awaitMore("both servers again", one.api(), agents, 3);
        assertThat(one.err() + two.err()).doesNotContain("has a bug");
    }

    @Test
    void aTopicThatIsMissingAndARecordThatIsTooLargeCostNoOther() throws Exception {
        List<ShippingAgent> agents = new ArrayList<>();
        try (var experiment = Experiment.begin("E45", "Kafka: no topic, too large, frozen");
                Brokers brokers = Brokers.start(1);
                LiveServer server = server("server", brokers)) {
            try {
                agents.addAll(agents(brokers, 1));
                ShippingAgent agent = agents.getFirst();
                agent.live().awaitLog("output server is halted until a person acts", BACK);
                brokers.makeTopic(TOPIC, 2, Map.of());
                Program.await(
                        "messages, but: " + server.err(),
                        Duration.ofMinutes(6),
                        () -> server.api().agents().size() == 1);
                experiment.figure("messages", agent.shown());
                brokers.freeze(0);
                Program.sleep(8_000);
                brokers.thaw(0);
                awaitMore("after the freeze", server.api(), agents, 6);
                assertKeptOnce(server.api(), agents);
                experiment.figure("lost", 0);
                experiment.figure("refused", refuse(brokers, server.api(), agent));
            } finally {
                agents.forEach(ShippingAgent::close);
            }
        }
    }

    /// For a while the topic takes no message, for each is too large: they are set aside, and the
    /// server hears by the topic that they are.
    ///
    /// @return how many
    private static long refuse(Brokers brokers, ServerApi api, ShippingAgent agent)
            throws Exception {
        brokers.configure(TOPIC, "max.message.bytes", "700");
        agent.live()
                .awaitMessage(
                        "messages that are refused",
                        BACK,
                        message -> message.at("/self/outputs/server/rejected").longValue() >= 3);
        brokers.configure(TOPIC, "max.message.bytes", "1048588");
        awaitMore("messages again", api, List.of(agent), 3);
        Program.await(
                "gaps with their reason",
                BACK,
                () -> Ledger.of(api.completeness(agent.id())).missing("rejected") >= 3);
        Program.await(
                "nothing unexplained",
                BACK,
                () -> Ledger.of(api.completeness(agent.id())).missing("unexplained") == 0);
        return Ledger.of(api.completeness(agent.id())).missing("rejected");
    }
}
