package io.hostpulse.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hostpulse.store.StoreLimits;
import io.hostpulse.store.Stores;

import org.junit.jupiter.api.Test;

import java.net.BindException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The door: limits, slowness, malformed requests, what every answer carries.
@SuppressWarnings("StringConcatToTextBlock") // requests whose lines end with CR LF
final class HttpTest extends InHouse {
    private void reopenQuick() throws Exception {
        house.close();
        house =
                new House(
                        House.config(folder, true, House.quick(), IngestLimits.standard()),
                        Stores.memory(StoreLimits.DEFAULT));
    }

    private Wire.Answer raw(String text) throws Exception {
        try (Wire wire = house.connect()) {
            wire.send(text);
            return wire.answer();
        }
    }

    @Test
    void aTakenPortIsAnErrorThatNamesIt() {
        int taken = house.server.address().getPort();
        assertThatThrownBy(
                        () ->
                                new House(
                                        House.config(folder).withPort(taken),
                                        Stores.memory(StoreLimits.DEFAULT)))
                .isInstanceOf(BindException.class)
                .hasMessageContaining("cannot listen on")
                .hasMessageContaining(":" + taken)
                .hasMessageContaining("in use");
        assertThat(house.log)
                .noneMatch(line -> line.contains("listening on") && line.contains("-1"));
    }

    @Test
    void theTimeIsToldOnAConnectionThatStays() throws Exception {
        try (Wire wire = house.connect()) {
            for (int i = 0; i < 3; i++) {
                long before = house.clock.micros();
                Wire.Answer answer = wire.get("/api/v1/time");
                long after = house.clock.micros();
                var time = House.json(answer);
                long received = time.integer("receive_us").orElseThrow();
                long sent = time.integer("transmit_us").orElseThrow();
                assertThat(received).isBetween(before, sent);
                assertThat(sent).isLessThanOrEqualTo(after);
                assertThat(answer.body().length).isLessThan(4_096);
            }
        }
    }

    @Test
    void everyAnswerCarriesTheHeadersThatProtectItsReader() throws Exception {
        List<Wire.Answer> answers =
                List.of(
                        house.get("/api/v1/time"),
                        house.get("/nothing"),
                        house.get("/api/v1/hosts?what=1"),
                        house.send("x"),
                        raw("GET / HTTP/1.1\r\nbroken\r\n\r\n"),
                        raw("GET /" + "a".repeat(5_000) + " HTTP/1.1\r\nHost: x\r\n\r\n"));
        for (Wire.Answer answer : answers) {
            assertThat(answer.header("x-content-type-options")).isEqualTo("nosniff");
            assertThat(answer.header("content-security-policy")).startsWith("default-src 'none'");
            assertThat(answer.header("referrer-policy")).isEqualTo("no-referrer");
            assertThat(answer.headers()).doesNotContainKey("server");
            if (answer.status() >= 400) {
                assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
                assertThat(House.json(answer).integer("status").orElseThrow())
                        .isEqualTo(answer.status());
                assertThat(answer.text())
                        .doesNotContain("Exception", "io.hostpulse", "helidon", "SQL", "/tmp");
            }
        }
    }

    @Test
    void unknownPathsAndMethodsAreRefused() throws Exception {
        for (String path :
                List.of(
                        "/page",
                        "/api",
                        "/api/v1/hosts/",
                        "/api/v1/hosts/..%2f..%2fetc",
                        "/api/v1/hosts/%00",
                        "/.git/config",
                        "/api/v1/hosts/{id}")) {
            assertThat(house.get(path).status()).as(path).isIn(400, 404);
        }
        try (Wire wire = house.connect()) {
            for (String method : List.of("TRACE", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD")) {
                wire.send(method + " /api/v1/time HTTP/1.1\r\nHost: x\r\n\r\n");
                Wire.Answer answer = wire.answer();
                assertThat(answer.status()).as(method).isEqualTo(405);
                assertThat(answer.header("allow")).isEqualTo("GET");
            }
        }
    }

    @Test
    void theRequestLineHasItsLimit() throws Exception {
        String around = "GET /api/v1/time?" + " HTTP/1.1";
        String fits = "a".repeat(4_095 - around.length());
        assertThat(raw("GET /api/v1/time?" + fits + " HTTP/1.1\r\nHost: x\r\n\r\n").status())
                .isEqualTo(400);
        assertThat(raw("GET /api/v1/time?" + fits + "a HTTP/1.1\r\nHost: x\r\n\r\n").status())
                .isEqualTo(414);
    }

    private Wire.Answer withHeaders(int count, int bytesEach) throws Exception {
        var request = new StringBuilder("GET /api/v1/time HTTP/1.1\r\nHost: x\r\n");
        for (int i = 1; i < count; i++) {
            request.append("X-")
                    .append(i)
                    .append(": ")
                    .append("y".repeat(bytesEach))
                    .append("\r\n");
        }
        return raw(request + "\r\n");
    }

    @Test
    void headersHaveTheirLimits() throws Exception {
        assertThat(withHeaders(64, 10).status()).isEqualTo(200);
        assertThat(withHeaders(65, 10).status()).isEqualTo(431);
        assertThat(withHeaders(9, 900).status()).isEqualTo(200);
        assertThat(withHeaders(2, 9_000).status()).isEqualTo(431);
        assertThat(withHeaders(5_000, 1).status()).isEqualTo(431);
    }

    @Test
    void aMegabyteOfHeaderIsNotRead() throws Exception {
        try (Wire wire = house.connect()) {
            try {
                wire.send("GET /api/v1/time HTTP/1.1\r\nHost: x\r\nX: " + "y".repeat(1 << 20));
            } catch (java.io.IOException _) {
                // Ended while it was sent: as it should be.
            }
            assertThat(wire.ends()).isTrue();
        }
    }

    @Test
    void manyRequestsInARowAreAnsweredInOrder() throws Exception {
        try (Wire wire = house.connect()) {
            wire.send("GET /livez HTTP/1.1\r\nHost: x\r\n\r\n".repeat(1_000));
            for (int i = 0; i < 1_000; i++) {
                assertThat(wire.answer().text()).isEqualTo("alive\n");
            }
        }
    }

    @Test
    void requestsCannotBeSmuggled() throws Exception {
        String post = "POST /api/v1/messages HTTP/1.1\r\nHost: x\r\n";
        List<String> smuggles =
                List.of(
                        post + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                        post + "Content-Length: 4\r\nContent-Length: 5\r\n\r\nabcde",
                        post + "Content-Length: 4\r\nContent-Length: 4\r\n\r\nabcd",
                        post + "Content-Length: 4, 4\r\n\r\nabcd",
                        post + "Content-Length: +4\r\n\r\nabcd",
                        post + "Content-Length: -4\r\n\r\nabcd",
                        post + "Content-Length: 0x4\r\n\r\nabcd",
                        post + "Transfer-Encoding: chunked \r\n\r\n0\r\n\r\n",
                        post + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
                        post + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                        post + "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
                        post + "X: a\r\n folded\r\n\r\n",
                        post + "X: a\nContent-Length: 4\r\n\r\nabcd",
                        "GET /livez HTTP/1.1\nHost: x\n\n",
                        "GET /livez HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
                        "GET /livez HTTP/1.1\r\n\r\n",
                        "GET  /livez HTTP/1.1\r\nHost: x\r\n\r\n");
        for (String smuggle : smuggles) {
            try (Wire wire = house.connect()) {
                wire.send(smuggle + "GET /livez HTTP/1.1\r\nHost: x\r\n\r\n");
                assertThat(wire.answer().status())
                        .as(smuggle.replace("\r\n", "|"))
                        .isIn(400, 411, 501);
                assertThat(wire.ends()).as(smuggle).isTrue();
            }
        }
    }

    @Test
    void chunksAreNotTakenBecauseNothingSaysHowManyComeWithThem() throws Exception {
        String chunks = "1\r\n{\r\n".repeat(100);
        Wire.Answer answer =
                raw(
                        "POST /api/v1/messages HTTP/1.1\r\nHost: x\r\n"
                                + "Content-Type: application/x-ndjson\r\n"
                                + "Transfer-Encoding: chunked\r\n\r\n"
                                + chunks);
        assertThat(answer.status()).isEqualTo(411);
    }

    @Test
    void aBodyThatEndsTooEarlyKeepsNothing() throws Exception {
        try (Wire wire = house.connect()) {
            wire.send(
                    "POST /api/v1/messages HTTP/1.1\r\nHost: x\r\n"
                            + "Content-Type: application/x-ndjson\r\nContent-Length: 5000\r\n\r\n"
                            + Messages.line(Messages.AGENT, 1, house.clock.micros()));
            wire.socket().shutdownOutput();
            assertThat(wire.ends()).isTrue();
        }
        assertThat(house.store.hosts()).isEmpty();
    }

    @Test
    void slowHeadersAreAnsweredWithATimeoutAndEnd() throws Exception {
        reopenQuick();
        try (Wire wire = house.connect()) {
            wire.send("GET /livez HT");
            for (int i = 0; i < 3; i++) {
                Thread.sleep(100);
                wire.send("X");
            }
            assertThat(wire.answer().status()).isEqualTo(408);
            assertThat(wire.ends()).isTrue();
        }
    }

    @Test
    void aSilentConnectionEnds() throws Exception {
        reopenQuick();
        try (Wire silent = house.connect();
                Wire idle = house.connect()) {
            assertThat(idle.get("/livez").status()).isEqualTo(200);
            assertThat(silent.ends()).isTrue();
            assertThat(idle.ends()).isTrue();
        }
        assertThat(house.get("/metrics").text())
                .contains("hostpulse_server_connections_cut_total{why=\"idle\"} 1\n");
    }

    @Test
    void aBodyThatTricklesIsAnsweredWithATimeout() throws Exception {
        try (Wire wire = house.connect()) {
            wire.send(
                    "POST /api/v1/messages HTTP/1.1\r\nHost: x\r\n"
                            + "Content-Type: application/x-ndjson\r\nContent-Length: 5000\r\n\r\n");
            long from = System.nanoTime();
            Thread trickle = Thread.ofVirtual().start(() -> trickle(wire));
            assertThat(wire.answer().status()).isEqualTo(408);
            assertThat(System.nanoTime() - from).isLessThan(15_000_000_000L);
            trickle.interrupt();
        }
    }

    private static void trickle(Wire wire) {
        try {
            while (true) {
                wire.send("{");
                Thread.sleep(200);
            }
        } catch (java.io.IOException | InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aReaderThatDoesNotReadIsCutOff() throws Exception {
        reopenQuick();
        try (Wire wire = house.connect()) {
            wire.socket().setReceiveBufferSize(2_048);
            Thread.ofVirtual()
                    .start(
                            () -> {
                                try {
                                    wire.send(
                                            "GET /api/v1/schema HTTP/1.1\r\nHost: x\r\n\r\n"
                                                    .repeat(2_000));
                                } catch (java.io.IOException e) {
                                    Thread.currentThread().interrupt();
                                }
                            });
            Thread.sleep(4_000);
            assertThat(house.get("/metrics").text())
                    .contains("hostpulse_server_connections_cut_total{why=\"too_slow\"} 1\n");
        }
    }

    @Test
    void oneAddressHasOnlySoManyConnectionsWithoutCredential() throws Exception {
        reopenQuick();
        List<Wire> open = new ArrayList<>();
        try {
            for (int i = 0; i < 4; i++) {
                Wire wire = house.connect();
                open.add(wire);
                assertThat(wire.get("/livez").status()).isEqualTo(200);
            }
            try (Wire fifth = house.connect()) {
                fifth.send("GET /livez HTTP/1.1\r\nHost: x\r\n\r\n");
                assertThat(fifth.ends()).isTrue();
            }
            open.getFirst().close();
            Thread.sleep(300);
            assertThat(house.get("/livez").status()).isEqualTo(200);
        } finally {
            for (Wire wire : open) {
                wire.close();
            }
        }
    }

    @Test
    void theServerIsReadyUntilItsStoreIsNot() throws Exception {
        assertThat(house.get("/readyz").status()).isEqualTo(200);
        house.close();
        var failing = new FailingStore(Stores.memory(StoreLimits.DEFAULT));
        house = new House(House.config(folder), failing);
        failing.fail = true;
        Wire.Answer answer = house.send(Messages.line(Messages.AGENT, 1, house.clock.micros()));
        assertThat(answer.status()).isEqualTo(503);
        assertThat(Integer.parseInt(answer.header("retry-after"))).isBetween(1, 600);
        assertThat(house.get("/readyz").status()).isEqualTo(503);
        assertThat(house.get("/readyz").text()).contains("the store is full");
        failing.fail = false;
        assertThat(house.send(Messages.line(Messages.AGENT, 1, house.clock.micros())).status())
                .isEqualTo(200);
        assertThat(house.get("/readyz").status()).isEqualTo(200);
        assertThat(house.log.stream().filter(line -> line.startsWith("the store")).toList())
                .hasSize(2);
    }

    @Test
    void whileTheDatabaseIsAwayWhatIsKnownIsShownAndItIsFoundOutWithoutAMessage() throws Exception {
        house.close();
        var failing = new FailingStore(Stores.memory(StoreLimits.DEFAULT));
        house = new House(House.config(folder), failing);
        String line = Messages.line(Messages.AGENT, 1, house.clock.micros());
        assertThat(house.send(line).status()).isEqualTo(200);
        assertThat(house.get("/api/v1/hosts").status()).isEqualTo(200);
        failing.away = true;
        // Upkeep looks after the store each second.
        awaitReady(503);
        assertThat(house.get("/readyz").text()).isEqualTo("the store is not available\n");
        assertThat(house.get("/livez").status()).isEqualTo(200);
        Thread.sleep(1_000); // Longer than a password is believed.
        assertThat(house.get("/api/v1/hosts").text()).contains(Messages.AGENT);
        failing.away = false;
        awaitReady(200);
        assertThat(house.log.stream().filter(it -> it.startsWith("the store")).toList()).hasSize(2);
    }

    private void awaitReady(int status) throws Exception {
        long end = System.nanoTime() + 5_000_000_000L;
        while (house.get("/readyz").status() != status) {
            assertThat(System.nanoTime() - end).as("not yet %s", status).isNegative();
            Thread.sleep(50);
        }
    }

    @Test
    void forwardedAddressesAreNotBelieved() throws Exception {
        byte[] body =
                Messages.line(Messages.AGENT, 1, house.clock.micros())
                        .getBytes(StandardCharsets.UTF_8);
        assertThat(house.send(body, "X-Forwarded-For: 127.0.0.1").status()).isEqualTo(401);
        assertThat(house.get("/api/v1/hosts", "X-Forwarded-For: 127.0.0.1").status())
                .isEqualTo(401);
        assertThat(house.get("/metrics", "Forwarded: for=127.0.0.1").status()).isEqualTo(401);
    }
}
