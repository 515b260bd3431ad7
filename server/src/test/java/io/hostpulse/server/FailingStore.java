package io.hostpulse.server;

import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.store.AgentBatch;
import io.hostpulse.store.Completeness;
import io.hostpulse.store.Damage;
import io.hostpulse.store.ExportQuery;
import io.hostpulse.store.HostSummary;
import io.hostpulse.store.Outcome;
import io.hostpulse.store.Ranked;
import io.hostpulse.store.Registry;
import io.hostpulse.store.RowSink;
import io.hostpulse.store.Series;
import io.hostpulse.store.SeriesQuery;
import io.hostpulse.store.Store;
import io.hostpulse.store.StoreException;
import io.hostpulse.store.StoreStats;
import io.hostpulse.store.TopQuery;
import io.hostpulse.store.Upkeep;
import io.hostpulse.store.Wishes;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;

/// A store whose disk can be full, whose database can be away, and that can take long to compute.
final class FailingStore implements Store {
    private final Store store;
    volatile boolean fail;
    volatile boolean away;

    /// As long as this is set a series takes, and it takes a CPU.
    volatile boolean computes;

    FailingStore(Store store) {
        this.store = store;
    }

    @Override
    public List<Outcome> ingest(List<AgentBatch> batches) throws StoreException {
        if (fail) {
            throw new StoreException(
                    StoreException.Kind.FULL,
                    "writing /tmp/secret/place: no space left",
                    new IllegalStateException("full"));
        }
        checkAway();
        return store.ingest(batches);
    }

    private void checkAway() throws StoreException {
        if (away) {
            throw new StoreException(
                    StoreException.Kind.UNAVAILABLE,
                    "connecting to db.secret.example: refused",
                    new IllegalStateException("away"));
        }
    }

    @Override
    public List<HostSummary> hosts() throws StoreException {
        return store.hosts();
    }

    @Override
    public Optional<HostSummary> host(String agent) throws StoreException {
        return store.host(agent);
    }

    @Override
    public Optional<Snapshot> latest(String agent) throws StoreException {
        return store.latest(agent);
    }

    @Override
    public Completeness completeness(String agent) throws StoreException {
        return store.completeness(agent);
    }

    @Override
    public Series series(SeriesQuery query) throws StoreException {
        while (computes) {
            Thread.onSpinWait();
        }
        return store.series(query);
    }

    @Override
    public List<Ranked> top(TopQuery query) throws StoreException {
        return store.top(query);
    }

    @Override
    public void export(ExportQuery query, RowSink sink) throws StoreException, java.io.IOException {
        store.export(query, sink);
    }

    @Override
    public Upkeep upkeep(long nowMicros) throws StoreException {
        checkAway();
        return store.upkeep(nowMicros);
    }

    @Override
    public StoreStats stats() {
        return store.stats();
    }

    @Override
    public List<Damage> damages() throws StoreException {
        return store.damages();
    }

    @Override
    public Registry registry() {
        Registry registry = store.registry();
        return (Registry)
                Proxy.newProxyInstance(
                        Registry.class.getClassLoader(),
                        new Class<?>[] {Registry.class},
                        (_, method, arguments) -> {
                            checkAway();
                            return method.invoke(registry, arguments);
                        });
    }

    @Override
    public Wishes wishes() {
        return store.wishes();
    }

    @Override
    public void close() {
        store.close();
    }
}
