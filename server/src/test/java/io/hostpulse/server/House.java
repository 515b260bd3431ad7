package io.hostpulse.server;

import io.hostpulse.server.json.Json;
import io.hostpulse.server.json.JsonParser;
import io.hostpulse.store.Store;
import io.hostpulse.store.StoreLimits;
import io.hostpulse.store.Stores;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// A server under test on a loopback port that the kernel chooses, with its store and its log.
final class House implements AutoCloseable {
    static final String PASSWORD = "correct horse battery";

    final ServerClock clock;
    final List<String> log = Collections.synchronizedList(new ArrayList<>());
    final Store store;
    final Server server;

    House(Path folder) throws Exception {
        this(config(folder), Stores.memory(StoreLimits.DEFAULT));
    }

    House(ServerConfig config, Store store) throws Exception {
        this(config, store, ServerClock.system());
    }

    House(ServerConfig config, Store store, ServerClock clock) throws Exception {
        this.clock = clock;
        this.store = store;
        this.server = Server.start(config, store, clock, log::add);
    }

    static ServerConfig config(Path folder) {
        return ServerConfig.standard(folder).withPort(0);
    }

    static ServerConfig config(
            Path folder, boolean localAgents, HttpLimits http, IngestLimits ingest) {
        return new ServerConfig(
                "127.0.0.1",
                0,
                folder,
                ServerConfig.TlsChoice.DEFAULT,
                localAgents,
                http,
                ingest,
                ServerConfig.QueryLimits.DEFAULT,
                ServerConfig.ClockTrust.AUTO,
                AgentDefaults.NONE,
                ServerConfig.PACKAGES);
    }

    static ServerConfig config(Path folder, ServerConfig.ClockTrust clock, AgentDefaults agents) {
        return new ServerConfig(
                "127.0.0.1",
                0,
                folder,
                ServerConfig.TlsChoice.DEFAULT,
                true,
                HttpLimits.DEFAULT,
                IngestLimits.standard(),
                ServerConfig.QueryLimits.DEFAULT,
                clock,
                agents,
                ServerConfig.PACKAGES);
    }

    /// Limits of connections that a test can wait for.
    static HttpLimits quick() {
        return new HttpLimits(
                Duration.ofMillis(700),
                Duration.ofSeconds(30),
                1_024,
                Duration.ofMillis(1_500),
                Duration.ofSeconds(1),
                4,
                false,
                100);
    }

    Wire connect() throws IOException {
        return new Wire(server.address());
    }

    /// Sends messages on a connection of their own.
    Wire.Answer send(String body, String... headers) throws IOException {
        return send(body.getBytes(StandardCharsets.UTF_8), headers);
    }

    Wire.Answer send(byte[] body, String... headers) throws IOException {
        List<String> all = new ArrayList<>(List.of(headers));
        if (all.stream().noneMatch(header -> header.startsWith("Content-Type:"))) {
            all.add("Content-Type: application/x-ndjson");
        }
        try (Wire wire = connect()) {
            return wire.ask("POST", "/api/v1/messages", all, body);
        }
    }

    Wire.Answer get(String target, String... headers) throws IOException {
        try (Wire wire = connect()) {
            return wire.get(target, headers);
        }
    }

    Wire.Answer post(String target, String json, String... headers) throws IOException {
        try (Wire wire = connect()) {
            return wire.post(target, json, headers);
        }
    }

    /// Changes something as the administrator's page does.
    Wire.Answer change(String method, String target, String json) throws IOException {
        try (Wire wire = connect()) {
            return wire.ask(
                    method,
                    target,
                    List.of("Content-Type: application/json", "X-Hostpulse-Request: 1"),
                    json.getBytes(StandardCharsets.UTF_8));
        }
    }

    /// Enrols an agent and returns the header that it speaks with.
    String enrol(String agent) throws Exception {
        Json.Obj made = json(post("/api/v1/tokens", "{\"uses\":1}"));
        String token = made.text("token").orElseThrow();
        Json.Obj enrolled = json(enrol(token, agent));
        return "Authorization: Bearer " + enrolled.text("credential").orElseThrow();
    }

    /// Shows a token as the administrator got it.
    Wire.Answer enrol(String token, String agent) throws IOException {
        return post(
                "/api/v1/enrol",
                "{\"token\":\""
                        + token.substring(5, 13)
                        + "\",\"secret\":\""
                        + token.substring(14, 57)
                        + "\",\"hostname\":\"web-1\",\"agent\":\""
                        + agent
                        + "\"}");
    }

    static Json.Obj json(Wire.Answer answer) throws Exception {
        return JsonParser.object(answer.body(), 0, answer.body().length);
    }

    @Override
    public void close() {
        server.close();
        store.close();
    }
}
