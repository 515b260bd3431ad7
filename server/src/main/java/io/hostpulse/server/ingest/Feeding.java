package io.hostpulse.server.ingest;

import io.hostpulse.catalogue.Identity;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.server.Inbox;
import io.hostpulse.server.IngestLimits;
import io.hostpulse.server.ServerClock;
import io.hostpulse.server.state.Metrics;
import io.hostpulse.store.AgentBatch;
import io.hostpulse.store.Arrival;
import io.hostpulse.store.Feeds;
import io.hostpulse.store.Gap;
import io.hostpulse.store.Mark;
import io.hostpulse.store.Outcome;
import io.hostpulse.store.Overtaken;
import io.hostpulse.store.SeqRange;
import io.hostpulse.store.Store;
import io.hostpulse.store.StoreException;
import io.hostpulse.wire.MessageDecoder;
import io.hostpulse.wire.MessageException;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;

/// Takes the records of feeds in: reading, one commit for all of a call, with the feeds' marks. The
/// records are in memory already and few ([Inbox#LETTERS_MAX]), so no budget is asked. One thread
/// at a time.
final class Feeding implements Inbox {
    /// Hears of kept messages and knows who has enrolled.
    interface House {
        boolean isEnrolled(String agent) throws StoreException;

        void kept(List<Arrival> arrivals, Outcome outcome);
    }

    private final Store store;
    private final Trust trust;
    private final GroupCommit commits;
    private final BootRelations relations;
    private final House house;
    private final Metrics metrics;
    private final ServerClock clock;
    private final MessageDecoder decoder = new MessageDecoder();
    private final CRC32C crc = new CRC32C();
    private final List<Snapshot> snapshots = new ArrayList<>();
    private int used;

    Feeding(
            Store store,
            Trust trust,
            GroupCommit commits,
            BootRelations relations,
            House house,
            Metrics metrics,
            ServerClock clock) {
        this.store = store;
        this.trust = trust;
        this.commits = commits;
        this.relations = relations;
        this.house = house;
        this.metrics = metrics;
        this.clock = clock;
    }

    @Override
    public Feeds.Claim claim(String feed) throws StoreException {
        return store.feeds().claim(feed);
    }

    @Override
    public void take(List<Parcel> parcels, Aside aside)
            throws StoreException, Overtaken, InterruptedException {
        used = 0;
        var reading = new Reading(aside);
        for (Parcel parcel : parcels) {
            for (Letter letter : parcel.letters()) {
                reading.read(parcel.mark().feed(), letter);
            }
        }
        List<FeedBatch> batches = List.copyOf(reading.batches.values());
        for (FeedBatch batch : batches) {
            metrics.restamped(relations.correct(batch.agent, batch.snapshots));
        }
        List<Mark> marks = parcels.stream().map(Parcel::mark).toList();
        List<Outcome> outcomes =
                commits.keep(batches.stream().map(FeedBatch::forStore).toList(), marks);
        List<AgentBatch> missed = new ArrayList<>();
        for (int i = 0; i < batches.size(); i++) {
            kept(batches.get(i), outcomes.get(i));
            reading.refused(batches.get(i), outcomes.get(i)).ifPresent(missed::add);
        }
        metrics.fed(reading.records, reading.aside);
        if (!missed.isEmpty()) {
            commits.keep(missed, List.of());
        }
    }

    private void kept(FeedBatch batch, Outcome outcome) {
        metrics.outcome(outcome.stored(), outcome.repeated());
        outcome.refusals().forEach(refusal -> metrics.rejected(refusal.code()));
        batch.gaps.forEach(gap -> metrics.gap(gap.range().count()));
        house.kept(batch.arrivals, outcome);
    }

    private Snapshot snapshot() {
        if (used == snapshots.size()) {
            snapshots.add(new Snapshot());
        }
        return snapshots.get(used);
    }

    /// The records of one call, read.
    private final class Reading {
        final Map<String, FeedBatch> batches = new LinkedHashMap<>();
        final Aside letters;
        int records;
        int aside;

        Reading(Aside letters) {
            this.letters = letters;
        }

        void read(String feed, Letter letter) throws StoreException {
            records++;
            byte[] bytes = letter.bytes();
            if (bytes.length > IngestLimits.SINGLE_BYTES) {
                put(feed, letter, "larger than " + IngestLimits.SINGLE_BYTES + " bytes");
            } else if (Lines.isGap(bytes, 0, bytes.length)) {
                gap(feed, letter);
            } else {
                message(feed, letter);
            }
        }

        private void gap(String feed, Letter letter) throws StoreException {
            Optional<Lines.Report> report = Lines.gap(letter.bytes(), 0, letter.bytes().length);
            Optional<String> agent = report.flatMap(Lines.Report::agent).filter(Uuids::isUuid);
            if (agent.isEmpty()) {
                put(feed, letter, "not a report of a gap that says whose it is");
            } else if (isTrusted(feed, letter, agent.get())) {
                FeedBatch batch = batch(agent.get());
                batch.gaps.add(report.get().gap());
                batch.received(arrived(letter));
            }
        }

        private void message(String feed, Letter letter) throws StoreException {
            byte[] bytes = letter.bytes();
            Snapshot snapshot = snapshot();
            try {
                decoder.decode(bytes, 0, bytes.length, snapshot);
                Batch.checkIdentity(snapshot.identity(), snapshot.seq());
            } catch (MessageException | Batch.BadIdentity e) {
                unreadable(feed, letter, String.valueOf(e.getMessage()));
                return;
            }
            if (isTrusted(feed, letter, snapshot.identity().agent())) {
                used++;
                metrics.skipped(decoder.skippedFields());
                crc.reset();
                crc.update(bytes, 0, bytes.length);
                FeedBatch batch = batch(snapshot.identity().agent());
                batch.add(snapshot, (int) crc.getValue(), feed, letter);
                batch.received(received(letter, snapshot));
            }
        }

        private void unreadable(String feed, Letter letter, String why) throws StoreException {
            Optional<Salvage.Key> key = Salvage.key(letter.bytes(), 0, letter.bytes().length);
            if (key.isPresent() && isTrusted(feed, letter, key.get().agent())) {
                metrics.rejected(Outcome.Code.MALFORMED);
                FeedBatch batch = batch(key.get().agent());
                batch.gaps.add(rejected(key.get().journal(), key.get().epoch(), key.get().seq()));
                batch.received(arrived(letter));
                put(feed, letter, why);
            } else if (key.isEmpty()) {
                put(feed, letter, why);
            }
        }

        private boolean isTrusted(String feed, Letter letter, String agent) throws StoreException {
            boolean isKnown = trust == Trust.TOPIC || batches.containsKey(agent);
            if (!isKnown && !house.isEnrolled(agent)) {
                put(feed, letter, "the agent " + agent + " has not enrolled");
                return false;
            }
            return true;
        }

        private FeedBatch batch(String agent) {
            return batches.computeIfAbsent(agent, FeedBatch::new);
        }

        private void put(String feed, Letter letter, String why) {
            aside++;
            letters.put(feed, letter, Batch.shortened(why));
        }

        /// Sets aside what the store refuses.
        ///
        /// @return the gaps that this leaves
        Optional<AgentBatch> refused(FeedBatch batch, Outcome outcome) {
            List<Gap> gaps = new ArrayList<>();
            for (Outcome.Refusal refusal : outcome.refusals()) {
                gaps.add(rejected(refusal.journal(), refusal.epoch(), refusal.seq()));
                batch.origin(refusal)
                        .ifPresent(
                                origin ->
                                        put(
                                                origin.feed(),
                                                origin.letter(),
                                                refusal.code().word() + ": " + refusal.why()));
            }
            return gaps.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            new AgentBatch(batch.agent, batch.receivedMicros, List.of(), gaps));
        }
    }

    private static Gap rejected(String journal, long epoch, long seq) {
        return new Gap(new SeqRange(journal, epoch, seq, seq), Gap.Cause.REJECTED);
    }

    /// When a record came, by the clock of who keeps the feed, which cannot be after now.
    private long arrived(Letter letter) {
        long now = clock.micros();
        return Math.min(now, letter.arrivedMicros().orElse(now));
    }

    /// When a message came. Where nobody says, that is now: an agent's own clock may not make its
    /// host look silent, or the contrary. A message cannot have come before it was made, so a clock
    /// behind ours of who keeps the feed does not make it one from the future.
    private long received(Letter letter, Snapshot snapshot) {
        long arrived = arrived(letter);
        long made = snapshot.clock().timeMicros();
        boolean isCertain = snapshot.clock().synchronizedWithSource();
        return isCertain && made > arrived && made <= clock.micros() ? made : arrived;
    }

    /// What one agent's records hold.
    private static final class FeedBatch {
        record Origin(String feed, Letter letter) {}

        final String agent;
        final List<Snapshot> snapshots = new ArrayList<>();
        final List<Arrival> arrivals = new ArrayList<>();
        final List<Origin> origins = new ArrayList<>();
        final List<Gap> gaps = new ArrayList<>();
        long receivedMicros = Long.MIN_VALUE;

        FeedBatch(String agent) {
            this.agent = agent;
        }

        void add(Snapshot snapshot, int crc, String feed, Letter letter) {
            snapshots.add(snapshot);
            arrivals.add(Arrival.of(snapshot, crc));
            origins.add(new Origin(feed, letter));
        }

        void received(long micros) {
            receivedMicros = Math.max(receivedMicros, micros);
        }

        AgentBatch forStore() {
            return new AgentBatch(agent, receivedMicros, arrivals, gaps);
        }

        /// The record that a refused message stood in.
        Optional<Origin> origin(Outcome.Refusal refusal) {
            for (int i = 0; i < snapshots.size(); i++) {
                Identity identity = snapshots.get(i).identity();
                if (snapshots.get(i).seq() == refusal.seq()
                        && identity.epoch() == refusal.epoch()
                        && identity.journal().equals(refusal.journal())) {
                    return Optional.of(origins.get(i));
                }
            }
            return Optional.empty();
        }
    }
}
