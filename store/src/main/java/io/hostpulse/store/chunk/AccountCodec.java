package io.hostpulse.store.chunk;

import io.hostpulse.store.ClockStep;
import io.hostpulse.store.Gap;
import io.hostpulse.store.Late;
import io.hostpulse.store.account.Epoch;
import io.hostpulse.store.account.HostAccount;
import io.hostpulse.store.account.Notes;
import io.hostpulse.store.account.RowKeys;

import java.util.ArrayList;
import java.util.List;

/// Writes and reads what is known of a host and of each of its agent's starts, as it is kept beside
/// the chunks.
final class AccountCodec {
    private static final Gap.Cause[] CAUSES = Gap.Cause.values();

    private AccountCodec() {}

    static byte[] epoch(Epoch epoch) {
        var out = new Out(256);
        out.zigzag(epoch.fromMicros);
        out.zigzag(epoch.toMicros);
        out.zigzag(epoch.openedMicros);
        out.optional(epoch.boot());
        out.varint(epoch.received.size());
        for (int i = 0; i < epoch.received.size(); i++) {
            out.varint(epoch.received.from(i));
            out.varint(epoch.received.to(i) - epoch.received.from(i));
        }
        out.varint(epoch.spans().size());
        for (Epoch.Span span : epoch.spans()) {
            out.varint(span.from());
            out.varint(span.to() - span.from());
            out.u8(span.cause().ordinal());
        }
        out.varint(epoch.checksums.size());
        for (int i = 0; i < epoch.checksums.size(); i++) {
            out.varint(epoch.checksums.seq(i));
            out.fixed32(epoch.checksums.crc(i));
        }
        return out.toArray();
    }

    static void epoch(byte[] payload, Epoch into) {
        var in = new In(payload);
        into.fromMicros = in.zigzag();
        into.toMicros = in.zigzag();
        into.openedMicros = in.zigzag();
        into.boot(in.optional());
        for (int i = in.count(payload.length); i > 0; i--) {
            long from = in.varint();
            into.received.add(from, from + in.varint());
        }
        for (int i = in.count(payload.length); i > 0; i--) {
            long from = in.varint();
            long to = from + in.varint();
            into.gap(from, to, cause(in));
        }
        for (int i = in.count(payload.length); i > 0; i--) {
            long seq = in.varint();
            into.checksums.add(seq, in.fixed32());
        }
        into.changed = false;
    }

    static Gap.Cause cause(In in) {
        int ordinal = in.u8();
        if (ordinal >= CAUSES.length) {
            throw new BrokenBlob("cause " + ordinal);
        }
        return CAUSES[ordinal];
    }

    /// @param latest the newest message, whole
    static byte[] host(HostAccount account, byte[] latest) {
        var out = new Out(1_024 + latest.length);
        out.zigzag(account.firstSeenMicros());
        out.zigzag(account.lastSeenMicros());
        out.zigzag(account.progressMicros());
        out.varint(account.messages());
        out.bytes(latest);
        out.varint(account.days().size());
        account.days()
                .forEach(
                        (day, keys) -> {
                            out.zigzag(day);
                            long[] all = keys.toArray();
                            out.varint(all.length);
                            NumberColumn.write(out, all, all.length);
                        });
        notes(out, account.notes());
        return out.toArray();
    }

    private static void notes(Out out, Notes notes) {
        out.varint(notes.late().size());
        for (Late late : notes.late()) {
            out.zigzag(late.fromMicros());
            out.varint(late.toMicros() - late.fromMicros());
            out.zigzag(late.arrivedMicros() - late.toMicros());
            out.varint(late.messages());
        }
        out.varint(notes.steps().size());
        for (ClockStep step : notes.steps()) {
            out.zigzag(step.micros());
            out.zigzag(step.stepMicros());
        }
    }

    /// Reads what comes after the days; older programs wrote nothing there.
    static void notes(In in, HostAccount into) {
        if (in.isAtEnd()) {
            return;
        }
        List<Late> late = new ArrayList<>();
        for (int i = in.count(Notes.MAX); i > 0; i--) {
            long from = in.zigzag();
            long to = from + in.varint();
            late.add(new Late(from, to, to + in.zigzag(), in.varint()));
        }
        List<ClockStep> steps = new ArrayList<>();
        for (int i = in.count(Notes.MAX); i > 0; i--) {
            steps.add(new ClockStep(in.zigzag(), in.zigzag()));
        }
        into.notes().restore(late, steps);
    }

    /// Reads up to the newest message, which is returned; [#days] reads on.
    static byte[] host(In in, long[] seen) {
        for (int i = 0; i < 3; i++) {
            seen[i] = in.zigzag();
        }
        seen[3] = in.varint();
        return in.bytes();
    }

    static void days(In in, HostAccount into) {
        for (int i = in.count(HostAccount.DAYS_KEPT); i > 0; i--) {
            long day = in.zigzag();
            int count = in.count(Integer.MAX_VALUE);
            var keys = new RowKeys();
            for (long key : NumberColumn.read(in, count)) {
                keys.add(key);
            }
            into.countRows(day, keys);
        }
    }
}
