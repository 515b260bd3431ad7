package io.hostpulse.store.chunk;

/// A column of numbers as bytes that compress well: each number less the smallest, or each one's
/// difference to the one before, whichever takes fewer bits, divided by what all differences are
/// multiples of; then all lowest bytes, all second ones, and so on.
///
/// ```
/// u8       0 all equal; otherwise 1 + bytes a number (1 to 8), plus 16 for differences, plus 32
///          for a divisor
/// zigzag   the number that all are; or the smallest one; or the first one
/// [varint] the divisor
/// ...      planes, the lowest bytes first: one byte for each number (differences: less one),
///          differences as zigzag
/// ```
final class NumberColumn {
    private static final int DIFFERENCES = 16;
    private static final int DIVIDED = 32;

    private NumberColumn() {}

    static void write(Out out, long[] values, int count) {
        long min = Long.MAX_VALUE;
        long max = Long.MIN_VALUE;
        for (int i = 0; i < count; i++) {
            min = Math.min(min, values[i]);
            max = Math.max(max, values[i]);
        }
        if (count == 0 || min == max) {
            out.u8(0);
            out.zigzag(count == 0 ? 0 : min);
            return;
        }
        // Where the range needs more than 63 bits, quotients are not worth their care.
        long divisor = max - min < 0 ? 1 : divisor(values, count);
        long plainBits = 0;
        long changeBits = 0;
        long plainAll = 0;
        long changeAll = 0;
        long before = 0;
        long[] plain = new long[count];
        long[] change = new long[count - 1];
        for (int i = 0; i < count; i++) {
            long number = before;
            if (i == 0 || values[i] != values[i - 1]) {
                number = values[i] - min;
                number = divisor == 1 ? number : number / divisor;
            }
            plain[i] = number;
            plainAll |= number;
            plainBits += 64 - Long.numberOfLeadingZeros(number);
            if (i > 0) {
                long zigzag = zigzag(number - before);
                change[i - 1] = zigzag;
                changeAll |= zigzag;
                changeBits += 64 - Long.numberOfLeadingZeros(zigzag);
            }
            before = number;
        }
        boolean differences = changeBits < plainBits;
        int width = width(differences ? changeAll : plainAll);
        out.u8(1 + width + (differences ? DIFFERENCES : 0) + (divisor > 1 ? DIVIDED : 0));
        out.zigzag(differences ? values[0] : min);
        if (divisor > 1) {
            out.varint(divisor);
        }
        long[] written = differences ? change : plain;
        for (int plane = 0; plane < width; plane++) {
            out.plane(written, 8 * plane);
        }
    }

    /// What all numbers are multiples of, after the smallest one is taken off: so are their steps
    /// from one to the next, of which most are none.
    private static long divisor(long[] values, int count) {
        long divisor = 0;
        for (int i = 1; i < count && divisor != 1; i++) {
            if (values[i] == values[i - 1]) {
                continue;
            }
            long step = Math.abs(values[i] - values[i - 1]);
            divisor = divisor == 0 ? step : divisor;
            for (long rest = step % divisor; rest != 0; rest = step % divisor) {
                step = divisor;
                divisor = rest;
            }
        }
        return divisor;
    }

    /// Reads a column of so many numbers.
    static long[] read(In in, int count) {
        long[] values = new long[count];
        int head = in.u8();
        long first = in.zigzag();
        if (head == 0) {
            java.util.Arrays.fill(values, first);
            return values;
        }
        long divisor = divisor(in, head);
        boolean differences = (head & DIVIDED - 1) > DIFFERENCES;
        int width = width(head);
        int from = differences ? 1 : 0;
        for (int plane = 0; plane < width; plane++) {
            int at = in.skip(count - from) - from;
            byte[] bytes = in.array();
            int shift = 8 * plane;
            for (int i = from; i < count; i++) {
                values[i] |= (bytes[at + i] & 0xffL) << shift;
            }
        }
        if (differences) {
            values[0] = first;
            for (int i = 1; i < count; i++) {
                long change = values[i];
                values[i] = values[i - 1] + ((change >>> 1) ^ -(change & 1)) * divisor;
            }
        } else {
            for (int i = 0; i < count; i++) {
                values[i] = values[i] * divisor + first;
            }
        }
        return values;
    }

    /// Goes over a column of so many numbers.
    static void skip(In in, int count) {
        int head = in.u8();
        in.zigzag();
        if (head != 0) {
            divisor(in, head);
            boolean differences = (head & DIVIDED - 1) > DIFFERENCES;
            in.skip(Math.multiplyExact(width(head), differences ? count - 1 : count));
        }
    }

    private static long divisor(In in, int head) {
        return (head & DIVIDED) == 0 ? 1 : in.varint();
    }

    private static int width(int head) {
        int rest = head & DIVIDED - 1;
        int width = rest - 1 - (rest > DIFFERENCES ? DIFFERENCES : 0);
        if (width < 1 || width > 8 || head >= 2 * DIVIDED) {
            throw new BrokenBlob("a column of numbers with head " + head);
        }
        return width;
    }

    private static int width(long all) {
        return Math.max(1, (71 - Long.numberOfLeadingZeros(all)) / 8);
    }

    private static long zigzag(long value) {
        return (value << 1) ^ (value >> 63);
    }
}
