package io.hostpulse.agent.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostpulse.agent.time.ProbeResult.Refused;
import io.hostpulse.agent.time.ProbeResult.Sample;
import io.hostpulse.outputs.http.Certificates;
import io.hostpulse.outputs.http.Credential;
import io.hostpulse.outputs.http.CredentialFile;
import io.hostpulse.outputs.http.FakeServer;
import io.hostpulse.outputs.http.Fingerprint;
import io.hostpulse.outputs.http.ServerTrust;
import io.hostpulse.outputs.http.ServerUrl;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// The time of an https server, which is believed for the reason that the enrolment pinned.
class ServerSourceTlsTest {
    private final HostClock clock = new HostClock();
    @TempDir private Path folder;
    private Certificates certificates;
    private FakeServer server;
    private String url;

    @BeforeEach
    void serve() throws Exception {
        certificates = new Certificates(folder);
        certificates.make("self-signed", "-keyalg", "EC", "-ext", "san=dns:elsewhere");
        certificates.make("other", "-keyalg", "EC");
        server = new FakeServer(certificates.door("self-signed"));
        server.answer(
                (request, out) -> {
                    long now = clock.wallMicros();
                    String body = "{\"receive_us\":" + now + ",\"transmit_us\":" + now + "}";
                    out.write(FakeServer.ok(body).getBytes(StandardCharsets.UTF_8));
                    out.flush();
                    return true;
                });
        url = "https://127.0.0.1:" + server.port();
    }

    @AfterEach
    void end() throws Exception {
        server.close();
    }

    private Path enrolled(String name, String at, Optional<Fingerprint> pinned) throws Exception {
        Path file = folder.resolve(name);
        CredentialFile.write(file, new Credential("agent", "hpa1_abc", ServerUrl.of(at), pinned));
        return file;
    }

    private ServerSource source(Path credential) {
        ServerTrust trust = ServerTrust.of(ServerTrust.enrolled(url, credential));
        return new ServerSource(url, Duration.ofSeconds(5), clock::nanoTime, trust);
    }

    private Optional<Fingerprint> fingerprint(String alias) throws Exception {
        return Optional.of(Fingerprint.of(certificates.certificate(alias)));
    }

    @Test
    void aSelfSignedServerThatWasPinnedTellsTheTimeOverOneConnection() throws Exception {
        ServerSource source = source(enrolled("credential", url, fingerprint("self-signed")));

        for (int i = 0; i < 3; i++) {
            Sample sample = (Sample) source.probe();
            long age = (clock.nanoTime() - sample.atNanos()) / 1_000;
            assertThat(Math.abs(sample.sourceMicros() + age - clock.wallMicros()))
                    .isLessThan(sample.errorMicros() + 5_000);
        }
        assertThat(server.requests()).hasSize(3);
        assertThat(server.requests().getFirst().line()).isEqualTo("GET /api/v1/time HTTP/1.1");
        assertThat(server.requests().getFirst().header("authorization")).isEmpty();
    }

    @Test
    void whoIsNotPinnedIsAskedNothing() throws Exception {
        for (Path credential :
                new Path[] {
                    folder.resolve("none"),
                    enrolled("other-pin", url, fingerprint("other")),
                    enrolled("other-server", "https://127.0.0.1:1", fingerprint("self-signed"))
                }) {
            assertThat(source(credential).probe())
                    .isInstanceOfSatisfying(
                            Refused.class,
                            it -> assertThat(it.why()).startsWith("nothing was sent to "));
        }
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void anEnrolmentCountsAtTheNextQuestion() throws Exception {
        ServerSource source = source(folder.resolve("credential"));
        assertThat(source.probe()).isInstanceOf(Refused.class);

        enrolled("credential", url, fingerprint("self-signed"));

        assertThat(source.probe()).isInstanceOf(Sample.class);
    }
}
