package io.hostpulse.wire;

import java.util.Arrays;

/// Compresses bytes in Snappy's block format, as remote write wants its bodies. Keeps its buffers;
/// confined to one thread.
///
/// Source: google/snappy `format_description.txt`. Blocks of 64 KiB are searched one by one, so
/// that every copy reaches back less than that.
public final class Snappy {
    private static final int BLOCK_BYTES = 1 << 16;
    private static final int TABLE_BITS = 13;
    private static final int HASH = 0x1e35a7bd;

    /// The end of a block is not searched: a search reads some bytes beyond what it compares.
    private static final int MARGIN_BYTES = 15;

    private static final int MATCH_BYTES_MIN = 4;
    private static final int COPY_BYTES_MAX = 64;
    private static final int COPY_1 = 1;
    private static final int COPY_2 = 2;
    private static final int SHORT_COPY_BYTES_MAX = 11;
    private static final int SHORT_OFFSET_MAX = 1 << 11;
    private static final int SHORT_LITERAL_BYTES_MAX = 60;

    private final char[] table = new char[1 << TABLE_BITS];
    private byte[] in = {};
    private byte[] out = new byte[1 << 14];
    private int at;

    /// Compresses the first `length` bytes.
    ///
    /// @return the number of compressed bytes, which stand in [#buffer()]
    public int compress(byte[] bytes, int length) {
        in = bytes;
        at = 0;
        int worst = 32 + length + length / 6;
        if (out.length < worst) {
            out = new byte[worst];
        }
        int rest = length;
        while (rest >= 0x80) {
            put(rest | 0x80);
            rest >>>= 7;
        }
        put(rest);
        for (int from = 0; from < length; from += BLOCK_BYTES) {
            block(from, Math.min(length, from + BLOCK_BYTES));
        }
        in = new byte[0];
        return at;
    }

    /// The compressed bytes; valid until the next are compressed.
    public byte[] buffer() {
        return out;
    }

    private void block(int base, int end) {
        int limit = end - MARGIN_BYTES;
        int emitted = base;
        int next = base + 1;
        Arrays.fill(table, '\0');
        // The longer nothing is found, the wider the steps: what does not compress costs little.
        int patience = 32;
        while (next < limit) {
            int candidate = remember(base, next);
            if (load(candidate) != load(next)) {
                next += patience++ >>> 5;
                continue;
            }
            literal(emitted, next);
            next += copyFrom(candidate, next, end);
            emitted = next;
            patience = 32;
            if (next < limit) {
                remember(base, next - 1);
            }
        }
        literal(emitted, end);
    }

    /// The place where the four bytes at `place` were met before, perhaps; they are found there
    /// from now on.
    private int remember(int base, int place) {
        int slot = (load(place) * HASH) >>> (Integer.SIZE - TABLE_BITS);
        int before = base + table[slot];
        table[slot] = (char) (place - base);
        return before;
    }

    private int load(int from) {
        return (in[from] & 0xff)
                | (in[from + 1] & 0xff) << 8
                | (in[from + 2] & 0xff) << 16
                | in[from + 3] << 24;
    }

    private void literal(int from, int to) {
        int length = to - from;
        if (length == 0) {
            return;
        }
        if (length <= SHORT_LITERAL_BYTES_MAX) {
            put((length - 1) << 2);
        } else if (length <= 1 << 8) {
            put(60 << 2);
            put(length - 1);
        } else {
            put(61 << 2);
            put(length - 1);
            put((length - 1) >>> 8);
        }
        System.arraycopy(in, from, out, at, length);
        at += length;
    }

    /// Writes as a copy what stands at `next` and stood at `candidate`, and returns its length.
    private int copyFrom(int candidate, int next, int end) {
        int length = MATCH_BYTES_MIN;
        while (next + length < end && in[candidate + length] == in[next + length]) {
            length++;
        }
        int offset = next - candidate;
        int left = length;
        // What remains is never less than a copy's least.
        while (left > COPY_BYTES_MAX) {
            int part = left >= COPY_BYTES_MAX + MATCH_BYTES_MIN ? COPY_BYTES_MAX : left - 4;
            longCopy(offset, part);
            left -= part;
        }
        if (left <= SHORT_COPY_BYTES_MAX && offset < SHORT_OFFSET_MAX) {
            put(COPY_1 | (left - MATCH_BYTES_MIN) << 2 | offset >>> 8 << 5);
            put(offset);
        } else {
            longCopy(offset, left);
        }
        return length;
    }

    private void longCopy(int offset, int length) {
        put(COPY_2 | (length - 1) << 2);
        put(offset);
        put(offset >>> 8);
    }

    private void put(int value) {
        out[at++] = (byte) value;
    }
}
