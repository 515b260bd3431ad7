package io.hostpulse.journal;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Set;

/// What one output is through with: for each epoch the records it acknowledged or lost, and the
/// losses it has not yet reported. Guarded by the lock of its [Shelf].
final class CursorState {
    /// The most losses kept until they are reported. Beyond, the oldest is counted and logged but
    /// its exact range can no longer be told to the output's other side.
    static final int LOSSES_MAX = 4_096;

    /// The most intervals of one epoch. An acknowledgement that would make more is passed over: its
    /// records come again.
    static final int INTERVALS_MAX = 65_536;

    /// What is known of one epoch.
    static final class Mark {
        final EpochId epoch;

        /// Acknowledged or lost.
        final IntervalSet settled = new IntervalSet();

        /// The highest record known to have been durable.
        long highest;

        Mark(EpochId epoch) {
            this.epoch = epoch;
        }
    }

    final String output;

    /// The output's name as it stands in the file.
    final byte[] name;

    /// One for each epoch, in the order in which they were first heard of. There are few.
    final ArrayList<Mark> marks = new ArrayList<>();

    final ArrayList<Loss> losses = new ArrayList<>();

    private @Nullable EpochId lastEpoch;
    private @Nullable Mark last;

    /// Lost records by cause, since the cursor was made.
    final long[] lost = new long[Cause.COUNT];

    /// Acknowledged records since the cursor was made.
    long acknowledged;

    /// What was encoded last.
    byte[] encoded = {};

    /// The generation that was saved last.
    long generation;

    /// Whether there is something to save.
    boolean isDirty;

    /// Whether no cursor file was found, so that what is missing in the journal was never owed.
    boolean isNew;

    CursorState(String output) {
        this.output = output;
        this.name = output.getBytes(StandardCharsets.ISO_8859_1);
    }

    Mark mark(EpochId epoch) {
        Mark mark = known(epoch);
        if (mark == null) {
            mark = new Mark(epoch);
            marks.add(mark);
            last = mark;
        }
        return mark;
    }

    /// What is known of an epoch. It is nearly always the one that was asked for before.
    @Nullable Mark known(EpochId epoch) {
        Mark mark = last;
        if (mark == null || lastEpoch == null || !lastEpoch.equals(epoch)) {
            mark = search(epoch);
            lastEpoch = epoch;
            last = mark;
        }
        return mark;
    }

    private @Nullable Mark search(EpochId epoch) {
        for (int i = 0; i < marks.size(); i++) {
            if (marks.get(i).epoch.equals(epoch)) {
                return marks.get(i);
            }
        }
        return null;
    }

    /// Forgets all other epochs.
    ///
    /// @return whether there were any
    boolean retain(Set<EpochId> kept) {
        last = null;
        return marks.removeIf(mark -> !kept.contains(mark.epoch));
    }

    @Nullable IntervalSet settled(EpochId epoch) {
        Mark mark = known(epoch);
        return mark == null ? null : mark.settled;
    }

    /// How many of these records the output still waits for.
    long unsettled(EpochId epoch, IntervalSet seqs) {
        IntervalSet settled = settled(epoch);
        long count = 0;
        for (int i = 0; i < seqs.intervals(); i++) {
            long from = seqs.from(i);
            long to = seqs.to(i);
            count += to - from + 1 - (settled == null ? 0 : settled.countWithin(from, to));
        }
        return count;
    }

    /// Settles records without counting them: they were never owed.
    void forgo(EpochId epoch, long from, long to) {
        if (from <= to) {
            mark(epoch).settled.add(from, to);
            isDirty = true;
        }
    }

    /// Settles records as delivered.
    ///
    /// @return whether it was taken
    boolean acknowledge(EpochId epoch, long from, long to) {
        IntervalSet settled = mark(epoch).settled;
        long fresh = to - from + 1 - settled.countWithin(from, to);
        if (fresh > 0 && settled.intervals() >= INTERVALS_MAX) {
            return false;
        }
        if (fresh > 0) {
            settled.add(from, to);
            acknowledged += fresh;
            isDirty = true;
        }
        return true;
    }

    /// Counts those of these records as lost that are not settled.
    ///
    /// @return how many
    long lose(EpochId epoch, long from, long to, Cause cause) {
        IntervalSet settled = mark(epoch).settled;
        long count = 0;
        long at = settled.nextAbsent(from);
        while (at <= to) {
            long next = settled.nextMember(at);
            long end = next == IntervalSet.NONE ? to : Math.min(to, next - 1);
            addLoss(new Loss(epoch.journal(), epoch.epoch(), at, end, cause));
            count += end - at + 1;
            at = settled.nextAbsent(end + 1);
        }
        if (count > 0) {
            settled.add(from, to);
            lost[cause.code() - 1] += count;
            isDirty = true;
        }
        return count;
    }

    private void addLoss(Loss loss) {
        Loss last = losses.isEmpty() ? null : losses.getLast();
        if (last != null
                && last.cause() == loss.cause()
                && last.toSeq() + 1 == loss.fromSeq()
                && last.epoch() == loss.epoch()
                && last.journal().equals(loss.journal())) {
            losses.removeLast();
            losses.add(
                    new Loss(
                            loss.journal(),
                            loss.epoch(),
                            last.fromSeq(),
                            loss.toSeq(),
                            loss.cause()));
            return;
        }
        if (losses.size() == LOSSES_MAX) {
            losses.removeFirst();
        }
        losses.add(loss);
    }

    /// The other side knows of this loss: no more need to tell.
    void reported(Loss told) {
        for (int i = losses.size() - 1; i >= 0; i--) {
            Loss loss = losses.get(i);
            if (loss.cause() != told.cause()
                    || loss.epoch() != told.epoch()
                    || loss.toSeq() < told.fromSeq()
                    || loss.fromSeq() > told.toSeq()
                    || !loss.journal().equals(told.journal())) {
                continue;
            }
            losses.remove(i);
            if (loss.toSeq() > told.toSeq()) {
                losses.add(i, part(loss, told.toSeq() + 1, loss.toSeq()));
            }
            if (loss.fromSeq() < told.fromSeq()) {
                losses.add(i, part(loss, loss.fromSeq(), told.fromSeq() - 1));
            }
            isDirty = true;
        }
    }

    private static Loss part(Loss loss, long from, long to) {
        return new Loss(loss.journal(), loss.epoch(), from, to, loss.cause());
    }

    /// Takes in what an earlier start saved. Here stand only this start's own doings.
    void takeIn(CursorState saved) {
        for (Mark theirs : saved.marks) {
            Mark mark = mark(theirs.epoch);
            mark.settled.addAll(theirs.settled);
            mark.highest = Math.max(mark.highest, theirs.highest);
        }
        losses.addAll(0, saved.losses);
        while (losses.size() > LOSSES_MAX) {
            losses.removeFirst();
        }
        for (int i = 0; i < lost.length; i++) {
            lost[i] += saved.lost[i];
        }
        acknowledged += saved.acknowledged;
        generation = saved.generation;
    }
}
