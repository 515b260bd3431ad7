package io.hostpulse.journal;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What each output is through with. Thread-safe, under the lock of its [Shelf]; no method waits
/// for a disk.
final class CursorTable {
    private final Object lock;
    private final Shelf shelf;
    private final JournalOptions.From start;
    private final Map<String, CursorState> states = new HashMap<>();

    /// The same, for whoever goes over all of them at every record.
    private CursorState[] all = {};

    /// The outputs' names; an array is replaced and never written to.
    private volatile String[] names = {};

    private boolean isRecovered;

    CursorTable(Object lock, Shelf shelf, JournalOptions.From start) {
        this.lock = lock;
        this.shelf = shelf;
        this.start = start;
    }

    /// Keeps the cursors of these outputs, makes new ones and drops the others.
    void outputs(Set<String> names) {
        synchronized (lock) {
            states.keySet().retainAll(names);
            for (String name : names) {
                if (!states.containsKey(name)) {
                    states.put(name, newState(name));
                }
            }
            all = states.values().toArray(new CursorState[0]);
            this.names = states.keySet().toArray(new String[0]);
        }
    }

    Set<String> names() {
        return Set.of(names);
    }

    /// The same in an array, which is not to be written to, for whoever goes over them at every
    /// tick: to go over a set leads through interfaces.
    String[] namesInOrder() {
        return names;
    }

    /// One output's state, null for none: there are few of them, and this way leads through less
    /// code than a map's.
    private @Nullable CursorState of(String output) {
        for (CursorState state : all) {
            if (state.output.equals(output)) {
                return state;
            }
        }
        return null;
    }

    private CursorState newState(String name) {
        var state = new CursorState(name);
        state.isNew = true;
        state.isDirty = true;
        if (start == JournalOptions.From.NOW) {
            state.forgo(shelf.epoch(), 1, shelf.highest(shelf.epoch()));
        } else {
            state.forgo(shelf.epoch(), 1, shelf.firstOfEpoch() - 1);
        }
        if (isRecovered) {
            settleHoles(state);
        }
        return state;
    }

    /// Takes in the cursors that earlier starts saved.
    void recovered(List<CursorState> saved) {
        synchronized (lock) {
            for (CursorState state : saved) {
                CursorState live = states.get(state.output);
                if (live != null) {
                    live.takeIn(state);
                    live.isNew = state.isNew;
                }
            }
            isRecovered = true;
            for (CursorState state : all) {
                settleHoles(state);
            }
        }
    }

    /// Accounts for what the numbering says there must be and no file holds: lost, or never owed to
    /// an output that is new.
    private void settleHoles(CursorState state) {
        Map<EpochId, IntervalSet> present = shelf.files().present();
        for (Map.Entry<EpochId, IntervalSet> entry : present.entrySet()) {
            CursorState.Mark mark = state.mark(entry.getKey());
            mark.highest = Math.max(mark.highest, entry.getValue().last());
        }
        for (CursorState.Mark mark : state.marks) {
            EpochId id = mark.epoch;
            if (shelf.files().hasUnread(id)
                    || (id.equals(shelf.epoch()) && shelf.highest(id) > 0)) {
                continue;
            }
            IntervalSet missing = new IntervalSet();
            missing.add(1, mark.highest);
            IntervalSet there = present.get(id);
            if (there != null && !(state.isNew && start == JournalOptions.From.NOW)) {
                missing.removeAll(there);
            }
            for (int i = 0; i < missing.intervals(); i++) {
                if (state.isNew) {
                    state.forgo(id, missing.from(i), missing.to(i));
                } else {
                    state.lose(id, missing.from(i), missing.to(i), Cause.CORRUPT);
                }
            }
        }
    }

    void lose(EpochId id, long from, long to, Cause cause) {
        synchronized (lock) {
            for (CursorState state : all) {
                state.lose(id, from, to, cause);
            }
        }
    }

    boolean isThroughWith(Segment segment) {
        synchronized (lock) {
            for (CursorState state : all) {
                if (state.unsettled(segment.epoch, segment.seqs) > 0) {
                    return false;
                }
            }
            return true;
        }
    }

    boolean areThroughWith(EpochId id, long seq) {
        synchronized (lock) {
            for (CursorState state : all) {
                IntervalSet settled = state.settled(id);
                if (settled == null || !settled.contains(seq)) {
                    return false;
                }
            }
            return true;
        }
    }

    /// Forgets all other epochs.
    void retain(Set<EpochId> kept) {
        synchronized (lock) {
            for (CursorState state : all) {
                state.isDirty |= state.retain(kept);
            }
        }
    }

    /// Lost records by cause, over all outputs.
    long[] lost() {
        synchronized (lock) {
            long[] lost = new long[Cause.COUNT];
            for (CursorState state : all) {
                for (int i = 0; i < lost.length; i++) {
                    lost[i] += state.lost[i];
                }
            }
            return lost;
        }
    }

    // What the files of the cursors need.

    /// One output's state encoded for its file, if it is kept and has changed; else null. Valid
    /// until the next call for this output.
    byte @Nullable [] toSave(String output) {
        synchronized (lock) {
            CursorState state = of(output);
            if (state == null || !state.isDirty || !isRecovered) {
                return null;
            }
            if (shelf.durableSeq() > 0) {
                CursorState.Mark mark = state.mark(shelf.epoch());
                mark.highest = Math.max(mark.highest, shelf.durableSeq());
            }
            state.generation++;
            state.isDirty = false;
            return CursorFormat.encode(state, state.generation);
        }
    }

    long generation(String output) {
        synchronized (lock) {
            CursorState state = of(output);
            return state == null ? 0 : state.generation;
        }
    }

    void notSaved(String output) {
        synchronized (lock) {
            CursorState state = of(output);
            if (state != null) {
                // A generation that may stand in a file already is not given again, but for the
                // first: it begins by removing what is there.
                state.generation = state.generation == 1 ? 0 : state.generation;
                state.isDirty = true;
            }
        }
    }

    /// Has each cursor saved with how far the journal has become durable, if it does not know.
    void noteDurable() {
        synchronized (lock) {
            for (CursorState state : all) {
                CursorState.Mark mark = state.known(shelf.epoch());
                state.isDirty |= shelf.durableSeq() > (mark == null ? 0 : mark.highest);
            }
        }
    }

    /// Everything is to be saved again: the files are gone.
    void touchAll() {
        synchronized (lock) {
            for (CursorState state : all) {
                state.isDirty = true;
            }
        }
    }

    boolean hasDirty() {
        synchronized (lock) {
            for (CursorState state : all) {
                if (state.isDirty) {
                    return isRecovered;
                }
            }
            return false;
        }
    }

    // What a cursor's reader asks.

    void find(String output, Key after, Position into) {
        synchronized (lock) {
            into.clear();
            CursorState state = of(output);
            if (state != null) {
                shelf.find(state, after, into);
            }
        }
    }

    /// Settles records as delivered.
    ///
    /// @return an empty text, or why not all of it could be taken
    String acknowledge(String output, EpochId id, long from, long to) {
        synchronized (lock) {
            CursorState state = of(output);
            if (state == null || from > to) {
                return "";
            }
            long highest = shelf.highest(id);
            long end = Math.min(to, highest);
            if (Math.max(1, from) <= end && !state.acknowledge(id, Math.max(1, from), end)) {
                return "acknowledges in too many pieces: these records come again";
            }
            return end < to ? "acknowledges records that the journal does not have" : "";
        }
    }

    void reject(String output, EpochId id, long seq) {
        synchronized (lock) {
            CursorState state = of(output);
            if (state != null && seq >= 1 && seq <= shelf.highest(id)) {
                state.lose(id, seq, seq, Cause.REJECTED);
            }
        }
    }

    long behind(String output) {
        synchronized (lock) {
            CursorState state = of(output);
            return state == null ? 0 : shelf.behind(state);
        }
    }

    List<Loss> losses(String output) {
        synchronized (lock) {
            CursorState state = of(output);
            return state == null || state.losses.isEmpty() ? List.of() : List.copyOf(state.losses);
        }
    }

    void reported(String output, List<Loss> told) {
        synchronized (lock) {
            CursorState state = of(output);
            if (state != null) {
                for (Loss loss : told) {
                    state.reported(loss);
                }
            }
        }
    }

    long acknowledged(String output) {
        synchronized (lock) {
            CursorState state = of(output);
            return state == null ? 0 : state.acknowledged;
        }
    }

    Key newest() {
        synchronized (lock) {
            return shelf.newest();
        }
    }
}
