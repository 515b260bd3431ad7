package io.hostpulse.server.query;

import io.hostpulse.server.ServerClock;
import io.hostpulse.server.http.Exchange;
import io.hostpulse.server.http.ProblemException;
import io.hostpulse.server.json.JsonOut;
import io.hostpulse.store.HostSummary;
import io.hostpulse.store.Store;
import io.hostpulse.store.StoreException;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Answers how all hosts are, in a few figures each, and says each second what has changed of them.
///
/// The figures are computed at most once in [#ROUND_NANOS] however many watch, and only while
/// somebody does. A reader is never behind: it gets what changed since its last event, in one.
/// Thread-safe.
public final class Fleet {
    private static final long ROUND_NANOS = TimeUnit.MILLISECONDS.toNanos(900);
    private static final long EVENT_MILLIS = 1_000;
    private static final byte[] DATA = "data: ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = "\n\n".getBytes(StandardCharsets.US_ASCII);

    private final Store store;
    private final Places places;
    private final Streams streams;
    private final ServerClock clock;
    private final Object lock = new Object();
    private final Map<String, FleetRow> rows = new LinkedHashMap<>();
    private long round;
    private long roundNanos;

    public Fleet(Store store, Places places, Streams streams, ServerClock clock) {
        this.store = store;
        this.places = places;
        this.streams = streams;
        this.clock = clock;
    }

    /// What a reader has got.
    ///
    /// @param json the answer
    /// @param round the round that it tells of
    private record Told(JsonOut json, long round) {}

    /// Answers `GET /api/v1/fleet`.
    public void now(Exchange exchange)
            throws ProblemException, StoreException, InterruptedException {
        Optional<String> host = exchange.parameters().text("host");
        exchange.answer(places.ask(() -> since(0, host)).json());
    }

    /// Answers `GET /api/v1/fleet/live`; returns when the reader has gone.
    public void stream(Exchange exchange)
            throws ProblemException, StoreException, IOException, InterruptedException {
        try (Streams.Seat _ = streams.take(exchange)) {
            Optional<String> host = exchange.parameters().text("host");
            Told told = places.ask(() -> since(0, host));
            try (OutputStream out = exchange.stream(Streams.TYPE)) {
                write(out, told.json());
                run(exchange, out, host, told.round());
            }
        }
    }

    private void run(Exchange exchange, OutputStream out, Optional<String> host, long first)
            throws StoreException, IOException, InterruptedException {
        long seen = first;
        for (long second = 1; ; second++) {
            Thread.sleep(EVENT_MILLIS);
            if (second % Streams.HEARTBEAT_SECONDS == 0 && !streams.mayGoOn(exchange)) {
                return;
            }
            Told told = since(seen, host);
            if (told.round() > seen || second % Streams.HEARTBEAT_SECONDS == 0) {
                write(out, told.json());
                seen = told.round();
            }
        }
    }

    private static void write(OutputStream out, JsonOut json) throws IOException {
        out.write(DATA);
        out.write(json.bytes(), 0, json.length());
        out.write(END);
        out.flush();
    }

    private Told since(long seen, Optional<String> host) throws StoreException {
        synchronized (lock) {
            refresh();
            JsonOut out = new JsonOut(seen == 0 ? 64 << 10 : 1 << 10).object();
            out.member("now_us", clock.micros()).array("hosts");
            for (FleetRow row : rows.values()) {
                if (host.isEmpty() || host.get().equals(row.agent())) {
                    row.write(out, seen);
                }
            }
            return new Told(out.endArray().endObject(), round);
        }
    }

    private void refresh() throws StoreException {
        long now = clock.nanos();
        if (round > 0 && now - roundNanos < ROUND_NANOS) {
            return;
        }
        long next = round + 1;
        boolean changed = round == 0;
        for (HostSummary host : store.hosts()) {
            FleetRow row = rows.computeIfAbsent(host.agent(), FleetRow::new);
            if (row.isOlderThan(host)) {
                row.update(
                        host, store.latest(host.agent()), store.completeness(host.agent()), next);
                changed = true;
            }
        }
        roundNanos = now;
        round = changed ? next : round;
    }
}
