package io.hostpulse.store.chunk;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;

import org.jspecify.annotations.Nullable;

/// Writes a message as what differs from the message of the same host that was committed before it,
/// and every [#CHAIN]th one whole, so that a damaged one costs few others. The form is in
/// docs/formats/store.md; [MessageReader] reads it.
final class MessageCodec {
    /// After how many messages one is written whole.
    static final int CHAIN = 20;

    private static final Group[] GROUPS = Group.values();
    private static final Snapshot NOTHING = new Snapshot();

    private MessageCodec() {}

    /// Writes a message.
    ///
    /// @param chain how many messages since one that was written whole; 0 to write this one so
    /// @param before the message before it; not looked at with chain 0
    /// @param ref the store's number of its epoch
    static void write(
            Out out,
            Layouts layouts,
            int chain,
            @Nullable Snapshot before,
            Snapshot message,
            int ref,
            int crc,
            long receivedMicros) {
        Snapshot base = chain == 0 ? null : before;
        out.varint(base == null ? 0 : chain);
        out.varint(ref);
        body(out, layouts, base, message, crc, receivedMicros);
    }

    /// Writes what comes after the message's place in its chain and its epoch.
    ///
    /// @param before the message before it; null to write it whole
    static void body(
            Out out,
            Layouts layouts,
            @Nullable Snapshot before,
            Snapshot message,
            int crc,
            long receivedMicros) {
        Snapshot base = before == null ? NOTHING : before;
        long time = message.clock().timeMicros();
        out.zigzag(message.seq() - base.seq());
        out.zigzag(time - base.clock().timeMicros());
        out.fixed32(crc);
        int from = out.size();
        out.zigzag(receivedMicros - time);
        HeadCodec.write(out, base, message);
        StatusCodec.write(out, layouts, message);
        out.lengthen(from);
        for (int i = message.nextTable(0, base);
                i < Snapshot.NONE;
                i = message.nextTable(i + 1, base)) {
            Group group = GROUPS[i];
            if (!message.hasRows(group) && !base.hasRows(group)) {
                continue;
            }
            int at = out.size();
            out.varint(layouts.of(group).id());
            int body = out.size();
            if (TableCodec.write(out, base.table(group), message.table(group))) {
                out.lengthen(body);
            } else {
                out.cut(at);
            }
        }
    }
}
