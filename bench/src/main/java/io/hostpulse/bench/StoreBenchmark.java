package io.hostpulse.bench;

import io.hostpulse.agent.assemble.Derivation;
import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.groups.Cpu;
import io.hostpulse.store.AgentBatch;
import io.hostpulse.store.Arrival;
import io.hostpulse.store.Login;
import io.hostpulse.store.Outcome;
import io.hostpulse.store.Series;
import io.hostpulse.store.SeriesQuery;
import io.hostpulse.store.Store;
import io.hostpulse.store.StoreException;
import io.hostpulse.store.StoreLimits;
import io.hostpulse.store.Stores;
import io.hostpulse.wire.MessageDecoder;
import io.hostpulse.wire.MessageEncoder;
import io.hostpulse.wire.MessageException;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

import java.util.ArrayList;
import java.util.List;

/// The server's store in a SQLite file: keeps messages, cuts and merges them into chunks, and
/// answers. The messages of one host, ten seconds apart, with counters that grow and gauges that
/// stay: the cheapest that there are; `bench/ingest` has a real host's.
@State(Scope.Thread)
public class StoreBenchmark {
    private static final int BATCH = 60;
    private static final long STEP_MICROS = 10_000_000;
    private static final long DAY_MICROS = 86_400_000_000L;
    private static final int POINTS = 500;

    /// A day and what comes before its chunks are merged.
    private static final int FILLED = 8_640 + 1_440;

    private final TemporaryFolder folder = new TemporaryFolder();
    private final Derivation derivation = new Derivation();
    private final MessageEncoder encoder = new MessageEncoder();
    private final MessageDecoder decoder = new MessageDecoder();
    private final SampleHost host = new SampleHost(SampleHost.Size.SMALL);
    private final List<Snapshot> read = new ArrayList<>();
    private Store store = Stores.memory(StoreLimits.DEFAULT);
    private long seq;

    @Setup
    public void fill() throws StoreException, MessageException {
        store =
                Stores.open(
                        "jdbc:sqlite:" + folder.path().resolve("store.db"),
                        Login.NONE,
                        StoreLimits.DEFAULT,
                        System.err::println);
        for (int i = 0; i < BATCH; i++) {
            read.add(new Snapshot());
        }
        while (seq < FILLED) {
            keep();
        }
    }

    @TearDown
    public void close() {
        store.close();
        folder.close();
    }

    /// A request of sixty messages: read, committed, and its share of cutting and merging done.
    @Benchmark
    public List<Outcome> keep() throws StoreException, MessageException {
        List<Arrival> arrivals = new ArrayList<>(BATCH);
        for (Snapshot into : read) {
            seq++;
            host.tick();
            host.stamp(seq, timeMicros());
            derivation.derive(host.snapshot(), timeMicros());
            byte[] json = encoder.encode(host.snapshot()).json();
            decoder.decode(json, 0, json.length, into);
            arrivals.add(Arrival.of(into, (int) seq));
        }
        var batch = new AgentBatch(SampleHost.AGENT, timeMicros(), arrivals, List.of());
        List<Outcome> kept = store.ingest(List.of(batch));
        if (kept.getFirst().stored() != BATCH) {
            throw new IllegalStateException("kept " + kept.getFirst());
        }
        while (store.upkeep(timeMicros()).more()) {
            // Each call does a piece.
        }
        return kept;
    }

    private long timeMicros() {
        return SampleHost.FIRST_MICROS + seq * STEP_MICROS;
    }

    /// One column of a host's last day in 500 points.
    @Benchmark
    public Series day() throws StoreException {
        return store.series(question(DAY_MICROS, POINTS));
    }

    /// One column of a host's last hour as it was stored.
    @Benchmark
    public Series hour() throws StoreException {
        return store.series(question(DAY_MICROS / 24, 0));
    }

    private SeriesQuery question(long lengthMicros, int points) {
        return new SeriesQuery(
                SampleHost.AGENT,
                Group.CPU,
                List.of(Cpu.USER),
                timeMicros() - lengthMicros,
                timeMicros(),
                points,
                SeriesQuery.Counters.RATE);
    }

    /// The newest message, which is in memory.
    @Benchmark
    public Snapshot latest() throws StoreException {
        return store.latest(SampleHost.AGENT).orElseThrow();
    }
}
