package io.hostpulse.wire;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;

import java.util.ArrayList;
import java.util.List;

/// Reads messages back into snapshots, as strictly as RFC 8259 and the catalogue allow.
///
/// Members, fields and groups that are not known here are skipped and counted: a server older than
/// its agents keeps what it knows. Whatever else does not fit is a [MessageException]: broken JSON,
/// a value of another type than its field, a number that the field cannot hold exactly, a member
/// that stands twice or is missing.
///
/// Time and memory are bounded by the message's length. Keeps its buffers and short texts from one
/// message to the next; confined to one thread.
public final class MessageDecoder {
    /// The largest length of a message, in bytes; a longer one is refused unread.
    public static final int BYTES_MAX = 16 << 20;

    private static final List<Group> TOP = new ArrayList<>();
    private static final MemberIndex MEMBERS = members();

    private final JsonReader in = new JsonReader();
    private final MessageShape shape = new MessageShape();
    private final HeadReader head = new HeadReader(in, shape);
    private final StatusReader status = new StatusReader(in, shape);
    private final GroupReader groups = new GroupReader(in, shape);
    private int skipped;

    private static MemberIndex members() {
        List<String> names = new ArrayList<>(HeadReader.MEMBERS);
        for (Group group : Group.values()) {
            if (group.parent().isEmpty()) {
                TOP.add(group);
                names.add(group.member());
            }
        }
        return new MemberIndex(names);
    }

    /// The snapshot that the bytes from `from` to before `to` say.
    public Snapshot decode(byte[] json, int from, int to) throws MessageException {
        var snapshot = new Snapshot();
        decode(json, from, to, snapshot);
        return snapshot;
    }

    /// Reads the bytes from `from` to before `to` into a snapshot, which forgets what it held;
    /// after an exception it is empty.
    public void decode(byte[] json, int from, int to, Snapshot into) throws MessageException {
        decode(json, from, to, into, false);
    }

    /// Reads one message of several.
    ///
    /// @param more whether another one of the same agent is expected to follow: then what this one
    ///   is like is remembered, so that the next is read faster
    public void decode(byte[] json, int from, int to, Snapshot into, boolean more)
            throws MessageException {
        if (shape.read(json, from, to, into)) {
            skipped = shape.skippedFields();
            return;
        }
        into.clear();
        shape.begin();
        head.clear();
        status.clear();
        groups.clear();
        skipped = 0;
        in.start(json, from, to);
        boolean complete = false;
        try {
            message(into, to - from);
            skipped += head.skippedFields() + status.skippedFields() + groups.skippedFields();
            shape.learn(json, from, to, into, head, skipped, more);
            complete = true;
        } finally {
            in.release();
            if (!complete) {
                into.clear();
            }
        }
    }

    /// How many members of the last message were skipped because they are not known here. A skipped
    /// member counts once, whatever is inside.
    public int skippedFields() {
        return skipped;
    }

    private void message(Snapshot into, int length) throws MessageException {
        if (length > BYTES_MAX) {
            throw in.fail("longer than " + BYTES_MAX + " bytes: " + length);
        }
        int member = -1;
        in.beginObject();
        for (boolean first = true; in.nextMember(first); first = false) {
            member = MEMBERS.find(in.text(), in.textFrom(), in.textLength(), member + 1);
            if (member == MemberIndex.UNKNOWN) {
                skipped++;
                in.skipValue();
            } else if (member == HeadReader.STATUS) {
                head.meet(member);
                status.read(into);
            } else if (member < HeadReader.MEMBERS.size()) {
                head.read(member);
            } else {
                groups.read(into, TOP.get(member - HeadReader.MEMBERS.size()));
            }
            in.field = "";
        }
        in.finish();
        head.stamp(into);
    }
}
