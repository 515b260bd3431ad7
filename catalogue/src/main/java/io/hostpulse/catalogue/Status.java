package io.hostpulse.catalogue;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How the collection of one group went at one tick. Confined to the thread that owns its snapshot.
///
/// A state only gets worse within a tick: the first reason for the worst state is kept, so that a
/// group that failed is never called partial by what came after.
public final class Status {
    /// The largest number of targets named; more are counted in the group's own reason, [#why()].
    public static final int TARGETS_MAX = 32;

    /// One mount, disk or interface of a group that did not answer as it should.
    ///
    /// @param name the target's name, for example its mount point
    /// @param state how its collection ended
    /// @param why what was found, in one sentence
    public record Target(String name, State state, String why) {}

    private boolean collected;
    private State state = State.OK;
    private @Nullable String why;
    private long micros;
    private final ArrayList<Target> targets = new ArrayList<>(0);
    private int unnamed;

    /// Forgets everything: the group has not been collected.
    public void clear() {
        if (!collected) {
            return;
        }
        collected = false;
        state = State.OK;
        why = null;
        micros = 0;
        targets.clear();
        unnamed = 0;
    }

    /// Marks the group as collected, in `micros` microseconds of wall time.
    public void collected(long micros) {
        this.collected = true;
        this.micros = micros;
    }

    /// Marks the group with a state worse than [State#OK] and its reason.
    public void worsen(State worse, String reason) {
        collected = true;
        if (why == null || (state == State.PARTIAL && worse != State.PARTIAL)) {
            state = worse;
            why = reason;
        }
    }

    /// Marks one target of the group; the group itself takes the state of its first such target.
    public void target(String name, State worse, String reason) {
        worsen(worse, name + ": " + reason);
        if (targets.size() < TARGETS_MAX) {
            targets.add(new Target(name, worse, reason));
        } else {
            unnamed++;
        }
    }

    /// Makes this the status that a message says.
    ///
    /// @param named the targets; the first [#TARGETS_MAX] are kept
    public void restore(State said, Optional<String> reason, long micros, List<Target> named) {
        clear();
        collected = true;
        state = said;
        why = reason.orElse(null);
        this.micros = micros;
        targets.addAll(named.subList(0, Math.min(TARGETS_MAX, named.size())));
    }

    /// Whether the group was collected, or at least tried, at this tick.
    public boolean isCollected() {
        return collected;
    }

    public State state() {
        return state;
    }

    /// The reason for a state other than [State#OK].
    public Optional<String> why() {
        if (why == null || unnamed == 0) {
            return Optional.ofNullable(why);
        }
        return Optional.of(why + "; " + unnamed + " more targets than are named");
    }

    /// How long the collection took, in microseconds.
    public long micros() {
        return micros;
    }

    /// Whether any target did not answer as it should.
    public boolean hasTargets() {
        return !targets.isEmpty();
    }

    /// The targets that did not answer as they should. A view: valid until the next change.
    public List<Target> targets() {
        return targets;
    }

    /// Makes this status equal to another.
    public void copyFrom(Status other) {
        collected = other.collected;
        state = other.state;
        why = other.why;
        micros = other.micros;
        targets.clear();
        // One by one: addAll allocates an array even for nothing, at every tick for every group.
        for (int i = 0; i < other.targets.size(); i++) {
            targets.add(other.targets.get(i));
        }
        unnamed = other.unnamed;
    }
}
