package io.hostpulse.server.access;

import io.hostpulse.server.ServerClock;
import io.hostpulse.server.http.Exchange;
import io.hostpulse.store.Registry;
import io.hostpulse.store.StoreException;

import java.util.function.Consumer;

/// Writes down what somebody may have to answer for. Thread-safe.
public final class Audit {
    private final Registry registry;
    private final ServerClock clock;
    private final Consumer<String> log;

    public Audit(Registry registry, ServerClock clock, Consumer<String> log) {
        this.registry = registry;
        this.clock = clock;
        this.log = log;
    }

    /// Writes down what was done; that it could not be written is said in the log.
    public void record(String actor, String action, String subject, Exchange exchange) {
        String address = exchange.peer().address().getHostAddress();
        try {
            registry.record(new Registry.Event(clock.micros(), actor, action, subject, address));
        } catch (StoreException e) {
            log.accept(
                    "event not written: "
                            + actor
                            + " "
                            + action
                            + " "
                            + subject
                            + " from "
                            + address
                            + ": "
                            + e.getMessage());
        }
    }
}
