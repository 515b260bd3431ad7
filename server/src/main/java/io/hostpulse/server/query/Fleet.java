package io.hostpulse.server.query;

import io.hostpulse.server.ServerClock;
import io.hostpulse.server.http.Exchange;
import io.hostpulse.server.http.Front;
import io.hostpulse.server.http.ProblemException;
import io.hostpulse.server.json.JsonOut;
import io.hostpulse.server.state.Health;
import io.hostpulse.store.HostSummary;
import io.hostpulse.store.Store;
import io.hostpulse.store.StoreException;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Answers how all hosts are, in a few figures each, and says each second what has changed of them.
///
/// The figures are computed at most once in [#ROUND_NANOS] however many watch, and only while
/// somebody does. A reader is never behind: it gets what changed since its last event, in one.
/// Whoever asks first waits for [#SLICE] hosts and no more: the others follow at once. Thread-safe.
public final class Fleet {
    private static final long ROUND_NANOS = TimeUnit.MILLISECONDS.toNanos(900);

    /// How often figures are told that changed.
    static final long EVENT_MILLIS = 1_000;

    /// How often it is looked for the first host: a person waits for it.
    private static final long FIRST_MILLIS = 100;

    private static final long HEARTBEAT_MILLIS =
            TimeUnit.SECONDS.toMillis(Streams.HEARTBEAT_SECONDS);

    /// So many hosts that were never looked at are looked at before those that are known are told.
    static final int SLICE = 100;

    private static final byte[] DATA = "data: ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = "\n\n".getBytes(StandardCharsets.US_ASCII);

    private final Store store;
    private final Places places;
    private final Streams streams;
    private final Health health;
    private final ServerClock clock;
    private final Object lock = new Object();
    private final Map<String, FleetRow> rows = new LinkedHashMap<>();
    private long round;
    private long roundNanos;

    /// Whether there are hosts that were never looked at.
    private boolean isBehind;

    /// @param guard says who may go on listening
    /// @param health whether messages are taken in: if not, no host is silent for it
    public Fleet(Store store, Places places, Front.Guard guard, Health health, ServerClock clock) {
        this.store = store;
        this.places = places;
        this.health = health;
        this.streams = new Streams(guard);
        this.clock = clock;
    }

    /// Who listens, to figures or to messages.
    Streams streams() {
        return streams;
    }

    /// What a reader has got.
    ///
    /// @param json the answer
    /// @param round the round that it tells of
    /// @param hosts whether it tells of any host
    /// @param behind whether there are more that nobody has looked at
    /// @param trouble why no messages are taken in
    private record Told(
            JsonOut json,
            long round,
            boolean hosts,
            boolean behind,
            Optional<StoreException.Kind> trouble) {}

    /// Answers `GET /api/v1/fleet`.
    public void now(Exchange exchange)
            throws ProblemException, StoreException, InterruptedException {
        Optional<String> host = exchange.parameters().text("host");
        exchange.answer(places.ask(() -> whole(host)));
    }

    /// Answers `GET /api/v1/fleet/live`; returns when the reader has gone.
    public void stream(Exchange exchange)
            throws ProblemException, StoreException, IOException, InterruptedException {
        try (Streams.Seat _ = streams.take(exchange)) {
            Reader reader = reader(exchange.parameters().text("host"));
            JsonOut all = reader.all();
            try (OutputStream out = exchange.stream(Streams.TYPE)) {
                write(out, all);
                run(exchange, out, reader);
            }
        }
    }

    private JsonOut whole(Optional<String> host) throws StoreException {
        while (true) {
            Told told = since(0, host);
            if (!told.behind() || host.isPresent()) {
                return told.json();
            }
        }
    }

    private void run(Exchange exchange, OutputStream out, Reader reader)
            throws StoreException, IOException, InterruptedException {
        while (reader.isBehind()) {
            Optional<JsonOut> more = reader.news(false);
            if (more.isPresent()) {
                write(out, more.get());
            }
        }
        long silent = 0;
        while (true) {
            long pause = reader.hasHosts() ? EVENT_MILLIS : FIRST_MILLIS;
            Thread.sleep(pause);
            silent += pause;
            boolean beats = silent >= HEARTBEAT_MILLIS;
            if (beats) {
                silent = 0;
                if (!streams.mayGoOn(exchange)) {
                    return;
                }
            }
            Optional<JsonOut> news = reader.news(beats);
            if (news.isPresent()) {
                write(out, news.get());
            }
        }
    }

    /// One who is told what changes.
    ///
    /// @param host only of this host
    Reader reader(Optional<String> host) {
        return new Reader(host);
    }

    /// One reader of figures, who remembers what it was told. Confined to its stream's thread.
    final class Reader {
        private final Optional<String> host;
        private long seen;
        private boolean behind;
        private boolean hosts;
        private Optional<StoreException.Kind> trouble = Optional.empty();

        private Reader(Optional<String> host) {
            this.host = host;
        }

        /// Whether there is more to tell at once.
        boolean isBehind() {
            return behind;
        }

        /// Whether it has been told of any host.
        boolean hasHosts() {
            return hosts;
        }

        /// All figures that are known, at one of the places for questions.
        JsonOut all() throws ProblemException, StoreException, InterruptedException {
            Told told = places.ask(() -> since(0, host));
            note(told);
            return told.json();
        }

        /// What has changed since; nothing when nothing has, unless that too is to be said.
        Optional<JsonOut> news(boolean always) throws StoreException {
            Told told = since(seen, host);
            boolean isNews = always || told.hosts() || !told.trouble().equals(trouble);
            note(told);
            return isNews ? Optional.of(told.json()) : Optional.empty();
        }

        private void note(Told told) {
            seen = told.round();
            behind = told.behind();
            hosts |= told.hosts();
            trouble = told.trouble();
        }
    }

    /// Writes figures as the data of an event.
    static void write(OutputStream out, JsonOut json) throws IOException {
        out.write(DATA);
        out.write(json.bytes(), 0, json.length());
        out.write(END);
        out.flush();
    }

    private Told since(long seen, Optional<String> host) throws StoreException {
        synchronized (lock) {
            refresh(host);
            JsonOut out = new JsonOut(seen == 0 ? 64 << 10 : 1 << 10).object();
            Optional<StoreException.Kind> trouble = health.trouble();
            out.member("now_us", clock.micros());
            if (trouble.isPresent()) {
                out.member("not_ready", trouble.get().name().toLowerCase(Locale.ROOT));
            } else {
                out.member("ready_since_us", health.readySinceMicros());
            }
            if (isBehind) {
                out.member("more", true);
            }
            out.array("hosts");
            boolean told = false;
            for (FleetRow row : rows.values()) {
                if (host.isEmpty() || host.get().equals(row.agent())) {
                    told |= row.write(out, seen);
                }
            }
            return new Told(out.endArray().endObject(), round, told, isBehind, trouble);
        }
    }

    /// @param asked a host that is looked at in any case
    private void refresh(Optional<String> asked) throws StoreException {
        long now = clock.nanos();
        boolean isFresh = !rows.isEmpty() && !isBehind && now - roundNanos < ROUND_NANOS;
        if (round > 0 && isFresh) {
            return;
        }
        long next = round + 1;
        boolean changed = round == 0;
        int fresh = 0;
        isBehind = false;
        for (HostSummary host : store.hosts()) {
            FleetRow row = rows.computeIfAbsent(host.agent(), FleetRow::new);
            if (row.isOlderThan(host)) {
                boolean isAsked = asked.isPresent() && asked.get().equals(host.agent());
                if (row.isNew() && !isAsked && ++fresh > SLICE) {
                    isBehind = true;
                    continue;
                }
                row.update(
                        host, store.latest(host.agent()), store.completeness(host.agent()), next);
                changed = true;
            }
        }
        roundNanos = now;
        round = changed ? next : round;
    }
}
