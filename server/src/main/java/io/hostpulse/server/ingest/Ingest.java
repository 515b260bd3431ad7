package io.hostpulse.server.ingest;

import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.server.BytesBudget;
import io.hostpulse.server.Inbox;
import io.hostpulse.server.IngestLimits;
import io.hostpulse.server.ServerClock;
import io.hostpulse.server.http.Caller;
import io.hostpulse.server.http.Exchange;
import io.hostpulse.server.http.ProblemException;
import io.hostpulse.server.json.JsonOut;
import io.hostpulse.server.options.AgentOptions;
import io.hostpulse.server.state.Health;
import io.hostpulse.server.state.Metrics;
import io.hostpulse.server.state.ToldClock;
import io.hostpulse.store.AgentBatch;
import io.hostpulse.store.Arrival;
import io.hostpulse.store.Gap;
import io.hostpulse.store.Outcome;
import io.hostpulse.store.SeqRange;
import io.hostpulse.store.Store;
import io.hostpulse.store.StoreException;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.IntSupplier;

/// Takes messages in: admission, reading, one commit for many, the answer. Thread-safe; each
/// request is worked on by its connection's thread, only the commit is done by the ingest thread.
public final class Ingest implements AutoCloseable {
    /// Asks who an agent without a credential may not claim to be.
    @FunctionalInterface
    public interface Enrolled {
        /// Whether this agent has ever enrolled.
        boolean has(String agent) throws StoreException;
    }

    /// Hears of what was taken in.
    public interface Listener {
        /// Whether anybody listens.
        boolean isWanted();

        /// A message was kept; its snapshot is valid until the return.
        void kept(Snapshot snapshot);

        /// An agent sent messages of another one.
        void impersonation(String agent, Exchange exchange);
    }

    private static final long OLD_MICROS = 60_000_000;
    private static final int LIVE_MAX = 16;

    private final Store store;
    private final IngestLimits limits;
    private final BytesBudget budget;
    private final Workspaces workspaces;
    private final Buckets buckets;
    private final BootRelations relations;
    private final Backfill backfill = new Backfill();
    private final GroupCommit commits;
    private final Enrolled enrolled;
    private final AgentOptions options;
    private final ToldClock told;
    private final IntSupplier connections;
    private final Listener listener;
    private final Metrics metrics;
    private final Health health;
    private final ServerClock clock;

    /// @param connections how many connections the server has now
    public Ingest(
            Store store,
            IngestLimits limits,
            Enrolled enrolled,
            AgentOptions options,
            ToldClock told,
            IntSupplier connections,
            Listener listener,
            Health health,
            Metrics metrics,
            ServerClock clock,
            Consumer<String> log) {
        this.store = store;
        this.limits = limits;
        this.budget = new BytesBudget(limits.inFlightBytes());
        this.workspaces = new Workspaces(budget);
        this.buckets = new Buckets(limits.requestsPerSecond(), limits.burst());
        this.relations = new BootRelations(store);
        this.commits = new GroupCommit(store, limits.gather(), health, metrics, clock, log);
        this.enrolled = enrolled;
        this.options = options;
        this.told = told;
        this.connections = connections;
        this.listener = listener;
        this.metrics = metrics;
        this.health = health;
        this.clock = clock;
    }

    /// Starts the ingest thread.
    public void start() {
        commits.start();
    }

    /// How many agents are sending what has piled up.
    public int agentsBehind() {
        return backfill.agents();
    }

    /// How much memory requests hold now, in bytes.
    public long inFlightBytes() {
        return budget.taken();
    }

    /// Answers `POST /api/v1/messages`.
    public void answer(Exchange exchange)
            throws ProblemException, StoreException, IOException, InterruptedException {
        long receivedMicros = exchange.peer().receivedMicros();
        long from = clock.nanos();
        int length = checkHead(exchange);
        limitPace(exchange);
        Workspace work = workspaces.take();
        try {
            work.wireRoom(length);
            exchange.readBody(work.wire, length);
            long read = clock.nanos();
            unpack(exchange, work, length);
            Batch batch = read(exchange, work, receivedMicros);
            if (batch.snapshots.isEmpty()) {
                relations.learn(batch.agent, batch.arrivals);
            } else {
                metrics.restamped(relations.correct(batch.agent, batch.snapshots));
            }
            long decodeNanos = clock.nanos() - read;
            Outcome outcome = keep(batch, receivedMicros, decodeNanos, work.plainLength);
            respond(exchange, batch, outcome, receivedMicros);
            metrics.ingested(length, work.plainLength, clock.nanos() - from);
            tell(batch.arrivals, outcome);
        } catch (StoreException e) {
            throw new ProblemException(503, storeProblem(), retryAfter());
        } catch (ProblemException e) {
            throw e.status() == 503 ? new ProblemException(503, e.detail(), retryAfter()) : e;
        } finally {
            workspaces.giveBack(work);
        }
    }

    private String storeProblem() {
        List<String> reasons = health.reasons();
        return reasons.isEmpty() ? "the messages could not be kept now" : reasons.getFirst();
    }

    /// When to come again: after the backlog, and not everybody at once.
    private int retryAfter() {
        double least = Math.max(1, commits.backlogSeconds());
        double random = ThreadLocalRandom.current().nextDouble(least, 4 * least + 4);
        return (int) Math.min(600, Math.ceil(random));
    }

    private static int checkHead(Exchange exchange) throws ProblemException {
        String type = exchange.header("Content-Type").orElse("");
        if (!type.equals("application/x-ndjson") && !type.startsWith("application/x-ndjson;")) {
            throw new ProblemException(415, "Content-Type: application/x-ndjson is expected");
        }
        List<String> encodings = exchange.headers("Content-Encoding");
        boolean plain = encodings.isEmpty();
        if (!plain && !(encodings.size() == 1 && encodings.getFirst().equals("gzip"))) {
            throw new ProblemException(415, "Content-Encoding: gzip or none is expected, once");
        }
        long length =
                exchange.contentLength()
                        .orElseThrow(
                                () -> new ProblemException(411, "a Content-Length is expected"));
        if (length == 0) {
            throw new ProblemException(400, "the body holds no line");
        }
        if (length > IngestLimits.SINGLE_BYTES) {
            throw new ProblemException(
                    413, "a body may have " + IngestLimits.SINGLE_BYTES + " bytes at most");
        }
        return (int) length;
    }

    private void limitPace(Exchange exchange) throws ProblemException {
        Object key =
                exchange.caller() instanceof Caller.Agent agent
                        ? agent.agent()
                        : exchange.peer().address();
        double wait = buckets.take(key, clock.nanos());
        if (wait > 0) {
            double random = ThreadLocalRandom.current().nextDouble(wait, 2 * wait + 1);
            throw new ProblemException(
                    429, "more requests than one agent may send", (int) Math.ceil(random));
        }
    }

    private static void unpack(Exchange exchange, Workspace work, int length)
            throws ProblemException {
        if (exchange.header("Content-Encoding").isPresent()) {
            work.gunzip.unpack(work, length);
        } else {
            byte[] swap = work.plain;
            work.plain = work.wire;
            work.wire = swap;
            work.plainLength = length;
        }
        boolean large =
                length > IngestLimits.WIRE_BYTES || work.plainLength > IngestLimits.PLAIN_BYTES;
        if (large && !Lines.isSingle(work.plain, 0, work.plainLength)) {
            throw new ProblemException(
                    413,
                    "several messages may have "
                            + IngestLimits.WIRE_BYTES
                            + " bytes as sent and "
                            + IngestLimits.PLAIN_BYTES
                            + " unpacked");
        }
        // What reading makes of the bytes takes about as much again.
        work.take(work.plainLength);
    }

    private Batch read(Exchange exchange, Workspace work, long receivedMicros)
            throws ProblemException, StoreException {
        String agent = exchange.caller() instanceof Caller.Agent known ? known.agent() : "";
        var batch = new Batch(work, agent);
        try {
            batch.read(() -> store.packer(receivedMicros));
        } catch (Batch.OtherAgent e) {
            listener.impersonation(batch.agent, exchange);
            throw new ProblemException(403, "a message of another agent than the one who speaks");
        }
        metrics.skipped(batch.skippedFields);
        if (!batch.isNamed()) {
            if (batch.agent.isEmpty()) {
                throw new ProblemException(
                        400, "gap reports alone need a credential: nothing says whose they are");
            }
            if (enrolled.has(batch.agent)) {
                listener.impersonation(batch.agent, exchange);
                throw new ProblemException(403, "this agent has enrolled and needs its credential");
            }
        }
        return batch;
    }

    private Outcome keep(Batch batch, long receivedMicros, long decodeNanos, int bytes)
            throws StoreException, InterruptedException {
        if (batch.arrivals.isEmpty() && batch.gaps.isEmpty()) {
            return new Outcome(List.of(), List.of(), 0, 0);
        }
        long from = clock.nanos();
        Outcome outcome =
                commits.keep(
                        new AgentBatch(batch.agent, receivedMicros, batch.arrivals, batch.gaps));
        long nanos = Math.max(0, clock.nanos() - from - limits.gather().toNanos());
        backfill.worked(bytes, decodeNanos + nanos);
        boolean old = false;
        for (Arrival arrival : batch.arrivals) {
            old |= receivedMicros - arrival.clock().timeMicros() > OLD_MICROS;
        }
        backfill.came(batch.agent, old, clock.nanos());
        metrics.outcome(outcome.stored(), outcome.repeated());
        for (Outcome.Refusal refusal : outcome.refusals()) {
            metrics.rejected(refusal.code());
        }
        for (Gap gap : batch.gaps) {
            metrics.gap(gap.range().count());
        }
        return outcome;
    }

    private void respond(Exchange exchange, Batch batch, Outcome outcome, long receivedMicros) {
        List<Outcome.Refusal> refusals = new ArrayList<>(outcome.refusals());
        refusals.addAll(batch.malformed);
        batch.malformed.forEach(refusal -> metrics.rejected(refusal.code()));
        List<SeqRange> kept = IngestAnswer.kept(outcome.acked(), batch.gaps);
        var out = new JsonOut(512).object();
        IngestAnswer.acked(out, kept);
        IngestAnswer.rejected(out, refusals);
        out.object("backfill")
                .member("bytes_per_s", backfill.share(budget.share(), clock.nanos()))
                .endObject();
        IngestAnswer.reconnect(out, connections.getAsInt());
        out.member("receive_us", receivedMicros);
        out.member("transmit_us", Math.max(receivedMicros, clock.micros()));
        told.write(out);
        options.of(batch.agent).ifPresent(json -> out.name("options").raw(json));
        exchange.answer(out.endObject());
    }

    private void tell(List<Arrival> arrivals, Outcome outcome) {
        if (outcome.stored() == 0 || !listener.isWanted()) {
            return;
        }
        int first = Math.max(0, arrivals.size() - LIVE_MAX);
        for (Arrival arrival : arrivals.subList(first, arrivals.size())) {
            Optional<Outcome.Refusal> refused =
                    outcome.refusals().stream()
                            .filter(refusal -> refusal.seq() == arrival.seq())
                            .findFirst();
            if (refused.isEmpty()) {
                listener.kept(arrival.snapshot());
            }
        }
    }

    /// A door for messages that do not come by HTTP; each call makes one.
    ///
    /// @param trust whose messages it takes
    public Inbox inbox(Inbox.Trust trust) {
        return new Feeding(store, trust, commits, relations, new FeedHouse(), metrics, clock);
    }

    /// What feeds share with requests.
    private final class FeedHouse implements Feeding.House {
        @Override
        public boolean isEnrolled(String agent) throws StoreException {
            return enrolled.has(agent);
        }

        @Override
        public void kept(List<Arrival> arrivals, Outcome outcome) {
            tell(arrivals, outcome);
        }
    }

    /// Takes no more, commits what waits.
    @Override
    public void close() {
        commits.close();
        workspaces.close();
    }
}
