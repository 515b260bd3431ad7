package io.hostpulse.agent;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.MonotonicClock;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.State;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.groups.Self;
import io.hostpulse.catalogue.groups.SelfOutput;
import io.hostpulse.journal.Cursor;
import io.hostpulse.journal.Journal;
import io.hostpulse.journal.JournalState;
import io.hostpulse.journal.JournalStats;
import io.hostpulse.outputs.Backlog;
import io.hostpulse.outputs.GapReport;
import io.hostpulse.outputs.OutputOptions;
import io.hostpulse.outputs.OutputPump;
import io.hostpulse.wire.Message;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/// The outputs that messages go to, each with its own pump and its own cursor in the journal, known
/// by the output's name. Confined to the main flow's thread; the pumps have theirs. [#carry] may go
/// on after the flow went to another thread.
///
/// An output whose options change is replaced beside the flow: its old pump drains, and the new one
/// goes on at the same cursor. An output that is removed drains, then its cursor is deleted.
final class Deliveries {
    /// How long an output may drain when it is replaced or the agent stops.
    static final Duration DRAIN_MAX = Duration.ofSeconds(5);

    /// Makes and starts the pump of an output.
    @FunctionalInterface
    interface Starter {
        OutputPump start(OutputOptions options, Backlog backlog);
    }

    /// What is asked before the calling thread waits for what takes its time.
    @FunctionalInterface
    interface Leave {
        /// Asks for so long from now on, in nanoseconds; false when it must not wait.
        boolean extend(long nanos);
    }

    private final Journal journal;
    private final IdentityStore.Start identity;
    private final Starter starter;
    private final MonotonicClock nanoTime;
    private final Consumer<String> log;
    private final Errand journaling = new Errand();

    /// Guards what the outputs that are leaving change from their threads.
    private final Object lock = new Object();

    private boolean isClosed;

    private final List<OutputSlot> leaving = new ArrayList<>();
    private OutputSlot[] slots = {};

    /// @param journal holds the messages until each output has settled them
    /// @param identity whose messages they are
    /// @param starter makes and starts the pump of an output
    /// @param nanoTime the monotonic clock
    Deliveries(
            Journal journal,
            IdentityStore.Start identity,
            Starter starter,
            MonotonicClock nanoTime,
            Consumer<String> log) {
        this.journal = journal;
        this.identity = identity;
        this.starter = starter;
        this.nanoTime = nanoTime;
        this.log = log;
    }

    /// Hands a message to the journal; [#tell()] or [#carry] is to follow. Never waits.
    ///
    /// @return false for a message that is larger than the journal takes: its number is free
    boolean append(Message message) {
        try {
            journal.put(
                    message.key().seq(), message.timeMicros(), message.bytes(), message.length());
            return true;
        } catch (IllegalArgumentException e) {
            log.accept("ERROR a message cannot be journaled and is lost: " + e.getMessage());
            return false;
        }
    }

    /// Wakes the threads of the journal and of every output. Never waits.
    void tell() {
        journal.tell();
    }

    /// Does what those threads would be woken for, one thing after the other, and so waits for the
    /// disk and for the outputs' other sides. What did not answer in time of late, or is at work,
    /// is done by its own thread. The outputs that take their time come last, so that they hold up
    /// nobody.
    ///
    /// @param nextNanos when the next message will come, by the monotonic clock
    /// @param atOnce how long the journal and the quick outputs may take together before the rest
    ///   is left to its own threads
    /// @param most how long the outputs that take their time may take together
    /// @param leave asked before they are waited for
    /// @return whether every message is on the disk and was accepted by every output here and now:
    ///   nobody holds the last one any more
    boolean carry(long nextNanos, long atOnce, long most, Leave leave) {
        long began = nanoTime.getAsLong();
        boolean isJournaled = journaling.begin(began);
        if (isJournaled) {
            journal.carry(nextNanos);
            long now = nanoTime.getAsLong();
            journaling.end(now - began, atOnce, now);
        } else {
            journal.wake();
        }
        boolean isDone = isJournaled;
        boolean areAllQuick = true;
        for (OutputSlot slot : slots) {
            if (slot.takesItsTime()) {
                areAllQuick = false;
            } else {
                isDone &= slot.carry(nanoTime, began + atOnce, atOnce, most);
            }
        }
        if (!areAllQuick) {
            isDone &= carryWhatTakesItsTime(nextNanos, atOnce, most, leave);
        }
        return isJournaled && journal.carried(nextNanos) && isDone;
    }

    private boolean carryWhatTakesItsTime(long nextNanos, long atOnce, long most, Leave leave) {
        long began = nanoTime.getAsLong();
        long left = Math.min(most, nextNanos - began);
        boolean mayWait = left > atOnce && leave.extend(left);
        boolean isDone = mayWait;
        for (OutputSlot slot : slots) {
            if (!slot.takesItsTime()) {
                continue;
            }
            if (mayWait) {
                isDone &= slot.carry(nanoTime, began + left, atOnce, left);
            } else {
                slot.pump().come();
            }
        }
        return isDone;
    }

    /// Makes the outputs those of a configuration. Outputs whose description is unchanged go on
    /// untouched.
    ///
    /// @param descriptions each output's settings as text, by name: equal texts mean an unchanged
    ///   output
    void apply(List<OutputOptions> wanted, Map<String, String> descriptions) {
        synchronized (lock) {
            List<OutputSlot> before = new ArrayList<>(List.of(slots));
            before.addAll(leaving);
            Set<String> names = names(before);
            wanted.forEach(options -> names.add(options.name()));
            journal.outputs(names);
            List<OutputSlot> next = new ArrayList<>();
            for (OutputOptions options : wanted) {
                String description = descriptions.getOrDefault(options.name(), "");
                next.add(place(options, description, before));
            }
            for (OutputSlot slot : slots) {
                if (!next.contains(slot)) {
                    leaving.add(slot);
                    slot.leave();
                }
            }
            leaving.removeAll(next);
            slots = next.toArray(new OutputSlot[0]);
        }
    }

    private OutputSlot place(OutputOptions options, String description, List<OutputSlot> before) {
        Function<Backlog, OutputPump> pump = backlog -> starter.start(options, backlog);
        for (OutputSlot slot : before) {
            if (slot.name().equals(options.name()) && !slot.isGone()) {
                if (!slot.isDescribedBy(description)) {
                    slot.replace(description, pump);
                }
                return slot;
            }
        }
        Cursor cursor = journal.cursor(options.name());
        if (journal.nextSeq() > 1) {
            // An output that is added while the agent runs begins at the next message.
            long last = journal.nextSeq() - 1;
            cursor.acknowledge(identity.journal(), identity.epoch(), 1, last);
        }
        var backlog = new JournalBacklog(cursor, identity.agent(), identity.journal());
        return new OutputSlot(options.name(), description, backlog, pump, this::forget);
    }

    /// Outputs have left for good: what waits for them is released.
    private void forget() {
        synchronized (lock) {
            if (isClosed) {
                // Every output is ending now, and only the next start knows which are wanted.
                return;
            }
            leaving.removeIf(OutputSlot::isGone);
            Set<String> names = names(List.of(slots));
            names.addAll(names(leaving));
            journal.outputs(names);
        }
    }

    private static Set<String> names(List<OutputSlot> slots) {
        Set<String> names = new HashSet<>();
        for (OutputSlot slot : slots) {
            names.add(slot.name());
        }
        return names;
    }

    /// Writes what the outputs and the journal say of themselves into the snapshot.
    void describe(Snapshot snapshot) {
        describeJournal(snapshot);
        Table table = snapshot.table(Group.SELF_OUTPUT);
        for (OutputSlot slot : slots) {
            OutputPump pump = slot.pump();
            int row = table.addRow();
            if (row < 0) {
                return;
            }
            table.set(row, SelfOutput.NAME, slot.text());
            table.set(row, SelfOutput.BEHIND, pump.behind());
            table.set(row, SelfOutput.DELIVERED, pump.delivered());
            table.set(row, SelfOutput.REJECTED, pump.rejected());
            long expired = pump.lost(GapReport.Cause.EXPIRED);
            long corrupt = pump.lost(GapReport.Cause.CORRUPT);
            long overflow = pump.lost(GapReport.Cause.OVERFLOW);
            table.set(row, SelfOutput.DROPPED, expired + corrupt + overflow);
            table.set(row, SelfOutput.EXPIRED, expired);
            table.set(row, SelfOutput.CORRUPT, corrupt);
            table.set(row, SelfOutput.OVERFLOW, overflow);
            Optional<String> trouble = pump.trouble();
            if (trouble.isPresent()) {
                snapshot.status(Group.SELF_OUTPUT)
                        .target(slot.name(), State.PARTIAL, trouble.get());
            }
        }
    }

    private void describeJournal(Snapshot snapshot) {
        JournalStats stats = journal.stats();
        Table self = snapshot.table(Group.SELF);
        int row = self.rows() == 0 ? self.addRow() : 0;
        self.set(row, Self.JOURNAL_BYTES, stats.bytes());
        self.set(row, Self.JOURNAL_RECORDS, stats.records());
        self.set(row, Self.JOURNAL_NOT_DURABLE, stats.notDurable());
        if (stats.state() instanceof JournalState.Degraded degraded) {
            snapshot.status(Group.SELF).target("journal", State.PARTIAL, degraded.why());
        }
    }

    /// Drains and closes all outputs, those that are leaving too, side by side, within [#DRAIN_MAX]
    /// in all. Their cursors stay.
    void close() {
        List<Thread> closing = new ArrayList<>();
        synchronized (lock) {
            isClosed = true;
            for (OutputSlot slot : slots) {
                closing.add(slot.close());
            }
            for (OutputSlot slot : leaving) {
                closing.add(slot.close());
            }
            slots = new OutputSlot[0];
            leaving.clear();
        }
        for (Thread thread : closing) {
            try {
                thread.join(DRAIN_MAX.plusSeconds(1));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
