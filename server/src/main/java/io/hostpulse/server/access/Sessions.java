package io.hostpulse.server.access;

import io.hostpulse.server.ServerClock;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The administrator's sessions, kept by the hash of their secret. They live as long as the process
/// at most, end at a new password, and are counted by the monotonic clock. Thread-safe.
final class Sessions {
    static final int MAX = 100;

    private final long idleNanos;
    private final long lifeNanos;
    private final ServerClock clock;
    private final Map<String, Session> sessions = new LinkedHashMap<>();
    private final Object lock = new Object();

    /// @param password the encoded hash of the password that opened it
    private record Session(String password, long bornNanos, long usedNanos) {}

    Sessions(Duration idle, Duration life, ServerClock clock) {
        this.idleNanos = idle.toNanos();
        this.lifeNanos = life.toNanos();
        this.clock = clock;
    }

    /// Opens a session and returns its secret.
    String open(String password) {
        String secret = Secrets.make();
        long now = clock.nanos();
        synchronized (lock) {
            sessions.values().removeIf(session -> isOver(session, now));
            if (sessions.size() >= MAX) {
                Iterator<Session> oldest = sessions.values().iterator();
                oldest.next();
                oldest.remove();
            }
            sessions.put(Secrets.hash(secret), new Session(password, now, now));
        }
        return secret;
    }

    /// The session's name, if the secret opens one now.
    Optional<String> find(String secret, String password) {
        if (!Secrets.isSecret(secret)) {
            return Optional.empty();
        }
        String hash = Secrets.hash(secret);
        long now = clock.nanos();
        synchronized (lock) {
            Session session = sessions.get(hash);
            if (session == null) {
                return Optional.empty();
            }
            if (isOver(session, now) || !session.password().equals(password)) {
                sessions.remove(hash);
                return Optional.empty();
            }
            sessions.put(hash, new Session(password, session.bornNanos(), now));
            return Optional.of(hash);
        }
    }

    /// Ends a session.
    void end(String name) {
        synchronized (lock) {
            sessions.remove(name);
        }
    }

    private boolean isOver(Session session, long now) {
        return now - session.bornNanos() > lifeNanos || now - session.usedNanos() > idleNanos;
    }
}
