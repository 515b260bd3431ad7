package io.hostpulse.server.query;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Kind;
import io.hostpulse.server.ServerClock;
import io.hostpulse.server.http.Exchange;
import io.hostpulse.server.http.ProblemException;
import io.hostpulse.server.json.JsonOut;
import io.hostpulse.store.Ranked;
import io.hostpulse.store.Series;
import io.hostpulse.store.SeriesQuery;
import io.hostpulse.store.Store;
import io.hostpulse.store.StoreException;
import io.hostpulse.store.TopQuery;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Answers how values went over time, and who leads. Thread-safe.
public final class History {
    private static final int POINTS = 600;
    private static final int SMALL_POINTS = 60;
    private static final int AGENTS_MAX = 50;
    private static final int LINES_MAX = 500;
    private static final int TOP = 10;
    private static final long WINDOW_MAX = 600_000_000;

    private final Store store;
    private final Places places;
    private final ServerClock clock;

    public History(Store store, Places places, ServerClock clock) {
        this.store = store;
        this.places = places;
        this.clock = clock;
    }

    /// Answers `GET /api/v1/hosts/{id}/series`.
    public void series(Exchange exchange)
            throws ProblemException, StoreException, InterruptedException {
        String agent = exchange.variable("id");
        Group group = Choice.group(exchange);
        List<Column> columns = Choice.columns(exchange, group);
        Range range = Range.of(exchange, clock.micros());
        int points = exchange.parameters().number("points", POINTS, 0, SeriesQuery.POINTS_MAX);
        SeriesQuery.Counters counters = counters(exchange, points);
        var query =
                new SeriesQuery(
                        agent,
                        group,
                        columns,
                        range.fromMicros(),
                        range.toMicros(),
                        points,
                        counters);
        if (store.host(agent).isEmpty()) {
            throw new ProblemException(404, "there is no such host");
        }
        exchange.answer(places.ask(() -> write(query, counters, store.series(query))));
    }

    /// Answers `GET /api/v1/fleet/history`.
    public void ofSeveral(Exchange exchange)
            throws ProblemException, StoreException, InterruptedException {
        List<String> agents = exchange.parameters().words("hosts");
        if (agents.isEmpty() || agents.size() > AGENTS_MAX) {
            throw new ProblemException(400, "hosts: 1 to " + AGENTS_MAX + " agents");
        }
        Group group = Choice.group(exchange);
        Column column = field(exchange, group);
        Range range = Range.of(exchange, clock.micros());
        int points = exchange.parameters().number("points", SMALL_POINTS, 1, POINTS);
        exchange.answer(
                places.ask(
                        () -> {
                            JsonOut out = new JsonOut(16 << 10).object().array("hosts");
                            for (String agent : agents) {
                                small(out, agent, group, column, range, points);
                            }
                            return out.endArray().endObject();
                        }));
    }

    private void small(
            JsonOut out, String agent, Group group, Column column, Range range, int points)
            throws StoreException {
        var query =
                new SeriesQuery(
                        agent,
                        group,
                        List.of(column),
                        range.fromMicros(),
                        range.toMicros(),
                        points,
                        SeriesQuery.Counters.RATE);
        Series series = store.series(query);
        out.object().member("agent", agent).member("bucket_us", series.bucketMicros());
        if (!series.lines().isEmpty()) {
            Series.Line line = series.lines().getFirst();
            out.array("times_us");
            for (long time : line.timesMicros()) {
                out.value(time);
            }
            out.endArray();
            values(out, "avg", line.avg());
        }
        out.endObject();
    }

    private static SeriesQuery.Counters counters(Exchange exchange, int points)
            throws ProblemException {
        String word = exchange.parameters().text("counters").orElse("rate");
        if (word.equals("raw") && points > 0) {
            throw new ProblemException(400, "counters=raw needs points=0");
        }
        return switch (word) {
            case "rate" -> SeriesQuery.Counters.RATE;
            case "raw" -> SeriesQuery.Counters.RAW;
            default -> throw new ProblemException(400, "counters: rate or raw");
        };
    }

    private static JsonOut write(SeriesQuery query, SeriesQuery.Counters counters, Series series) {
        JsonOut out = new JsonOut(64 << 10).object();
        out.member("agent", query.agent())
                .member("group", query.group().word())
                .member("from_us", query.fromMicros())
                .member("to_us", query.toMicros())
                .member("bucket_us", series.bucketMicros())
                .member("source", series.source().name().toLowerCase(Locale.ROOT))
                .member("truncated", series.truncated() || series.lines().size() > LINES_MAX)
                .array("lines");
        int count = Math.min(LINES_MAX, series.lines().size());
        for (Series.Line line : series.lines().subList(0, count)) {
            write(out, query, counters, series, line);
        }
        return out.endArray().endObject();
    }

    private static void write(
            JsonOut out,
            SeriesQuery query,
            SeriesQuery.Counters counters,
            Series series,
            Series.Line line) {
        out.object();
        labels(out, query.group(), line.labels());
        out.member("field", line.column().field().name());
        boolean rate =
                line.column().field().kind() == Kind.COUNTER
                        && counters == SeriesQuery.Counters.RATE;
        out.member("unit", line.column().field().unit().ucum() + (rate ? "/s" : ""));
        out.array("times_us");
        for (long time : line.timesMicros()) {
            out.value(time);
        }
        out.endArray();
        if (series.bucketMicros() == 0) {
            values(out, "values", line.avg());
        } else {
            values(out, "min", line.min());
            values(out, "avg", line.avg());
            values(out, "max", line.max());
        }
        out.endObject();
    }

    private static void values(JsonOut out, String name, double[] values) {
        out.array(name);
        for (double value : values) {
            out.value(rounded(value));
        }
        out.endArray();
    }

    /// A value to six decimals: no field has more, and a mean's further digits tell nothing.
    private static double rounded(double value) {
        return Math.abs(value) < 1e9 ? Math.rint(value * 1e6) / 1e6 : value;
    }

    private static void labels(JsonOut out, Group group, List<String> labels) {
        out.object("labels");
        for (int i = 0; i < labels.size(); i++) {
            out.member(group.columns().get(i).field().name(), labels.get(i));
        }
        out.endObject();
    }

    /// Answers `GET /api/v1/top`.
    public void top(Exchange exchange)
            throws ProblemException, StoreException, InterruptedException {
        Group group = Choice.group(exchange);
        Column column = field(exchange, group);
        int limit = exchange.parameters().number("limit", TOP, 1, TopQuery.LIMIT_MAX);
        long window =
                Instants.lengthMicros("window", exchange.parameters().text("window").orElse("1m"));
        if (window < 1 || window > WINDOW_MAX) {
            throw new ProblemException(400, "window: to 10m");
        }
        var query = new TopQuery(group, column, limit, clock.micros() - window);
        exchange.answer(places.ask(() -> write(query, store.top(query))));
    }

    private static Column field(Exchange exchange, Group group) throws ProblemException {
        Optional<String> field = exchange.parameters().text("field");
        return Choice.number(
                group, field.orElseThrow(() -> new ProblemException(400, "field: which?")));
    }

    private static JsonOut write(TopQuery query, List<Ranked> hosts) {
        JsonOut out = new JsonOut().object();
        out.member("group", query.group().word())
                .member("field", query.column().field().name())
                .member("unit", query.column().field().unit().ucum())
                .array("hosts");
        for (Ranked host : hosts) {
            out.object().member("agent", host.agent()).member("hostname", host.hostname());
            labels(out, query.group(), host.labels());
            out.name("value").value(rounded(host.value())).endObject();
        }
        return out.endArray().endObject();
    }
}
