package io.hostpulse.bench;

import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.collect.CollectOptions;
import io.hostpulse.collect.Collection;
import io.hostpulse.collect.Roots;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

import java.time.Duration;

/// Collects every group of this host through the pool. Its time is wall time, the wait for the
/// pool's thread included; what a tick allocates is exact.
@State(Scope.Thread)
public class CollectionBenchmark {
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final Snapshot snapshot = new Snapshot();
    private final Collection collection =
            new Collection(CollectOptions.DEFAULT, Roots.HOST, System::nanoTime);

    @Setup
    public void readOnce() {
        collect();
    }

    @TearDown
    public void close() {
        collection.close();
    }

    @Benchmark
    public Snapshot collect() {
        snapshot.clear();
        collection.collect(snapshot, INTERVAL);
        return snapshot;
    }
}
