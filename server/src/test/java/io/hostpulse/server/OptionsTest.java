package io.hostpulse.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostpulse.catalogue.Group;
import io.hostpulse.server.ServerConfig.ClockTrust;
import io.hostpulse.server.options.AgentOptions;
import io.hostpulse.store.Login;
import io.hostpulse.store.Registry;
import io.hostpulse.store.Store;
import io.hostpulse.store.StoreLimits;
import io.hostpulse.store.Stores;
import io.hostpulse.store.Wishes.Wish;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// What is wished of agents, and how they are told: beside each acknowledgement.
final class OptionsTest extends InHouse {
    private static final String PLACE = "/api/v1/hosts/" + Messages.AGENT + "/options";
    private static final String WISH =
            "{\"interval_ms\":10000,\"groups\":{\"disk\":true,\"network\":false}}";

    private long seq;

    private String told(House by, String agent) throws IOException {
        seq++;
        Wire.Answer answer = by.send(Messages.line(agent, seq, house.clock.micros()));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        int from = answer.text().indexOf("\"options\":");
        return from < 0 ? "" : answer.text().substring(from + 10, answer.text().length() - 1);
    }

    private String told() throws IOException {
        return told(house, Messages.AGENT);
    }

    @Test
    void whatIsWishedComesWithEachAnswerUntilItEnds() throws Exception {
        assertThat(told()).isEmpty();
        assertThat(house.get(PLACE).text()).isEqualTo("{}");

        Wire.Answer set = house.change("PUT", PLACE, WISH);
        assertThat(set.status()).as(set.text()).isEqualTo(200);
        assertThat(set.text()).isEqualTo(WISH);
        assertThat(told()).isEqualTo(WISH);
        assertThat(told()).isEqualTo(WISH);
        assertThat(told(house, Messages.OTHER)).isEmpty();
        assertThat(house.get(PLACE).text()).isEqualTo(WISH);
        assertThat(house.get("/api/v1/hosts/" + Messages.AGENT).text())
                .contains("\"options\":" + WISH);

        assertThat(house.change("PUT", PLACE, "{\"interval_ms\": 2000}").status()).isEqualTo(200);
        assertThat(told()).isEqualTo("{\"interval_ms\":2000}");

        assertThat(house.change("DELETE", PLACE, "").status()).isEqualTo(204);
        assertThat(told()).isEmpty();
        assertThat(house.get(PLACE).text()).isEqualTo("{}");
        assertThat(house.change("DELETE", PLACE, "").status()).isEqualTo(404);
        assertThat(house.store.registry().events(10))
                .extracting(Registry.Event::actor, Registry.Event::action, Registry.Event::subject)
                .containsExactly(
                        event("options-ended", ""),
                        event("options-set", " interval_ms=2000"),
                        event("options-set", " interval_ms=10000 disk=on network=off"));
    }

    private static org.assertj.core.groups.Tuple event(String action, String what) {
        return org.assertj.core.groups.Tuple.tuple(
                "admin", action, "agent " + Messages.AGENT + what);
    }

    @Test
    void anEnrolledAgentIsToldWithItsFirstMessage() throws Exception {
        String credential = house.enrol(Messages.AGENT);
        assertThat(house.change("PUT", PLACE, WISH).status()).isEqualTo(200);
        Wire.Answer answer =
                house.send(Messages.line(Messages.AGENT, 1, house.clock.micros()), credential);
        assertThat(answer.text()).endsWith("\"options\":" + WISH + "}");
    }

    @Test
    void ofAHostThatNobodyKnowsNothingCanBeWished() throws Exception {
        assertThat(house.change("PUT", PLACE, WISH).status()).isEqualTo(404);
        assertThat(house.get(PLACE).status()).isEqualTo(404);
        assertThat(house.store.wishes().all()).isEmpty();
    }

    @Test
    void anotherSitesPageWishesNothing() throws Exception {
        told();
        try (Wire wire = house.connect()) {
            List<String> type = List.of("Content-Type: application/json");
            byte[] body = WISH.getBytes(StandardCharsets.UTF_8);
            assertThat(wire.ask("PUT", PLACE, type, body).status()).isEqualTo(403);
        }
        assertThat(told()).isEmpty();
    }

    @Test
    void whatIsNotUnderstoodIsRefusedWithWhatWasFoundAndWhatIsAllowed() throws Exception {
        told();
        refused("{}", "nothing is wished", "DELETE");
        refused("{\"groups\":{}}", "nothing is wished");
        refused("{\"intervall_ms\":5000}", "'intervall_ms' is not known", "interval_ms and groups");
        refused("{\"interval_ms\":999}", "interval_ms is 999", "1000 to 3600000");
        refused("{\"interval_ms\":3600001}", "interval_ms is 3600001");
        refused("{\"interval_ms\":\"5s\"}", "interval_ms is '5s'");
        refused("{\"interval_ms\":1e4}", "interval_ms is 1e4");
        refused("{\"interval_ms\":null}", "interval_ms is null");
        refused("{\"groups\":[\"network\"]}", "groups is an array", "true or false");
        refused("{\"groups\":{\"netwrk\":false}}", "no group 'netwrk', nearest: network", "load");
        refused("{\"groups\":{\"network\":0}}", "groups.network is 0", "true or false");
        refused("{\"interval_ms\":5000,\"interval_ms\":6000}", "a member stands twice");
        refused("[]", "a JSON object is expected");
        refused("{\"" + "x".repeat(5_000) + "\":1}", "x...'");
        assertThat(told()).isEmpty();
    }

    private void refused(String body, String... why) throws IOException {
        Wire.Answer answer = house.change("PUT", PLACE, body);
        assertThat(answer.status()).as(body).isEqualTo(400);
        assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
        assertThat(answer.text()).contains(why).hasSizeLessThan(600);
    }

    @Test
    void anotherServerOnTheSameStoreFollowsWithinASecond() throws Exception {
        told();
        try (House other = new House(House.config(folder), house.store)) {
            assertThat(told(other, Messages.AGENT)).isEmpty();
            house.change("PUT", PLACE, WISH);
            Thread.sleep(1_000);
            assertThat(told(other, Messages.AGENT)).isEqualTo(WISH);
            house.change("DELETE", PLACE, "");
            Thread.sleep(1_000);
            assertThat(told(other, Messages.AGENT)).isEmpty();
        }
    }

    @Test
    void wishesOutliveTheServer() throws Exception {
        String url = "jdbc:sqlite:" + folder.resolve("store.db");
        try (Store store = Stores.open(url, Login.NONE, StoreLimits.DEFAULT, line -> {});
                House first = new House(House.config(folder), store)) {
            told(first, Messages.AGENT);
            first.change("PUT", PLACE, WISH);
        }
        try (Store store = Stores.open(url, Login.NONE, StoreLimits.DEFAULT, line -> {});
                House second = new House(House.config(folder), store)) {
            assertThat(told(second, Messages.AGENT)).isEqualTo(WISH);
        }
    }

    @Test
    void aHostsOwnWishWinsOverTheDefaultsMemberByMember() throws Exception {
        AgentDefaults defaults =
                new AgentDefaults(
                        Optional.of(Duration.ofSeconds(30)),
                        Map.of(Group.NETWORK, true, Group.SWAP, false));
        try (House ofDefaults =
                new House(
                        House.config(folder, ClockTrust.AUTO, defaults),
                        Stores.memory(StoreLimits.DEFAULT))) {
            String forAll = "{\"interval_ms\":30000,\"groups\":{\"network\":true,\"swap\":false}}";
            assertThat(told(ofDefaults, Messages.AGENT)).isEqualTo(forAll);
            ofDefaults.change("PUT", PLACE, "{\"groups\":{\"network\":false,\"cpu\":true}}");
            assertThat(told(ofDefaults, Messages.AGENT))
                    .isEqualTo(
                            "{\"interval_ms\":30000,\"groups\":"
                                    + "{\"cpu\":true,\"network\":false,\"swap\":false}}");
            assertThat(told(ofDefaults, Messages.OTHER)).isEqualTo(forAll);
            ofDefaults.change("DELETE", PLACE, "");
            assertThat(told(ofDefaults, Messages.AGENT)).isEqualTo(forAll);
        }
    }

    @Test
    void theStoreIsAskedOnceASecondAtMostAndForAllOnlyAfterAChange() throws Exception {
        var clock = new HandClock();
        var wishes = new WatchedWishes();
        var options = new AgentOptions(wishes, AgentDefaults.NONE, clock, line -> {});
        for (int second = 0; second < 10; second++) {
            for (int i = 0; i < 1_000; i++) {
                assertThat(options.of(Messages.AGENT)).isEmpty();
            }
            clock.pass(1);
        }
        assertThat(wishes.versions).isEqualTo(10);
        assertThat(wishes.lists).isEqualTo(1);
        wishes.set(new Wish(Messages.AGENT, OptionalLong.of(1_000), Map.of()));
        assertThat(options.of(Messages.AGENT)).contains("{\"interval_ms\":1000}");
        assertThat(wishes.lists).isEqualTo(2);
    }

    @Test
    void whileTheStoreIsAwayTheLastWishHolds() throws Exception {
        var clock = new HandClock();
        var wishes = new WatchedWishes();
        List<String> log = new ArrayList<>();
        wishes.set(new Wish(Messages.AGENT, OptionalLong.of(1_000), Map.of()));
        var options = new AgentOptions(wishes, AgentDefaults.NONE, clock, log::add);
        wishes.end(Messages.AGENT);
        wishes.isAway = true;
        for (int second = 0; second < 5; second++) {
            clock.pass(1);
            assertThat(options.of(Messages.AGENT)).contains("{\"interval_ms\":1000}");
        }
        assertThat(log).singleElement().asString().contains("nobody answers");
        wishes.isAway = false;
        clock.pass(1);
        assertThat(options.of(Messages.AGENT)).isEmpty();
        assertThat(log).hasSize(2);
    }

    @Test
    void timeAndAcknowledgementsSayWhatTheKernelSays() throws Exception {
        var clock = new HandClock();
        clock.word = new KernelWord.Unkept(16_000_000);
        String said = "\"error_us\":16000000,\"synchronized\":false,\"kernel_synchronized\":false";
        try (House strict =
                new House(
                        House.config(folder, ClockTrust.KERNEL, AgentDefaults.NONE),
                        Stores.memory(StoreLimits.DEFAULT),
                        clock)) {
            assertThat(strict.get("/api/v1/time").text()).contains(said);
            assertThat(strict.send(Messages.line(Messages.AGENT, 1, clock.micros())).text())
                    .contains(said);
        }
    }
}
