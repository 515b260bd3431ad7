package io.hostpulse.server.query;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.server.ServerClock;
import io.hostpulse.server.http.Exchange;
import io.hostpulse.server.http.ProblemException;
import io.hostpulse.server.json.JsonOut;
import io.hostpulse.server.options.AgentOptions;
import io.hostpulse.store.ClockStep;
import io.hostpulse.store.Completeness;
import io.hostpulse.store.Gap;
import io.hostpulse.store.HostSummary;
import io.hostpulse.store.Late;
import io.hostpulse.store.SeqRange;
import io.hostpulse.store.Store;
import io.hostpulse.store.StoreException;

import java.util.Optional;
import java.util.Set;

/// Answers what is known of hosts now. Thread-safe.
public final class Hosts {
    private final Store store;
    private final Places places;
    private final AgentOptions options;
    private final ServerClock clock;

    public Hosts(Store store, Places places, AgentOptions options, ServerClock clock) {
        this.store = store;
        this.places = places;
        this.options = options;
        this.clock = clock;
    }

    /// Answers `GET /api/v1/hosts`.
    public void all(Exchange exchange)
            throws ProblemException, StoreException, InterruptedException {
        Set<Group> groups = Choice.groups(exchange, Excerpt.SUMMARY);
        exchange.answer(places.ask(() -> all(groups)));
    }

    private JsonOut all(Set<Group> groups) throws StoreException {
        var excerpt = new Excerpt();
        JsonOut out = new JsonOut(64 << 10).object();
        out.member("now_us", clock.micros()).array("hosts");
        for (HostSummary host : store.hosts()) {
            out.object();
            describe(out, host);
            Optional<Snapshot> latest = store.latest(host.agent());
            if (latest.isPresent()) {
                int length = excerpt.write(latest.get(), groups);
                out.name("latest").raw(excerpt.buffer(), 0, length);
            }
            out.endObject();
        }
        return out.endArray().endObject();
    }

    /// Answers `GET /api/v1/hosts/{id}`.
    public void one(Exchange exchange) throws ProblemException, StoreException {
        JsonOut out = new JsonOut().object();
        HostSummary host = summary(exchange);
        describe(out, host);
        options.of(host.agent()).ifPresent(json -> out.name("options").raw(json));
        exchange.answer(out.member("now_us", clock.micros()).endObject());
    }

    private HostSummary summary(Exchange exchange) throws ProblemException, StoreException {
        return store.host(exchange.variable("id"))
                .orElseThrow(() -> new ProblemException(404, "there is no such host"));
    }

    private static void describe(JsonOut out, HostSummary host) {
        out.member("agent", host.agent()).member("hostname", host.hostname());
        host.cluster().ifPresent(cluster -> out.member("cluster", cluster));
        host.ip().ifPresent(ip -> out.member("ip", ip));
        host.mac().ifPresent(mac -> out.member("mac", mac));
        host.boot().ifPresent(boot -> out.member("boot", boot));
        out.member("interval_ms", host.intervalMillis())
                .member("first_seen_us", host.firstSeenMicros())
                .member("last_seen_us", host.lastSeenMicros())
                .member("newest_us", host.newestMicros());
        host.offsetMicros().ifPresent(offset -> out.member("offset_us", offset));
        host.errorMicros().ifPresent(error -> out.member("error_us", error));
        out.member("messages", host.messages());
    }

    /// Answers `GET /api/v1/hosts/{id}/latest`.
    public void latest(Exchange exchange) throws ProblemException, StoreException {
        Snapshot latest =
                store.latest(exchange.variable("id"))
                        .orElseThrow(() -> new ProblemException(404, "there is no such host"));
        var excerpt = new Excerpt();
        int length = excerpt.write(latest);
        exchange.answer(200, "application/json", excerpt.buffer(), length);
    }

    /// Answers `GET /api/v1/hosts/{id}/completeness`.
    public void completeness(Exchange exchange) throws ProblemException, StoreException {
        HostSummary host = summary(exchange);
        Completeness all = store.completeness(host.agent());
        JsonOut out = new JsonOut().object();
        out.member("agent", host.agent()).member("unexplained", all.unexplained());
        out.array("received");
        for (SeqRange range : all.received()) {
            out.object();
            describe(out, range);
            out.endObject();
        }
        out.endArray().array("holes");
        for (Gap hole : all.holes()) {
            out.object();
            describe(out, hole.range());
            out.member("cause", hole.cause().word());
            HoleTimes.of(hole.range(), all, host.intervalMillis() * 1_000)
                    .ifPresent(
                            times ->
                                    out.member("about_from_us", times.fromMicros())
                                            .member("about_to_us", times.toMicros()));
            out.endObject();
        }
        out.endArray().array("starts");
        for (Completeness.Start start : all.starts()) {
            out.object()
                    .member("journal", start.journal())
                    .member("epoch", start.epoch())
                    .member("boot", start.boot())
                    .member("why", start.why().word())
                    .member("from_us", start.fromMicros())
                    .member("to_us", start.toMicros())
                    .endObject();
        }
        out.endArray();
        notes(out, all);
        exchange.answer(out.endObject());
    }

    private static void notes(JsonOut out, Completeness all) {
        out.array("late");
        for (Late late : all.late()) {
            out.object()
                    .member("from_us", late.fromMicros())
                    .member("to_us", late.toMicros())
                    .member("arrived_us", late.arrivedMicros())
                    .member("messages", late.messages())
                    .endObject();
        }
        out.endArray().array("clock_steps");
        for (ClockStep step : all.steps()) {
            out.object()
                    .member("at_us", step.micros())
                    .member("step_us", step.stepMicros())
                    .endObject();
        }
        out.endArray();
    }

    private static void describe(JsonOut out, SeqRange range) {
        out.member("journal", range.journal())
                .member("epoch", range.epoch())
                .member("from", range.from())
                .member("to", range.to());
    }
}
