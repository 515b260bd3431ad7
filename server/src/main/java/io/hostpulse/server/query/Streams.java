package io.hostpulse.server.query;

import io.hostpulse.server.http.Caller;
import io.hostpulse.server.http.Exchange;
import io.hostpulse.server.http.Front;
import io.hostpulse.server.http.ProblemException;
import io.hostpulse.store.StoreException;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// Who has server-sent events open: so many of one session, so many in all. Thread-safe.
public final class Streams {
    /// How many streams one session may have.
    static final int OF_ONE_MAX = 20;

    /// How many streams there may be in all.
    static final int ALL_MAX = 500;

    /// How often a stream that has nothing to say shows that it is alive. That its reader has gone
    /// shows at the second writing after: until then its seat is taken.
    static final long HEARTBEAT_SECONDS = 5;

    static final byte[] HEARTBEAT = ":\n\n".getBytes(StandardCharsets.US_ASCII);
    static final String TYPE = "text/event-stream";

    private final Front.Guard guard;
    private final Object lock = new Object();
    private final Map<String, Integer> open = new HashMap<>();
    private int all;

    /// @param guard asked again at every heartbeat: a session that is over ends its streams
    public Streams(Front.Guard guard) {
        this.guard = guard;
    }

    /// A stream that is open.
    @FunctionalInterface
    interface Seat extends AutoCloseable {
        @Override
        void close();
    }

    /// Counts a stream until what this returns is closed.
    ///
    /// @throws ProblemException when there are too many
    Seat take(Exchange exchange) throws ProblemException {
        String session =
                exchange.caller() instanceof Caller.Administrator administrator
                        ? administrator.session()
                        : "";
        synchronized (lock) {
            if (open.getOrDefault(session, 0) >= OF_ONE_MAX || all >= ALL_MAX) {
                throw new ProblemException(429, "too many live streams", 30);
            }
            open.merge(session, 1, Integer::sum);
            all++;
        }
        return () -> leave(session);
    }

    private void leave(String session) {
        synchronized (lock) {
            open.computeIfPresent(session, (_, count) -> count == 1 ? null : count - 1);
            all--;
        }
    }

    /// Whether a stream's reader may still come in.
    boolean mayGoOn(Exchange exchange) throws StoreException {
        try {
            guard.letIn(exchange);
            return true;
        } catch (ProblemException e) {
            return false;
        }
    }
}
