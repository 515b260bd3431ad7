package io.hostpulse.outputs.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hostpulse.outputs.http.Enrolment.Outcome;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/// A one-time token becomes this host's credential, and never leaves for the wrong server.
@Timeout(60)
class EnrolmentTest {
    private static final String AGENT = "0b8bd0a4-6a6b-4a70-9d0e-6a1f5d1c2b3a";

    /// With the mark that also stands between the parts.
    private static final String TOKEN_SECRET = "_-" + "t".repeat(40) + "_";

    private static final String TOKEN = "hpe1_abcd1234_" + TOKEN_SECRET + "_";
    private static final String SECRET = "hpa1_" + "s".repeat(43);

    private final FakeServer server = new FakeServer();

    @TempDir private Path directory;

    EnrolmentTest() throws IOException {}

    @AfterEach
    void closeServer() throws IOException {
        server.close();
    }

    private Outcome enrol(String url, String token) {
        return new Enrolment(
                        ServerUrl.of(url),
                        EnrolmentToken.of(token),
                        Optional.empty(),
                        Names.ofSystem(),
                        "1.2.3",
                        System::nanoTime)
                .run(AGENT, "web-\"1\"");
    }

    private Outcome answered(String status, String body) {
        server.answerInTurn(FakeServer.answer(status, "application/json", body, ""));
        return enrol(server.url(), TOKEN);
    }

    private static String credential(String agent, String secret) {
        return "{\"agent\":\"" + agent + "\",\"credential\":\"" + secret + "\"}";
    }

    @Test
    void aTokenBecomesACredential() {
        Outcome outcome = answered("200 OK", credential(AGENT, SECRET));
        Credential credential = ((Outcome.Enrolled) outcome).credential();
        assertThat(credential.agent()).isEqualTo(AGENT);
        assertThat(credential.secret()).isEqualTo(SECRET);
        assertThat(credential.server().text()).isEqualTo(server.url());
        assertThat(credential.toString()).doesNotContain(SECRET);
        FakeServer.Request request = server.requests().getFirst();
        assertThat(request.line()).isEqualTo("POST /api/v1/enrol HTTP/1.1");
        assertThat(request.headers()).doesNotContainKey("authorization");
        assertThat(new String(request.sent(), StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"token\":\"abcd1234\",\"secret\":\""
                                + TOKEN_SECRET
                                + "\",\"hostname\":\"web-\\\"1\\\"\",\"agent\":\""
                                + AGENT
                                + "\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "401, 'unknown, used up, expired or wrong'",
        "404, no Hostpulse server",
        "409, knows this agent already",
        "429, busy",
        "503, busy",
        "500, look at the server's log",
        "302, look at the server's log"
    })
    void aRefusalSaysWhatToDo(int status, String words) {
        Outcome outcome = answered(status + " Whatever", "{}");
        assertThat(((Outcome.Failed) outcome).why()).contains("status " + status, words);
        assertThat(((Outcome.Failed) outcome).why()).doesNotContain(TOKEN_SECRET);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "<html>",
                "{\"agent\":\"other\",\"credential\":\"hpa1_x\"}",
                "{\"agent\":\"0b8bd0a4-6a6b-4a70-9d0e-6a1f5d1c2b3a\",\"credential\":\"a\\r\\nb\"}"
            })
    void anAnswerWithoutACredentialIsNone(String body) {
        assertThat(answered("200 OK", body)).isInstanceOf(Outcome.Failed.class);
    }

    @Test
    void aTokenOfASecureServerIsNotSentInTheClear() {
        Outcome outcome = enrol(server.url(), TOKEN + "ab".repeat(32));
        assertThat(((Outcome.Failed) outcome).why()).contains("give the URL with https://");
        assertThat(((Outcome.Failed) enrol("http://server.example", TOKEN)).why())
                .contains("anyone between could take the token");
        assertThat(server.connections()).isZero();
    }

    @Test
    void aServerOfAnotherCertificateGetsNothing() throws Exception {
        Certificates certificates = new Certificates(directory);
        certificates.make("self", "-keyalg", "EC");
        try (FakeServer secure = new FakeServer(certificates.door("self"))) {
            String url = "https://127.0.0.1:" + secure.port();
            assertThat(((Outcome.Failed) enrol(url, TOKEN + "ab".repeat(32))).why())
                    .contains("its fingerprint is ");
            assertThat(secure.requests()).isEmpty();
            secure.answerInTurn(FakeServer.ok(credential(AGENT, SECRET)));
            Fingerprint shown = Fingerprint.of(certificates.certificate("self"));
            Outcome outcome = enrol(url, TOKEN + shown.hex());
            assertThat(((Outcome.Enrolled) outcome).credential().fingerprint()).contains(shown);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hpa1_x",
                "hpe1_abcd1234_",
                "hpe1_abcd1234_tttttttttttttttttttttttttttttttttttttttttt_",
                "hpe1_abcd1234_ttttttttttttttttttttttttttttttttttttttttttt-",
                "hpe1_abcd1234_tttttttttttttttttttttttttttttttttttttttttt\"_",
            })
    void whatIsNoTokenIsNotRepeated(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EnrolmentToken.of(text))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("tttt"));
    }

    @Test
    void aCredentialFileIsReadBackAndIsItsOwnersAlone() throws Exception {
        Path file = directory.resolve("credential");
        assertThat(CredentialFile.read(file)).isEmpty();
        Fingerprint pinned = Fingerprint.of("AB:".repeat(31) + "cd").orElseThrow();
        var written =
                new Credential(AGENT, SECRET, ServerUrl.of("https://h:1/x/"), Optional.of(pinned));
        CredentialFile.write(file, written);
        Credential read = CredentialFile.read(file).orElseThrow();
        assertThat(read.secret()).isEqualTo(SECRET);
        assertThat(read.server().text()).isEqualTo("https://h:1/x");
        assertThat(read.fingerprint().orElseThrow().hex()).isEqualTo("ab".repeat(31) + "cd");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(directory.resolve("credential.new")).doesNotExist();
    }

    @Test
    void aDamagedCredentialFileIsNotGuessedAt() throws IOException {
        Path file = directory.resolve("credential");
        CredentialFile.write(
                file, new Credential(AGENT, SECRET, ServerUrl.of("https://h"), Optional.empty()));
        String whole = Files.readString(file);
        for (String damaged :
                new String[] {
                    "",
                    whole.substring(0, whole.indexOf("server")),
                    whole.replace("fingerprint ", "fingerprint abc"),
                    whole.replace("credential 1", "credential 2"),
                    whole + "x".repeat(5_000)
                }) {
            Files.writeString(file, damaged);
            String why = "";
            try {
                why = CredentialFile.read(file).toString();
            } catch (CredentialFile.Unusable e) {
                why = e.why();
            }
            assertThat(why).startsWith("the credential file " + file).doesNotContain(SECRET);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "http://host, http://host",
        "HTTPS://Host:443/, https://host",
        "http://host:8080/a/b//, http://host:8080/a/b",
        "'http://[::1]:80', 'http://[::1]'",
        "https://127.0.0.1:1, https://127.0.0.1:1",
        "http://my_host:1, http://my_host:1"
    })
    void aUrlHasOneForm(String text, String form) {
        assertThat(ServerUrl.of(text).text()).isEqualTo(form);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "host",
                "ftp://host",
                "http://user:canary@host",
                "http://host?x",
                "http://host#x",
                "http://host:0",
                "http://host:65536",
                "http:///path",
                "http://[::1",
                "http://[]",
                "http://host:",
                "http://host:8x",
                "http://[::1]8",
                "http://ho st",
                "http://host/\r\nX: y",
                "http://höst"
            })
    void whatIsNoServersUrlIsRefusedWithoutBeingRepeated(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServerUrl.of(text))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("canary"));
    }
}
