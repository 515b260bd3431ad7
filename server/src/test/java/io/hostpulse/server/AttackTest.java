package io.hostpulse.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostpulse.store.Registry;
import io.hostpulse.store.StoreLimits;
import io.hostpulse.store.Stores;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Agents that lie about who they are, and bodies that are bombs.
@SuppressWarnings("StringConcatToTextBlock") // requests whose lines end with CR LF
final class AttackTest {
    @TempDir private Path folder;
    private House house;

    @BeforeEach
    void open() throws Exception {
        house =
                new House(
                        House.config(
                                folder,
                                false,
                                HttpLimits.DEFAULT,
                                new IngestLimits(256 << 20, 1_000, 1_000, Duration.ofMillis(2))),
                        Stores.memory(StoreLimits.DEFAULT));
    }

    @AfterEach
    void close() {
        house.close();
    }

    private String line(String agent, long seq) {
        return Messages.line(agent, seq, house.clock.micros());
    }

    @Test
    void withoutAValidCredentialNothingIsTaken() throws Exception {
        String good = house.enrol(Messages.AGENT);
        String token = House.json(house.post("/api/v1/tokens", "{}")).text("token").orElseThrow();
        List<String> bad =
                List.of(
                        "X: 1",
                        "Authorization: Bearer hpa1_" + "A".repeat(43),
                        good.substring(0, good.length() - 1),
                        good + "A",
                        good.replace("Bearer", "Basic"),
                        "Authorization: Bearer " + token,
                        "Authorization: Bearer hpa1_" + token.substring(14, 57),
                        "Authorization: Bearer ");
        for (String header : bad) {
            Wire.Answer answer = house.send(line(Messages.AGENT, 1), header);
            assertThat(answer.status()).as(header).isEqualTo(401);
            assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
        }
        assertThat(house.send(line(Messages.AGENT, 1), good, good).status()).isEqualTo(401);
        assertThat(house.store.hosts()).isEmpty();
        assertThat(house.send(line(Messages.AGENT, 1), good).status()).isEqualTo(200);
    }

    @Test
    void aStrangersBodyIsNotRead() throws Exception {
        try (Wire wire = house.connect()) {
            wire.send(
                    "POST /api/v1/messages HTTP/1.1\r\nHost: x\r\n"
                            + "Content-Type: application/x-ndjson\r\n"
                            + "Content-Length: 1000000\r\n\r\n");
            assertThat(wire.answer().status()).isEqualTo(401);
            assertThat(wire.ends()).isTrue();
        }
    }

    @Test
    void aRevokedAgentIsCutOffAtOnce() throws Exception {
        String credential = house.enrol(Messages.AGENT);
        try (Wire wire = house.connect()) {
            List<String> headers = List.of("Content-Type: application/x-ndjson", credential);
            byte[] body = line(Messages.AGENT, 1).getBytes(StandardCharsets.UTF_8);
            assertThat(wire.ask("POST", "/api/v1/messages", headers, body).status()).isEqualTo(200);
            assertThat(house.post("/api/v1/agents/" + Messages.AGENT + "/revoke", "").status())
                    .isEqualTo(204);
            wire.socket().setSoTimeout(2_000);
            assertThat(wire.ends()).isTrue();
        }
        assertThat(house.send(line(Messages.AGENT, 2), credential).status()).isEqualTo(401);
        assertThat(house.get("/api/v1/events").text())
                .contains("\"action\":\"revoked\"")
                .contains("\"action\":\"enrolled\"");
    }

    @Test
    void anAgentSpeaksForItselfAlone() throws Exception {
        String credential = house.enrol(Messages.AGENT);
        assertThat(house.send(line(Messages.OTHER, 1), credential).status()).isEqualTo(403);
        String salvaged = line(Messages.OTHER, 2).replace("\"w1_avg\":", "\"w1_avg\":x");
        assertThat(house.send(line(Messages.AGENT, 1) + salvaged, credential).status())
                .isEqualTo(403);
        assertThat(house.store.hosts()).isEmpty();
        assertThat(house.get("/api/v1/events").text()).contains("\"action\":\"impersonation\"");
    }

    @Test
    void aTokenIsUsedAsOftenAsItSaysByAHundredAtOnce() throws Exception {
        String token =
                House.json(house.post("/api/v1/tokens", "{\"uses\":3}"))
                        .text("token")
                        .orElseThrow();
        List<Callable<Integer>> tries = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            String agent = "00000000-0000-4000-8000-" + (100_000_000_000L + i);
            tries.add(() -> house.enrol(token, agent).status());
        }
        int enrolled = 0;
        try (ExecutorService pool = Executors.newFixedThreadPool(100)) {
            for (Future<Integer> status : pool.invokeAll(tries)) {
                enrolled += status.get() == 200 ? 1 : 0;
                assertThat(status.get()).isIn(200, 401, 429);
            }
        }
        assertThat(enrolled).isEqualTo(3);
        assertThat(house.store.registry().credentials()).hasSize(3);
    }

    @Test
    void tokensAreNotToBeGuessed() throws Exception {
        int refused = 0;
        for (int i = 0; i < 60; i++) {
            String guess = "hpe1_abcdefgh_" + "A".repeat(43) + "_";
            refused += house.enrol(guess, Messages.AGENT).status() == 429 ? 1 : 0;
        }
        assertThat(refused).isBetween(35, 40);
    }

    @Test
    void anAgentThatHasEnrolledIsNotGivenAway() throws Exception {
        house.enrol(Messages.AGENT);
        String token = House.json(house.post("/api/v1/tokens", "{}")).text("token").orElseThrow();
        assertThat(house.enrol(token, Messages.AGENT).status()).isEqualTo(409);
    }

    @Test
    void anExpiredTokenIsWorthNothing() throws Exception {
        long now = house.clock.micros();
        String secret = "A".repeat(43);
        house.store
                .registry()
                .addToken(new Registry.Token("abcdefgh", sha256(secret), now - 2, now - 1, 1, ""));
        assertThat(house.enrol("hpe1_abcdefgh_" + secret + "_", Messages.AGENT).status())
                .isEqualTo(401);
    }

    private static String sha256(String text) throws Exception {
        return java.util.HexFormat.of()
                .formatHex(
                        java.security.MessageDigest.getInstance("SHA-256")
                                .digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aReplayedRequestAddsNothing() throws Exception {
        String credential = house.enrol(Messages.AGENT);
        String body = line(Messages.AGENT, 1) + line(Messages.AGENT, 2);
        for (int i = 0; i < 3; i++) {
            assertThat(house.send(body, credential).status()).isEqualTo(200);
        }
        assertThat(house.store.host(Messages.AGENT).orElseThrow().messages()).isEqualTo(2);
    }

    private Wire.Answer packed(String credential, byte[] body, String... headers) throws Exception {
        List<String> all = new ArrayList<>(List.of(headers));
        all.add(credential);
        all.add("Content-Encoding: gzip");
        return house.send(body, all.toArray(String[]::new));
    }

    @Test
    void gzipBombsAreDefusedBeforeTheyGrow() throws Exception {
        String credential = house.enrol(Messages.AGENT);
        byte[] zeros = Messages.gzip(new byte[100 << 20]);
        long from = System.nanoTime();
        assertThat(packed(credential, zeros).status()).isEqualTo(413);
        assertThat(packed(credential, Messages.gzip(zeros)).status()).isIn(400, 413);
        assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void packedBodiesAreOneWholeMember() throws Exception {
        String credential = house.enrol(Messages.AGENT);
        byte[] good = Messages.gzip(line(Messages.AGENT, 1).getBytes(StandardCharsets.UTF_8));
        byte[] twice = new byte[good.length * 2];
        System.arraycopy(good, 0, twice, 0, good.length);
        System.arraycopy(good, 0, twice, good.length, good.length);
        assertThat(packed(credential, twice).status()).isEqualTo(400);
        for (int length = 1; length < good.length; length += 7) {
            byte[] cut = java.util.Arrays.copyOf(good, length);
            assertThat(packed(credential, cut).status()).as("cut at %d", length).isEqualTo(400);
        }
        byte[] wrong = good.clone();
        wrong[wrong.length - 6] ^= 1;
        assertThat(packed(credential, wrong).status()).isEqualTo(400);
        assertThat(packed(credential, "plain".getBytes(StandardCharsets.UTF_8)).status())
                .isEqualTo(400);
        assertThat(house.store.hosts()).isEmpty();
        assertThat(packed(credential, good).status()).isEqualTo(200);
    }

    @Test
    void otherEncodingsAndTypesAreRefused() throws Exception {
        String credential = house.enrol(Messages.AGENT);
        String body = line(Messages.AGENT, 1);
        for (String encoding :
                List.of("gzip, gzip", "deflate", "br", "zstd", "identity", "x-gzip")) {
            assertThat(house.send(body, credential, "Content-Encoding: " + encoding).status())
                    .as(encoding)
                    .isEqualTo(415);
        }
        assertThat(
                        house.send(
                                        body,
                                        credential,
                                        "Content-Encoding: gzip",
                                        "Content-Encoding: gzip")
                                .status())
                .isEqualTo(415);
        assertThat(house.send(body, credential, "Content-Type: application/json").status())
                .isEqualTo(415);
    }

    @Test
    void largeBodiesAreTakenWhenTheyAreOneMessage() throws Exception {
        String credential = house.enrol(Messages.AGENT);
        String one = line(Messages.AGENT, 1).strip();
        String large =
                one.substring(0, one.length() - 1) + ",\"new\":\"" + "y".repeat(2 << 20) + "\"}";
        assertThat(house.send(large, credential).status()).isEqualTo(200);
        assertThat(house.send(line(Messages.AGENT, 2) + large, credential).status()).isEqualTo(413);
        try (Wire wire = house.connect()) {
            wire.send(
                    "POST /api/v1/messages HTTP/1.1\r\nHost: x\r\n"
                            + credential
                            + "\r\nContent-Type: application/x-ndjson\r\n"
                            + "Content-Length: 16777217\r\n\r\n");
            assertThat(wire.answer().status()).isEqualTo(413);
        }
    }

    @Test
    void poisonedJsonIsRefusedQuickly() throws Exception {
        String credential = house.enrol(Messages.AGENT);
        String good = line(Messages.AGENT, 7).strip();
        String head = good.substring(0, good.length() - 1);
        var keys = new StringBuilder(head);
        // Keys of one hash, as many as a request may hold.
        for (int i = 0; i < 650_000; i++) {
            keys.append(",\"").append("AaBB".repeat(3)).append(i).append("\":1");
        }
        List<String> poison =
                List.of(
                        head + ",\"x\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}",
                        head + ",\"interval_s\":" + "9".repeat(10_000_000) + "}",
                        head + ",\"seq\":8}",
                        head + ",\"hostname\":\"\\ud800\"}",
                        "[".repeat(500_000),
                        "\"" + "x".repeat(1_000_000) + "\"",
                        keys + ",");
        for (String body : poison) {
            long from = System.nanoTime();
            Wire.Answer answer = house.send(body, credential);
            String shown = body.substring(0, Math.min(80, body.length()));
            boolean refused =
                    answer.status() == 400
                            || answer.status() == 413
                            || answer.text().contains("\"malformed\"");
            assertThat(refused).as("%s: %s", shown, answer.text()).isTrue();
            assertThat(Duration.ofNanos(System.nanoTime() - from))
                    .as(shown)
                    .isLessThan(Duration.ofSeconds(2));
        }
        assertThat(house.store.hosts()).isEmpty();
    }

    @Test
    void aSecretInAQueryStringIsRefused() throws Exception {
        String credential = house.enrol(Messages.AGENT);
        String secret = credential.substring(credential.indexOf("hpa1_"));
        assertThat(house.get("/api/v1/hosts?token=" + secret).status()).isEqualTo(400);
        assertThat(house.get("/api/v1/hosts?groups=" + secret).status()).isEqualTo(400);
    }

    @Test
    void noSecretIsInLogsFiguresOrErrors() throws Exception {
        String credential = house.enrol(Messages.AGENT);
        String secret = credential.substring(credential.indexOf("hpa1_"));
        String token = House.json(house.post("/api/v1/tokens", "{}")).text("token").orElseThrow();
        Server.setPassword(house.store.registry(), House.PASSWORD.toCharArray(), house.clock);
        var said = new StringBuilder();
        for (String header : List.of(credential, credential + "x", "Cookie: a=" + secret)) {
            said.append(house.send("{" + secret, header).text());
            said.append(house.get("/api/v1/hosts?x=" + secret, header).text());
            said.append(house.get("/" + secret, header).text());
        }
        said.append(house.enrol(token + "x", Messages.OTHER).text());
        said.append(
                house.post("/api/v1/session", "{\"password\":\"" + House.PASSWORD + "!\"}").text());
        said.append(house.get("/metrics").text());
        said.append(house.store.registry().events(1_000));
        said.append(house.store.registry().credentials());
        said.append(house.store.registry().tokens(0));
        house.log.forEach(said::append);
        assertThat(said.toString())
                .doesNotContain(secret.substring(5))
                .doesNotContain(token.substring(14, 57))
                .doesNotContain(House.PASSWORD);
    }

    @Test
    void theBudgetOfMemoryHolds() throws Exception {
        house.close();
        house =
                new House(
                        House.config(
                                folder,
                                true,
                                HttpLimits.DEFAULT,
                                new IngestLimits(2_000, 1_000, 1_000, Duration.ofMillis(2))),
                        Stores.memory(StoreLimits.DEFAULT));
        Wire.Answer answer = house.send(line(Messages.AGENT, 1).repeat(10));
        assertThat(answer.status()).isEqualTo(503);
        assertThat(Integer.parseInt(answer.header("retry-after"))).isBetween(1, 600);
        assertThat(house.send(line(Messages.AGENT, 1)).status()).isEqualTo(200);
        assertThat(house.get("/metrics").text()).contains("hostpulse_server_in_flight_bytes 0\n");
    }

    @Test
    void anAgentThatAsksTooOftenIsToldWhenToComeAgain() throws Exception {
        house.close();
        house =
                new House(
                        House.config(
                                folder,
                                true,
                                HttpLimits.DEFAULT,
                                new IngestLimits(1 << 20, 0.1, 3, Duration.ofMillis(2))),
                        Stores.memory(StoreLimits.DEFAULT));
        for (int i = 1; i <= 3; i++) {
            assertThat(house.send(line(Messages.AGENT, i)).status()).isEqualTo(200);
        }
        Wire.Answer answer = house.send(line(Messages.AGENT, 4));
        assertThat(answer.status()).isEqualTo(429);
        assertThat(Integer.parseInt(answer.header("retry-after"))).isBetween(9, 22);
    }
}
