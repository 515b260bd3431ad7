package io.hostpulse.outputs.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostpulse.outputs.Delivery;
import io.hostpulse.outputs.Delivery.Accepted;
import io.hostpulse.outputs.Delivery.Halted;
import io.hostpulse.outputs.Delivery.Later;
import io.hostpulse.outputs.Delivery.Refused;
import io.hostpulse.outputs.Delivery.Split;
import io.hostpulse.outputs.Messages;
import io.hostpulse.wire.MessageKey;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/// What each answer of a server means for the messages: the tables of docs/formats/messages.md.
class HttpAnswerTest {
    private static final String JOURNAL = Messages.of(1).key().journal();

    private final FakeServer server = new FakeServer();
    private final HttpOutputs outputs = new HttpOutputs(server.url());
    private final HttpOutput output = outputs.open();

    HttpAnswerTest() throws IOException {}

    @AfterEach
    void close() throws IOException {
        output.close();
        server.close();
    }

    private Delivery deliver(String answer) {
        server.answerInTurn(answer);
        return output.deliver(Messages.range(1, 4));
    }

    private static String status(String status) {
        return FakeServer.answer(status, "application/problem+json", "{\"detail\":\"told\"}", "");
    }

    private static String header(String name, String value) {
        return name + ": " + value + "\r\n";
    }

    private static String kept(long from, long to) {
        return FakeServer.kept(JOURNAL, "1", Long.toString(from), Long.toString(to));
    }

    private static String refused(long seq, String code) {
        return "{\"journal\":\""
                + JOURNAL
                + "\",\"epoch\":1,\"seq\":"
                + seq
                + ",\"code\":\""
                + code
                + "\",\"why\":\"told\"}";
    }

    @Test
    void whatIsAcknowledgedIsAccepted() {
        assertThat(deliver(FakeServer.ok("{\"acked\":[" + kept(1, 4) + "]}")))
                .isEqualTo(new Accepted(4));
        assertThat(deliver(FakeServer.ok("{\"acked\":[" + kept(3, 9) + "," + kept(1, 2) + "]}")))
                .isEqualTo(new Accepted(4));
    }

    @Test
    void whatIsRefusedIsNamed() {
        String body =
                "{\"acked\":["
                        + kept(1, 1)
                        + ","
                        + kept(3, 4)
                        + "],\"rejected\":["
                        + refused(2, "too_old")
                        + "]}";
        assertThat(deliver(FakeServer.ok(body)))
                .isEqualTo(new Accepted(4, List.of(new Refused(1, "too_old, told"))));
    }

    @Test
    void whatIsNotNamedComesAgain() {
        assertThat(deliver(FakeServer.ok("{\"acked\":[" + kept(1, 2) + "," + kept(4, 4) + "]}")))
                .isEqualTo(new Accepted(2));
        assertThat(deliver(FakeServer.ok("{\"acked\":[" + kept(2, 4) + "]}")))
                .isInstanceOf(Later.class);
        assertThat(deliver(FakeServer.ok("{\"acked\":[]}"))).isInstanceOf(Later.class);
    }

    @Test
    void theNamesOfAnotherNumberingAreNotOurs() {
        String other = "{\"journal\":\"other\",\"epoch\":1,\"from\":1,\"to\":9}";
        String later = "{\"journal\":\"" + JOURNAL + "\",\"epoch\":2,\"from\":1,\"to\":9}";
        assertThat(deliver(FakeServer.ok("{\"acked\":[" + other + "," + later + "]}")))
                .isInstanceOf(Later.class);
    }

    @Test
    void oneThatIsKeptAndRefusedIsRefused() {
        String body =
                "{\"acked\":[" + kept(1, 4) + "],\"rejected\":[" + refused(4, "malformed") + "]}";
        assertThat(deliver(FakeServer.ok(body)))
                .isEqualTo(new Accepted(4, List.of(new Refused(3, "malformed, told"))));
    }

    @Test
    void aConflictIsHeard() {
        var conflicts = new ArrayList<MessageKey>();
        outputs.listener(
                new ServerListener() {
                    @Override
                    public void onConflict(MessageKey key) {
                        conflicts.add(key);
                    }
                });
        server.answerInTurn(
                FakeServer.ok("{\"acked\":[],\"rejected\":[" + refused(1, "conflict") + "]}"));
        try (HttpOutput hearing = outputs.open()) {
            assertThat(hearing.deliver(Messages.range(1, 1)))
                    .isEqualTo(new Accepted(1, List.of(new Refused(0, "conflict, told"))));
        }
        assertThat(conflicts).containsExactly(Messages.of(1).key());
    }

    @Test
    void whatTheServerSaysBesideIsHeard() {
        var heard = new ArrayList<String>();
        outputs.listener(
                new ServerListener() {
                    @Override
                    public void onTime(long sent, long received, long in, long out, long error) {
                        heard.add(in + " " + out + " " + error + " " + (received - sent > 0));
                    }

                    @Override
                    public void onOptions(OptionalLong interval, Map<String, Boolean> groups) {
                        heard.add(interval.orElse(0) + " " + groups);
                    }
                });
        server.answerInTurn(
                FakeServer.ok(
                        "{\"acked\":["
                                + kept(1, 4)
                                + "],\"receive_us\":1795374836123456,"
                                + "\"transmit_us\":1795374836133456,\"error_us\":7,"
                                + "\"backfill\":{\"bytes_per_s\":262144},"
                                + "\"reconnect\":{\"spread_ms\":12000,\"more\":1},"
                                + "\"options\":{\"interval_ms\":5000,\"groups\":{\"net\":false},"
                                + "\"command\":\"reboot\"},\"more\":[{}]}"));
        try (HttpOutput hearing = outputs.open()) {
            assertThat(hearing.backfillBytesPerSecond()).isEmpty();
            assertThat(hearing.spread()).isZero();
            assertThat(hearing.deliver(Messages.range(1, 4))).isEqualTo(new Accepted(4));
            assertThat(hearing.backfillBytesPerSecond()).hasValue(262_144);
            assertThat(hearing.spread()).isEqualTo(Duration.ofSeconds(12));
        }
        assertThat(heard)
                .containsExactly("1795374836123456 1795374836133456 7 true", "5000 {net=false}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"413 Too Large", "400 Bad Request", "422 Unprocessable"})
    void aBatchThatIsRefusedAsAWholeIsSplit(String status) {
        assertThat(deliver(status(status))).isInstanceOf(Split.class);
        assertThat(((Split) deliver(status(status))).why())
                .isEqualTo(
                        server.url() + " answers with status " + status.substring(0, 3) + ", told");
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 405, 409, 426, 402, 407, 418, 431})
    void whatOnlyAPersonCanMendHalts(int status) {
        Delivery delivery = deliver(status(status + " Whatever"));
        assertThat(delivery).isInstanceOf(Halted.class);
        assertThat(((Halted) delivery).why()).contains("status " + status + ", told: ");
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 501, 502, 503, 504, 599})
    void whatMayBeBetterSoonComesAgain(int status) {
        assertThat(deliver(status(status + " Whatever")))
                .isEqualTo(
                        new Later(
                                Duration.ZERO,
                                server.url() + " answers with status " + status + ", told"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "7 | 7",
                "0 | 0",
                "-5 | 0",
                "1000000000 | 600",
                "99999999999999999999 | 600",
                "soon | 0",
                "Sun, 22 Nov 2026 11:25:30 GMT | 30",
                "Sun, 22 Nov 2026 11:24:30 GMT | 0",
                "Mon, 22 Nov 2027 11:25:30 GMT | 600",
                "Sun, 32 Nov 2026 11:25:30 GMT | 0",
            })
    void theWaitThatIsAskedForIsKept(String value, long seconds) {
        Delivery delivery =
                deliver(
                        FakeServer.answer(
                                "503 Busy", "text/plain", "", "Retry-After: " + value + "\r\n"));
        assertThat(((Later) delivery).notBefore()).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void aWaitUntilADateIsCountedByTheServersOwnClock() {
        Delivery delivery =
                deliver(
                        FakeServer.answer(
                                "429 Slow",
                                "text/plain",
                                "",
                                header("Date", "Fri, 01 Jan 2016 00:00:00 GMT")
                                        + header("Retry-After", "Fri, 01 Jan 2016 00:00:09 GMT")));
        assertThat(((Later) delivery).notBefore()).isEqualTo(Duration.ofSeconds(9));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "null",
                "<html>log in here</html>",
                "{\"acked\":[{\"journal\":\"j\",\"epoch\":1,\"from\":1,\"to\":9}]",
                "{\"acked\":[{\"journal\":\"j\",\"epoch\":1,\"from\":1,\"to\":9}]} more",
                "{\"acked\":[{\"journal\":\"j\",\"epoch\":1,\"from\":9,\"to\":1}]}",
                "{\"acked\":[{\"journal\":\"j\",\"epoch\":1,\"to\":1}]}",
                "{\"acked\":true}",
                "{\"acked\":[],\"acked\":[]}",
                "{\"acked\":[],\"receive_us\":1.5}",
                "{\"acked\":[],\"rejected\":[{}]}",
            })
    void anAnswerThatIsNotAServersAcknowledgesNothing(String body) {
        String ours = body.replace("\"j\"", "\"" + JOURNAL + "\"");
        assertThat(deliver(FakeServer.ok(ours))).isInstanceOf(Later.class);
    }

    @Test
    void aPortalAcknowledgesNothing() {
        assertThat(deliver(FakeServer.answer("200 OK", "text/html", "<p>Log in</p>", "")))
                .isEqualTo(
                        new Later(
                                Duration.ZERO,
                                server.url()
                                        + " answers with status 200, but not as a Hostpulse server"
                                        + " does, a page of HTML: a portal or proxy may stand"
                                        + " between"));
        assertThat(deliver(FakeServer.answer("400 No", "text/html", "<p>Log in</p>", "")))
                .isInstanceOf(Later.class);
        Delivery redirect =
                deliver(
                        FakeServer.answer(
                                "302 Found",
                                "text/html",
                                "",
                                "Location: http://portal/?user=secret\r\n"));
        assertThat(((Later) redirect).why())
                .contains("a redirect to http://portal/ that is not followed");
        assertThat(server.requests()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 202, 204, 206, 299, 304})
    void onlyA200Acknowledges(int status) {
        String body = "{\"acked\":[" + kept(1, 4) + "]}";
        assertThat(deliver(FakeServer.answer(status + " Odd", "application/json", body, "")))
                .isInstanceOf(Later.class);
    }

    @Test
    void aSecretThatTheServerRepeatsIsNotShown() throws IOException {
        String secret = "hpa1_" + "x".repeat(43);
        assertThat(new Readiness(unused(), secret).withoutSecret("you sent " + secret + "!"))
                .isEqualTo("you sent (secret)!");
    }

    private static Caller unused() {
        return new Caller(
                ServerUrl.of("http://localhost"),
                new Trust.Known(),
                Limits.of(Duration.ofSeconds(1)),
                Names.ofSystem(),
                "1",
                System::nanoTime);
    }
}
