package io.hostpulse.server.ingest;

import io.hostpulse.server.ServerClock;
import io.hostpulse.server.state.Health;
import io.hostpulse.server.state.Metrics;
import io.hostpulse.store.AgentBatch;
import io.hostpulse.store.Mark;
import io.hostpulse.store.Outcome;
import io.hostpulse.store.Overtaken;
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
    private final Waiting wake = new Waiting(List.of(), List.of());
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

    /// What came at once, and what became of it.
    private static final class Waiting {
        final List<AgentBatch> batches;
        final List<Mark> marks;
        final int messages;
        final CountDownLatch done = new CountDownLatch(1);
        volatile @Nullable List<Outcome> outcomes;
        volatile @Nullable StoreException failure;
        volatile @Nullable Overtaken overtaken;

        Waiting(List<AgentBatch> batches, List<Mark> marks) {
            this.batches = batches;
            this.marks = marks;
            this.messages = batches.stream().mapToInt(batch -> batch.arrivals().size()).sum();
        }

        boolean reads(String feed) {
            return marks.stream().anyMatch(mark -> mark.feed().equals(feed));
        }
    }

    /// How long requests wait for their turn now, in seconds.
    double backlogSeconds() {
        return (queue.size() / 50.0 + 1) * lastCommitNanos * 1e-9;
    }

    /// Keeps a request's messages; returns when they are durable.
    Outcome keep(AgentBatch batch) throws StoreException, InterruptedException {
        try {
            return keep(List.of(batch), List.of()).getFirst();
        } catch (Overtaken e) {
            throw new IllegalStateException("a request reads no feed", e);
        }
    }

    /// Keeps what came of feeds, and how far they are read; returns when both are durable.
    List<Outcome> keep(List<AgentBatch> batches, List<Mark> marks)
            throws StoreException, Overtaken, InterruptedException {
        var waiting = new Waiting(batches, marks);
        if (closed || !queue.offer(waiting)) {
            throw refused("too many requests wait");
        }
        await(waiting);
        StoreException failure = waiting.failure;
        if (failure != null) {
            throw failure;
        }
        Overtaken overtaken = waiting.overtaken;
        if (overtaken != null) {
            throw overtaken;
        }
        List<Outcome> outcomes = waiting.outcomes;
        if (outcomes == null) {
            throw refused("the commit gave no outcome");
        }
        return outcomes;
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
        int messages = first.messages;
        long until = clock.nanos() + (closed ? 0 : gatherNanos);
        while (messages < MESSAGES_MAX) {
            long left = until - clock.nanos();
            Waiting next = left > 0 ? queue.poll(left, TimeUnit.NANOSECONDS) : queue.poll();
            if (next == null || next == wake) {
                return;
            }
            group.add(next);
            messages += next.messages;
        }
    }

    private void commit(List<Waiting> group) {
        long from = clock.nanos();
        try {
            keepAll(group);
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

    /// Whoever reads a feed that somebody else has taken over is left out, and costs no other.
    private void keepAll(List<Waiting> group) throws StoreException {
        List<Waiting> left = new ArrayList<>(group);
        while (!left.isEmpty()) {
            try {
                keep(left);
                return;
            } catch (Overtaken e) {
                boolean found = false;
                for (Waiting waiting : left) {
                    if (waiting.reads(e.feed())) {
                        waiting.overtaken = e;
                        found = true;
                    }
                }
                if (!found) {
                    throw new IllegalStateException("nobody here reads " + e.feed(), e);
                }
                left.removeIf(waiting -> waiting.reads(e.feed()));
            }
        }
    }

    private void keep(List<Waiting> group) throws StoreException, Overtaken {
        List<AgentBatch> batches = new ArrayList<>();
        List<Mark> marks = new ArrayList<>();
        for (Waiting waiting : group) {
            batches.addAll(waiting.batches);
            marks.addAll(waiting.marks);
        }
        List<Outcome> outcomes = store.ingest(batches, marks);
        int from = 0;
        for (Waiting waiting : group) {
            int to = from + waiting.batches.size();
            waiting.outcomes = List.copyOf(outcomes.subList(from, to));
            from = to;
        }
    }

    /// A request that the store stumbles over costs no other one.
    private void oneByOne(List<Waiting> group, RuntimeException thrown) {
        log.accept("keeping messages failed, trying each request alone: " + thrown);
        for (Waiting waiting : group) {
            try {
                keepAll(List.of(waiting));
            } catch (StoreException e) {
                health.storeFails(e);
                waiting.failure = e;
            } catch (RuntimeException e) {
                log.accept("keeping messages of " + agents(waiting) + " failed: " + e);
                waiting.failure =
                        new StoreException(
                                StoreException.Kind.HALTED, "the store stumbled over it", e);
            }
        }
    }

    private static String agents(Waiting waiting) {
        return waiting.batches.isEmpty()
                ? "nobody"
                : waiting.batches.getFirst().agent()
                        + (waiting.batches.size() > 1 ? " and others" : "");
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
