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
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/// A secure server is believed for the configured reason only, and a server that is not believed
/// gets no byte of a request.
@Timeout(120)
class HttpTlsTest {
    private static final String SECRET = "hpa1_" + "c".repeat(43);
    private static final String[] GOOD_NAME = {"-ext", "san=dns:localhost,ip:127.0.0.1"};

    @TempDir private static Path directory;

    private static Certificates certificates = new Certificates(Path.of(""));

    @BeforeAll
    static void makeCertificates() throws IOException {
        certificates = new Certificates(directory);
        certificates.authority("known").authority("unknown");
        certificates.make("self-signed", with("-keyalg", "EC"));
        certificates.make("good", with("-keyalg", "EC", "-signer", "known"));
        certificates.make("foreign", with("-keyalg", "EC", "-signer", "unknown"));
        certificates.make(
                "expired",
                with("-keyalg", "EC", "-signer", "known", "-startdate", "-40d", "-validity", "10"));
        certificates.make(
                "early",
                with("-keyalg", "EC", "-signer", "known", "-startdate", "+10d", "-validity", "10"));
        certificates.make(
                "other-name", "-keyalg", "EC", "-signer", "known", "-ext", "san=dns:elsewhere");
        certificates.make(
                "client-only", with("-keyalg", "EC", "-signer", "known", "-ext", "eku=clientAuth"));
        certificates.make("weak", with("-keyalg", "RSA", "-keysize", "1024", "-signer", "known"));
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

    private static String refusal(String alias, Optional<Path> authority, Optional<String> pinned)
            throws IOException, GeneralSecurityException {
        try (FakeServer server = new FakeServer(certificates.door(alias))) {
            HttpOutputs outputs = outputs(server, pinned.flatMap(Fingerprint::of));
            authority.ifPresent(outputs::authority);
            try (HttpOutput output = outputs.open()) {
                Delivery delivery = output.deliver(Messages.range(1, 3));
                assertThat(delivery).isInstanceOf(Halted.class);
                // FakeServer keeps every request it could read, and it read nothing.
                assertThat(server.requests()).isEmpty();
                return ((Halted) delivery).why();
            }
        }
    }

    private static String refusal(String alias) throws IOException, GeneralSecurityException {
        return refusal(alias, Optional.of(certificates.pem("known")), Optional.empty());
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
    void anotherCertificateThanThePinnedIsRefused() throws Exception {
        String pinned = Fingerprint.of(certificates.certificate("self-signed")).hex();
        assertThat(refusal("good", Optional.empty(), Optional.of(pinned)))
                .contains("its fingerprint is ", "and " + pinned + " was expected");
    }

    @Test
    void aSelfSignedServerIsRefused() throws Exception {
        assertThat(refusal("self-signed", Optional.empty(), Optional.empty()))
                .contains("no authority that this host knows vouches for it");
        assertThat(refusal("self-signed")).contains("no authority that this host knows");
    }

    @Test
    void aServerOfAnUnknownAuthorityIsRefused() throws Exception {
        assertThat(refusal("foreign")).contains("no authority that this host knows");
        assertThat(refusal("good", Optional.empty(), Optional.empty()))
                .contains("no authority that this host knows");
    }

    @Test
    void anExpiredCertificateIsRefused() throws Exception {
        assertThat(refusal("expired")).contains("it has expired");
    }

    @Test
    void aCertificateThatIsNotValidYetIsRefused() throws Exception {
        assertThat(refusal("early")).contains("it is not valid yet", "clock");
    }

    @Test
    void aCertificateOfAnotherNameIsRefused() throws Exception {
        assertThat(refusal("other-name")).contains("localhost");
    }

    @Test
    void aCertificateForClientsIsRefused() throws Exception {
        assertThat(refusal("client-only")).contains("not believed");
    }

    @Test
    void aWeakKeyIsRefused() throws Exception {
        assertThat(refusal("weak")).contains("its RSA key has 1024 bits");
    }

    @Test
    void anAuthorityFileThatHoldsNoneIsSaid() throws Exception {
        assertThat(refusal("good", Optional.of(directory.resolve("none.pem")), Optional.empty()))
                .contains("none.pem is not there");
    }

    @Test
    void aPlainServerOnASecurePortGetsNoByteOfTheRequest() throws Exception {
        var seen = new CopyOnWriteArrayList<String>();
        try (ServerSocket door = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> plain(door, seen));
            String url = "https://localhost:" + door.getLocalPort();
            Path file = directory.resolve("credential-plain");
            CredentialFile.write(
                    file, new Credential("agent", SECRET, ServerUrl.of(url), Optional.empty()));
            try (HttpOutput output = new HttpOutputs(url).credential(file).open()) {
                Delivery delivery = output.deliver(Messages.range(1, 3));
                assertThat(((Later) delivery).why()).contains("does not speak TLS");
            }
        }
        assertThat(seen).allSatisfy(text -> assertThat(text).doesNotContain("POST", SECRET));
    }

    private static void plain(ServerSocket door, List<String> seen) {
        try (Socket socket = door.accept()) {
            byte[] bytes = new byte[8_192];
            InputStream in = socket.getInputStream();
            int count = in.read(bytes);
            seen.add(new String(bytes, 0, Math.max(0, count), StandardCharsets.ISO_8859_1));
            socket.getOutputStream()
                    .write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            count = in.read(bytes);
            seen.add(new String(bytes, 0, Math.max(0, count), StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            seen.add("gone");
        }
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
