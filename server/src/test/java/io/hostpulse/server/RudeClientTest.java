package io.hostpulse.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// Clients that go in the middle, ask for the same bytes a thousand times, or speak another HTTP.
@SuppressWarnings("StringConcatToTextBlock") // requests whose lines end with CR LF
final class RudeClientTest extends InHouse {
    private static final String SCHEMA = "/api/v1/schema";

    private static String post(String path, String more) {
        return "POST "
                + path
                + " HTTP/1.1\r\nHost: x\r\nX-Hostpulse-Request: 1\r\n"
                + more
                + "Content-Length: 5000\r\n\r\n{";
    }

    /// Sends and goes: by an end of what is sent, or by cutting the connection.
    private void leave(String request, boolean cuts) throws Exception {
        try (Wire wire = house.connect()) {
            wire.send(request);
            if (cuts) {
                Thread.sleep(50); // until the body is waited for
                wire.socket().setSoLinger(true, 0);
            } else {
                wire.socket().shutdownOutput();
                assertThat(wire.ends()).isTrue();
            }
        }
    }

    @Test
    void aClientThatGoesWithinARequestIsNoNews() throws Exception {
        String json = "Content-Type: application/json\r\n";
        List<String> requests =
                List.of(
                        "GET /liv",
                        "GET /livez HTTP/1.1\r\n",
                        "GET /livez HTTP/1.1\r\nHost: x\r\nX:",
                        post("/api/v1/messages", "Content-Type: application/x-ndjson\r\n"),
                        post("/api/v1/enrol", json),
                        post("/api/v1/session", json),
                        post("/api/v1/tokens", "Authorization: Bearer hpa1_x\r\n" + json));
        int before = house.log.size();
        for (String request : requests) {
            leave(request, false);
            leave(request, true);
        }
        assertThat(house.get("/livez").status()).isEqualTo(200);
        assertThat(house.log).hasSize(before);
    }

    @Test
    void aThousandRangesAreAnsweredOnce() throws Exception {
        byte[] whole = house.get(SCHEMA).body();
        Wire.Answer answer = house.get(SCHEMA, "Range: bytes=" + "0-,".repeat(2_000) + "5-0");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(whole);
    }

    @Test
    void http2IsNotSpokenAndNotGoneOverTo() throws Exception {
        try (Wire wire = house.connect()) {
            wire.send("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\4\0\0\0\0\0");
            assertThat(wire.line()).matches("|HTTP/1\\.1 (400|505) .*");
            assertThat(wire.ends()).isTrue();
        }
        Wire.Answer answer =
                house.get(
                        "/livez",
                        "Connection: Upgrade, HTTP2-Settings",
                        "Upgrade: h2c",
                        "HTTP2-Settings: AAMAAABkAAQAAP__");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("alive\n".getBytes(StandardCharsets.UTF_8));
    }
}
