package io.hostpulse.server.ingest;

import io.hostpulse.server.ServerClock;
import io.hostpulse.server.state.Health;
import io.hostpulse.server.state.Metrics;
import io.hostpulse.store.AgentBatch;
import io.hostpulse.store.Outcome;
import io.hostpulse.store.Store;
import io.hostpulse.store.StoreException;
import io.hostpulse.store.Upkeep;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// The one thread that writes into the store. Requests that come while it is writing, or within the
/// gathering time of the first, are kept by one commit: what is dear about a commit is paid once
/// for all of them. Upkeep is done between commits. [#keep(AgentBatch)] is thread-safe.
final class GroupCommit implements AutoCloseable {
    /// The most requests that wait.
    static final int WAITING_MAX = 4_096;

    /// The most messages of one commit, give or take one request.
    static final int MESSAGES_MAX = 2_000;

    private static final long UPKEEP_NANOS = 1_000_000_000L;
    private static final long ANSWER_SECONDS = 25;

    private final Store store;
    private final Health health;
    private final Metrics metrics;
    private final ServerClock clock;
    private final Consumer<String> log;
    private final long gatherNanos;
    private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(WAITING_MAX);
    private final Waiting wake = new Waiting(new AgentBatch("", 0, List.of(), List.of()));
    private final Thread thread;
    private volatile boolean closed;
    private volatile long lastCommitNanos = 1_000_000;
    private long upkeepDueNanos;
    private boolean upkeepFails;

    GroupCommit(
            Store store,
            Duration gather,
            Health health,
            Metrics metrics,
            ServerClock clock,
            Consumer<String> log) {
        this.store = store;
        this.gatherNanos = gather.toNanos();
        this.health = health;
        this.metrics = metrics;
        this.clock = clock;
        this.log = log;
        this.upkeepDueNanos = clock.nanos() + UPKEEP_NANOS;
        this.thread = Thread.ofPlatform().name("hostpulse-ingest").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /// One request's messages, and what became of them.
    private static final class Waiting {
        final AgentBatch batch;
        final CountDownLatch done = new CountDownLatch(1);
        volatile @Nullable Outcome outcome;
        volatile @Nullable StoreException failure;

        Waiting(AgentBatch batch) {
            this.batch = batch;
        }
    }

    /// How long requests wait for their turn now, in seconds.
    double backlogSeconds() {
        return (queue.size() / 50.0 + 1) * lastCommitNanos * 1e-9;
    }

    /// Keeps a request's messages; returns when they are durable.
    Outcome keep(AgentBatch batch) throws StoreException, InterruptedException {
        var waiting = new Waiting(batch);
        if (closed || !queue.offer(waiting)) {
            throw refused("too many requests wait");
        }
        await(waiting);
        StoreException failure = waiting.failure;
        if (failure != null) {
            throw failure;
        }
        Outcome outcome = waiting.outcome;
        if (outcome == null) {
            throw refused("the commit gave no outcome");
        }
        return outcome;
    }

    /// The caller's snapshots are lent to the commit, so it may not go before the commit has, even
    /// when it is interrupted.
    private void await(Waiting waiting) throws StoreException, InterruptedException {
        boolean interrupted = false;
        try {
            if (waiting.done.await(ANSWER_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (!queue.remove(waiting)) {
            interrupted |= awaitWhatever(waiting.done);
        } else if (!interrupted) {
            throw refused("no commit within " + ANSWER_SECONDS + " s");
        }
        if (interrupted) {
            throw new InterruptedException("interrupted while messages were kept");
        }
    }

    private static boolean awaitWhatever(CountDownLatch done) {
        boolean interrupted = false;
        while (true) {
            try {
                done.await();
                return interrupted;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
    }

    private static StoreException refused(String what) {
        return new StoreException(
                StoreException.Kind.UNAVAILABLE, what, new IllegalStateException(what));
    }

    private void run() {
        List<Waiting> group = new ArrayList<>();
        while (!closed || hasMore()) {
            try {
                gather(group);
                if (!group.isEmpty()) {
                    commit(group);
                }
                if (!closed && clock.nanos() - upkeepDueNanos >= 0) {
                    upkeep();
                }
            } catch (InterruptedException e) {
                closed = true;
            }
            group.clear();
        }
    }

    private boolean hasMore() {
        queue.remove(wake);
        return !queue.isEmpty();
    }

    private void gather(List<Waiting> group) throws InterruptedException {
        long idle = Math.max(0, upkeepDueNanos - clock.nanos());
        Waiting first = queue.poll(closed ? 0 : idle, TimeUnit.NANOSECONDS);
        if (first == null || first == wake) {
            return;
        }
        group.add(first);
        int messages = first.batch.arrivals().size();
        long until = clock.nanos() + (closed ? 0 : gatherNanos);
        while (messages < MESSAGES_MAX) {
            long left = until - clock.nanos();
            Waiting next = left > 0 ? queue.poll(left, TimeUnit.NANOSECONDS) : queue.poll();
            if (next == null || next == wake) {
                return;
            }
            group.add(next);
            messages += next.batch.arrivals().size();
        }
    }

    private void commit(List<Waiting> group) {
        long from = clock.nanos();
        try {
            List<AgentBatch> batches = group.stream().map(waiting -> waiting.batch).toList();
            List<Outcome> outcomes = store.ingest(batches);
            for (int i = 0; i < group.size(); i++) {
                group.get(i).outcome = outcomes.get(i);
            }
            health.storeWorks();
        } catch (StoreException e) {
            health.storeFails(e);
            group.forEach(waiting -> waiting.failure = e);
        } catch (RuntimeException e) {
            oneByOne(group, e);
        } finally {
            lastCommitNanos = clock.nanos() - from;
            metrics.commit(lastCommitNanos);
            group.forEach(waiting -> waiting.done.countDown());
        }
    }

    /// A request that the store stumbles over costs no other one.
    private void oneByOne(List<Waiting> group, RuntimeException thrown) {
        log.accept("keeping messages failed, trying each request alone: " + thrown);
        for (Waiting waiting : group) {
            try {
                waiting.outcome = store.ingest(List.of(waiting.batch)).getFirst();
            } catch (StoreException e) {
                health.storeFails(e);
                waiting.failure = e;
            } catch (RuntimeException e) {
                log.accept("keeping messages of " + waiting.batch.agent() + " failed: " + e);
                waiting.failure =
                        new StoreException(
                                StoreException.Kind.HALTED, "the store stumbled over it", e);
            }
        }
    }

    private void upkeep() {
        boolean more = false;
        try {
            Upkeep done = store.upkeep(clock.micros());
            more = done.more();
            upkeepFails = false;
            health.storeIsThere();
        } catch (StoreException e) {
            if (e.kind() == StoreException.Kind.UNAVAILABLE) {
                health.storeFails(e);
            } else {
                upkeepFails(e);
            }
        } catch (RuntimeException e) {
            upkeepFails(e);
        }
        upkeepDueNanos = clock.nanos() + (more ? 0 : UPKEEP_NANOS);
    }

    private void upkeepFails(Exception e) {
        if (!upkeepFails) {
            log.accept("upkeep of the store failed: " + e.getMessage());
        }
        upkeepFails = true;
    }

    /// Takes no more, commits what waits, ends within 10 s.
    @Override
    public void close() {
        closed = true;
        queue.offer(wake);
        try {
            if (!thread.join(Duration.ofSeconds(10))) {
                thread.interrupt();
                thread.join(Duration.ofSeconds(1));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (Waiting waiting = queue.poll(); waiting != null; waiting = queue.poll()) {
            waiting.failure = refused("the server is stopping");
            waiting.done.countDown();
        }
    }
}
