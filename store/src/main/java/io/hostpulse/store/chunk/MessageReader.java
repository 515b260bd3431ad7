package io.hostpulse.store.chunk;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.TextPool;
import io.hostpulse.store.account.Epoch;

import org.jspecify.annotations.Nullable;

import java.util.function.BiConsumer;
import java.util.function.IntFunction;

/// Reads one host's messages in the order in which they were committed, each over the one before.
/// One thread.
final class MessageReader {
    /// The texts that were read.
    final TextPool texts = new TextPool();

    private final Layouts layouts;

    int chain;
    int ref;
    long seq;
    int crc;
    long timeMicros;
    long receivedMicros;

    // Most messages are of the same epoch as the one before.
    private @Nullable Epoch known;

    MessageReader(Layouts layouts) {
        this.layouts = layouts;
    }

    /// Reads a whole message.
    ///
    /// @param state the message before; afterwards this one
    void read(In in, IntFunction<@Nullable Epoch> epochs, String agent, Snapshot state) {
        seq = state.seq();
        timeMicros = state.clock().timeMicros();
        int groups = begin(in);
        if (chain == 0) {
            state.clear();
        }
        Epoch epoch = known;
        if (epoch == null || epoch.ref != ref) {
            epoch = epochs.apply(ref);
            known = epoch;
        }
        if (epoch == null) {
            throw new BrokenBlob("epoch " + ref + " is not known");
        }
        HeadCodec.read(in, state, agent, epoch, timeMicros, seq);
        StatusCodec.read(in, layouts, state);
        in.to(groups);
        rows(in, (layout, group) -> TableCodec.read(in, layout, texts, state.table(group)));
    }

    /// Reads a message's number and time, up to its rows.
    void toRows(In in) {
        in.to(begin(in));
    }

    /// Reads the rows of a message.
    ///
    /// @param each reads those of one group, or goes over them
    void rows(In in, BiConsumer<Layout, Group> each) {
        while (!in.isAtEnd()) {
            Layout layout = layouts.of(in.count(Layout.ID_MAX));
            int end = in.count(Integer.MAX_VALUE) + in.at();
            if (layout.group().isPresent()) {
                each.accept(layout, layout.group().get());
            }
            in.to(end);
        }
    }

    /// Reads only what a message says of one group.
    ///
    /// @param state the group's rows in the message before; afterwards in this one
    void read(In in, Group group, Table state) {
        toRows(in);
        if (chain == 0) {
            state.clear();
        }
        rows(
                in,
                (layout, other) -> {
                    if (other == group) {
                        TableCodec.read(in, layout, texts, state);
                    }
                });
    }

    /// Reads up to the head and says where the groups begin.
    private int begin(In in) {
        chain = in.count(Integer.MAX_VALUE);
        ref = in.count(Integer.MAX_VALUE);
        seq = in.zigzag() + (chain == 0 ? 0 : seq);
        timeMicros = in.zigzag() + (chain == 0 ? 0 : timeMicros);
        crc = in.fixed32();
        int length = in.count(Integer.MAX_VALUE);
        int head = in.at();
        receivedMicros = in.zigzag() + timeMicros;
        return head + length;
    }
}
