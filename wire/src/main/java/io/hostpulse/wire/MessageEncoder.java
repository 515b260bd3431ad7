package io.hostpulse.wire;

import io.hostpulse.catalogue.ClockReading;
import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Identity;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.State;
import io.hostpulse.catalogue.Status;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Writes snapshots as messages: one JSON object in UTF-8 (RFC 8259) without a line break.
///
/// A value that is absent is left out, and so is a group without rows, or a group of one row
/// without a value. Of two rows of a keyed group whose keys are the same text, the first is
/// written. A row without its key stands under the empty key.
///
/// Keeps its buffer, which grows to the largest message; allocates nothing but the message.
/// Confined to one thread.
public final class MessageEncoder {
    /// The length of a message, in bytes, from which on no further row is begun. The rows left out
    /// are counted in the reason of their group's status, which is `partial` then.
    public static final int ROWS_BYTES_MAX = 4 << 20;

    /// A message's bytes have this much room at most, so that they can serve the next one, too.
    private static final int ROOM_BYTES = 255;

    private static final byte[] NO_BYTES = {};
    private static final Group[] GROUPS = Group.values();
    private static final byte[] SCHEMA = ascii(",\"schema\":" + Snapshot.SCHEMA);
    private static final byte[] CLUSTER = JsonBytes.memberName("cluster");
    private static final byte[] AGENT = JsonBytes.memberName("agent");
    private static final byte[] JOURNAL = JsonBytes.memberName("journal");
    private static final byte[] BOOT = JsonBytes.memberName("boot");
    private static final byte[] EPOCH = JsonBytes.memberName("epoch");
    private static final byte[] SEQ = JsonBytes.memberName("seq");
    private static final byte[] HOSTNAME = JsonBytes.memberName("hostname");
    private static final byte[] IP = JsonBytes.memberName("ip");
    private static final byte[] MAC = JsonBytes.memberName("mac");
    private static final byte[] TIME = JsonBytes.memberName("time");
    private static final byte[] CLOCK = JsonBytes.memberName("clock");
    private static final byte[] OFFSET_MS = JsonBytes.memberName("offset_ms");
    private static final byte[] ERROR_MS = JsonBytes.memberName("error_ms");
    private static final byte[] SOURCE = JsonBytes.memberName("source");
    private static final byte[] SYNCHRONIZED = JsonBytes.memberName("synchronized");
    private static final byte[] WHY = JsonBytes.memberName("why");
    private static final byte[] WALL = JsonBytes.memberName("wall");
    private static final byte[] BOOTTIME_S = JsonBytes.memberName("boottime_s");
    private static final byte[] STEP_MS = JsonBytes.memberName("step_ms");
    private static final byte[] INTERVAL_S = JsonBytes.memberName("interval_s");
    private static final byte[] STATUS = JsonBytes.memberName("status");
    private static final byte[] MS = JsonBytes.memberName("ms");
    private static final byte[] TARGETS = JsonBytes.memberName("targets");
    private static final byte[] NAME = JsonBytes.memberName("name");
    private static final byte[] TRUE = ascii("true");
    private static final byte[] FALSE = ascii("false");
    private static final byte[][] STATES = states();

    private final JsonBytes out = new JsonBytes();
    private final GroupWriter groups;

    /// Whose message was written last, and what that was written as: it seldom changes.
    private @Nullable Identity known;

    private byte[] beforeSeq = {};
    private byte[] afterSeq = {};

    public MessageEncoder() {
        this(ROWS_BYTES_MAX);
    }

    MessageEncoder(int rowsBytesMax) {
        this.groups = new GroupWriter(out, rowsBytesMax);
    }

    private static byte[][] states() {
        State[] states = State.values();
        byte[][] written = new byte[states.length][];
        for (int i = 0; i < states.length; i++) {
            written[i] = ascii(",\"state\":\"" + states[i].word() + "\"");
        }
        return written;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /// The snapshot as a message.
    public Message encode(Snapshot snapshot) {
        return encode(snapshot, NO_BYTES);
    }

    /// The snapshot as a message.
    ///
    /// @param spare where the message's bytes are put, if they fit: it is the message's then
    public Message encode(Snapshot snapshot, byte[] spare) {
        int length = encodeInto(snapshot);
        byte[] bytes = spare.length >= length ? spare : new byte[(length | ROOM_BYTES) + 1];
        System.arraycopy(out.bytes, 0, bytes, 0, length);
        Identity identity = snapshot.identity();
        return new Message(
                new MessageKey(
                        identity.agent(), identity.journal(), identity.epoch(), snapshot.seq()),
                snapshot.clock().timeMicros(),
                bytes,
                length);
    }

    /// Writes the snapshot into [#buffer()] and returns the number of bytes.
    public int encodeInto(Snapshot snapshot) {
        out.length = 0;
        identity(snapshot);
        clock(snapshot.clock());
        out.raw(INTERVAL_S);
        out.number(snapshot.intervalMillis(), 3);
        groups.write(snapshot);
        statuses(snapshot);
        out.closeObject(0);
        return out.length;
    }

    /// The encoder's own buffer: holds the last message until the next one.
    public byte[] buffer() {
        return out.bytes;
    }

    @SuppressWarnings(
            "ReferenceEquality") // An equal one is written alike: to learn it again is right.
    private void identity(Snapshot snapshot) {
        if (snapshot.identity() != known) {
            learn(snapshot.identity());
        }
        out.raw(beforeSeq);
        out.number(snapshot.seq(), 0);
        out.raw(afterSeq);
    }

    private void learn(Identity identity) {
        out.raw(SCHEMA);
        member(CLUSTER, identity.cluster());
        member(AGENT, identity.agent());
        member(JOURNAL, identity.journal());
        member(BOOT, identity.boot());
        member(EPOCH, identity.epoch(), 0);
        out.raw(SEQ);
        beforeSeq = take();
        member(HOSTNAME, identity.hostname());
        member(IP, identity.ip());
        member(MAC, identity.mac());
        afterSeq = take();
        known = identity;
    }

    /// What was written so far, taken out of the buffer.
    private byte[] take() {
        byte[] written = Arrays.copyOf(out.bytes, out.length);
        out.length = 0;
        return written;
    }

    private void clock(ClockReading clock) {
        out.raw(TIME);
        out.instant(clock.timeMicros());
        out.raw(CLOCK);
        int start = out.length;
        member(OFFSET_MS, clock.offsetMicros(), 3);
        member(ERROR_MS, clock.errorMicros(), 3);
        member(SOURCE, clock.source());
        out.raw(SYNCHRONIZED);
        out.raw(clock.synchronizedWithSource() ? TRUE : FALSE);
        member(WHY, clock.why());
        out.raw(WALL);
        out.instant(clock.wallMicros());
        member(BOOTTIME_S, clock.boottimeMicros(), 6);
        member(STEP_MS, clock.stepMicros(), 3);
        out.closeObject(start);
    }

    private void statuses(Snapshot snapshot) {
        out.raw(STATUS);
        int start = out.length;
        for (int i = snapshot.nextGroup(0); i < Snapshot.NONE; i = snapshot.nextGroup(i + 1)) {
            Group group = GROUPS[i];
            int rowsLeftOut = groups.rowsLeftOut(group);
            if (snapshot.isCollected(group) || rowsLeftOut > 0) {
                out.raw(GroupForm.of(group).statusName);
                status(snapshot.status(group), rowsLeftOut);
            }
        }
        out.closeObject(start);
    }

    private void status(Status status, int rowsLeftOut) {
        int start = out.length;
        State state = status.state();
        out.raw(STATES[(rowsLeftOut > 0 && state == State.OK ? State.PARTIAL : state).ordinal()]);
        member(MS, status.micros(), 3);
        if (rowsLeftOut > 0) {
            member(WHY, whyLeftOut(status, rowsLeftOut));
        } else {
            member(WHY, status.why());
        }
        if (status.hasTargets()) {
            targets(status.targets());
        }
        out.closeObject(start);
    }

    private static String whyLeftOut(Status status, int rows) {
        String why = status.why().isPresent() ? status.why().get() + "; " : "";
        return why + rows + " rows left out: the message is full";
    }

    private void targets(List<Status.Target> targets) {
        out.raw(TARGETS);
        int start = out.length;
        for (int i = 0; i < targets.size(); i++) {
            Status.Target target = targets.get(i);
            out.raw(',');
            int object = out.length;
            member(NAME, target.name());
            out.raw(STATES[target.state().ordinal()]);
            member(WHY, target.why());
            out.closeObject(object);
        }
        out.closeArray(start);
    }

    private void member(byte[] name, String text) {
        out.raw(name);
        out.string(text);
    }

    private void member(byte[] name, Optional<String> text) {
        if (text.isPresent()) {
            member(name, text.get());
        }
    }

    private void member(byte[] name, long scaled, int decimals) {
        out.raw(name);
        out.number(scaled, decimals);
    }

    private void member(byte[] name, OptionalLong scaled, int decimals) {
        if (scaled.isPresent()) {
            member(name, scaled.getAsLong(), decimals);
        }
    }
}
