package io.hostpulse.store.chunk;

import io.hostpulse.store.answer.Bits;

import java.util.Arrays;

/// Sets of places as bytes: `u8 0` for all, else `u8 1` and a bit for each place, the lowest first.
final class Marks {
    private Marks() {}

    static void write(Out out, long[] words, int count) {
        long[] fitted = Bits.fit(words, count);
        if (Bits.count(fitted, count) == count) {
            out.u8(0);
            return;
        }
        out.u8(1);
        for (int i = 0; i < count; i += 8) {
            int mask = count - i >= 8 ? 0xff : (1 << (count - i)) - 1;
            out.u8((int) (fitted[i >>> 6] >>> (i & 63)) & mask);
        }
    }

    static long[] read(In in, int count) {
        long[] words = new long[Bits.words(count)];
        if (in.u8() == 0) {
            Arrays.fill(words, -1);
            if ((count & 63) != 0) {
                words[words.length - 1] = (1L << count) - 1;
            }
            return words;
        }
        for (int i = 0; i < count; i += 8) {
            words[i >>> 6] |= (long) in.u8() << (i & 63);
        }
        return words;
    }
}
