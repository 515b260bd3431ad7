package io.hostpulse.server.state;

import io.hostpulse.server.ServerClock;
import io.hostpulse.store.StoreException;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Whether messages are taken in. Says in the log when that changes, not more often. Thread-safe.
public final class Health {
    private final ServerClock clock;
    private final Consumer<String> log;
    private final Object lock = new Object();
    private volatile StoreException.@Nullable Kind trouble;
    private volatile boolean stopping;
    private volatile long readySinceMicros;
    private long failures;

    public Health(ServerClock clock, Consumer<String> log) {
        this.clock = clock;
        this.log = log;
        this.readySinceMicros = clock.micros();
    }

    /// The store did what it was asked.
    public void storeWorks() {
        if (trouble == null) {
            return;
        }
        synchronized (lock) {
            if (trouble != null) {
                readySinceMicros = clock.micros();
                trouble = null;
                log.accept("the store works again; it had refused " + failures + " times");
                failures = 0;
            }
        }
    }

    /// The store can be reached: nobody has to send a message to find out that a database is back.
    public void storeIsThere() {
        if (trouble == StoreException.Kind.UNAVAILABLE) {
            storeWorks();
        }
    }

    /// The store refused.
    public void storeFails(StoreException e) {
        synchronized (lock) {
            failures++;
            if (trouble != e.kind()) {
                trouble = e.kind();
                log.accept("the store refuses (" + word(e.kind()) + "): " + e.getMessage());
            }
        }
    }

    /// The server is about to end.
    public void stopping() {
        stopping = true;
    }

    /// What keeps the store from working, if anything does.
    public Optional<StoreException.Kind> trouble() {
        return Optional.ofNullable(trouble);
    }

    /// Since when messages have been taken in, by the server's clock: a host that was heard last
    /// before that is not silent for it. Without a meaning while there is [#trouble()].
    public long readySinceMicros() {
        return readySinceMicros;
    }

    /// Why no messages are taken in; empty when they are.
    public List<String> reasons() {
        List<String> reasons = new ArrayList<>();
        if (stopping) {
            reasons.add("the server is stopping");
        }
        StoreException.Kind kind = trouble;
        if (kind != null) {
            reasons.add("the store is " + word(kind));
        }
        return reasons;
    }

    private static String word(StoreException.Kind kind) {
        return switch (kind) {
            case UNAVAILABLE -> "not available";
            case FULL -> "full";
            case HALTED -> "halted until somebody mends it";
        };
    }
}
