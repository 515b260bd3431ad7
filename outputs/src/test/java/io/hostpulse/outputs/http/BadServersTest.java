package io.hostpulse.outputs.http;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.hostpulse.outputs.Delivery;
import io.hostpulse.outputs.Delivery.Halted;
import io.hostpulse.outputs.Delivery.Later;
import io.hostpulse.outputs.Messages;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

import javax.net.ssl.SSLServerSocket;

/// Nine servers that are not the one they should be. Everything that asks a server leaves each of
/// them before a byte of its request is sent, which a tape of all that came proves, and says why.
@Timeout(120)
class BadServersTest {
    private static final String SECRET = "hpa1_" + "c".repeat(43);
    private static final String TOKEN_SECRET = "t".repeat(43);
    private static final String TOKEN = "hpe1_abcd1234_" + TOKEN_SECRET + "_";
    private static final String PASSWORD = "a password";
    private static final List<String> PROTOCOLS = List.of("TLSv1.3", "TLSv1.2");

    /// What is wrong, and the words in which it is said: what was found, and what to do.
    enum Bad {
        SELF_SIGNED("self-signed", "no authority that this host knows vouches for it", "tls-ca"),
        EXPIRED("expired", "it has expired", "renew it"),
        NOT_YET_VALID("early", "it is not valid yet", "set this host's clock"),
        OTHER_NAME("other-name", "localhost", "URL"),
        UNKNOWN_AUTHORITY("foreign", "no authority that this host knows vouches for it", "tls-ca"),
        REVOKED_PIN("good", "its fingerprint is", "was expected", "enrol again"),
        FOR_CLIENTS("client-only", "it is not made for servers", "new certificate"),
        WEAK_KEY("weak", "its RSA key has 1024 bits; at least 2048 expected", "new certificate"),
        PLAIN("", "does not speak TLS", "is it the port of plain HTTP?");

        private final String alias;
        private final String[] words;

        Bad(String alias, String... words) {
            this.alias = alias;
            this.words = words;
        }
    }

    @TempDir private static Path directory;

    private static Certificates certificates = new Certificates(Path.of(""));

    @BeforeAll
    static void makeCertificates() throws IOException {
        certificates = new Certificates(directory);
        certificates.authority("known").authority("unknown");
        certificates.make("self-signed", named("-keyalg", "EC"));
        certificates.make("good", signed("-keyalg", "EC"));
        certificates.make("foreign", named("-keyalg", "EC", "-signer", "unknown"));
        certificates.make(
                "expired", signed("-keyalg", "EC", "-startdate", "-40d", "-validity", "10"));
        certificates.make(
                "early", signed("-keyalg", "EC", "-startdate", "+10d", "-validity", "10"));
        certificates.make(
                "other-name", "-keyalg", "EC", "-signer", "known", "-ext", "san=dns:elsewhere");
        certificates.make("client-only", signed("-keyalg", "EC", "-ext", "eku=clientAuth"));
        certificates.make("weak", signed("-keyalg", "RSA", "-keysize", "1024"));
        certificates.make("dsa", signed("-keyalg", "DSA", "-keysize", "2048"));
    }

    private static String[] signed(String... more) {
        return joined(named("-signer", "known"), more);
    }

    private static String[] named(String... more) {
        return joined(more, "-ext", "san=dns:localhost,ip:127.0.0.1");
    }

    private static String[] joined(String[] some, String... more) {
        return java.util.stream.Stream.of(some, more)
                .flatMap(java.util.Arrays::stream)
                .toArray(String[]::new);
    }

    /// One question to a server.
    private interface Client {
        /// Asks, and returns why nothing came of it.
        ///
        /// @param pinned the certificate that is expected, if it is one alone
        String ask(String url, Optional<Fingerprint> pinned) throws Exception;
    }

    private static TapedServer server(String alias, String protocol)
            throws IOException, GeneralSecurityException {
        SSLServerSocket door = (SSLServerSocket) certificates.door(alias);
        door.setEnabledProtocols(new String[] {protocol});
        return TapedServer.secure(door);
    }

    private static Optional<Fingerprint> pinned(String alias) throws Exception {
        return Optional.of(Fingerprint.of(certificates.certificate(alias)));
    }

    /// Asks the good server and then the bad one, and requires what their tapes hold.
    private static void assertRefused(Client client, String sent, Bad bad) throws Exception {
        Optional<Fingerprint> pinned =
                bad == Bad.REVOKED_PIN ? pinned("self-signed") : Optional.empty();
        for (String protocol : PROTOCOLS) {
            try (TapedServer good = server("good", protocol)) {
                client.ask("https://localhost:" + good.port(), Optional.empty());
                good.end();
                assertThat(good.decrypted()).as("the tape of a good server").contains(sent);
            }
            try (TapedServer server =
                    bad == Bad.PLAIN ? TapedServer.plain() : server(bad.alias, protocol)) {
                String url = "https://localhost:" + server.port();
                String why = client.ask(url, pinned);
                server.end();
                assertThat(server.connections()).isPositive();
                assertThat(server.decrypted()).isEmpty();
                assertThat(server.raw()).doesNotContain(sent).doesNotContain("HTTP/1.1", "host");
                assertThat(why).contains(url).contains(bad.words).doesNotContain(sent);
                assertThat(why.contains("nothing was sent to " + url + ", for its certificate"))
                        .isEqualTo(bad != Bad.PLAIN);
            }
        }
    }

    private static HttpOutputs outputs(String url, Optional<Fingerprint> pinned)
            throws IOException {
        Path file = directory.resolve("credential");
        CredentialFile.write(file, new Credential("agent", SECRET, ServerUrl.of(url), pinned));
        return new HttpOutputs(url).credential(file);
    }

    private static HttpOutputs believing(String url, Optional<Fingerprint> pinned)
            throws IOException, GeneralSecurityException {
        HttpOutputs outputs = outputs(url, pinned);
        return pinned.isPresent() ? outputs : outputs.authority(certificates.pem("known"));
    }

    private static String why(Delivery delivery) {
        return delivery instanceof Halted halted ? halted.why() : ((Later) delivery).why();
    }

    @ParameterizedTest
    @EnumSource
    void anOutputShowsNoneOfThemItsCredential(Bad bad) throws Exception {
        Client client =
                (url, pinned) -> {
                    try (HttpOutput output = believing(url, pinned).open()) {
                        return why(output.deliver(Messages.range(1, 3)));
                    }
                };
        assertRefused(client, "Authorization: Bearer " + SECRET, bad);
    }

    @ParameterizedTest
    @EnumSource
    void noneOfThemIsGivenATokenToEnrolWith(Bad bad) throws Exception {
        Client client =
                (url, pinned) -> {
                    var enrolment =
                            new Enrolment(
                                    ServerUrl.of(url),
                                    EnrolmentToken.of(
                                            TOKEN + pinned.map(Fingerprint::hex).orElse("")),
                                    Optional.of(certificates.pem("known")),
                                    Names.ofSystem(),
                                    "1.2.3",
                                    System::nanoTime);
                    return ((Enrolment.Outcome.Failed) enrolment.run("agent", "host")).why();
                };
        assertRefused(client, TOKEN_SECRET, bad);
    }

    @ParameterizedTest
    @EnumSource
    void noneOfThemIsAskedForTheTime(Bad bad) throws Exception {
        Client client =
                (url, pinned) -> {
                    ServerTrust trust = ServerTrust.of(believing(url, pinned).options);
                    var question =
                            new Question(url, trust, Duration.ofSeconds(10), System::nanoTime);
                    try {
                        Question.Outcome outcome = question.ask("/api/v1/time");
                        return outcome instanceof Question.Unanswered none ? none.why() : "";
                    } finally {
                        question.close();
                    }
                };
        assertRefused(client, "GET /api/v1/time", bad);
    }

    @ParameterizedTest
    @EnumSource
    void aReceiverOfRemoteWriteAmongThemGetsNoPassword(Bad bad) throws Exception {
        Path password = Files.writeString(directory.resolve("password"), PASSWORD + "\n");
        Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-------"));
        String login =
                Base64.getEncoder().encodeToString(("hostpulse:" + PASSWORD).getBytes(UTF_8));
        Client client =
                (url, pinned) -> {
                    RemoteWrites outputs = RemoteWrites.to(url);
                    outputs.passwordFile = Optional.of(password);
                    outputs.fingerprint = pinned.map(Fingerprint::hex);
                    outputs.authority = Optional.of(certificates.pem("known"));
                    try (RemoteWriteOutput output = outputs.open()) {
                        return why(output.deliver(Messages.range(1, 3)));
                    }
                };
        assertRefused(client, "Authorization: Basic " + login, bad);
    }

    @Test
    void aKeyThatCanBeBrokenIsRefusedThoughItsCertificateIsPinned() throws Exception {
        for (String protocol : PROTOCOLS) {
            try (TapedServer server = server("weak", protocol)) {
                String url = "https://localhost:" + server.port();
                try (HttpOutput output = outputs(url, pinned("weak")).open()) {
                    assertThat(why(output.deliver(Messages.range(1, 3))))
                            .contains(Bad.WEAK_KEY.words);
                }
                server.end();
                assertThat(server.decrypted()).isEmpty();
            }
        }
    }

    @Test
    void aKeyOfDsaGetsNothingEither() throws Exception {
        try (TapedServer server = server("dsa", "TLSv1.2")) { // TLS 1.3 has none
            String url = "https://localhost:" + server.port();
            try (HttpOutput output = believing(url, Optional.empty()).open()) {
                assertThat(why(output.deliver(Messages.range(1, 3))))
                        .contains("its key is one of DSA", "new certificate");
            }
            server.end();
            assertThat(server.decrypted()).isEmpty();
        }
    }
}
