package io.hostpulse.agent.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.hostpulse.agent.time.ProbeResult.Refused;
import io.hostpulse.agent.time.ProbeResult.Sample;
import io.hostpulse.outputs.http.ServerTrust;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;

class ServerSourceTest {
    private static final String OK = "200 OK\r\nContent-Type: application/json";
    private static final Duration TIMEOUT = Duration.ofSeconds(3);
    private static final Duration SHORT = Duration.ofMillis(200);

    private final HostClock clock = new HostClock();

    private ProbeResult probe(HttpServerFake server) {
        return probe(server, TIMEOUT);
    }

    private ProbeResult probe(HttpServerFake server, Duration timeout) {
        return new ServerSource(server.url(), timeout, clock::nanoTime, ServerTrust.ofRuntime())
                .probe();
    }

    private String refusal(String head, String body) throws IOException {
        try (var server = HttpServerFake.answering(head, body)) {
            return ((Refused) probe(server)).why();
        }
    }

    private HttpServerFake serverAhead(long offset) throws IOException {
        return new HttpServerFake(
                out -> {
                    long now = clock.wallMicros() + offset;
                    HttpServerFake.send(
                            out, OK, "{\"receive_us\": " + now + ", \"transmit_us\": " + now + "}");
                });
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 37_500_000, -3_250_000})
    void theOffsetOfAServerIsFoundWithinItsError(long offset) throws IOException {
        try (var server = serverAhead(offset)) {
            Sample sample = (Sample) probe(server);
            long age = (clock.nanoTime() - sample.atNanos()) / 1_000;

            assertThat(sample.sourceMicros() + age - clock.wallMicros())
                    .isCloseTo(offset, Offset.offset(sample.errorMicros() + 5_000));
        }
    }

    @Test
    void theTimeEndpointBelowTheUrlIsAskedOnOneConnection() throws IOException {
        try (var server = serverAhead(0)) {
            var source =
                    new ServerSource(
                            server.url() + "/monitor/",
                            TIMEOUT,
                            clock::nanoTime,
                            ServerTrust.ofRuntime());
            source.probe();
            source.probe();

            assertThat(server.requests).hasSize(2);
            assertThat(server.requests.getFirst()).startsWith("GET /monitor/api/v1/time HTTP/1.1");
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void theServersOwnErrorIsCountedAndUnknownMembersArePassedOver() throws IOException {
        String body =
                "{ \"a\\\"b\":[1,{\"c\":\"}\"},[]],\n\"receive_us\":5000000,\"transmit_us\":5000007"
                        + ",\"error_us\":1200, \"synchronized\":true,\"d\":{},\"e\":-1.5E+3,"
                        + "\"f\":null}";
        try (var server = HttpServerFake.answering(OK, body)) {
            Sample sample = (Sample) probe(server);

            assertThat(sample.sourceErrorMicros()).isEqualTo(1_200L);
            assertThat(sample.sourceMicros()).isEqualTo(5_000_003);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"receive_us\": 1, \"transmit_us\": 1, \"synchronized\": false}"
                        + "|not synchronized",
                "{\"receive_us\": 9, \"transmit_us\": 8}|transmit_us is before receive_us",
                "{\"receive_us\": 9}|transmit_us is missing",
                "{}|receive_us is missing",
                "{\"receive_us\": \"9\", \"transmit_us\": 9}|receive_us is not an integer",
                "{\"receive_us\": 9.5, \"transmit_us\": 9}|receive_us is not an integer",
                "{\"receive_us\": 1e9, \"transmit_us\": 9}|receive_us is not an integer",
                "{\"receive_us\": 1234567890123456789, \"transmit_us\": 9}|not an integer",
                "{\"receive_us\": -9, \"transmit_us\": 9}|not a time after 1970",
                "{\"receive_us\": 9, \"transmit_us\": 9, \"error_us\": -1}|error_us is negative",
                "{\"receive_us\": 9, \"transmit_us\": 9, \"error_us\": null}|error_us is not",
                "{\"receive_us\": 9, \"transmit_us\": 9, \"synchronized\": 1}|neither true nor",
                "{\"receive_us\": 9, \"transmit_us\": 9999999}|longer than the whole exchange",
                "{\"receive_us\": 9, \"transmit_us\": 9|ends in the middle",
                "{\"receive_us\": 9, \"trans|ends in the middle",
                "[]|no JSON",
                "[|no JSON",
                "''|no JSON",
                "{\"a\":[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]}|nested deeper than 16",
                "  <!DOCTYPE html><title>Log in</title>|the answer is HTML"
            })
    void aBodyThatIsNoTimeIsRefused(String body, String why) throws IOException {
        assertThat(refusal(OK, body)).contains(why);
    }

    @Test
    void anEmptyBodyIsRefused() throws IOException {
        assertThat(refusal(OK, "")).contains("ends in the middle, after 0 bytes");
    }

    @Test
    void everyPrefixOfAnAnswerIsRefusedAsMalformed() throws Exception {
        byte[] body =
                "{\"receive_us\":5,\"x\":[{\"y\":\"\\\"\"}],\"transmit_us\":7,\"error_us\":1}"
                        .getBytes(US_ASCII);
        for (int length = 0; length < body.length; length++) {
            int cut = length;
            assertThatThrownBy(() -> TimeAnswer.parse(body, cut))
                    .isInstanceOf(TimeAnswer.Malformed.class);
        }
        assertThat(TimeAnswer.parse(body, body.length).transmitMicros()).isEqualTo(7);
    }

    @Test
    void anyOtherStatusIsRefused() throws IOException {
        assertThat(refusal("404 Not Found", "{}")).isEqualTo("status 404 instead of 200");
        assertThat(refusal("503 Service Unavailable\r\nRetry-After: 9", "")).contains("status 503");
        assertThat(refusal("401 Unauthorized", "")).contains("status 401");
    }

    @Test
    void aRedirectIsNamedAndNotFollowed() throws IOException {
        try (var elsewhere = serverAhead(1);
                var server =
                        HttpServerFake.answering(
                                "302 Found\r\nLocation: " + elsewhere.url() + "/login?token=x",
                                "")) {
            assertThat(((Refused) probe(server)).why())
                    .isEqualTo(
                            "status 302 instead of 200, a redirect to "
                                    + elsewhere.url()
                                    + "/login");
            assertThat(elsewhere.requests).isEmpty();
        }
    }

    @Test
    void aHugeBodyIsRefusedBeforeItsEnd() throws IOException {
        assertThat(refusal(OK, "{\"x\": \"" + "y".repeat(100_000))).contains("longer than 4096");
    }

    @Test
    void anAnswerThatIsCutShortIsRefused() throws IOException {
        var cut =
                new HttpServerFake(
                        out -> {
                            out.write(
                                    "HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{}"
                                            .getBytes(US_ASCII));
                            out.flush();
                            throw new IOException("cut");
                        });
        try (cut) {
            assertThat(((Refused) probe(cut)).why()).contains("ends 97 bytes before");
        }
    }

    @Test
    void aServerThatSendsAByteNowAndThenIsCutOff() throws IOException {
        var drip =
                new HttpServerFake(
                        out -> {
                            for (int i = 0; i < 1_000; i++) {
                                out.write(
                                        "HTTP/1.1 200 OK\r\nX-Y: "
                                                .getBytes(US_ASCII)[Math.min(i, 21)]);
                                out.flush();
                                Thread.sleep(50);
                            }
                        });
        long before = clock.nanoTime();
        try (drip) {
            assertThat(((Refused) probe(drip, SHORT)).why())
                    .contains("gave no whole answer within ");
        }
        assertThat(clock.nanoTime() - before).isLessThan(3_000_000_000L);
    }

    @Test
    void aSilentServerIsGivenUpAfterTheTimeout() throws IOException {
        try (var silent = new HttpServerFake(_ -> {})) {
            assertThat(((Refused) probe(silent, SHORT)).why()).contains("gave no answer within 2");
        }
    }

    @Test
    void aClosedPortAndAnUnknownNameAreNamed() throws IOException {
        // Held and not listened at: no connection, ours included, can have the port for its own.
        try (var held = new Socket()) {
            held.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            var closed =
                    new ServerSource(
                            "http://127.0.0.1:" + held.getLocalPort(),
                            TIMEOUT,
                            clock::nanoTime,
                            ServerTrust.ofRuntime());
            assertThat(((Refused) closed.probe()).why()).contains("Connection refused");
        }
        var unknown =
                new ServerSource(
                        "http://no-such.invalid",
                        TIMEOUT,
                        clock::nanoTime,
                        ServerTrust.ofRuntime());
        assertThat(((Refused) unknown.probe()).why()).contains("no-such.invalid");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "host:80",
                "ftp://host",
                "http://",
                "http:///x",
                "http://u:secret@h",
                "http://u:sec ret@secret",
                "http://h?a=b"
            })
    void whatIsNoUrlIsRefusedAtTheStartWithoutItsSecret(String url) {
        assertThatThrownBy(
                        () ->
                                new ServerSource(
                                        url, TIMEOUT, clock::nanoTime, ServerTrust.ofRuntime()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("secret");
    }
}
