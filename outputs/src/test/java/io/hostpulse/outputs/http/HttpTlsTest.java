package io.hostpulse.outputs.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostpulse.outputs.Delivery;
import io.hostpulse.outputs.Delivery.Accepted;
import io.hostpulse.outputs.Delivery.Halted;
import io.hostpulse.outputs.Delivery.Later;
import io.hostpulse.outputs.Messages;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// A secure server is believed for the configured reason only ([BadServersTest] has those that are
/// not).
@Timeout(120)
class HttpTlsTest {
    private static final String SECRET = "hpa1_" + "c".repeat(43);
    private static final String[] GOOD_NAME = {"-ext", "san=dns:localhost,ip:127.0.0.1"};

    @TempDir private static Path directory;

    private static Certificates certificates = new Certificates(Path.of(""));

    @BeforeAll
    static void makeCertificates() throws IOException {
        certificates = new Certificates(directory);
        certificates.authority("known");
        certificates.make("self-signed", with("-keyalg", "EC"));
        certificates.make("good", with("-keyalg", "EC", "-signer", "known"));
        certificates.make(
                "expired",
                with("-keyalg", "EC", "-signer", "known", "-startdate", "-40d", "-validity", "10"));
        certificates.make(
                "early",
                with("-keyalg", "EC", "-signer", "known", "-startdate", "+10d", "-validity", "10"));
        certificates.make(
                "other-name", "-keyalg", "EC", "-signer", "known", "-ext", "san=dns:elsewhere");
    }

    private static String[] with(String... more) {
        String[] all = new String[more.length + GOOD_NAME.length];
        System.arraycopy(more, 0, all, 0, more.length);
        System.arraycopy(GOOD_NAME, 0, all, more.length, GOOD_NAME.length);
        return all;
    }

    private static HttpOutputs outputs(FakeServer server, Optional<Fingerprint> pinned)
            throws IOException {
        String url = "https://localhost:" + server.port();
        Path file = directory.resolve("credential-" + server.port());
        CredentialFile.write(file, new Credential("agent", SECRET, ServerUrl.of(url), pinned));
        return new HttpOutputs(url)
                .credential(file)
                .names(_ -> new InetAddress[] {InetAddress.getLoopbackAddress()});
    }

    private static String refusal(String alias, Optional<Path> authority)
            throws IOException, GeneralSecurityException {
        try (FakeServer server = new FakeServer(certificates.door(alias))) {
            HttpOutputs outputs = outputs(server, Optional.empty());
            authority.ifPresent(outputs::authority);
            try (HttpOutput output = outputs.open()) {
                Delivery delivery = output.deliver(Messages.range(1, 3));
                assertThat(server.requests()).isEmpty();
                return ((Halted) delivery).why();
            }
        }
    }

    @Test
    void aServerThatAnAuthorityVouchesForIsBelieved() throws Exception {
        try (FakeServer server = new FakeServer(certificates.door("good"));
                HttpOutput output =
                        outputs(server, Optional.empty())
                                .authority(certificates.pem("known"))
                                .open()) {
            assertThat(output.deliver(Messages.range(1, 3))).isEqualTo(new Accepted(3));
            assertThat(output.deliver(Messages.range(4, 400))).isEqualTo(new Accepted(397));
            assertThat(server.connections()).isEqualTo(1);
            assertThat(server.requests().getFirst().header("authorization"))
                    .isEqualTo("Bearer " + SECRET);
        }
    }

    @Test
    void aPinnedServerIsBelievedWhateverElseItsCertificateSays() throws Exception {
        for (String alias : List.of("self-signed", "expired", "early", "other-name")) {
            Fingerprint pinned = Fingerprint.of(certificates.certificate(alias));
            try (FakeServer server = new FakeServer(certificates.door(alias));
                    HttpOutput output = outputs(server, Optional.of(pinned)).open()) {
                assertThat(output.deliver(Messages.range(1, 3))).isEqualTo(new Accepted(3));
            }
        }
    }

    @Test
    void withoutANamedAuthorityThoseOfTheRuntimeAloneAreBelieved() throws Exception {
        for (String alias : List.of("self-signed", "good")) {
            assertThat(refusal(alias, Optional.empty()))
                    .contains("no authority that this host knows vouches for it");
        }
    }

    @Test
    void anAuthorityFileThatHoldsNoneIsSaid() throws Exception {
        assertThat(refusal("good", Optional.of(directory.resolve("none.pem"))))
                .contains("none.pem is not there");
    }

    @Test
    void aHandshakeThatHangsIsLeft() throws Exception {
        try (ServerSocket door = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            String url = "https://localhost:" + door.getLocalPort();
            Path file = directory.resolve("credential-hung");
            CredentialFile.write(
                    file, new Credential("agent", SECRET, ServerUrl.of(url), Optional.empty()));
            HttpOutputs outputs =
                    new HttpOutputs(url).credential(file).timeout(Duration.ofMillis(500));
            try (HttpOutput output = outputs.open()) {
                assertThat(((Later) output.deliver(Messages.range(1, 1))).why())
                        .contains("did not finish the TLS handshake in time");
            }
        }
    }
}
