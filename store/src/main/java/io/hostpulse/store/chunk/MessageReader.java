package io.hostpulse.store.chunk;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.Table;
import io.hostpulse.store.account.Epoch;

import org.jspecify.annotations.Nullable;

import java.util.function.IntFunction;

/// Reads one host's messages in the order in which they were committed, each over the one before.
/// One thread.
final class MessageReader {
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
        groups(in, state);
    }

    /// Reads a message's number, time and rows; what it says of itself besides stays as it was.
    ///
    /// @param state the message before; afterwards this one
    void readRows(In in, Snapshot state) {
        in.to(begin(in));
        if (chain == 0) {
            state.clear();
        }
        groups(in, state);
    }

    private void groups(In in, Snapshot state) {
        while (!in.isAtEnd()) {
            Layout layout = layouts.of(in.count(Layout.ID_MAX));
            int end = in.count(Integer.MAX_VALUE) + in.at();
            if (layout.group().isPresent()) {
                TableCodec.read(in, layout, state.table(layout.group().get()));
            }
            in.to(end);
        }
    }

    /// Reads only what a message says of one group.
    ///
    /// @param state the group's rows in the message before; afterwards in this one
    void read(In in, Group group, Table state) {
        in.to(begin(in));
        if (chain == 0) {
            state.clear();
        }
        while (!in.isAtEnd()) {
            Layout layout = layouts.of(in.count(Layout.ID_MAX));
            int end = in.count(Integer.MAX_VALUE) + in.at();
            if (layout.group().isPresent() && layout.group().get() == group) {
                TableCodec.read(in, layout, state);
            }
            in.to(end);
        }
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
