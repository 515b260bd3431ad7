package io.hostpulse.store.account;

import io.hostpulse.catalogue.ClockReading;
import io.hostpulse.catalogue.Identity;
import io.hostpulse.store.Completeness;
import io.hostpulse.store.Completeness.Start;
import io.hostpulse.store.Completeness.Why;
import io.hostpulse.store.Gap;
import io.hostpulse.store.HostSummary;
import io.hostpulse.store.SeqRange;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is known of one host without its data: what has arrived, from whom, when. A fold over its
/// messages and its agent's reports in the order in which they were committed. Confined to its
/// owner's lock.
public final class HostAccount {
    /// How long an agent may send without filling a hole before the hole is unexplained, in
    /// microseconds of the server's clock.
    public static final long PENDING_MAX_MICROS = 600_000_000L;

    /// How many days of rows are counted; a message for a day older than those starts its day anew.
    public static final int DAYS_KEPT = 3;

    private record Key(String journal, long epoch) {}

    private final String agent;
    private final Map<Key, Epoch> epochs = new LinkedHashMap<>();
    private final Map<Long, RowKeys> days = new HashMap<>();
    private final Notes notes = new Notes();
    private @Nullable Epoch recent;
    private @Nullable Newest newest;
    private @Nullable RowKeys counted;
    private long countedDay;
    private long firstSeenMicros;
    private long lastSeenMicros;
    private long progressMicros;
    private long messages;

    /// What the newest message by corrected time says.
    ///
    /// @param ref its epoch's number in the store
    public record Newest(
            Identity identity, ClockReading clock, int ref, long seq, long intervalMillis) {
        /// Whether a message comes after this one.
        public boolean isBefore(long timeMicros, int otherRef, long otherSeq) {
            if (clock.timeMicros() != timeMicros) {
                return clock.timeMicros() < timeMicros;
            }
            return ref != otherRef ? ref < otherRef : seq < otherSeq;
        }
    }

    public HostAccount(String agent) {
        this.agent = agent;
    }

    public String agent() {
        return agent;
    }

    /// An agent's start, if anything is known of it.
    public @Nullable Epoch epoch(String journal, long epoch) {
        Epoch known = recent;
        if (known != null && known.epoch == epoch && known.journal.equals(journal)) {
            return known;
        }
        known = epochs.get(new Key(journal, epoch));
        if (known != null) {
            recent = known;
        }
        return known;
    }

    /// All starts that are known, in the order in which they became so.
    public Iterable<Epoch> epochs() {
        return epochs.values();
    }

    /// Makes a start known.
    public void add(Epoch epoch) {
        epochs.put(new Key(epoch.journal, epoch.epoch), epoch);
    }

    /// Forgets a start.
    public void remove(Epoch epoch) {
        epochs.remove(new Key(epoch.journal, epoch.epoch));
        if (recent == epoch) {
            recent = null;
        }
    }

    /// Notes a message that is kept from now on.
    public void keep(Epoch epoch, long seq, int crc, Newest said, long receivedMicros) {
        long highest = epoch.max();
        if (seq > highest + 1) {
            epoch.openedMicros = Math.max(epoch.openedMicros, receivedMicros);
        } else if (seq < highest) {
            progressMicros = Math.max(progressMicros, receivedMicros);
        }
        epoch.changed = true;
        epoch.received.add(seq);
        epoch.checksums.add(seq, crc);
        epoch.boot(said.identity().boot());
        long time = said.clock().timeMicros();
        epoch.fromMicros = Math.min(epoch.fromMicros, time);
        epoch.toMicros = Math.max(epoch.toMicros, time);
        note(said, receivedMicros);
        firstSeenMicros = messages == 0 ? receivedMicros : firstSeenMicros;
        lastSeenMicros = Math.max(lastSeenMicros, receivedMicros);
        messages++;
        if (newest == null || newest.isBefore(time, said.ref(), seq)) {
            newest = said;
        }
    }

    /// Of what was made before the server knew the host it cannot be late to hear.
    private void note(Newest said, long receivedMicros) {
        ClockReading clock = said.clock();
        long time = clock.timeMicros();
        if (messages > 0 && time > firstSeenMicros && clock.offsetMicros().isPresent()) {
            notes.arrived(time, receivedMicros, said.intervalMillis() * 1_000);
        }
        clock.stepMicros().ifPresent(step -> notes.stepped(time, step));
    }

    /// What left no hole and is worth knowing.
    public Notes notes() {
        return notes;
    }

    /// Notes a gap that the agent reports.
    public void gap(Epoch epoch, long from, long to, Gap.Cause cause, long receivedMicros) {
        if (from > epoch.max() + 1) {
            epoch.openedMicros = Math.max(epoch.openedMicros, receivedMicros);
        }
        epoch.gap(from, to, cause);
    }

    /// The rows that were counted for a day.
    public RowKeys rows(long day) {
        RowKeys known = days.get(day);
        return known == null ? RowKeys.NONE : known;
    }

    /// Counts the rows of a message that is kept.
    public void countRows(long day, RowKeys rows) {
        if (rows == counted && day == countedDay) {
            return;
        }
        counted = rows;
        countedDay = day;
        days.computeIfAbsent(day, _ -> new RowKeys()).addAll(rows);
        if (days.size() > DAYS_KEPT) {
            days.remove(java.util.Collections.min(days.keySet()));
        }
    }

    /// The days whose rows are counted.
    public Map<Long, RowKeys> days() {
        return days;
    }

    /// Takes over what was saved.
    public void restore(long first, long last, long progress, long count, Newest said) {
        firstSeenMicros = first;
        lastSeenMicros = last;
        progressMicros = progress;
        messages = count;
        newest = said;
    }

    public long firstSeenMicros() {
        return firstSeenMicros;
    }

    public long lastSeenMicros() {
        return lastSeenMicros;
    }

    public long messages() {
        return messages;
    }

    public long progressMicros() {
        return progressMicros;
    }

    public Optional<Newest> newest() {
        return Optional.ofNullable(newest);
    }

    /// What the store's reader is told; empty before the first message.
    public Optional<HostSummary> summary() {
        Newest said = newest;
        if (said == null) {
            return Optional.empty();
        }
        Identity identity = said.identity();
        ClockReading clock = said.clock();
        return Optional.of(
                new HostSummary(
                        agent,
                        identity.hostname(),
                        identity.cluster(),
                        identity.ip(),
                        identity.mac(),
                        identity.boot(),
                        said.intervalMillis(),
                        firstSeenMicros,
                        lastSeenMicros,
                        clock.timeMicros(),
                        clock.offsetMicros(),
                        clock.errorMicros(),
                        messages));
    }

    /// What has arrived, and the cause of every hole.
    public Completeness completeness() {
        List<SeqRange> received = new ArrayList<>();
        List<Gap> holes = new ArrayList<>();
        List<Epoch> started = new ArrayList<>();
        for (Epoch epoch : epochs.values()) {
            epoch.received(received);
            epoch.holes(isPending(epoch) ? Gap.Cause.PENDING : Gap.Cause.UNEXPLAINED, holes);
            if (epoch.received.size() > 0) {
                started.add(epoch);
            }
        }
        return new Completeness(received, holes, starts(started), notes.late(), notes.steps());
    }

    private boolean isPending(Epoch epoch) {
        long hope = Math.max(epoch.openedMicros, progressMicros);
        return lastSeenMicros - hope <= PENDING_MAX_MICROS;
    }

    private static List<Start> starts(List<Epoch> started) {
        started.sort(
                Comparator.comparingLong((Epoch e) -> e.fromMicros).thenComparingInt(e -> e.ref));
        List<Start> starts = new ArrayList<>();
        Epoch before = null;
        for (Epoch epoch : started) {
            starts.add(
                    new Start(
                            epoch.journal,
                            epoch.epoch,
                            epoch.boot().orElse(""),
                            why(before, epoch),
                            epoch.fromMicros,
                            epoch.toMicros));
            before = epoch;
        }
        return starts;
    }

    private static Why why(@Nullable Epoch before, Epoch epoch) {
        if (before == null) {
            return Why.FIRST;
        }
        if (!before.journal.equals(epoch.journal)) {
            return Why.NEW_JOURNAL;
        }
        return before.sameLife(epoch) ? Why.AGENT_RESTART : Why.REBOOT;
    }
}
