package io.hostpulse.server.access;

import io.hostpulse.server.ServerClock;
import io.hostpulse.server.http.Exchange;
import io.hostpulse.server.http.ProblemException;
import io.hostpulse.server.json.Json;
import io.hostpulse.server.json.JsonOut;
import io.hostpulse.store.Registry;
import io.hostpulse.store.StoreException;

import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// What the administrator does with tokens and agents. Thread-safe.
public final class Administration {
    private final Registry registry;
    private final Access access;
    private final Audit audit;
    private final Supplier<String> fingerprint;
    private final UnaryOperator<String> line;
    private final Consumer<Predicate<Object>> cut;
    private final ServerClock clock;

    /// @param fingerprint of the certificate that the server shows; empty without TLS
    /// @param line the line that installs and enrols by a token; empty when nothing can be given
    /// @param cut ends all connections that have shown what the predicate knows
    public Administration(
            Registry registry,
            Access access,
            Audit audit,
            Supplier<String> fingerprint,
            UnaryOperator<String> line,
            Consumer<Predicate<Object>> cut,
            ServerClock clock) {
        this.registry = registry;
        this.access = access;
        this.audit = audit;
        this.fingerprint = fingerprint;
        this.line = line;
        this.cut = cut;
        this.clock = clock;
    }

    /// Answers `POST /api/v1/tokens`.
    public void createToken(Exchange exchange)
            throws ProblemException, StoreException, IOException {
        Json.Obj request = exchange.json();
        long seconds = request.integer("expires_s").orElse(Tokens.LIFE.toSeconds());
        long uses = request.integer("uses").orElse(1);
        String note = request.text("note").orElse("");
        if (seconds < 1 || seconds > Tokens.LIFE_MAX.toSeconds()) {
            throw new ProblemException(400, "expires_s: 1 to " + Tokens.LIFE_MAX.toSeconds());
        }
        if (uses < 1 || uses > Tokens.USES_MAX) {
            throw new ProblemException(400, "uses: 1 to " + Tokens.USES_MAX);
        }
        if (note.length() > Tokens.NOTE_MAX) {
            throw new ProblemException(400, "note: " + Tokens.NOTE_MAX + " characters at most");
        }
        Tokens.Made made =
                Tokens.make(
                        registry,
                        clock,
                        Duration.ofSeconds(seconds),
                        (int) uses,
                        note,
                        fingerprint.get());
        audit.record("admin", "token-created", "token " + made.token().id(), exchange);
        JsonOut out = new JsonOut().object().member("token", made.text());
        String pasted = line.apply(made.text());
        if (!pasted.isEmpty()) {
            out.member("install", pasted);
        }
        describe(out, made.token());
        exchange.answer(201, out.endObject());
    }

    private static void describe(JsonOut out, Registry.Token token) {
        out.member("id", token.id())
                .member("created_us", token.createdMicros())
                .member("expires_us", token.expiresMicros())
                .member("uses", token.uses())
                .member("note", token.note());
    }

    /// Answers `GET /api/v1/tokens`.
    public void tokens(Exchange exchange) throws StoreException {
        JsonOut out = new JsonOut().object().array("tokens");
        for (Registry.Token token : registry.tokens(clock.micros())) {
            out.object();
            describe(out, token);
            out.endObject();
        }
        exchange.answer(out.endArray().endObject());
    }

    /// Answers `DELETE /api/v1/tokens/{id}`.
    public void deleteToken(Exchange exchange) throws ProblemException, StoreException {
        String id = exchange.variable("id");
        if (registry.tokens(clock.micros()).stream().noneMatch(token -> token.id().equals(id))) {
            throw new ProblemException(404, "there is no such token");
        }
        registry.removeToken(id);
        audit.record("admin", "token-removed", "token " + id, exchange);
        exchange.answerNothing();
    }

    /// Answers `GET /api/v1/agents`.
    public void agents(Exchange exchange) throws StoreException {
        JsonOut out = new JsonOut().object().array("agents");
        for (Registry.Credential credential : registry.credentials()) {
            out.object()
                    .member("agent", credential.agent())
                    .member("hostname", credential.hostname())
                    .member("enrolled_by", credential.enrolledBy())
                    .member("created_us", credential.createdMicros());
            if (credential.revokedMicros() != 0) {
                out.member("revoked_us", credential.revokedMicros());
            }
            out.endObject();
        }
        exchange.answer(out.endArray().endObject());
    }

    /// Answers `POST /api/v1/agents/{id}/revoke`.
    public void revoke(Exchange exchange) throws ProblemException, StoreException {
        String agent = exchange.variable("id");
        if (!registry.revoke(agent, clock.micros())) {
            throw new ProblemException(404, "there is no such agent that is not revoked");
        }
        access.credentials().changed();
        audit.record("admin", "revoked", "agent " + agent, exchange);
        cut.accept(principal -> Access.isAgent(principal, agent));
        exchange.answerNothing();
    }

    /// Answers `GET /api/v1/events`.
    public void events(Exchange exchange) throws ProblemException, StoreException {
        int limit = exchange.parameters().number("limit", 100, 1, 1_000);
        JsonOut out = new JsonOut().object().array("events");
        for (Registry.Event event : registry.events(limit)) {
            out.object()
                    .member("time_us", event.timeMicros())
                    .member("actor", event.actor())
                    .member("action", event.action())
                    .member("subject", event.subject())
                    .member("address", event.address())
                    .endObject();
        }
        exchange.answer(out.endArray().endObject());
    }
}
