package io.hostpulse.store.chunk;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Table;
import io.hostpulse.store.ExportQuery;
import io.hostpulse.store.HostSummary;
import io.hostpulse.store.Ranked;
import io.hostpulse.store.RowSink;
import io.hostpulse.store.Series;
import io.hostpulse.store.SeriesQuery;
import io.hostpulse.store.StoreException;
import io.hostpulse.store.TopQuery;
import io.hostpulse.store.answer.Answerer;
import io.hostpulse.store.answer.Ranking;
import io.hostpulse.store.answer.SeriesMaker;
import io.hostpulse.store.answer.Slice;
import io.hostpulse.store.answer.Steps;

import java.io.IOException;
import java.sql.Connection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Answers questions about one host in a transaction. Thread-safe.
final class Asking {
    private final Db db;
    private final Damages damages;

    Asking(Db db, Damages damages) {
        this.db = db;
        this.damages = damages;
    }

    Series answer(Connection connection, SeriesQuery query, Optional<ChunkLarder.Seen> seen)
            throws StoreException {
        if (seen.isEmpty()) {
            long step =
                    query.points() == 0
                            ? 0
                            : Steps.choose(query.fromMicros(), query.toMicros(), query.points(), 0);
            return new SeriesMaker(query, step, (before, after) -> true).series();
        }
        Set<Column> wanted = new HashSet<>(SeriesMaker.numbers(query.group(), query.columns()));
        var larder =
                new ChunkLarder(
                        db, connection, damages, seen.get(), query.group(), wanted::contains);
        return Answerer.answer(query, larder);
    }

    /// A host that may be among the highest.
    record Candidate(HostSummary host, Optional<ChunkLarder.Seen> seen) {}

    List<Ranked> rank(Connection connection, TopQuery query, List<Candidate> candidates)
            throws StoreException {
        var ranking = new Ranking(query);
        long newest = 0;
        for (Candidate each : candidates) {
            newest = Math.max(newest, each.host().newestMicros());
        }
        long from = ranking.from(newest);
        for (Candidate each : candidates) {
            HostSummary host = each.host();
            if (host.newestMicros() >= from) {
                SeriesQuery question = ranking.question(host.agent(), from, host.newestMicros());
                ranking.add(
                        host.agent(), host.hostname(), answer(connection, question, each.seen()));
            }
        }
        return ranking.ranked();
    }

    void export(Connection connection, ExportQuery query, ChunkLarder.Seen seen, RowSink sink)
            throws StoreException, IOException {
        var larder = new ChunkLarder(db, connection, damages, seen, query.group(), column -> true);
        var rows = new Table(query.group());
        long last = Math.floorDiv(query.toMicros() - 1, Steps.DAY);
        for (long day : larder.days(Math.floorDiv(query.fromMicros(), Steps.DAY), last).keySet()) {
            long from = Math.max(query.fromMicros(), Chunks.begin(day));
            long to = Math.min(query.toMicros(), Chunks.begin(day + 1));
            Slice slice = larder.raw(from, to);
            for (int i = 0; i < slice.count; i++) {
                rows.clear();
                slice.write(i, rows);
                if (rows.rows() > 0) {
                    sink.accept(slice.times[i], rows);
                }
            }
        }
    }
}
