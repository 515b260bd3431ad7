package io.hostpulse.journal;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What the journal knows without asking the disk: the new records, which file holds which older
/// ones, and what each output is through with. Thread-safe; no method waits for a disk.
final class Shelf {
    private final Object lock = new Object();
    private final EpochId epoch;
    private final JournalOptions options;

    private final MemoryRing memory = new MemoryRing();
    private final ArrayList<Segment> segments = new ArrayList<>();
    private final SegmentList list = new SegmentList(segments);
    private final CursorTable cursors;

    private long lastSeq;
    private long writtenSeq;
    private long durableSeq;
    private boolean isRecovered;

    /// How many threads wait to be told. Nobody, as a rule: telling them costs a call of the JVM.
    private int waiting;

    Shelf(EpochId epoch, JournalOptions options) {
        this.epoch = epoch;
        this.options = options;
        this.cursors = new CursorTable(lock, this, options.newOutput());
    }

    CursorTable cursors() {
        return cursors;
    }

    EpochId epoch() {
        return epoch;
    }

    /// Names an epoch, or null when the journal's name is no UUID.
    @Nullable EpochId idOf(String journal, long number) {
        if (number == epoch.epoch() && journal.equals(epoch.journal())) {
            return epoch;
        }
        try {
            return EpochId.of(journal, number);
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    // The new records.

    /// Takes a new record in; in a full memory the oldest make room.
    ///
    /// @return the first record of those that fell out of a full memory before they were durable,
    ///   or [IntervalSet#NONE]
    long append(JournalRecord record) {
        synchronized (lock) {
            long seq = record.key().seq();
            if (seq != lastSeq + 1) {
                throw notNext(seq);
            }
            long bytesMax = (long) options.memoryBytesMax() - record.bytes();
            long dropped = memory.bytes() > bytesMax ? makeRoom(bytesMax) : IntervalSet.NONE;
            memory.add(record);
            lastSeq = seq;
            return dropped;
        }
    }

    private IllegalArgumentException notNext(long seq) {
        return new IllegalArgumentException(
                "the next record of " + epoch + " is " + (lastSeq + 1) + ", not " + seq);
    }

    /// Lock held.
    private long makeRoom(long bytesMax) {
        long dropped = IntervalSet.NONE;
        while (!memory.isEmpty() && memory.bytes() > bytesMax) {
            long oldest = memory.firstSeq();
            if (oldest > durableSeq) {
                dropped = dropped == IntervalSet.NONE ? oldest : dropped;
                cursors.lose(epoch, oldest, oldest, Cause.OVERFLOW);
            }
            memory.dropFirst();
        }
        return dropped;
    }

    long lastSeq() {
        synchronized (lock) {
            return lastSeq;
        }
    }

    /// Takes records that are in no file, the oldest first.
    void unwritten(List<JournalRecord> into, long bytesMax) {
        synchronized (lock) {
            long bytes = 0;
            for (long seq = Math.max(writtenSeq + 1, memory.firstSeq()); seq <= lastSeq; seq++) {
                JournalRecord record = memory.at(seq);
                if (record == null || (bytes > 0 && bytes + record.bytes() > bytesMax)) {
                    return;
                }
                bytes += record.bytes();
                into.add(record);
            }
        }
    }

    void add(Segment segment) {
        synchronized (lock) {
            segments.add(segment);
        }
    }

    /// The records stand in the file, one after the other from `offset`; they are not durable yet.
    void written(Segment segment, List<JournalRecord> records, long offset) {
        synchronized (lock) {
            long at = offset;
            for (int i = 0; i < records.size(); i++) {
                JournalRecord record = records.get(i);
                segment.note(at, record.key().seq(), record.timeMicros(), record.bytes());
                at += record.bytes();
            }
            segment.bytes = at;
            writtenSeq = Math.max(writtenSeq, records.getLast().key().seq());
        }
    }

    /// Everything written is durable. What nobody waits for leaves: it would outlive young
    /// collections.
    void durable() {
        synchronized (lock) {
            durableSeq = Math.max(durableSeq, writtenSeq);
            memory.letGo(durableSeq, options.recentBytesMax(), cursors, epoch);
            tellWaiting();
        }
    }

    /// Whether everything is durable and nobody waits for the newest record, which is let go then.
    boolean isThrough() {
        synchronized (lock) {
            memory.letGo(durableSeq, options.recentBytesMax(), cursors, epoch);
            return memory.isEmpty() && cursors.areThroughWith(epoch, lastSeq);
        }
    }

    /// The file is closed for writing. What was written to it and is not durable counts as not
    /// written.
    ///
    /// @param bytes the file's length
    void seal(Segment segment, long bytes) {
        synchronized (lock) {
            segment.isOpen = false;
            segment.bytes = bytes;
            if (segment.epoch.equals(epoch)) {
                segment.seqs.remove(durableSeq + 1, Long.MAX_VALUE);
                writtenSeq = durableSeq;
            }
        }
    }

    boolean isDurable(long seq) {
        synchronized (lock) {
            return durableSeq >= seq || memory.firstSeq() > seq;
        }
    }

    /// Waits until told that something became durable, at most so long.
    @SuppressWarnings("WaitNotInLoop") // Who calls it asks again, in a loop.
    void awaitDurable(long millis) throws InterruptedException {
        synchronized (lock) {
            waiting++;
            try {
                lock.wait(millis);
            } finally {
                waiting--;
            }
        }
    }

    /// Has those look again who wait for something to become durable.
    void tellWaiting() {
        synchronized (lock) {
            if (waiting > 0) {
                lock.notifyAll();
            }
        }
    }

    // The files.

    /// Takes in what earlier starts left behind. The states of cursors are merged.
    void recovered(List<Segment> found, List<CursorState> saved) {
        synchronized (lock) {
            segments.addAll(0, found);
            isRecovered = true;
            cursors.recovered(saved);
            tellWaiting();
        }
    }

    boolean isRecovered() {
        synchronized (lock) {
            return isRecovered;
        }
    }

    /// A new walk through a file found less than was known: the rest is lost to all.
    ///
    /// @param known what was thought to be there when the walk began
    /// @return how many records are gone
    long rescanned(Segment segment, IntervalSet known, Segment found) {
        synchronized (lock) {
            IntervalSet gone = known.copy();
            gone.removeAll(found.seqs);
            for (int i = 0; i < gone.intervals(); i++) {
                segment.seqs.remove(gone.from(i), gone.to(i));
                cursors.lose(segment.epoch, gone.from(i), gone.to(i), Cause.CORRUPT);
            }
            segment.replaceBy(found);
            return gone.count();
        }
    }

    /// Whether there is a file that is not written to any more.
    boolean hasSealed() {
        synchronized (lock) {
            return segments.size() > 1 || (segments.size() == 1 && !segments.get(0).isOpen);
        }
    }

    IntervalSet seqsOf(Segment segment) {
        synchronized (lock) {
            return segment.seqs.copy();
        }
    }

    /// As [Segment#indexedAfter].
    long indexedAfter(Segment segment, long seq) {
        synchronized (lock) {
            return segment.indexedAfter(seq);
        }
    }

    /// The segments, the oldest first.
    List<Segment> segments() {
        synchronized (lock) {
            return new ArrayList<>(segments);
        }
    }

    /// Records what the file holds as lost to every output that still waits for it.
    void expire(Segment segment) {
        synchronized (lock) {
            IntervalSet seqs = segment.seqs;
            for (int i = 0; i < seqs.intervals(); i++) {
                cursors.lose(segment.epoch, seqs.from(i), seqs.to(i), Cause.EXPIRED);
            }
        }
    }

    /// Whether no output waits for anything in the file.
    boolean isReleased(Segment segment) {
        synchronized (lock) {
            if (segment.isOpen || segment.isUnread || !isRecovered) {
                return false;
            }
            return cursors.isThroughWith(segment);
        }
    }

    /// The file is gone.
    void remove(Segment segment) {
        synchronized (lock) {
            segments.remove(segment);
        }
    }

    /// Forgets the epochs of which no file is left, once that is durable.
    void prune() {
        synchronized (lock) {
            Set<EpochId> kept = new HashSet<>();
            kept.add(epoch);
            for (Segment segment : segments) {
                kept.add(segment.epoch);
            }
            cursors.retain(kept);
        }
    }

    // What a cursor asks; the caller of each holds the lock.

    /// What the files hold.
    SegmentList files() {
        return list;
    }

    /// The first record after a key that is not among the settled ones of its epoch.
    void find(CursorState state, Key after, Position into) {
        Segment holder = null;
        long best = Long.MAX_VALUE;
        for (int i = list.firstAfter(after, epoch.holds(after)); i < segments.size(); i++) {
            Segment segment = segments.get(i);
            if (holder != null && !holder.epoch.equals(segment.epoch)) {
                break;
            }
            // Segments of one epoch may overlap after a failed force: the lowest number counts.
            if (!segment.seqs.isEmpty() && segment.seqs.first() < best) {
                long from = segment.epoch.holds(after) ? after.seq() + 1 : 1;
                long seq = segment.seqs.nextMemberNotIn(state.settled(segment.epoch), from);
                if (seq != IntervalSet.NONE && seq < best) {
                    holder = segment;
                    best = seq;
                }
            }
        }
        if (holder != null) {
            into.record = holder.epoch.equals(epoch) ? memory.at(best) : null;
            into.segment = holder;
            into.seq = best;
            into.offset = holder.offsetBefore(best);
            return;
        }
        long from = Math.max(epoch.holds(after) ? after.seq() + 1 : 1, writtenSeq + 1);
        IntervalSet settled = state.settled(epoch);
        from = Math.max(from, memory.firstSeq());
        into.record = memory.at(settled == null ? from : settled.nextAbsent(from));
    }

    /// How many records an output still waits for.
    long behind(CursorState state) {
        long from = Math.max(writtenSeq + 1, memory.firstSeq());
        IntervalSet settled = state.settled(epoch);
        return list.unsettled(state)
                + Math.max(0, lastSeq - from + 1)
                - (settled == null ? 0 : settled.countWithin(from, lastSeq));
    }

    /// The highest record of an epoch that was ever appended, as far as is known; 0 for none.
    long highest(EpochId id) {
        return id.equals(epoch) ? lastSeq : list.highest(id);
    }

    Key newest() {
        if (lastSeq > 0) {
            return new Key(epoch.journal(), epoch.epoch(), lastSeq);
        }
        return list.newest();
    }

    long durableSeq() {
        return durableSeq;
    }

    /// The oldest record of this epoch that is still to be had, or the next one.
    long firstOfEpoch() {
        long first = list.first(epoch);
        long next = memory.isEmpty() ? lastSeq + 1 : memory.firstSeq();
        return first == IntervalSet.NONE ? next : first;
    }

    /// Everything in numbers.
    JournalStats stats(JournalState state) {
        synchronized (lock) {
            long bytes = 0;
            long records = Math.max(0, lastSeq - Math.max(writtenSeq, memory.firstSeq() - 1));
            long oldest = Long.MAX_VALUE;
            for (int i = 0; i < segments.size(); i++) {
                Segment segment = segments.get(i);
                bytes += segment.bytes;
                records += segment.seqs.count();
                oldest = Math.min(oldest, segment.oldestMicros);
            }
            JournalRecord first = memory.at(memory.firstSeq());
            oldest = first == null ? oldest : Math.min(oldest, first.timeMicros());
            long[] lost = cursors.lost();
            return new JournalStats(
                    bytes,
                    records,
                    segments.size(),
                    oldest == Long.MAX_VALUE ? 0 : oldest,
                    memory.bytes(),
                    lastSeq - durableSeq,
                    isRecovered,
                    state,
                    lost[Cause.EXPIRED.code() - 1],
                    lost[Cause.CORRUPT.code() - 1],
                    lost[Cause.OVERFLOW.code() - 1],
                    lost[Cause.REJECTED.code() - 1]);
        }
    }
}
