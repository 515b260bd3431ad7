package io.hostpulse.server.options;

import io.hostpulse.server.access.Access;
import io.hostpulse.server.access.Audit;
import io.hostpulse.server.http.Exchange;
import io.hostpulse.server.http.ProblemException;
import io.hostpulse.server.json.JsonOut;
import io.hostpulse.store.Store;
import io.hostpulse.store.StoreException;
import io.hostpulse.store.Wishes.Wish;

import java.io.IOException;
import java.util.Optional;

/// What an administrator wishes of a host: set, shown, ended. Only hosts that have sent a message
/// or enrolled have wishes, so there are no more of these than of those. Thread-safe.
public final class HostOptions {
    private final Store store;
    private final Access access;
    private final Audit audit;
    private final AgentOptions told;

    public HostOptions(Store store, Access access, Audit audit, AgentOptions told) {
        this.store = store;
        this.access = access;
        this.audit = audit;
        this.told = told;
    }

    /// Answers `PUT /api/v1/hosts/{id}/options`.
    public void set(Exchange exchange) throws ProblemException, StoreException, IOException {
        Wish wish = WishJson.read(exchange.json(), host(exchange));
        store.wishes().set(wish);
        told.changed();
        audit.record("admin", "options-set", WishJson.words(wish), exchange);
        exchange.answer(json(wish));
    }

    private String host(Exchange exchange) throws ProblemException, StoreException {
        String agent = exchange.variable("id");
        if (store.host(agent).isEmpty() && !access.isEnrolled(agent)) {
            throw new ProblemException(404, "there is no such host");
        }
        return agent;
    }

    private static JsonOut json(Wish wish) {
        return WishJson.write(new JsonOut().object(), wish.intervalMillis(), wish.groups())
                .endObject();
    }

    /// Answers `GET /api/v1/hosts/{id}/options`: what is wished of this host by itself.
    public void show(Exchange exchange) throws ProblemException, StoreException {
        String agent = host(exchange);
        Optional<Wish> wished =
                store.wishes().all().stream()
                        .filter(wish -> wish.agent().equals(agent))
                        .findFirst();
        exchange.answer(
                wished.map(HostOptions::json).orElseGet(() -> new JsonOut().object().endObject()));
    }

    /// Answers `DELETE /api/v1/hosts/{id}/options`.
    public void end(Exchange exchange) throws ProblemException, StoreException {
        String agent = exchange.variable("id");
        if (!store.wishes().end(agent)) {
            throw new ProblemException(404, "nothing is wished of this host");
        }
        told.changed();
        audit.record("admin", "options-ended", "agent " + agent, exchange);
        exchange.answerNothing();
    }
}
