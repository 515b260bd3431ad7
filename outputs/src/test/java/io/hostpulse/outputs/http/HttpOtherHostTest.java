package io.hostpulse.outputs.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostpulse.outputs.Delivery;
import io.hostpulse.outputs.Delivery.Accepted;
import io.hostpulse.outputs.Delivery.Halted;
import io.hostpulse.outputs.Delivery.Later;
import io.hostpulse.outputs.Messages;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/// A server on another host: its name, its credential, its compression.
@Timeout(60)
class HttpOtherHostTest {
    private static final String SECRET = "hpa1_" + "s".repeat(43);
    private static final Duration SHORT = Duration.ofMillis(400);

    private final FakeServer server = new FakeServer();

    @TempDir private Path directory;

    HttpOtherHostTest() throws IOException {}

    @AfterEach
    void closeServer() throws IOException {
        server.close();
    }

    private static Delivery deliver(HttpOutput output, long seq) {
        return output.deliver(List.of(Messages.of(seq)));
    }

    private Path credentialFor(String url) throws IOException {
        Path file = directory.resolve("credential");
        CredentialFile.write(
                file, new Credential("agent", SECRET, ServerUrl.of(url), Optional.empty()));
        return file;
    }

    @Test
    void aServerWithoutCompressionGetsPlainBodiesAtOnceAndOnTheSameConnection() throws IOException {
        String url = "http://server.example:" + server.port();
        server.answer(
                (request, out) -> {
                    if (request.header("content-encoding").isEmpty()) {
                        return server.acknowledge(request, out);
                    }
                    out.write(
                            FakeServer.answer("415 No", "text/plain", "", "")
                                    .getBytes(StandardCharsets.US_ASCII));
                    return true;
                });
        try (HttpOutput output =
                new HttpOutputs(url)
                        .insecure()
                        .credential(credentialFor(url))
                        .names(_ -> new InetAddress[] {InetAddress.getLoopbackAddress()})
                        .open()) {
            assertThat(deliver(output, 1)).isEqualTo(new Accepted(1));
            assertThat(deliver(output, 2)).isEqualTo(new Accepted(1));
        }
        assertThat(server.requests()).hasSize(3);
        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void aServerThatMovedIsFollowed() throws IOException {
        String url = "http://server.example:" + server.port();
        var at = new ArrayList<InetAddress>(List.of(InetAddress.ofLiteral("127.0.0.9")));
        HttpOutputs outputs =
                new HttpOutputs(url)
                        .insecure()
                        .credential(credentialFor(url))
                        .timeout(Duration.ofSeconds(5))
                        .names(_ -> at.toArray(new InetAddress[0]));
        try (HttpOutput output = outputs.open()) {
            assertThat(deliver(output, 1)).isInstanceOf(Later.class);
            at.clear();
            assertThat(((Later) deliver(output, 1)).why()).contains("has no address");
            at.add(InetAddress.ofLiteral("127.0.0.9"));
            at.add(InetAddress.getLoopbackAddress());
            assertThat(deliver(output, 1)).isEqualTo(new Accepted(1));
        }
    }

    @Test
    void aNameServerThatHangsHoldsNobodyAndIsAskedOnce() throws IOException {
        String url = "http://server.example:" + server.port();
        var hung = new CountDownLatch(1);
        var asked = new AtomicInteger();
        HttpOutputs outputs =
                new HttpOutputs(url)
                        .insecure()
                        .credential(credentialFor(url))
                        .timeout(SHORT)
                        .names(
                                _ -> {
                                    asked.incrementAndGet();
                                    await(hung);
                                    return new InetAddress[] {InetAddress.getLoopbackAddress()};
                                });
        try (HttpOutput output = outputs.open()) {
            assertThat(((Later) deliver(output, 1)).why()).contains("the name server did not say");
            assertThat(((Later) deliver(output, 1)).why()).contains("the name server did not say");
            assertThat(asked).hasValue(1);
            hung.countDown();
            assertThat(deliver(output, 1)).isEqualTo(new Accepted(1));
        }
    }

    @Test
    void aNameThatIsNotKnownIsSaid() throws IOException {
        String url = "http://server.example:" + server.port();
        HttpOutputs outputs =
                new HttpOutputs(url)
                        .insecure()
                        .credential(credentialFor(url))
                        .names(
                                host -> {
                                    throw new UnknownHostException(host);
                                });
        try (HttpOutput output = outputs.open()) {
            assertThat(((Later) deliver(output, 1)).why())
                    .isEqualTo("the name server.example cannot be resolved");
        }
    }

    @Test
    void nothingIsSentToAnotherHostWithoutACredentialOrInTheClear() {
        String url = "http://server.example:" + server.port();
        HttpOutputs outputs =
                new HttpOutputs(url)
                        .names(_ -> new InetAddress[] {InetAddress.getLoopbackAddress()});
        try (HttpOutput output = outputs.open()) {
            assertThat(((Halted) deliver(output, 1)).why()).contains("is plain HTTP to another");
        }
        try (HttpOutput output = outputs.insecure().open()) {
            assertThat(((Halted) deliver(output, 1)).why())
                    .contains("not enrolled", "hostpulse enroll " + url + " TOKEN");
        }
        assertThat(server.connections()).isZero();
        assertThat(outputs.log).singleElement().asString().startsWith("WARN output server sends");
    }

    @Test
    void aCredentialGoesToItsServerOnlyAndNotWhenOthersCanReadIt() throws IOException {
        Path file = credentialFor(server.url());
        HttpOutputs outputs = new HttpOutputs(server.url()).credential(file);
        try (HttpOutput output = outputs.open()) {
            assertThat(deliver(output, 1)).isEqualTo(new Accepted(1));
        }
        credentialFor("http://127.0.0.1:1");
        try (HttpOutput output = outputs.open()) {
            assertThat(deliver(output, 2)).isEqualTo(new Accepted(1));
        }
        assertThat(server.requests().get(0).header("authorization")).isEqualTo("Bearer " + SECRET);
        assertThat(server.requests().get(1).headers()).doesNotContainKey("authorization");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        try (HttpOutput output = outputs.open()) {
            assertThat(((Halted) deliver(output, 3)).why()).contains("is open to others");
        }
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void aNewCredentialCountsAfterARefusal() throws IOException {
        HttpOutputs outputs =
                new HttpOutputs(server.url()).credential(directory.resolve("credential"));
        server.answer(
                (request, out) -> {
                    if (request.header("authorization").isEmpty()) {
                        out.write(
                                FakeServer.answer("401 Who", "text/plain", "", "")
                                        .getBytes(StandardCharsets.US_ASCII));
                        return true;
                    }
                    return server.acknowledge(request, out);
                });
        try (HttpOutput output = outputs.open()) {
            assertThat(deliver(output, 1)).isInstanceOf(Halted.class);
            credentialFor(server.url());
            assertThat(deliver(output, 1)).isEqualTo(new Accepted(1));
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
