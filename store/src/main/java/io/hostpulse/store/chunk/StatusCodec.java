package io.hostpulse.store.chunk;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.State;
import io.hostpulse.catalogue.Status;

import java.util.ArrayList;
import java.util.Optional;

/// Writes and reads how the collection of each group went.
final class StatusCodec {
    private static final State[] STATES = State.values();
    private static final Group[] GROUPS = Group.values();

    private StatusCodec() {}

    static void write(Out out, Layouts layouts, Snapshot message) {
        for (int i = message.nextStatus(0); i < Snapshot.NONE; i = message.nextStatus(i + 1)) {
            Group group = GROUPS[i];
            if (!message.isCollected(group)) {
                continue;
            }
            Status status = message.status(group);
            out.varint(layouts.of(group).id());
            boolean plain =
                    status.state() == State.OK
                            && status.why().isEmpty()
                            && status.targets().isEmpty();
            out.varint(status.micros() << 1 | (plain ? 0 : 1));
            if (!plain) {
                out.u8(status.state().ordinal());
                out.optional(status.why());
                out.varint(status.targets().size());
                for (Status.Target target : status.targets()) {
                    out.string(target.name());
                    out.u8(target.state().ordinal());
                    out.string(target.why());
                }
            }
        }
        out.varint(0);
    }

    static void read(In in, Layouts layouts, Snapshot state) {
        for (int i = state.nextStatus(0); i < Snapshot.NONE; i = state.nextStatus(i + 1)) {
            state.status(GROUPS[i]).clear();
        }
        for (int id = in.count(Layout.ID_MAX); id != 0; id = in.count(Layout.ID_MAX)) {
            Optional<Group> group = layouts.of(id).group();
            long head = in.varint();
            State said = State.OK;
            Optional<String> why = Optional.empty();
            var targets = new ArrayList<Status.Target>(0);
            if ((head & 1) != 0) {
                said = state(in);
                why = in.optional();
                for (int i = in.count(Status.TARGETS_MAX); i > 0; i--) {
                    String name = in.string();
                    State how = state(in);
                    targets.add(new Status.Target(name, how, in.string()));
                }
            }
            if (group.isPresent()) {
                state.status(group.get()).restore(said, why, head >>> 1, targets);
            }
        }
    }

    private static State state(In in) {
        int ordinal = in.u8();
        if (ordinal >= STATES.length) {
            throw new BrokenBlob("state " + ordinal);
        }
        return STATES[ordinal];
    }
}
