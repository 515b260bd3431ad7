package io.hostpulse.server.query;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.wire.MessageEncoder;

import java.util.EnumSet;
import java.util.Set;

/// Writes messages with some of their groups, in the message's own form. Keeps its buffers;
/// confined to one thread.
final class Excerpt {
    /// What a list of hosts shows when nobody asks for more.
    static final Set<Group> SUMMARY =
            Set.copyOf(EnumSet.of(Group.LOAD, Group.CPU, Group.MEM, Group.DISK, Group.PRESSURE));

    private final MessageEncoder encoder = new MessageEncoder();
    private final Snapshot part = new Snapshot();

    /// Writes a message with these groups into [#buffer()].
    ///
    /// @return the number of bytes
    int write(Snapshot whole, Set<Group> groups) {
        part.clear();
        part.stamp(whole.identity(), whole.clock(), whole.seq(), whole.intervalMillis());
        for (Group group : groups) {
            part.table(group).copyFrom(whole.table(group));
            part.status(group).copyFrom(whole.status(group));
        }
        return encoder.encodeInto(part);
    }

    /// Writes a whole message into [#buffer()].
    int write(Snapshot whole) {
        return encoder.encodeInto(whole);
    }

    /// What was written last, until the next write.
    byte[] buffer() {
        return encoder.buffer();
    }
}
