package io.hostpulse.store.answer;

import java.util.Arrays;

/// Growing sets of small numbers in arrays of words.
public final class Bits {
    private Bits() {}

    /// How many words hold so many bits.
    public static int words(int bits) {
        return (bits + 63) >>> 6;
    }

    public static boolean get(long[] words, int bit) {
        return (words[bit >>> 6] & (1L << bit)) != 0;
    }

    public static void set(long[] words, int bit) {
        words[bit >>> 6] |= 1L << bit;
    }

    /// The same bits, with room for more.
    public static long[] fit(long[] words, int bits) {
        return words.length >= words(bits) ? words : Arrays.copyOf(words, words(bits));
    }

    /// How many of the first bits are set.
    public static int count(long[] words, int bits) {
        int count = 0;
        for (int i = 0; i < words(bits); i++) {
            long word = words[i];
            if (i == bits >>> 6) {
                word &= (1L << bits) - 1;
            }
            count += Long.bitCount(word);
        }
        return count;
    }
}
