package io.hostpulse.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostpulse.catalogue.Group;
import io.hostpulse.config.ConfigResult;
import io.hostpulse.config.Key;
import io.hostpulse.config.Problem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The server's configuration; `-Dhostpulse.write-docs=true` writes its pages anew.
final class ServerConfigTest {
    private static final Path DOCS = Path.of(System.getProperty("hostpulse.root"), "docs");

    @TempDir private Path folder;

    private ConfigResult<ServerSettings> load(String yaml, String... flags) throws IOException {
        Path file = Files.writeString(folder.resolve("server.yaml"), yaml);
        return new ServerConfigLoader(Map.of(), List.of(flags)).load(Optional.of(file));
    }

    private static ServerSettings loaded(ConfigResult<ServerSettings> result) {
        return switch (result) {
            case ConfigResult.Loaded<ServerSettings> loaded -> loaded.loaded().config();
            case ConfigResult.Refused<ServerSettings> refused ->
                    throw new AssertionError(refused.problems());
        };
    }

    private static List<String> problems(ConfigResult<ServerSettings> result) {
        return switch (result) {
            case ConfigResult.Loaded<ServerSettings> loaded ->
                    throw new AssertionError(loaded.loaded());
            case ConfigResult.Refused<ServerSettings> refused ->
                    refused.problems().stream().map(Problem::line).toList();
        };
    }

    @Test
    void nothingGivenIsTheDefault() throws IOException {
        assertThat(loaded(load(ServerConfigLoader.sample()))).isEqualTo(ServerSettings.DEFAULT);
        ServerConfig server = ServerSettings.DEFAULT.server();
        assertThat(server.host()).isEqualTo("127.0.0.1");
        assertThat(server.port()).isEqualTo(7_700);
    }

    @Test
    void everyKeyIsTaken() throws IOException {
        ServerSettings settings =
                loaded(
                        load(
                                """
                                server:
                                  listen: "0.0.0.0:7443"
                                  data-dir: /var/lib/hostpulse
                                  packages-dir: /srv/packages
                                  allow-local-agents: false
                                  clock: kernel
                                  agents:
                                    interval: 10s
                                    groups: {%s}
                                  store:
                                    url: memory
                                    user: else
                                    password-file: /p
                                    raw: 1d
                                    minutes: 2d
                                    hours: 3d
                                    cap: 1GiB
                                  kafka:
                                    brokers: ["k:9093"]
                                    topic: t
                                    group: g
                                    trust: enrolled
                                    tls: false
                                    tls-ca: /ca.pem
                                    tls-certificate: /kc.pem
                                    tls-key: /kk.pem
                                    user: u
                                    password-file: /kp
                                    mechanism: scram_sha_256
                                  tls: {mode: on, certificate: /c.pem, key: /k.pem,
                                    names: [a.example]}
                                  limits:
                                    connections: 11
                                    connections-per-address: 12
                                    header-time: 1s
                                    body-time: 2s
                                    requests-per-second: 3
                                    in-flight: 4MiB
                                    questions: 5
                                    question-time: 6s
                                  session: {idle: 7m, life: 8m}
                                """
                                        .formatted(
                                                Arrays.stream(Group.values())
                                                        .map(group -> group.word() + ": false")
                                                        .collect(Collectors.joining(", ")))));
        for (Key<ServerSettings, ?> key : ServerKeys.ALL) {
            assertThat(key.shownIn(settings))
                    .as(key.name())
                    .isNotEqualTo(key.shownIn(ServerSettings.DEFAULT));
        }
    }

    @Test
    void aStoreIsAWordOrTheUrlOfADatabaseWithoutPassword() throws IOException {
        for (String good :
                List.of(
                        "embedded",
                        "memory",
                        "jdbc:sqlite:/var/lib/hostpulse/store.db",
                        "jdbc:postgresql://db.example:5433/hostpulse?sslmode=require")) {
            assertThat(loaded(load("", "--server.store.url=" + good)).store().url())
                    .isEqualTo(good);
        }
        for (String bad :
                List.of(
                        "postgres",
                        "jdbc:mariadb://db.example/hostpulse",
                        "jdbc:sqlite::memory:",
                        "jdbc:postgresql://me:secret1@db.example/hostpulse",
                        "jdbc:postgresql://db.example/hostpulse?user=me&password=secret1")) {
            assertThat(problems(load("", "--server.store.url=" + bad)))
                    .hasSize(1)
                    .allSatisfy(
                            it -> assertThat(it).contains("expected").doesNotContain("secret1"));
        }
    }

    @Test
    void whatDoesNotFitTogetherIsSaidWithItsPlace() throws IOException {
        assertThat(problems(load("server:\n  tls:\n    certificate: /c.pem\n")))
                .singleElement()
                .asString()
                .contains("server.yaml:3", "server.tls.key is missing");
        assertThat(problems(load("server:\n  store:\n    minutes: 1d\n")))
                .singleElement()
                .asString()
                .contains("shorter than server.store.raw");
        assertThat(problems(load("server:\n  lisen: 127.0.0.1:1\n")))
                .singleElement()
                .asString()
                .contains("server.listen");
    }

    @Test
    void thePagesAreUpToDate() throws IOException {
        check(DOCS.resolve("server-configuration.md"), ServerConfigLoader.page());
        check(DOCS.resolve("server.yaml"), ServerConfigLoader.sample());
    }

    private static void check(Path page, String text) throws IOException {
        if (Boolean.getBoolean("hostpulse.write-docs")) {
            Files.writeString(page, text);
        }
        assertThat(Files.readString(page)).isEqualTo(text);
    }
}
