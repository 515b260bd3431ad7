package io.hostpulse.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostpulse.server.http.Endpoint;
import io.hostpulse.server.http.Role;
import io.hostpulse.server.state.OpenApi;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The interface as a whole: the role matrix, and what is written about it.
final class InterfaceTest {
    @TempDir private Path folder;

    /// Who may call what. Written by hand: a new endpoint is not here until somebody has thought
    /// about it.
    private static final Map<Role, List<Endpoint>> MATRIX =
            Map.of(
                    Role.ANYONE,
                    List.of(
                            Endpoint.TIME,
                            Endpoint.ENROL,
                            Endpoint.SCHEMA,
                            Endpoint.OPENAPI,
                            Endpoint.SESSION,
                            Endpoint.LOGIN,
                            Endpoint.PAGE,
                            Endpoint.PAGE_HOST,
                            Endpoint.ASSET,
                            Endpoint.INSTALL,
                            Endpoint.PACKAGE,
                            Endpoint.LIVEZ,
                            Endpoint.READYZ),
                    Role.AGENT,
                    List.of(Endpoint.MESSAGES),
                    Role.LOCAL_OR_ADMINISTRATOR,
                    List.of(Endpoint.METRICS),
                    Role.ADMINISTRATOR,
                    List.of(
                            Endpoint.HOSTS,
                            Endpoint.HOST,
                            Endpoint.LATEST,
                            Endpoint.OPTIONS,
                            Endpoint.OPTIONS_SET,
                            Endpoint.OPTIONS_END,
                            Endpoint.COMPLETENESS,
                            Endpoint.SERIES,
                            Endpoint.TOP,
                            Endpoint.EXPORT,
                            Endpoint.FLEET,
                            Endpoint.FLEET_LIVE,
                            Endpoint.FLEET_HISTORY,
                            Endpoint.LIVE,
                            Endpoint.CATALOGUE,
                            Endpoint.LOGOUT,
                            Endpoint.TOKENS,
                            Endpoint.TOKEN_CREATE,
                            Endpoint.TOKEN_DELETE,
                            Endpoint.AGENTS,
                            Endpoint.AGENT_REVOKE,
                            Endpoint.EVENTS));

    @Test
    void everyEndpointStandsInTheMatrixWithItsRole() {
        for (Endpoint endpoint : Endpoint.values()) {
            assertThat(MATRIX.getOrDefault(endpoint.role(), List.of()))
                    .as("%s for %s", endpoint, endpoint.role())
                    .contains(endpoint);
        }
    }

    @Test
    void strangersAndAgentsGetWhatTheMatrixGivesThem() throws Exception {
        try (House house = new House(folder)) {
            String credential = house.enrol(Messages.AGENT);
            Server.setPassword(house.store.registry(), House.PASSWORD.toCharArray(), house.clock);
            Thread.sleep(1_000);
            for (Endpoint endpoint : Endpoint.values()) {
                if (endpoint.role() == Role.ANYONE) {
                    continue;
                }
                for (String header : List.of("X-Forwarded-For: 10.0.0.1", credential)) {
                    boolean allowed = endpoint.role() == Role.AGENT && header.equals(credential);
                    if (endpoint.role() == Role.LOCAL_OR_ADMINISTRATOR
                            && header.equals(credential)) {
                        continue;
                    }
                    try (Wire wire = house.connect()) {
                        Wire.Answer answer =
                                wire.ask(
                                        endpoint.method(),
                                        endpoint.path().replace("{id}", Messages.AGENT),
                                        List.of(header, "X-Hostpulse-Request: 1"),
                                        new byte[0]);
                        assertThat(answer.status())
                                .as("%s with %s", endpoint, header)
                                .matches(status -> allowed ? status == 415 : status == 401);
                    }
                }
            }
        }
    }

    @Test
    void theDocumentNamesEveryEndpoint() throws Exception {
        String document = new String(OpenApi.document(), StandardCharsets.UTF_8);
        assertThat(document).startsWith("{\"openapi\":\"3.1.0\"");
        for (Endpoint endpoint : Endpoint.values()) {
            assertThat(document)
                    .contains("\"" + endpoint.path() + "\":{")
                    .contains(
                            "\"operationId\":\"" + endpoint.name().toLowerCase(Locale.ROOT) + "\"");
        }
    }

    /// `-Dhostpulse.write-docs=true` writes it anew.
    @Test
    void thePageIsUpToDate() throws Exception {
        Path page = Path.of(System.getProperty("hostpulse.root"), "docs", "api.md");
        if (Boolean.getBoolean("hostpulse.write-docs")) {
            Files.writeString(page, OpenApi.page());
        }
        assertThat(Files.readString(page)).isEqualTo(OpenApi.page());
    }
}
