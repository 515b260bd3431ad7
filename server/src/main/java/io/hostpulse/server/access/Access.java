package io.hostpulse.server.access;

import io.hostpulse.server.ServerClock;
import io.hostpulse.server.http.Caller;
import io.hostpulse.server.http.Exchange;
import io.hostpulse.server.http.Front;
import io.hostpulse.server.http.ProblemException;
import io.hostpulse.server.ingest.Buckets;
import io.hostpulse.store.Registry;
import io.hostpulse.store.StoreException;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Finds out who calls and whether they may. Fails closed: when the registry cannot be asked, no
/// agent comes in, and an administrator only by the password that was the last to be known.
/// Thread-safe.
public final class Access implements Front.Guard {
    /// The header without which nothing is changed: no page of another origin can send it without
    /// asking first, and it is never told yes.
    public static final String CHANGE_HEADER = "X-Hostpulse-Request";

    static final String COOKIE = "__Host-hostpulse";

    private static final String BEARER = "Bearer ";
    private static final String AGENT_PREFIX = "hpa1_";
    private static final int FAILURES_AT_ONCE = 50;

    private final Registry registry;
    private final AccessRules rules;
    private final Credentials credentials;
    private final Sessions sessions;
    private final ServerClock clock;
    private final Buckets failures = new Buckets(1, FAILURES_AT_ONCE);
    private volatile Password password = new Password(Optional.empty(), Long.MIN_VALUE);

    private record Password(Optional<String> encoded, long nanos) {}

    /// What a connection has shown.
    ///
    /// @param header the header that showed it
    private record Shown(String header, String agent, long nanos, int generation) {}

    public Access(Registry registry, AccessRules rules, ServerClock clock) {
        this.registry = registry;
        this.rules = rules;
        this.clock = clock;
        this.credentials = new Credentials(registry, clock);
        this.sessions = new Sessions(rules.sessionIdle(), rules.sessionLife(), clock);
    }

    Credentials credentials() {
        return credentials;
    }

    Sessions sessions() {
        return sessions;
    }

    /// Whether this agent has ever enrolled, revoked or not.
    public boolean isEnrolled(String agent) throws StoreException {
        return credentials.isEnrolled(agent);
    }

    /// Whether what a connection has shown is of this agent.
    static boolean isAgent(Object principal, String agent) {
        return principal instanceof Shown shown && shown.agent().equals(agent);
    }

    @Override
    public boolean letIn(Exchange exchange) throws ProblemException, StoreException {
        if (exchange.endpoint().changes() && exchange.header("Origin").isPresent()) {
            refuseOtherSites(exchange);
        }
        return switch (exchange.endpoint().role()) {
            case ANYONE -> false;
            case AGENT -> {
                agent(exchange);
                yield true;
            }
            case ADMINISTRATOR -> {
                administrator(exchange);
                yield true;
            }
            case LOCAL_OR_ADMINISTRATOR -> {
                if (isLocal(exchange)) {
                    exchange.caller(new Caller.Administrator("local"));
                } else {
                    administrator(exchange);
                }
                yield true;
            }
        };
    }

    private void agent(Exchange exchange) throws ProblemException, StoreException {
        List<String> headers = exchange.headers("Authorization");
        if (headers.isEmpty() && rules.loopback() && rules.localAgents() && isLocal(exchange)) {
            exchange.caller(new Caller.LocalAgent());
            return;
        }
        Object address = exchange.peer().address();
        if (!failures.has(address, clock.nanos())) {
            throw new ProblemException(429, "too many wrong credentials from this address", 30);
        }
        String header = headers.size() == 1 ? headers.getFirst() : "";
        Optional<String> agent = shown(exchange, header);
        if (agent.isEmpty()) {
            failures.take(address, clock.nanos());
            exchange.header("WWW-Authenticate", "Bearer");
            throw new ProblemException(401, "a valid credential is needed");
        }
        exchange.caller(new Caller.Agent(agent.get()));
    }

    /// The credential is hashed and looked up once per connection and second.
    private Optional<String> shown(Exchange exchange, String header) throws StoreException {
        long now = clock.nanos();
        int generation = credentials.generation();
        if (exchange.peer().principal().orElse("") instanceof Shown shown
                && shown.header().equals(header)
                && shown.generation() == generation
                && now - shown.nanos() < Credentials.BELIEVED_NANOS) {
            return Optional.of(shown.agent());
        }
        if (!header.startsWith(BEARER + AGENT_PREFIX)) {
            return Optional.empty();
        }
        String secret = header.substring(BEARER.length() + AGENT_PREFIX.length());
        if (!Secrets.isSecret(secret)) {
            return Optional.empty();
        }
        Optional<String> agent = credentials.agent(Secrets.hash(secret));
        agent.ifPresent(
                name -> exchange.peer().principal(new Shown(header, name, now, generation)));
        return agent;
    }

    private void administrator(Exchange exchange) throws ProblemException, StoreException {
        if (exchange.endpoint().changes()) {
            refuseForgery(exchange);
        }
        Optional<String> encoded = password();
        if (encoded.isEmpty()) {
            withoutLogin(exchange);
            exchange.caller(new Caller.Administrator("local"));
            return;
        }
        Optional<String> session =
                cookie(exchange).flatMap(secret -> sessions.find(secret, encoded.get()));
        exchange.caller(
                new Caller.Administrator(
                        session.orElseThrow(() -> new ProblemException(401, "a login is needed"))));
    }

    /// On a server that needs no login, a page of another name must not be able to read answers by
    /// letting that name point here.
    private void withoutLogin(Exchange exchange) throws ProblemException {
        if (!rules.loopback() || !isLocal(exchange)) {
            throw new ProblemException(401, "a login is needed; no password has been set yet");
        }
        String host = exchange.header("Host").orElse("").toLowerCase(Locale.ROOT);
        int port = host.lastIndexOf(':');
        String name = port > host.lastIndexOf(']') ? host.substring(0, port) : host;
        if (!rules.hostNames().contains(name)) {
            throw new ProblemException(403, "the Host header names another server");
        }
    }

    /// Whether somebody on this very host calls: what a proxy passes on is not.
    private static boolean isLocal(Exchange exchange) {
        return exchange.peer().isLoopback()
                && exchange.header("X-Forwarded-For").isEmpty()
                && exchange.header("Forwarded").isEmpty()
                && exchange.header("X-Real-IP").isEmpty();
    }

    static void refuseForgery(Exchange exchange) throws ProblemException {
        if (exchange.header(CHANGE_HEADER).isEmpty()) {
            throw new ProblemException(403, "the header " + CHANGE_HEADER + ": 1 is needed");
        }
        refuseOtherSites(exchange);
    }

    private static void refuseOtherSites(Exchange exchange) throws ProblemException {
        String site = exchange.header("Sec-Fetch-Site").orElse("same-origin");
        String origin = exchange.header("Origin").orElse("");
        String host = exchange.header("Host").orElse("");
        boolean foreign =
                !(site.equals("same-origin") || site.equals("none"))
                        || !(origin.isEmpty() || origin.endsWith("://" + host));
        if (foreign) {
            throw new ProblemException(403, "another site's page may not change anything");
        }
    }

    /// The session's secret in the request's cookie.
    static Optional<String> cookie(Exchange exchange) {
        for (String header : exchange.headers("Cookie")) {
            for (String part : header.split(";", 50)) {
                String cookie = part.strip();
                if (cookie.startsWith(COOKIE + "=")) {
                    return Optional.of(cookie.substring(COOKIE.length() + 1));
                }
            }
        }
        return Optional.empty();
    }

    /// The encoded hash of the administrator's password, at most a second old; as it was last known
    /// while the database is away, so that what memory knows can still be seen.
    Optional<String> password() throws StoreException {
        Password known = password;
        long now = clock.nanos();
        boolean asked = known.nanos() != Long.MIN_VALUE;
        if (!asked || now - known.nanos() > Credentials.BELIEVED_NANOS) {
            try {
                known = new Password(registry.adminPassword(), now);
            } catch (StoreException e) {
                if (!asked || e.kind() != StoreException.Kind.UNAVAILABLE) {
                    throw e;
                }
                // Whoever waited for the database did so for all requests of the next second.
                known = new Password(known.encoded(), clock.nanos());
            }
            password = known;
        }
        return known.encoded();
    }

    /// Whether a request needs a login that it does not have.
    boolean needsLogin(Exchange exchange) throws StoreException {
        try {
            Optional<String> encoded = password();
            if (encoded.isPresent()) {
                return cookie(exchange)
                        .flatMap(secret -> sessions.find(secret, encoded.get()))
                        .isEmpty();
            }
            withoutLogin(exchange);
            return false;
        } catch (ProblemException e) {
            return true;
        }
    }
}
