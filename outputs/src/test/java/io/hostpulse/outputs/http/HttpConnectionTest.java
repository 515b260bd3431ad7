package io.hostpulse.outputs.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostpulse.outputs.Delivery;
import io.hostpulse.outputs.Delivery.Accepted;
import io.hostpulse.outputs.Delivery.Later;
import io.hostpulse.outputs.GapReport;
import io.hostpulse.outputs.Messages;
import io.hostpulse.wire.Message;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/// What happens to the connection: kept, lost, hung.
@Timeout(60)
class HttpConnectionTest {
    private static final String JOURNAL = Messages.of(1).key().journal();
    private static final Duration SHORT = Duration.ofMillis(400);

    private final FakeServer server = new FakeServer();

    HttpConnectionTest() throws IOException {}

    @AfterEach
    void closeServer() throws IOException {
        server.close();
    }

    private static Delivery deliver(HttpOutput output, long seq) {
        return output.deliver(List.of(Messages.of(seq)));
    }

    @Test
    void oneConnectionCarriesAllExchanges() {
        try (HttpOutput output = new HttpOutputs(server.url()).open()) {
            for (int seq = 1; seq <= 20; seq++) {
                assertThat(deliver(output, seq)).isEqualTo(new Accepted(1));
            }
        }
        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void aConnectionThatTheServerClosedWhileIdleIsReplacedWithoutAFailure() throws IOException {
        try (HttpOutput output = new HttpOutputs(server.url()).open()) {
            for (int seq = 1; seq <= 5; seq++) {
                assertThat(deliver(output, seq)).isEqualTo(new Accepted(1));
                server.closeConnections();
            }
        }
        assertThat(server.connections()).isEqualTo(5);
        assertThat(server.stored()).hasSize(5);
    }

    @Test
    void aConnectionThatAServerOfManyClosedIsNotReplacedAtOnce() throws IOException {
        server.answerInTurn(askingToSpread(1), askingToSpread(2));
        try (HttpOutput output = new HttpOutputs(server.url()).open()) {
            assertThat(deliver(output, 1)).isEqualTo(new Accepted(1));
            assertThat(deliver(output, 2)).isEqualTo(new Accepted(1));
            server.closeConnections();

            Delivery delivery = deliver(output, 3);
            assertThat(delivery).isInstanceOf(Later.class);
            assertThat(((Later) delivery).notBefore()).isZero();
            assertThat(output.spread()).isEqualTo(Duration.ofSeconds(20));
            assertThat(server.connections()).isEqualTo(1);

            assertThat(deliver(output, 3)).isEqualTo(new Accepted(1));
            assertThat(output.spread()).isZero();
            assertThat(deliver(output, 4)).isEqualTo(new Accepted(1));
            server.closeConnections();
            assertThat(deliver(output, 5)).isEqualTo(new Accepted(1));
        }
    }

    @Test
    void oneThatIsClosedAfterEachExchangeIsReplacedWhateverTheServerAsks() throws IOException {
        server.answerInTurn(askingToSpread(1), askingToSpread(2), askingToSpread(3));
        try (HttpOutput output = new HttpOutputs(server.url()).open()) {
            for (int seq = 1; seq <= 3; seq++) {
                assertThat(deliver(output, seq)).isEqualTo(new Accepted(1));
                assertThat(output.spread()).isPositive();
                server.closeConnections();
            }
        }
        assertThat(server.connections()).isEqualTo(3);
    }

    private static String askingToSpread(long seq) {
        String number = Long.toString(seq);
        String kept = FakeServer.kept(JOURNAL, "1", number, number);
        return FakeServer.ok("{\"acked\":[" + kept + "],\"reconnect\":{\"spread_ms\":20000}}");
    }

    @Test
    void aServerThatClosesEachConnectionUnansweredIsAskedTwiceAtMost() {
        try (HttpOutput output = new HttpOutputs(server.url()).open()) {
            assertThat(deliver(output, 1)).isEqualTo(new Accepted(1));
            server.answer((_, _) -> false);
            assertThat(deliver(output, 2)).isInstanceOf(Later.class);
        }
        assertThat(server.requests()).hasSize(3);
    }

    @Test
    void aLostAnswerMeansTheSameMessagesAgainAndTheyAreKeptOnce() {
        server.answer(
                (request, _) -> {
                    server.keep(request);
                    return false;
                });
        try (HttpOutput output = new HttpOutputs(server.url()).open()) {
            assertThat(deliver(output, 1)).isInstanceOf(Later.class);
            server.answer(server::acknowledge);
            assertThat(deliver(output, 1)).isEqualTo(new Accepted(1));
        }
        assertThat(server.stored()).hasSize(1);
        assertThat(server.requests().get(1).sent()).isEqualTo(server.requests().get(0).sent());
    }

    @Test
    void aServerThatNeverAnswersIsLeftAfterTheTimeout() {
        var hung = new CountDownLatch(1);
        server.answer(
                (_, _) -> {
                    await(hung);
                    return false;
                });
        try (HttpOutput output = new HttpOutputs(server.url()).timeout(SHORT).open()) {
            long from = System.nanoTime();
            Delivery delivery = deliver(output, 1);
            assertThat(Duration.ofNanos(System.nanoTime() - from))
                    .isBetween(SHORT, SHORT.plusSeconds(5));
            assertThat(((Later) delivery).why()).contains("gave no answer within ");
            server.answer(server::acknowledge);
            assertThat(deliver(output, 1)).isEqualTo(new Accepted(1));
        } finally {
            hung.countDown();
        }
    }

    @Test
    void aServerThatReadsNothingIsLeftAfterTheWholeTime() {
        var hung = new CountDownLatch(1);
        server.greet(_ -> await(hung));
        List<Message> large = List.of(Messages.with(1, "x".repeat(12 << 20)));
        try (HttpOutput output = new HttpOutputs(server.url()).timeout(SHORT).open()) {
            long from = System.nanoTime();
            Delivery delivery = output.deliver(large);
            assertThat(Duration.ofNanos(System.nanoTime() - from))
                    .isBetween(SHORT, SHORT.plusSeconds(8));
            assertThat(delivery).isInstanceOf(Later.class);
        } finally {
            hung.countDown();
        }
    }

    @Test
    void anAnswerOfAByteNowAndThenIsCutAfterTheTimeout() {
        String answer = FakeServer.ok("{\"acked\":[]}");
        server.answer(
                (_, out) -> {
                    for (byte each : answer.getBytes(StandardCharsets.UTF_8)) {
                        out.write(each);
                        out.flush();
                        pause(50);
                    }
                    return true;
                });
        try (HttpOutput output = new HttpOutputs(server.url()).timeout(SHORT).open()) {
            long from = System.nanoTime();
            Delivery delivery = deliver(output, 1);
            assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(SHORT.plusSeconds(4));
            assertThat(((Later) delivery).why()).contains("gave no whole answer within ");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SSH-2.0-OpenSSH_9.2\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"acked\":[]}",
                "HTTP/1.1 200 OK\r\nContent-Length: 104857600\r\n\r\n{",
                "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n{}   ",
                "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n{}",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
                "HTTP/1.1 200\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffff\r\n{}",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}more",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nx\r\n{}\r\n",
                "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 2\r\n\r\n{}",
                "HTTP/1.1 200 OK\r\nbad name: 1\r\n\r\n{\"acked\":[]}",
                "HTTP/1.1 200 OK\r\n folded\r\n\r\n{\"acked\":[]}",
                "HTTP/1.1 100 Continue\r\n\r\n",
                "HTTP/1.1 101 Switching Protocols\r\n\r\n",
                "HTTP/1.1 2",
                "HTTP/2 200 OK\r\n\r\n",
                "",
            })
    void whatIsNoWholeAnswerAcknowledgesNothing(String answer) {
        server.answer(
                (_, out) -> {
                    out.write(answer.getBytes(StandardCharsets.ISO_8859_1));
                    out.flush();
                    return false;
                });
        try (HttpOutput output = new HttpOutputs(server.url()).timeout(SHORT).open()) {
            assertThat(deliver(output, 1)).isInstanceOf(Later.class);
            server.answer(server::acknowledge);
            assertThat(deliver(output, 1)).isEqualTo(new Accepted(1));
        }
    }

    @Test
    void anAnswerThatNeverEndsIsCutAtItsLimits() {
        var sent = new AtomicInteger();
        for (String begin :
                List.of(
                        "HTTP/1.1 200 OK\r\n\r\n",
                        "HTTP/1.1 200 OK\r\n",
                        "HTTP/1.1 200 OK\r\nX: ",
                        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")) {
            boolean isLines = begin.endsWith("OK\r\n") || begin.endsWith("chunked\r\n\r\n");
            byte[] more = (isLines ? "1\r\n \r\n" : " ").getBytes(StandardCharsets.US_ASCII);
            server.answer((_, out) -> flood(out, begin, more, sent));
            try (HttpOutput output =
                    new HttpOutputs(server.url()).timeout(Duration.ofSeconds(20)).open()) {
                assertThat(deliver(output, 1)).isInstanceOf(Later.class);
            }
        }
        assertThat(sent.get()).isLessThan(40 << 20);
    }

    private static boolean flood(OutputStream out, String begin, byte[] more, AtomicInteger sent)
            throws IOException {
        out.write(begin.getBytes(StandardCharsets.US_ASCII));
        byte[] block = new byte[more.length * 1_000];
        for (int i = 0; i < block.length; i++) {
            block[i] = more[i % more.length];
        }
        for (int i = 0; i < 20_000; i++) {
            out.write(block);
            sent.addAndGet(block.length);
        }
        return false;
    }

    @Test
    void aServerThatRefusesBeforeItHasReadAllIsHeard() {
        server.greet(
                socket -> {
                    try {
                        byte[] answer =
                                FakeServer.answer("413 Large", "text/plain", "", "")
                                        .getBytes(StandardCharsets.US_ASCII);
                        socket.getInputStream().readNBytes(1_000);
                        socket.getOutputStream().write(answer);
                        socket.shutdownOutput();
                        pause(300);
                        while (socket.getInputStream().read(new byte[1 << 16]) >= 0) {
                            // As a server that lingers, so that its answer is not lost to a reset.
                        }
                    } catch (IOException e) {
                        // The client has its answer and is gone.
                    }
                });
        try (HttpOutput output = new HttpOutputs(server.url()).open()) {
            assertThat(output.deliver(List.of(Messages.with(1, "x".repeat(8 << 20)))))
                    .isInstanceOf(Delivery.Split.class);
        }
    }

    @Test
    void gapsAreReportedAsLines() throws IOException {
        var gaps =
                List.of(
                        new GapReport("j", 7, 100, 140, GapReport.Cause.EXPIRED),
                        new GapReport("j", 7, 150, 150, GapReport.Cause.CORRUPT));
        try (HttpOutput output = new HttpOutputs(server.url()).open()) {
            assertThat(output.reportGaps(gaps)).isInstanceOf(Delivery.Later.class);
            assertThat(output.deliver(List.of(Messages.with(1, "x")))).isEqualTo(new Accepted(1));
            assertThat(output.reportGaps(gaps)).isEqualTo(new Accepted(2));
            server.answerInTurn(
                    FakeServer.answer("400 Bad", "application/problem+json", "{}", ""),
                    FakeServer.answer("400 Bad", "application/problem+json", "{}", ""));
            assertThat(output.reportGaps(gaps)).isInstanceOf(Delivery.Rejected.class);
        }
        String start =
                "{\"gap\":{\"agent\":\""
                        + Messages.with(1, "x").key().agent()
                        + "\",\"journal\":\"j\",\"epoch\":7,";
        assertThat(server.requests().get(1).lines())
                .containsExactly(
                        start + "\"from\":100,\"to\":140,\"cause\":\"expired\"}}",
                        start + "\"from\":150,\"to\":150,\"cause\":\"corrupt\"}}");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
