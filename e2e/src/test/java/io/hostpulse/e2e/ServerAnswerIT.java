package io.hostpulse.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/// E26, E29: whatever a server answers, the agent does what the table of answers says, and nothing
/// that is no acknowledgement counts as one.
@SuppressWarnings("StringConcatToTextBlock") // answers whose lines end with CR LF
@SideBySide
final class ServerAnswerIT {
    private static final Duration START = Duration.ofSeconds(60);

    @TempDir private Path folder;

    @Test
    void aServerThatFailsIsAskedAgainWhenItSays() {
        try (var experiment = Experiment.begin("E29", "statuses that ask for patience");
                ScriptedServer server = ScriptedServer.start();
                ShippingAgent agent =
                        ShippingAgent.start(folder, ShippingAgent.config(server.url()))) {
            agent.live().await(2, START);
            server.awaitFresh(START);
            for (String status : List.of("500 Oops", "502 Bad", "504 Late", "408 Timeout")) {
                retried(server, status, Duration.ZERO, Duration.ofSeconds(6));
            }
            retried(
                    server,
                    "503 Busy\r\nRetry-After: 7",
                    Duration.ofSeconds(7),
                    Duration.ofMillis(9_500));
            retried(
                    server,
                    "429 Slow\r\nRetry-After: 3",
                    Duration.ofSeconds(3),
                    Duration.ofMillis(4_750));
            retried(server, "503 Busy\r\nRetry-After: -5", Duration.ZERO, Duration.ofSeconds(6));
            finish(agent, server, experiment);
        }
    }

    @Test
    void aPoisonMessageIsBisectedOutAndKeptInADeadLetterFile() throws IOException {
        poison(folder, "", Duration.ofSeconds(90));
    }

    /// A server that refuses one message of a batch with 422 and does not say which.
    ///
    /// @param atMost how long the messages behind it may take
    static void poison(Path folder, String javaOptions, Duration atMost) throws IOException {
        try (var experiment = Experiment.begin("E29", "422 for one message of a batch");
                ScriptedServer server = ScriptedServer.start()) {
            server.script(ScriptedServer.status(Integer.MAX_VALUE, "503 Busy"));
            try (ShippingAgent agent =
                    ShippingAgent.start(folder, ShippingAgent.config(server.url()), javaOptions)) {
                agent.live().await(10, Duration.ofSeconds(25));
                server.script(
                        (request, out) ->
                                request.messages().stream()
                                                .anyMatch(it -> it.path("seq").longValue() == 5)
                                        && ScriptedServer.status(1, "422 Poison")
                                                .answer(request, out));
                Program.await(
                        "messages 1 to 10 but for 5 acknowledged, but " + server.kept(),
                        atMost,
                        () -> neighbours(server) == 9);
                assertThat(server.kept().keySet()).noneMatch(it -> it.endsWith("/5"));
                String letters =
                        Files.readString(folder.resolve("state/dead-letters/server.ndjson"));
                assertThat(letters.lines()).hasSize(1);
                assertThat(letters).contains("422").contains("\"seq\":5");
                experiment.figure("requests", server.requests().size());
                assertThat(agent.live().stop()).isZero();
            }
        }
    }

    private static long neighbours(ScriptedServer server) {
        return server.kept().keySet().stream()
                .mapToInt(key -> Integer.parseInt(key.substring(key.indexOf('/') + 1)))
                .filter(seq -> seq <= 10 && seq != 5)
                .count();
    }

    @Test
    void aRefusedCredentialHaltsAndKeepsEverything() {
        try (var experiment = Experiment.begin("E29", "401: halted");
                ScriptedServer server = ScriptedServer.start();
                ShippingAgent agent =
                        ShippingAgent.start(folder, ShippingAgent.config(server.url()))) {
            agent.live().await(2, START);
            server.awaitFresh(START);
            server.script(ScriptedServer.status(Integer.MAX_VALUE, "401 Who"));
            agent.live().awaitLog("halted", Duration.ofSeconds(10));
            int asked = server.requests().size();
            agent.live().awaitMore(8, Duration.ofSeconds(15));
            assertThat(server.requests().size() - asked).as("probes in 8 s").isLessThan(6);
            JsonNode last = agent.live().last().message();
            assertThat(LiveAgent.behind(last, "server")).isGreaterThan(5);
            experiment.figure("behind", LiveAgent.behind(last, "server"));
            server.script((_, _) -> false);
            agent.live().stop();
            agent.again();
            agent.live().await(1, START);
            agent.awaitDelivered(Duration.ofSeconds(20));
            finish(agent, server, experiment);
        }
    }

    @Test
    void nothingButAnAcknowledgementIsOne() {
        List<ScriptedServer.Script> lies =
                List.of(
                        (_, out) ->
                                raw(out, "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"ack"),
                        (_, out) -> page(out, "<html><body>Please log in</body></html>"),
                        (_, out) -> page(out, "{\"status\":\"ok\"}"),
                        (_, out) -> page(out, "{\"acked\":7}"),
                        (_, out) -> page(out, "[]"),
                        (_, out) ->
                                raw(
                                        out,
                                        "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:9/\r\n"
                                                + "Content-Length: 0\r\n\r\n"),
                        (_, out) -> raw(out, "SSH-2.0-OpenSSH_9.2\r\n\r\n"),
                        (_, out) -> {
                            out.write(
                                    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                                            .getBytes(StandardCharsets.ISO_8859_1));
                            byte[] chunk = new byte[64 << 10];
                            for (int i = 0; i < 1_600; i++) {
                                out.write("10000\r\n".getBytes(StandardCharsets.ISO_8859_1));
                                out.write(chunk);
                                out.write("\r\n".getBytes(StandardCharsets.ISO_8859_1));
                            }
                            return true;
                        });
        try (var experiment = Experiment.begin("E26", lies.size() + " answers that are none");
                ScriptedServer server = ScriptedServer.start();
                ShippingAgent agent =
                        ShippingAgent.start(folder, ShippingAgent.config(server.url()))) {
            agent.live().await(2, START);
            server.awaitFresh(START);
            for (ScriptedServer.Script lie : lies) {
                boolean[] told = {false};
                server.script(
                        (request, out) -> {
                            if (told[0]) {
                                return false;
                            }
                            told[0] = true;
                            return lie.answer(request, out);
                        });
                Program.await("the lie told", Duration.ofSeconds(10), () -> told[0]);
                server.awaitFresh(Duration.ofSeconds(20));
            }
            finish(agent, server, experiment);
        }
    }

    private static boolean raw(OutputStream out, String bytes) throws IOException {
        out.write(bytes.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
        throw new IOException("the connection ends here");
    }

    private static boolean page(OutputStream out, String body) throws IOException {
        ScriptedServer.json(out, body);
        return true;
    }

    /// One request gets a status; the next one comes after `from` and before `to`.
    private static void retried(
            ScriptedServer server, String statusAndHead, Duration from, Duration to) {
        var refused = new AtomicReference<Instant>();
        var again = new AtomicReference<Instant>();
        server.script(
                (request, out) -> {
                    if (refused.compareAndSet(null, request.at())) {
                        return ScriptedServer.status(1, statusAndHead).answer(request, out);
                    }
                    again.compareAndSet(null, request.at());
                    return false;
                });
        Program.await(
                "another request after " + statusAndHead,
                to.plusSeconds(10),
                () -> again.get() != null);
        assertThat(Duration.between(refused.get(), again.get()))
                .as("wait after %s", statusAndHead)
                .isBetween(from, to);
    }

    /// All that the console has shown was acknowledged, whatever came between.
    private static void finish(ShippingAgent agent, ScriptedServer server, Experiment experiment) {
        agent.awaitDelivered(Duration.ofSeconds(60));
        assertThat(agent.live().stop()).isZero();
        for (LiveAgent.Arrived shown : agent.live().arrived()) {
            assertThat(server.kept())
                    .containsKey(shown.message().path("epoch").asString() + "/" + shown.seq());
        }
        experiment.figure("requests", server.requests().size());
        experiment.figure("acknowledged", server.kept().size());
    }
}
