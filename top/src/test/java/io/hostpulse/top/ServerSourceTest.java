package io.hostpulse.top;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Table;
import io.hostpulse.outputs.http.ServerTrust;
import io.hostpulse.wire.MessageEncoder;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/// A server's hosts, live and in the past, asked of a server that behaves as ours: it has one host,
/// whose samples are a second apart but for a hole.
final class ServerSourceTest {
    private static final long SECOND = 1_000_000;
    private static final long START = SampleHost.START_MICROS;
    private static final String AGENT = "11111111-2222-3333-4444-555555555555";
    private static final String PASSWORD = "open \"sesame\"\u0001";

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final SampleHost host = SampleHost.plain();
    private HttpServer server;
    private ServerClient client;
    private volatile boolean needsLogin;
    private volatile int newest = 30;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        client = new ServerClient(url, ServerTrust.ofRuntime());
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private boolean isMade(int second) {
        return second >= 0 && second <= newest && (second < 10 || second >= 20);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        asked.add(exchange.getRequestMethod() + " " + path);
        Map<String, String> query = query(exchange.getRequestURI().getQuery());
        boolean isIn =
                !needsLogin
                        || "__Host-hostpulse=s"
                                .equals(exchange.getRequestHeaders().getFirst("Cookie"));
        if (path.equals("/api/v1/session")) {
            session(exchange);
        } else if (!isIn) {
            send(exchange, 401, "{\"detail\":\"a login is needed\"}");
        } else if (path.equals("/api/v1/fleet")) {
            send(exchange, 200, fleet());
        } else if (path.endsWith("/latest")) {
            byte[] json = new MessageEncoder().encode(host.at(newest)).json();
            send(exchange, 200, new String(json, StandardCharsets.UTF_8));
        } else if (path.endsWith("/export")) {
            send(exchange, 200, export(query));
        } else if (path.endsWith("/series")) {
            send(exchange, 200, series(query));
        } else if (path.endsWith("/completeness")) {
            send(exchange, 200, ledger());
        } else if (path.equals("/api/v1/hosts/" + AGENT)) {
            send(exchange, 200, "{\"newest_us\":" + (START + newest * SECOND) + "}");
        } else {
            send(exchange, 404, "{\"detail\":\"there is no such thing\"}");
        }
    }

    private static Map<String, String> query(String text) {
        Map<String, String> query = new HashMap<>();
        for (String part : text == null ? new String[0] : text.split("&", -1)) {
            int equals = part.indexOf('=');
            query.put(part.substring(0, equals), part.substring(equals + 1));
        }
        return query;
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    private void session(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        switch (exchange.getRequestMethod()) {
            case "POST" -> {
                String wanted = "{\"password\":\"open \\u0022sesame\\u0022\\u0001\"}";
                if (body.equals(wanted)) {
                    exchange.getResponseHeaders()
                            .add("Set-Cookie", "__Host-hostpulse=s; Path=/; Secure");
                    send(exchange, 200, "{}");
                } else {
                    send(exchange, 401, "{\"detail\":\"the password is wrong\"}");
                }
            }
            case "DELETE" -> send(exchange, 204, "");
            default -> send(exchange, 200, "{\"login_needed\":" + needsLogin + "}");
        }
    }

    private String fleet() {
        return "{\"now_us\":"
                + (START + newest * SECOND)
                + ",\"hosts\":[{\"agent\":\""
                + AGENT
                + "\",\"hostname\":\"web-01\",\"interval_ms\":1000,\"ip\":null}]}";
    }

    private static long micros(String seconds) {
        return new BigDecimal(seconds).movePointRight(6).longValueExact();
    }

    private String export(Map<String, String> query) {
        Group group = Group.ofWord(query.get("group")).orElseThrow();
        var lines = new StringBuilder();
        for (int second = 0; second <= newest; second++) {
            long time = START + second * SECOND;
            if (isMade(second)
                    && time >= micros(query.get("from"))
                    && time < micros(query.get("to"))) {
                rows(lines, time, host.at(second).table(group));
            }
        }
        return lines.toString();
    }

    private static void rows(StringBuilder lines, long time, Table table) {
        for (int row = 0; row < table.rows(); row++) {
            lines.append("{\"time\":\"")
                    .append(Instant.EPOCH.plus(time, ChronoUnit.MICROS))
                    .append("\",\"newer\":[1]");
            for (Column column : table.group().columns()) {
                if (table.has(row, column)) {
                    lines.append(",\"").append(column.field().name()).append("\":");
                    if (column.field().kind().isText()) {
                        lines.append('"').append(table.text(row, column)).append('"');
                    } else {
                        int decimals = column.field().decimals();
                        long number = table.number(row, column);
                        lines.append(BigDecimal.valueOf(number, decimals).toPlainString());
                    }
                }
            }
            lines.append("}\n");
        }
    }

    private String series(Map<String, String> query) {
        var times = new StringBuilder();
        for (int second = 0; second <= newest; second++) {
            long time = START + second * SECOND;
            if (isMade(second)
                    && time >= micros(query.get("from"))
                    && time < micros(query.get("to"))) {
                times.append(times.isEmpty() ? "" : ",").append(time);
            }
        }
        return "{\"lines\":[{\"field\":\"w1_avg\",\"times_us\":[" + times + "]}]}";
    }

    private static String ledger() {
        return "{\"starts\":[{\"why\":\"first\",\"from_us\":"
                + START
                + ",\"to_us\":"
                + (START + 9 * SECOND)
                + "},{\"why\":\"reboot\",\"from_us\":"
                + (START + 20 * SECOND)
                + ",\"to_us\":"
                + (START + 30 * SECOND)
                + "}],\"holes\":[]}";
    }

    private ServerSource opened() {
        var source = new ServerSource(client);
        source.open(AGENT);
        return source;
    }

    private static Shown.Sample sample(Shown shown) {
        assertThat(shown).isInstanceOf(Shown.Sample.class);
        return (Shown.Sample) shown;
    }

    private static long second(Shown shown) {
        return (sample(shown).now().clock().timeMicros() - START) / SECOND;
    }

    private static List<String> lines(Shown shown) {
        return Screen.lines(shown, View.FIRST, SampleHost.look(120, 40, Language.EN), true).stream()
                .map(Line::text)
                .toList();
    }

    @Test
    void theFirstLiveSampleHasItsRates() {
        Shown.Sample first = sample(opened().live());
        assertThat(first.moment()).isEqualTo(Moment.LIVE);
        assertThat(lines(first))
                .anyMatch(line -> line.startsWith("vda ") && line.contains("640 KiB"));
    }

    @Test
    void aSampleThatIsReadBackShowsWhatItShowedLive() {
        ServerSource source = opened();
        List<String> live = lines(source.live());
        newest = 31;
        Shown _ = source.live();
        Shown _ = source.hold();
        Shown past = source.step(-1);
        assertThat(second(past)).isEqualTo(30);
        assertThat(lines(past).subList(3, 38)).isEqualTo(live.subList(3, 38));
    }

    @Test
    void stepsGoOverAHoleWithItsCause() {
        ServerSource source = opened();
        Shown _ = source.live();
        assertThat(second(source.at(START + 21 * SECOND))).isEqualTo(21);
        assertThat(second(source.step(-1))).isEqualTo(20);
        var gap = (Shown.Gap) source.step(-1);
        assertThat(gap.hole().cause()).isEqualTo("reboot");
        assertThat(lines(gap)).anyMatch(line -> line.contains("host was off or restarted"));
        assertThat(second(source.step(-1))).isEqualTo(9);
        assertThat(second(source.at(START))).isZero();
        assertThat(source.step(-1)).isEqualTo(new Shown.End(Word.NO_EARLIER));
        assertThat(second(source.at(START + 30 * SECOND))).isEqualTo(30);
        assertThat(source.step(1)).isEqualTo(new Shown.End(Word.NO_LATER));
    }

    @Test
    void stepsWithinAStretchAskNothing() {
        ServerSource source = opened();
        Shown _ = source.live();
        Shown _ = source.at(START + 29 * SECOND);
        int before = asked.size();
        for (int second = 28; second > 22; second--) {
            assertThat(second(source.step(-1))).isEqualTo(second);
        }
        assertThat(asked).hasSize(before);
    }

    @Test
    void aHostIsFoundByNameOrAgent() throws SourceException {
        var source = new ServerSource(client);
        assertThat(source.find("WEB-01")).isEqualTo(AGENT);
        assertThat(source.find(AGENT)).isEqualTo(AGENT);
        assertThatThrownBy(() -> source.find("web-02"))
                .hasMessageContaining("has no host web-02; it has web-01");
    }

    @Test
    void aLoginOpensTheServerAndIsEnded() throws SourceException {
        needsLogin = true;
        assertThat(client.needsLogin()).isTrue();
        assertThat(new ServerSource(client).hosts())
                .isInstanceOfSatisfying(
                        Shown.Failed.class,
                        failed -> assertThat(failed.why()).contains("a login is needed"));
        assertThatThrownBy(() -> client.login("wrong"))
                .hasMessageContaining("the password is wrong");
        client.login(PASSWORD);
        var source = new ServerSource(client);
        assertThat(source.hosts()).isInstanceOf(Shown.Hosts.class);
        source.close();
        assertThat(asked.getLast()).isEqualTo("DELETE /api/v1/session");
    }

    @Test
    void aServerThatIsAwayIsSaid() {
        server.stop(0);
        assertThat(opened().live())
                .isInstanceOfSatisfying(
                        Shown.Failed.class,
                        failed -> assertThat(failed.why()).contains("does not answer"));
    }

    @Test
    void anAnswerThatIsNoneIsSaid() {
        for (String text : List.of("", "{", "[1,", "\"x", "{\"a\" 1}", "nul", "1 2", "\"\\u12")) {
            assertThatThrownBy(() -> JsonText.read(text.getBytes(StandardCharsets.UTF_8)))
                    .as(text)
                    .isInstanceOf(SourceException.class);
        }
    }
}
