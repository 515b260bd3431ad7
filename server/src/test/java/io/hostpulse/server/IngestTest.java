package io.hostpulse.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.store.Gap;
import io.hostpulse.store.SeriesQuery;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Messages on their way in, as `docs/formats/messages.md` describes it.
final class IngestTest extends InHouse {
    private long now() {
        return house.clock.micros();
    }

    private String lines(long from, long to) {
        var lines = new StringBuilder();
        for (long seq = from; seq <= to; seq++) {
            lines.append(Messages.line(Messages.AGENT, seq, now() - (to - seq) * 1_000_000));
        }
        return lines.toString();
    }

    @Test
    void messagesAreAcknowledgedAndKept() throws Exception {
        Wire.Answer answer = house.send(lines(1, 3));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.header("content-type")).isEqualTo("application/json");
        assertThat(answer.text())
                .startsWith(
                        "{\"acked\":[{\"journal\":\""
                                + Messages.JOURNAL
                                + "\",\"epoch\":1,\"from\":1,\"to\":3}],\"rejected\":[]");
        assertThat(House.json(answer).integer("receive_us").orElseThrow())
                .isLessThanOrEqualTo(House.json(answer).integer("transmit_us").orElseThrow());
        assertThat(house.store.host(Messages.AGENT).orElseThrow().messages()).isEqualTo(3);
    }

    @Test
    void packedMessagesAreUnpacked() throws Exception {
        byte[] packed = Messages.gzip(lines(1, 50).getBytes(StandardCharsets.UTF_8));
        assertThat(house.send(packed, "Content-Encoding: gzip").status()).isEqualTo(200);
        assertThat(house.store.host(Messages.AGENT).orElseThrow().messages()).isEqualTo(50);
    }

    @Test
    void theLastLineMayGoWithoutItsEnd() throws Exception {
        assertThat(house.send(lines(1, 2).stripTrailing()).text()).contains("\"to\":2");
    }

    @Test
    void repeatedMessagesAreAcknowledgedAndKeptOnce() throws Exception {
        String body = lines(1, 3);
        house.send(body);
        assertThat(house.send(body).text()).contains("\"from\":1,\"to\":3");
        assertThat(house.store.host(Messages.AGENT).orElseThrow().messages()).isEqualTo(3);
        assertThat(house.get("/metrics").text())
                .contains("hostpulse_server_messages_total 3\n")
                .contains("hostpulse_server_messages_repeated_total 3\n");
    }

    @Test
    void theSameKeyWithOtherContentIsAConflict() throws Exception {
        long time = now();
        house.send(Messages.line(Messages.AGENT, 1, time));
        Wire.Answer answer = house.send(Messages.line(Messages.AGENT, 1, time - 5_000));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).contains("\"acked\":[]").contains("\"code\":\"conflict\"");
    }

    @Test
    void aMessageThatCannotBeReadIsRefusedByNameAndCostsNoOther() throws Exception {
        String bad =
                Messages.line(Messages.AGENT, 2, now())
                        .replace("\"w1_avg\":1.02", "\"w1_avg\":\"x\"");
        String body =
                Messages.line(Messages.AGENT, 1, now())
                        + bad
                        + Messages.line(Messages.AGENT, 3, now());
        Wire.Answer answer = house.send(body);
        assertThat(answer.text())
                .contains("\"from\":1,\"to\":1}")
                .contains("\"from\":3,\"to\":3}")
                .contains("\"seq\":2,\"code\":\"malformed\"");
    }

    @Test
    void aLineThatCannotEvenBeNamedMakesTheWholeUnread() throws Exception {
        Wire.Answer answer = house.send(lines(1, 1) + "{\"what\":1}\n");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
        assertThat(house.store.hosts()).isEmpty();
    }

    @Test
    void reportedGapsAreAcknowledgedAndExplainHoles() throws Exception {
        String gap =
                "{\"gap\":{\"journal\":\""
                        + Messages.JOURNAL
                        + "\",\"epoch\":1,\"from\":2,\"to\":4,\"cause\":\"expired\"}}\n";
        Wire.Answer answer = house.send(lines(1, 1) + gap + lines(5, 5));
        assertThat(answer.text()).contains("\"from\":1,\"to\":5");
        List<Gap> holes = house.store.completeness(Messages.AGENT).holes();
        assertThat(holes).hasSize(1);
        assertThat(holes.getFirst().cause()).isEqualTo(Gap.Cause.EXPIRED);
        assertThat(house.get("/api/v1/hosts/" + Messages.AGENT + "/completeness").text())
                .contains("\"unexplained\":0")
                .contains("\"cause\":\"expired\"");
    }

    @Test
    void aLocalAgentsGapsMayComeAloneWhenTheySayWhoseTheyAre() throws Exception {
        String range = "\"epoch\":1,\"from\":2,\"to\":4,\"cause\":\"expired\"}}\n";
        String nobodys = "{\"gap\":{\"journal\":\"" + Messages.JOURNAL + "\"," + range;
        String somebodys =
                "{\"gap\":{\"agent\":\""
                        + Messages.AGENT
                        + "\",\"journal\":\""
                        + Messages.JOURNAL
                        + "\","
                        + range;
        house.send(lines(1, 1) + lines(5, 5));
        assertThat(house.send(nobodys).status()).isEqualTo(400);
        assertThat(house.send(somebodys).text()).contains("\"from\":2,\"to\":4");
        assertThat(house.store.completeness(Messages.AGENT).holes().getFirst().cause())
                .isEqualTo(Gap.Cause.EXPIRED);
    }

    @Test
    void messagesOfTwoAgentsAreRefusedAsAWhole() throws Exception {
        Wire.Answer answer = house.send(lines(1, 1) + Messages.line(Messages.OTHER, 1, now()));
        assertThat(answer.status()).isEqualTo(403);
        assertThat(house.store.hosts()).isEmpty();
    }

    @Test
    void whatWasMadeBeforeTheTimeWasKnownIsCorrected() throws Exception {
        long began = now() - 3_600_000_000L;
        Snapshot lost =
                Messages.snapshot(Messages.AGENT, 1, Messages.lostAt(86_400_000_000L, 60_000_000));
        var known = Messages.synchronizedAt(began + 1_000_000_000);
        Snapshot sure = Messages.snapshot(Messages.AGENT, 2, known);
        Wire.Answer answer = house.send(Messages.text(lost) + "\n" + Messages.text(sure) + "\n");
        assertThat(answer.text()).contains("\"from\":1,\"to\":2");
        var series =
                house.store.series(
                        new SeriesQuery(
                                Messages.AGENT,
                                io.hostpulse.catalogue.Group.LOAD,
                                List.of(),
                                began,
                                now(),
                                0,
                                SeriesQuery.Counters.RATE));
        long first = series.lines().getFirst().timesMicros()[0];
        assertThat(first).isBetween(began + 59_999_000, began + 60_001_000);
        assertThat(house.get("/metrics").text())
                .contains("hostpulse_server_messages_restamped_total 1\n");
    }

    @Test
    void aBootIsRememberedByWhatTheStoreHolds() throws Exception {
        long began = now() - 3_600_000_000L;
        house.send(
                Messages.text(
                        Messages.snapshot(
                                Messages.AGENT,
                                2,
                                Messages.synchronizedAt(began + 1_000_000_000))));
        house.server.close();
        try (House again = new House(House.config(folder), house.store)) {
            again.send(
                    Messages.text(
                            Messages.snapshot(
                                    Messages.AGENT,
                                    1,
                                    Messages.lostAt(86_400_000_000L, 60_000_000))));
            assertThat(again.get("/metrics").text())
                    .contains("hostpulse_server_messages_restamped_total 1\n");
        }
    }

    @Test
    void oldMessagesAreRefusedForGood() throws Exception {
        String body = Messages.line(Messages.AGENT, 1, now() - 30L * 86_400_000_000L);
        assertThat(house.send(body).text()).contains("\"code\":\"too_old\"");
    }

    @Test
    void theAnswerNamesThePaceOfWhatHasPiledUp() throws Exception {
        assertThat(
                        House.json(house.send(lines(1, 1)))
                                .object("backfill")
                                .orElseThrow()
                                .integer("bytes_per_s")
                                .orElseThrow())
                .isGreaterThanOrEqualTo(16 << 10);
    }

    @Test
    void whereManyWouldComeBackAtOnceTheyAreAskedToSpread() throws Exception {
        assertThat(house.send(lines(1, 1)).text()).doesNotContain("reconnect");
        List<Wire> others = new ArrayList<>();
        try {
            for (int i = 0; i < 150; i++) {
                others.add(house.connect());
            }
            // An answer on the last of them: by then the server has taken all of them in.
            assertThat(house.connect().get("/livez").status()).isEqualTo(200);
            long spread =
                    House.json(house.send(lines(2, 2)))
                            .object("reconnect")
                            .orElseThrow()
                            .integer("spread_ms")
                            .orElseThrow();
            assertThat(spread).isBetween(1_500L, 1_530L);
        } finally {
            for (Wire other : others) {
                other.close();
            }
        }
    }

    @Test
    void fiveHundredLinesAreTakenAndNotOneMore() throws Exception {
        assertThat(house.send(lines(1, 500)).status()).isEqualTo(200);
        assertThat(house.send(lines(1, 501)).status()).isEqualTo(413);
    }
}
