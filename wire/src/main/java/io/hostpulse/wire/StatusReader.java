package io.hostpulse.wire;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.State;
import io.hostpulse.catalogue.Status;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Reads how the collection of each group went: the message's `status`. Kept and used again;
/// confined to its decoder's thread.
///
/// A state that this catalogue does not know reads as `partial`, and is counted as skipped.
final class StatusReader {
    private static final Group[] GROUPS = Group.values();
    private static final State[] STATES = State.values();
    private static final MemberIndex GROUP_WORDS =
            new MemberIndex(Arrays.stream(GROUPS).map(Group::word).toList());
    private static final MemberIndex STATE_WORDS =
            new MemberIndex(Arrays.stream(STATES).map(State::word).toList());
    private static final MemberIndex MEMBERS =
            new MemberIndex(List.of("state", "ms", "why", "targets", "name"));

    private final JsonReader in;
    private final MessageShape shape;
    private final boolean[] metGroups = new boolean[GROUPS.length];
    private final List<Status.Target> targets = new ArrayList<>();
    private int skipped;

    StatusReader(JsonReader in, MessageShape shape) {
        this.in = in;
        this.shape = shape;
    }

    /// The members, states and targets that were skipped in the last message.
    int skippedFields() {
        return skipped;
    }

    /// Forgets the message before.
    void clear() {
        Arrays.fill(metGroups, false);
        skipped = 0;
    }

    /// Reads the value of `status`.
    void read(Snapshot snapshot) throws MessageException {
        in.group = "status";
        in.field = "";
        int group = -1;
        in.beginObject();
        for (boolean first = true; in.nextMember(first); first = false) {
            group = find(GROUP_WORDS, group + 1);
            if (group == MemberIndex.UNKNOWN) {
                skip();
                continue;
            }
            in.field = GROUPS[group].word();
            if (metGroups[group]) {
                throw in.fail("the member stands twice");
            }
            metGroups[group] = true;
            status(snapshot.status(GROUPS[group]), GROUPS[group]);
            in.field = "";
        }
        in.group = "";
    }

    private void status(Status status, Group group) throws MessageException {
        Optional<State> state = Optional.empty();
        Optional<String> why = Optional.empty();
        long micros = 0;
        targets.clear();
        int member = -1;
        in.beginObject();
        for (boolean first = true; in.nextMember(first); first = false) {
            member = find(MEMBERS, member + 1);
            switch (member) {
                case 0 -> state = Optional.of(state());
                case 1 -> {
                    int from = in.at();
                    micros = in.number(3);
                    shape.status(from, in.at(), 3, group);
                }
                case 2 -> why = Optional.of(in.newString());
                case 3 -> targets();
                default -> skip();
            }
        }
        status.restore(state.orElseThrow(this::noState), why, micros, targets);
    }

    private void targets() throws MessageException {
        in.beginArray();
        for (boolean first = true; in.nextElement(first); first = false) {
            if (targets.size() == Status.TARGETS_MAX) {
                skip();
            } else {
                target();
            }
        }
    }

    private void target() throws MessageException {
        String name = "";
        String why = "";
        Optional<State> state = Optional.empty();
        in.beginObject();
        for (boolean first = true; in.nextMember(first); first = false) {
            switch (find(MEMBERS, -1)) {
                case 0 -> state = Optional.of(state());
                case 2 -> why = in.newString();
                case 4 -> name = in.newString();
                default -> skip();
            }
        }
        targets.add(new Status.Target(name, state.orElseThrow(this::noState), why));
    }

    private MessageException noState() {
        return in.fail("the member state is missing");
    }

    private State state() throws MessageException {
        in.string();
        int state = find(STATE_WORDS, 0);
        if (state == MemberIndex.UNKNOWN) {
            skipped++;
            return State.PARTIAL;
        }
        return STATES[state];
    }

    private void skip() throws MessageException {
        skipped++;
        in.skipValue();
    }

    private int find(MemberIndex index, int expected) {
        return index.find(in.text(), in.textFrom(), in.textLength(), expected);
    }
}
