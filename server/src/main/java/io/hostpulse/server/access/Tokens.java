package io.hostpulse.server.access;

import io.hostpulse.server.ServerClock;
import io.hostpulse.store.Registry;
import io.hostpulse.store.StoreException;

import java.time.Duration;

/// Makes enrolment tokens.
public final class Tokens {
    /// How long a token lives if nobody says.
    public static final Duration LIFE = Duration.ofHours(1);

    /// How long it may live.
    public static final Duration LIFE_MAX = Duration.ofDays(1);

    /// How many hosts one token may enrol.
    public static final int USES_MAX = 10_000;

    /// The longest note, in characters.
    public static final int NOTE_MAX = 200;

    private Tokens() {}

    /// A token that was made.
    ///
    /// @param text what the administrator sees, once
    public record Made(Registry.Token token, String text) {}

    /// Makes a token and keeps its hash.
    ///
    /// @param fingerprint of the certificate that the server shows; empty without TLS
    static Made make(
            Registry registry,
            ServerClock clock,
            Duration life,
            int uses,
            String note,
            String fingerprint)
            throws StoreException {
        String id = Secrets.id();
        String secret = Secrets.make();
        long now = clock.micros();
        var token =
                new Registry.Token(
                        id,
                        Secrets.hash(secret),
                        now,
                        now + life.toNanos() / 1_000,
                        uses,
                        note);
        registry.addToken(token);
        return new Made(token, "hpe1_" + id + "_" + secret + "_" + fingerprint);
    }

    /// The same for somebody at the server's own keyboard.
    public static Made makeLocally(
            Registry registry,
            ServerClock clock,
            Duration life,
            int uses,
            String note,
            String fingerprint)
            throws StoreException {
        Made made = make(registry, clock, life, uses, note, fingerprint);
        registry.record(
                new Registry.Event(
                        clock.micros(),
                        "admin",
                        "token-created",
                        "token " + made.token().id(),
                        "local"));
        return made;
    }
}
