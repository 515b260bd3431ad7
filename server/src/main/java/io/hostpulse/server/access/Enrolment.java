package io.hostpulse.server.access;

import io.hostpulse.server.ServerClock;
import io.hostpulse.server.http.Exchange;
import io.hostpulse.server.http.ProblemException;
import io.hostpulse.server.ingest.Buckets;
import io.hostpulse.server.ingest.Uuids;
import io.hostpulse.server.json.Json;
import io.hostpulse.server.json.JsonOut;
import io.hostpulse.store.Registry;
import io.hostpulse.store.StoreException;

import java.io.IOException;
import java.util.concurrent.Semaphore;

/// Exchanges one-time tokens for credentials. Has limits of its own, so that it cannot starve
/// ingest: [#AT_ONCE] requests at once, and few wrong tokens of one address. Thread-safe.
public final class Enrolment {
    static final int AT_ONCE = 200;
    private static final int NAME_MAX = 255;
    private static final int ID_CHARS = 8;

    private final Registry registry;
    private final Access access;
    private final Audit audit;
    private final ServerClock clock;
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final Buckets failures = new Buckets(0.1, 20);
    private final Object oneAtATime = new Object();

    public Enrolment(Registry registry, Access access, Audit audit, ServerClock clock) {
        this.registry = registry;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
    }

    /// Answers `POST /api/v1/enrol`.
    public void enrol(Exchange exchange) throws ProblemException, StoreException, IOException {
        Object address = exchange.peer().address();
        if (!failures.has(address, clock.nanos())) {
            throw new ProblemException(429, "too many wrong tokens from this address", 60);
        }
        if (!places.tryAcquire()) {
            throw new ProblemException(503, "too many enrolments at once", 5);
        }
        try {
            enrol(exchange, exchange.json());
        } catch (ProblemException e) {
            if (e.status() == 401) {
                failures.take(address, clock.nanos());
            }
            throw e;
        } finally {
            places.release();
        }
    }

    private void enrol(Exchange exchange, Json.Obj request)
            throws ProblemException, StoreException {
        String token = request.text("token").orElse("");
        String secret = request.text("secret").orElse("");
        String hostname = request.text("hostname").orElse("");
        String agent = request.text("agent").orElse("");
        if (!Uuids.isUuid(agent) || hostname.isEmpty() || hostname.length() > NAME_MAX) {
            throw new ProblemException(400, "agent is a UUID, hostname a name");
        }
        String credential = Secrets.make();
        long now = clock.micros();
        boolean enrolled =
                token.length() == ID_CHARS
                        && Secrets.isSecret(secret)
                        && enrol(
                                token,
                                Secrets.hash(secret),
                                now,
                                new Registry.Credential(
                                        agent, Secrets.hash(credential), hostname, token, now, 0));
        if (!enrolled) {
            throw new ProblemException(401, "the token is worth nothing");
        }
        access.credentials().changed();
        audit.record("token " + token, "enrolled", "agent " + agent, exchange);
        exchange.answer(
                new JsonOut()
                        .object()
                        .member("agent", agent)
                        .member("credential", "hpa1_" + credential)
                        .endObject());
    }

    /// An agent that may send messages is never given away to a second host, whatever its token.
    private boolean enrol(String token, String secretHash, long now, Registry.Credential credential)
            throws ProblemException, StoreException {
        synchronized (oneAtATime) {
            boolean valid =
                    registry.tokens(now).stream()
                            .anyMatch(
                                    one ->
                                            one.id().equals(token)
                                                    && one.secretHash().equals(secretHash));
            if (!valid) {
                return false;
            }
            boolean taken =
                    registry.credentials().stream()
                            .anyMatch(
                                    one ->
                                            one.agent().equals(credential.agent())
                                                    && one.revokedMicros() == 0);
            if (taken) {
                throw new ProblemException(
                        409, "this agent has enrolled; revoke it before it enrols again");
            }
            return registry.enrol(token, secretHash, now, credential);
        }
    }
}
