package io.hostpulse.store.chunk;

import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.store.AgentBatch;
import io.hostpulse.store.Completeness;
import io.hostpulse.store.Damage;
import io.hostpulse.store.ExportQuery;
import io.hostpulse.store.Feeds;
import io.hostpulse.store.HostSummary;
import io.hostpulse.store.Login;
import io.hostpulse.store.Mark;
import io.hostpulse.store.Outcome;
import io.hostpulse.store.Overtaken;
import io.hostpulse.store.Packer;
import io.hostpulse.store.Ranked;
import io.hostpulse.store.Registry;
import io.hostpulse.store.RowSink;
import io.hostpulse.store.Series;
import io.hostpulse.store.SeriesQuery;
import io.hostpulse.store.Store;
import io.hostpulse.store.StoreException;
import io.hostpulse.store.StoreLimits;
import io.hostpulse.store.StoreStats;
import io.hostpulse.store.TopQuery;
import io.hostpulse.store.Upkeep;
import io.hostpulse.store.Wishes;
import io.hostpulse.store.account.HostAccount;
import io.hostpulse.store.answer.Lives;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;

/// A store of compressed column chunks in a database: a row of the log for each call of ingest, the
/// messages since their last cut in memory too, chunks of columns for all others. Several processes
/// may share one database. Thread-safe as [Store] says.
public final class ChunkStore implements Store {
    /// How many messages of a host are cut into a chunk.
    public static final int CHUNK_MESSAGES = 330;

    private final Db db;
    private final StoreLimits limits;
    private final Damages damages;
    private final Asking asking;
    private final Cutting cutting;
    private final Hooks hooks;
    private final Registry registry;
    private final Wishes wishes;
    private final Feeds feeds;
    private final ReentrantReadWriteLock state = new ReentrantReadWriteLock(true);
    private volatile Memory memory;
    private final Measuring measuring;
    private final Resting resting;

    private ChunkStore(
            Db db,
            StoreLimits limits,
            Consumer<String> log,
            int chunkMessages,
            Hooks hooks,
            LongSupplier nanoTime)
            throws StoreException {
        this.db = db;
        this.limits = limits;
        this.damages = new Damages(log);
        this.asking = new Asking(db, damages);
        this.cutting = new Cutting(chunkMessages);
        this.hooks = hooks;
        this.registry = new SqlRegistry(db);
        this.wishes = new SqlWishes(db);
        this.feeds = new SqlFeeds(db);
        this.memory = new Memory(damages);
        this.measuring = new Measuring(db.dialect, nanoTime);
        this.resting = new Resting(db.dialect);
        db.prepare();
        look("opening", seen -> seen, (connection, _) -> measuring.measure(connection));
    }

    /// Opens a store, and makes it when there is none.
    ///
    /// @param url `jdbc:sqlite:FILE` or `jdbc:postgresql://HOST/DATABASE`
    /// @param login how to come in
    /// @param log takes a line when data is found damaged
    public static ChunkStore open(String url, Login login, StoreLimits limits, Consumer<String> log)
            throws StoreException {
        return open(new Db(url, login), limits, log, CHUNK_MESSAGES, Hooks.NONE);
    }

    static ChunkStore open(
            String url, StoreLimits limits, Consumer<String> log, int chunkMessages, Hooks hooks)
            throws StoreException {
        return open(new Db(url, Login.NONE), limits, log, chunkMessages, hooks);
    }

    private static ChunkStore open(
            Db db, StoreLimits limits, Consumer<String> log, int chunkMessages, Hooks hooks)
            throws StoreException {
        try {
            return new ChunkStore(db, limits, log, chunkMessages, hooks, System::nanoTime);
        } catch (StoreException | RuntimeException e) {
            db.close();
            throw e;
        }
    }

    /// Work in a transaction, with what was taken from memory as it was when that began.
    @FunctionalInterface
    private interface Look<T, R> {
        R at(Connection connection, T taken) throws SQLException, StoreException;
    }

    /// Begins a transaction at the very state that memory has, takes from memory what the work
    /// needs, and does the work without a lock.
    private <T, R> R look(String doing, Function<Memory, T> take, Look<T, R> work)
            throws StoreException {
        return db.read(doing, connection -> take(connection, take), work::at);
    }

    private <T> T take(Connection connection, Function<Memory, T> take) throws SQLException {
        state.readLock().lock();
        try {
            // The first statement fixes what the transaction sees; commits wait for the lock.
            long last = Db.number(connection, "SELECT COALESCE(MAX(id), 0) FROM wal");
            if (last == memory.applied && memory.isWhole()) {
                return take.apply(memory);
            }
        } finally {
            state.readLock().unlock();
        }
        connection.rollback();
        state.writeLock().lock();
        try {
            refresh(connection);
            return take.apply(memory);
        } finally {
            state.writeLock().unlock();
        }
    }

    /// Takes over what others have committed; the caller holds the lock for writing.
    private void refresh(Connection connection) throws SQLException {
        if (!memory.isWhole() || !memory.follow(connection)) {
            var fresh = new Memory(damages);
            fresh.load(connection);
            memory = fresh;
        }
    }

    /// What only memory is asked; as it was last known when the database is away.
    private <T> T recall(String doing, Function<Memory, T> take) throws StoreException {
        if (db.isAway() && memory.isLoaded()) {
            return remember(take);
        }
        try {
            return look(doing, take, (connection, taken) -> taken);
        } catch (StoreException e) {
            if (e.kind() != StoreException.Kind.UNAVAILABLE || !memory.isLoaded()) {
                throw e;
            }
            return remember(take);
        }
    }

    private <T> T remember(Function<Memory, T> take) {
        state.readLock().lock();
        try {
            return take.apply(memory);
        } finally {
            state.readLock().unlock();
        }
    }

    @Override
    public List<Outcome> ingest(List<AgentBatch> batches, List<Mark> marks)
            throws StoreException, Overtaken {
        List<Outcome> outcomes = new ArrayList<>();
        Optional<String> lost =
                db.write(
                        "keeping messages",
                        connection -> {
                            Optional<String> overtaken = SqlFeeds.advance(connection, marks);
                            if (overtaken.isEmpty()) {
                                outcomes.addAll(keep(connection, batches, !marks.isEmpty()));
                            }
                            return overtaken;
                        });
        if (lost.isPresent()) {
            throw new Overtaken(lost.get());
        }
        return outcomes;
    }

    @Override
    public Optional<Packer> packer(long receivedMicros) {
        Memory now = memory;
        return now.isLoaded()
                ? Optional.of(new Packing(now.layouts, receivedMicros))
                : Optional.empty();
    }

    private List<Outcome> keep(Connection connection, List<AgentBatch> batches, boolean isMarked)
            throws SQLException {
        refreshed(connection);
        var ingest = new Ingest(connection, memory, limits);
        List<Outcome> outcomes = ingest.take(batches);
        hooks.at("ingest written");
        if (!ingest.isEmpty()) {
            commit(connection, ingest::apply);
        } else if (isMarked) {
            connection.commit();
        }
        return outcomes;
    }

    private void refreshed(Connection connection) throws SQLException {
        state.writeLock().lock();
        try {
            refresh(connection);
        } finally {
            state.writeLock().unlock();
        }
    }

    private void commit(Connection connection, Runnable apply) throws SQLException {
        state.writeLock().lock();
        try {
            connection.commit();
            apply.run();
        } finally {
            state.writeLock().unlock();
        }
    }

    @Override
    public Upkeep upkeep(long nowMicros) throws StoreException {
        return db.write(
                "upkeep",
                connection -> {
                    refreshed(connection);
                    var upkeeping =
                            new Upkeeping(
                                    connection, memory, damages, cutting, limits, hooks, lives());
                    Upkeep done = upkeeping.work(nowMicros, db.dialect);
                    commit(connection, upkeeping::apply);
                    hooks.at("upkeep committed");
                    resting.after(connection, done, memory.applied, nowMicros);
                    measuring.after(connection, done);
                    return done;
                });
    }

    private Lives lives() {
        return ChunkLarder.livesIn(memory);
    }

    @Override
    public StoreStats stats() {
        StoreStats measured = measuring.last();
        state.readLock().lock();
        try {
            int hosts = 0;
            long messages = 0;
            for (HostState host : memory.hosts()) {
                hosts += host.account.newest().isPresent() ? 1 : 0;
                messages += host.head.count;
            }
            return new StoreStats(
                    measured.kind(),
                    hosts,
                    measured.messages() + messages,
                    measured.values() + memory.headValues(),
                    measured.bytes(),
                    measured.rollupBytes());
        } finally {
            state.readLock().unlock();
        }
    }

    @Override
    public List<HostSummary> hosts() throws StoreException {
        return recall("listing hosts", ChunkStore::summaries);
    }

    private static List<HostSummary> summaries(Memory memory) {
        List<HostSummary> hosts = new ArrayList<>();
        for (HostState host : memory.hosts()) {
            host.account.summary().ifPresent(hosts::add);
        }
        return hosts;
    }

    @Override
    public Optional<HostSummary> host(String agent) throws StoreException {
        return recall(
                "looking for " + agent,
                memory -> known(memory, agent).flatMap(host -> host.account.summary()));
    }

    private static Optional<HostState> known(Memory memory, String agent) {
        return Optional.ofNullable(memory.host(agent));
    }

    @Override
    public Optional<Snapshot> latest(String agent) throws StoreException {
        return recall(
                "looking for the latest message of " + agent,
                memory -> known(memory, agent).flatMap(memory::latest));
    }

    @Override
    public Completeness completeness(String agent) throws StoreException {
        return recall(
                "looking for what is missing of " + agent,
                memory ->
                        known(memory, agent)
                                .map(host -> host.account.completeness())
                                .orElseGet(() -> new HostAccount(agent).completeness()));
    }

    private static Optional<ChunkLarder.Seen> seen(Memory memory, String agent) {
        return known(memory, agent).map(host -> ChunkLarder.Seen.of(host, memory));
    }

    @Override
    public Series series(SeriesQuery query) throws StoreException {
        return look(
                "asking for " + query.group().word() + " of " + query.agent(),
                memory -> seen(memory, query.agent()),
                (connection, seen) -> asking.answer(connection, query, seen));
    }

    @Override
    public List<Ranked> top(TopQuery query) throws StoreException {
        return look(
                "ranking hosts by " + query.column().field().name(),
                memory ->
                        summaries(memory).stream()
                                .map(host -> new Asking.Candidate(host, seen(memory, host.agent())))
                                .toList(),
                (connection, candidates) -> asking.rank(connection, query, candidates));
    }

    @Override
    public void export(ExportQuery query, RowSink sink) throws StoreException, IOException {
        Optional<IOException> failure =
                look(
                        "exporting " + query.group().word() + " of " + query.agent(),
                        memory -> seen(memory, query.agent()),
                        (connection, seen) -> {
                            try {
                                if (seen.isPresent()) {
                                    asking.export(connection, query, seen.get(), sink);
                                }
                                return Optional.empty();
                            } catch (IOException e) {
                                return Optional.of(e);
                            }
                        });
        if (failure.isPresent()) {
            throw failure.get();
        }
    }

    @Override
    public List<Damage> damages() throws StoreException {
        return look(
                "listing what is damaged",
                memory -> damages,
                (connection, known) -> known.all(connection));
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
        db.close();
    }
}
