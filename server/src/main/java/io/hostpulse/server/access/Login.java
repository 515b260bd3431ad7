package io.hostpulse.server.access;

import io.hostpulse.server.ServerClock;
import io.hostpulse.server.http.Caller;
import io.hostpulse.server.http.Exchange;
import io.hostpulse.server.http.ProblemException;
import io.hostpulse.server.ingest.Buckets;
import io.hostpulse.server.json.JsonOut;
import io.hostpulse.server.state.Metrics;
import io.hostpulse.store.StoreException;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Logs the administrator in and out. Guesses are few: 5 at once and 30 an hour from one address,
/// 30 at once and 120 an hour from all; at most [#AT_ONCE] are computed at a time. Thread-safe.
public final class Login {
    static final int AT_ONCE = 2;

    private final Access access;
    private final Audit audit;
    private final Metrics metrics;
    private final ServerClock clock;
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final Buckets ofOne = new Buckets(30 / 3_600.0, 5);
    private final Buckets ofAll = new Buckets(120 / 3_600.0, 30);

    public Login(Access access, Audit audit, Metrics metrics, ServerClock clock) {
        this.access = access;
        this.audit = audit;
        this.metrics = metrics;
        this.clock = clock;
    }

    /// Answers `GET /api/v1/session`.
    public void show(Exchange exchange) throws StoreException {
        exchange.answer(
                new JsonOut()
                        .object()
                        .member("login_needed", access.needsLogin(exchange))
                        .member("password_set", access.password().isPresent())
                        .endObject());
    }

    /// Answers `POST /api/v1/session`.
    public void login(Exchange exchange)
            throws ProblemException, StoreException, IOException, InterruptedException {
        Access.refuseForgery(exchange);
        String password = exchange.json().text("password").orElse("");
        Optional<String> encoded = access.password();
        if (encoded.isEmpty()) {
            throw new ProblemException(401, "no password has been set");
        }
        if (password.length() > Passwords.CHARS_MAX) {
            throw new ProblemException(401, "the password is wrong");
        }
        double wait = ofOne.take(exchange.peer().address(), clock.nanos());
        wait = wait > 0 ? wait : ofAll.take("all", clock.nanos());
        if (wait > 0) {
            throw new ProblemException(429, "too many attempts", (int) Math.ceil(wait));
        }
        boolean right = matches(password, encoded.get());
        metrics.login(right);
        audit.record("admin", right ? "login" : "login-failed", "session", exchange);
        if (!right) {
            throw new ProblemException(401, "the password is wrong");
        }
        String secret = access.sessions().open(encoded.get());
        exchange.header(
                "Set-Cookie",
                Access.COOKIE
                        + "="
                        + secret
                        + "; Path=/; Max-Age=43200; Secure; HttpOnly; SameSite=Strict");
        exchange.answer(new JsonOut().object().member("login_needed", false).endObject());
    }

    private boolean matches(String password, String encoded)
            throws ProblemException, InterruptedException {
        if (!places.tryAcquire(5, TimeUnit.SECONDS)) {
            throw new ProblemException(503, "too many logins at once", 5);
        }
        try {
            return Passwords.matches(password.toCharArray(), encoded);
        } finally {
            places.release();
        }
    }

    /// Answers `DELETE /api/v1/session`.
    public void logout(Exchange exchange) {
        if (exchange.caller() instanceof Caller.Administrator administrator) {
            access.sessions().end(administrator.session());
        }
        audit.record("admin", "logout", "session", exchange);
        exchange.header(
                "Set-Cookie",
                Access.COOKIE + "=; Path=/; Max-Age=0; Secure; HttpOnly; SameSite=Strict");
        exchange.answerNothing();
    }
}
