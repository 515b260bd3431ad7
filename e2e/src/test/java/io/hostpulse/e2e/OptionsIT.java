package io.hostpulse.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.nio.file.Path;
import java.time.Duration;

/// What an administrator wishes of a host reaches its agent with the next acknowledgement, and what
/// the agent sends is otherwise from then on, until the wish ends.
@Alone
final class OptionsIT {
    private static final Duration SOON = Duration.ofSeconds(15);

    @TempDir private Path folder;

    @Test
    void aWishedIntervalHoldsUntilTheWishEnds() {
        try (LiveServer server = LiveServer.start(folder);
                ShippingAgent agent =
                        ShippingAgent.start(folder, ShippingAgent.config(server.url()))) {
            String place = place(agent);
            awaitInterval(agent, 1);

            change(server, "PUT", place, "{\"interval_ms\": 2000}", 200);
            LiveAgent.Arrived first = awaitInterval(agent, 2);
            LiveAgent.Arrived before = first;
            for (LiveAgent.Arrived slow : agent.live().awaitMore(3, SOON)) {
                assertThat(slow.message().path("interval_s").doubleValue()).isEqualTo(2);
                assertThat(Duration.between(before.time(), slow.time()))
                        .isGreaterThan(Duration.ofMillis(1_500));
                before = slow;
            }
            assertThat(newestInterval(server)).isEqualTo(2_000);

            // The wish is in the store: a server that is killed says it again.
            server.kill();
            server.again();
            server.awaitReady();
            assertThat(server.api().json(place).path("interval_ms").longValue()).isEqualTo(2_000);
            long lastSlow = agent.live().awaitMore(2, SOON).getLast().seq();
            assertThat(lastSlow).isGreaterThan(first.seq() + 4);
            assertThat(agent.live().last().message().path("interval_s").doubleValue()).isEqualTo(2);

            change(server, "DELETE", place, "", 204);
            awaitInterval(agent, 1);
            assertThat(agent.live().awaitMore(3, SOON))
                    .allMatch(it -> it.message().path("interval_s").doubleValue() == 1);
            agent.awaitDelivered(SOON);
            assertThat(newestInterval(server)).isEqualTo(1_000);
            assertThat(agent.live().stop()).isZero();
            agent.assertShownIsKept(server.api()).assertWhole();
        }
    }

    @Test
    void aGroupThatIsSwitchedOffDisappearsAndComesBack() {
        try (LiveServer server = LiveServer.start(folder, "--server.agents.groups.swap=false");
                ShippingAgent agent =
                        ShippingAgent.start(folder, ShippingAgent.config(server.url()))) {
            String place = place(agent);
            agent.live().awaitMessage("no swap by default", SOON, it -> !has(it, "swap"));
            assertThat(has(agent.live().last().message(), "network")).isTrue();

            change(server, "PUT", place, "{\"groups\": {\"network\": false, \"swap\": true}}", 200);
            agent.live()
                    .awaitMessage(
                            "swap, and no network",
                            SOON,
                            it -> has(it, "swap") && !has(it, "network"));
            for (LiveAgent.Arrived without : agent.live().awaitMore(2, SOON)) {
                assertThat(has(without.message(), "network")).isFalse();
            }

            change(server, "DELETE", place, "", 204);
            agent.live()
                    .awaitMessage(
                            "network again, and no swap",
                            SOON,
                            it -> has(it, "network") && !has(it, "swap"));
            JsonNode clock = agent.live().last().clock();
            assertThat(clock.path("synchronized").asBoolean())
                    .as("whatever this machine's kernel says of its clock: %s", clock)
                    .isTrue();
            assertThat(agent.live().stop()).isZero();
        }
    }

    private static String place(ShippingAgent agent) {
        String place = "/api/v1/hosts/" + agent.id() + "/options";
        agent.awaitDelivered(SOON);
        return place;
    }

    private static void change(
            LiveServer server, String method, String place, String json, int status) {
        ServerApi.Answer answer = server.api().change(method, place, json);
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    }

    private static LiveAgent.Arrived awaitInterval(ShippingAgent agent, int seconds) {
        return agent.live()
                .awaitMessage(
                        "an interval of " + seconds + " s",
                        SOON,
                        it -> it.path("interval_s").doubleValue() == seconds);
    }

    /// The interval of the newest message that has arrived at the server.
    private static long newestInterval(LiveServer server) {
        return server.api()
                .json("/api/v1/hosts")
                .path("hosts")
                .path(0)
                .path("interval_ms")
                .longValue();
    }

    private static boolean has(JsonNode message, String group) {
        return message.path("status").has(group);
    }
}
