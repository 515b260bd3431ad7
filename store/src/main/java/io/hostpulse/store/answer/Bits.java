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

    /// Sets the bits from a place to another, which is not set.
    public static void set(long[] words, int from, int to) {
        for (int bit = from; bit < to; ) {
            int length = Math.min(to - bit, 64 - (bit & 63));
            long mask = length == 64 ? -1 : (1L << length) - 1;
            words[bit >>> 6] |= mask << (bit & 63);
            bit += length;
        }
    }

    /// The same bits, with room for more.
    public static long[] fit(long[] words, int bits) {
        return words.length >= words(bits) ? words : Arrays.copyOf(words, words(bits));
    }

    /// Copies so many bits, from one place in a set to another in another set that has none there.
    public static void copy(long[] from, int at, int count, long[] into, int place) {
        for (int done = 0; done < count; ) {
            int bit = at + done;
            int target = place + done;
            int length = Math.min(count - done, 64 - Math.max(bit & 63, target & 63));
            long word = from[bit >>> 6] >>> (bit & 63);
            long mask = length == 64 ? -1 : (1L << length) - 1;
            into[target >>> 6] |= (word & mask) << (target & 63);
            done += length;
        }
    }

    /// Whether any of so many bits from a place on is set; bits that there is no room for are not.
    public static boolean any(long[] words, int from, int count) {
        int end = Math.min(from + count, words.length << 6);
        for (int bit = from; bit < end; ) {
            int length = Math.min(end - bit, 64 - (bit & 63));
            long mask = length == 64 ? -1 : (1L << length) - 1;
            if ((words[bit >>> 6] >>> (bit & 63) & mask) != 0) {
                return true;
            }
            bit += length;
        }
        return false;
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
