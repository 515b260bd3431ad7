package io.hostpulse.store.memory;

import io.hostpulse.catalogue.Identity;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.Table;
import io.hostpulse.store.AgentBatch;
import io.hostpulse.store.Arrival;
import io.hostpulse.store.Completeness;
import io.hostpulse.store.Damage;
import io.hostpulse.store.ExportQuery;
import io.hostpulse.store.Feeds;
import io.hostpulse.store.Gap;
import io.hostpulse.store.HostSummary;
import io.hostpulse.store.Mark;
import io.hostpulse.store.Outcome;
import io.hostpulse.store.Overtaken;
import io.hostpulse.store.Ranked;
import io.hostpulse.store.Registry;
import io.hostpulse.store.RowSink;
import io.hostpulse.store.SeqRange;
import io.hostpulse.store.Series;
import io.hostpulse.store.SeriesQuery;
import io.hostpulse.store.Store;
import io.hostpulse.store.StoreException;
import io.hostpulse.store.StoreLimits;
import io.hostpulse.store.StoreStats;
import io.hostpulse.store.TopQuery;
import io.hostpulse.store.Upkeep;
import io.hostpulse.store.Wishes;
import io.hostpulse.store.account.Answer;
import io.hostpulse.store.account.Epoch;
import io.hostpulse.store.account.HostAccount;
import io.hostpulse.store.account.Judge;
import io.hostpulse.store.account.Judge.Verdict;
import io.hostpulse.store.answer.Answerer;
import io.hostpulse.store.answer.Ranking;
import io.hostpulse.store.answer.Slice;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The reference: everything in memory, as plainly as it can be said. Forgets all when closed, and
/// has no cap on disk to keep. Thread-safe: one lock.
public final class MemoryStore implements Store {
    private final StoreLimits limits;
    private final Map<String, MemoryHost> hosts = new LinkedHashMap<>();
    private final Registry registry = new MemoryRegistry();
    private final Wishes wishes = new MemoryWishes();
    private final MemoryFeeds feeds = new MemoryFeeds();
    private int refs;

    public MemoryStore(StoreLimits limits) {
        this.limits = limits;
    }

    @Override
    public synchronized List<Outcome> ingest(List<AgentBatch> batches, List<Mark> marks)
            throws Overtaken {
        feeds.advance(marks);
        List<Outcome> outcomes = new ArrayList<>();
        for (AgentBatch batch : batches) {
            MemoryHost host = hosts.computeIfAbsent(batch.agent(), MemoryHost::new);
            var answer = new Answer();
            for (Arrival arrival : batch.arrivals()) {
                keep(host, arrival, batch.receivedMicros(), answer);
            }
            for (Gap gap : batch.gaps()) {
                SeqRange range = gap.range();
                Epoch epoch = epoch(host, range.journal(), range.epoch(), Optional.empty());
                host.account.gap(
                        epoch, range.from(), range.to(), gap.cause(), batch.receivedMicros());
            }
            outcomes.add(answer.outcome());
        }
        return outcomes;
    }

    private void keep(MemoryHost host, Arrival arrival, long received, Answer answer) {
        switch (new Judge(limits).judge(host.account, arrival, received)) {
            case Verdict.Repeated() -> answer.repeated(arrival);
            case Verdict.Refused(Outcome.Refusal refusal) -> answer.refused(refusal);
            case Verdict.New fresh -> {
                Snapshot copy = Copies.of(arrival.snapshot(), host.account.agent());
                Identity identity = copy.identity();
                Epoch epoch = epoch(host, identity.journal(), identity.epoch(), identity.boot());
                var said =
                        new HostAccount.Newest(
                                identity,
                                copy.clock(),
                                epoch.ref,
                                copy.seq(),
                                copy.intervalMillis());
                host.account.countRows(fresh.day(), fresh.rows());
                host.account.keep(epoch, copy.seq(), arrival.crc32c(), said, received);
                host.keep(copy, epoch);
                answer.stored(arrival);
            }
        }
    }

    private Epoch epoch(MemoryHost host, String journal, long number, Optional<String> boot) {
        Epoch known = host.account.epoch(journal, number);
        if (known != null) {
            return known;
        }
        var epoch = new Epoch(++refs, journal, number, boot);
        host.add(epoch);
        return epoch;
    }

    @Override
    public synchronized List<HostSummary> hosts() {
        return hosts.values().stream().flatMap(host -> host.account.summary().stream()).toList();
    }

    @Override
    public synchronized Optional<HostSummary> host(String agent) {
        return known(agent).flatMap(host -> host.account.summary());
    }

    private Optional<MemoryHost> known(String agent) {
        return Optional.ofNullable(hosts.get(agent))
                .filter(host -> host.account.newest().isPresent());
    }

    @Override
    public synchronized Optional<Snapshot> latest(String agent) {
        return known(agent).map(host -> Copies.of(host.latest(), agent));
    }

    @Override
    public synchronized Completeness completeness(String agent) {
        MemoryHost host = hosts.get(agent);
        return host == null
                ? new Completeness(List.of(), List.of(), List.of(), List.of(), List.of())
                : host.account.completeness();
    }

    @Override
    public synchronized Series series(SeriesQuery query) throws StoreException {
        MemoryHost known = hosts.get(query.agent());
        MemoryHost host = known == null ? new MemoryHost(query.agent()) : known;
        return Answerer.answer(query, host.larder(query.group()));
    }

    @Override
    public synchronized List<Ranked> top(TopQuery query) throws StoreException {
        var ranking = new Ranking(query);
        long from =
                ranking.from(hosts().stream().mapToLong(HostSummary::newestMicros).max().orElse(0));
        for (HostSummary host : hosts()) {
            if (host.newestMicros() >= from) {
                Series answer = series(ranking.question(host.agent(), from, host.newestMicros()));
                ranking.add(host.agent(), host.hostname(), answer);
            }
        }
        return ranking.ranked();
    }

    @Override
    public void export(ExportQuery query, RowSink sink) throws IOException {
        Slice slice;
        synchronized (this) {
            slice =
                    known(query.agent())
                            .map(
                                    host ->
                                            host.slice(
                                                    query.group(),
                                                    query.fromMicros(),
                                                    query.toMicros()))
                            .orElseGet(() -> new Slice(query.group(), 0));
        }
        var rows = new Table(query.group());
        for (int i = 0; i < slice.count; i++) {
            rows.clear();
            slice.write(i, rows);
            if (rows.rows() > 0) {
                sink.accept(slice.times[i], rows);
            }
        }
    }

    @Override
    public synchronized Upkeep upkeep(long nowMicros) {
        int deleted = 0;
        for (MemoryHost host : hosts.values()) {
            deleted += host.expire(nowMicros - micros(limits.raw()));
            host.expireRolls(
                    nowMicros - micros(limits.minutes()), nowMicros - micros(limits.hours()));
        }
        return new Upkeep(0, 0, deleted, false);
    }

    private static long micros(Duration duration) {
        return duration.toNanos() / 1_000;
    }

    @Override
    public List<Damage> damages() {
        return List.of();
    }

    @Override
    public synchronized StoreStats stats() {
        return new StoreStats(
                "memory",
                hosts().size(),
                hosts.values().stream().mapToLong(MemoryHost::size).sum(),
                hosts.values().stream().mapToLong(MemoryHost::values).sum(),
                0,
                0);
    }

    @Override
    public Registry registry() {
        return registry;
    }

    @Override
    public Wishes wishes() {
        return wishes;
    }

    @Override
    public Feeds feeds() {
        return feeds;
    }

    @Override
    public void close() {
        // Memory goes with its owner.
    }
}
