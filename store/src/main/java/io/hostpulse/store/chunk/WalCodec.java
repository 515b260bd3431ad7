package io.hostpulse.store.chunk;

import io.hostpulse.store.Gap;

/// The entries of one row of the log: messages, reported gaps, cuts.
final class WalCodec {
    static final int VERSION = 1;
    static final int MESSAGE = 1;
    static final int GAP = 2;
    static final int CUT = 3;

    private WalCodec() {}

    static Out begin() {
        var out = new Out(4_096);
        out.varint(VERSION);
        return out;
    }

    static void gap(Out out, int host, int ref, long received, long from, long to, Gap.Cause why) {
        out.varint(GAP);
        out.varint(host);
        out.varint(ref);
        out.zigzag(received);
        out.varint(from);
        out.varint(to);
        out.u8(why.ordinal());
    }

    static void cut(Out out, int host) {
        out.varint(CUT);
        out.varint(host);
    }

    static void version(In in) {
        long version = in.varint();
        if (version != VERSION) {
            throw new BrokenBlob("version " + version + " of the log");
        }
    }
}
