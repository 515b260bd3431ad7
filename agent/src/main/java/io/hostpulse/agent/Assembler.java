package io.hostpulse.agent;

import io.hostpulse.agent.assemble.Derivation;
import io.hostpulse.catalogue.ClockReading;
import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Identity;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.groups.Self;
import io.hostpulse.wire.Message;
import io.hostpulse.wire.MessageEncoder;

import java.util.Set;

/// Makes the message of a collected snapshot: derives, stamps, leaves out what is not wanted,
/// encodes. Confined to the main flow's thread.
public final class Assembler {
    private static final Group[] GROUPS = Group.values();
    private static final byte[] NO_BYTES = {};

    private final Derivation derivation = new Derivation();
    private final MessageEncoder encoder = new MessageEncoder();
    private long seq;
    private int lastBytes;
    private byte[] spare = NO_BYTES;

    /// The message of a snapshot whose raw groups have been collected. The snapshot is the
    /// message's content afterwards.
    ///
    /// @param wanted the groups that stand in the message; others were read only to derive from
    /// @param monotonicMicros when the snapshot was taken, by a clock that never steps
    public Message assemble(
            Snapshot snapshot,
            Set<Group> wanted,
            Identity identity,
            ClockReading clock,
            long intervalMillis,
            long monotonicMicros) {
        derivation.derive(snapshot, monotonicMicros);
        snapshot.stamp(identity, clock, ++seq, intervalMillis);
        Table self = snapshot.table(Group.SELF);
        if (lastBytes > 0 && self.rows() > 0) {
            self.set(0, Self.MESSAGE_BYTES, lastBytes);
        }
        for (int i = snapshot.nextGroup(0); i < Snapshot.NONE; i = snapshot.nextGroup(i + 1)) {
            Group group = GROUPS[i];
            boolean isThere = snapshot.hasRows(group) || snapshot.isCollected(group);
            if (isThere && !wanted.contains(group)) {
                snapshot.table(group).clear();
                snapshot.status(group).clear();
            }
        }
        Message message = encoder.encode(snapshot, spare);
        spare = NO_BYTES;
        lastBytes = message.length();
        return message;
    }

    /// Nobody holds the message any more: its bytes serve the next one. A new array for each would
    /// be nearly all that a tick allocates, and a collection takes as long as some ten ticks.
    void takeBack(Message message) {
        spare = message.bytes();
    }

    /// The next message is the first of a new numbering.
    void renumber() {
        seq = 0;
    }

    /// The message that was assembled last has not been kept by anyone: the next one takes its
    /// number.
    void withdraw() {
        seq--;
    }
}
