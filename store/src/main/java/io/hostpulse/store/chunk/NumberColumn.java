package io.hostpulse.store.chunk;

/// A column of numbers as bytes that compress well: each number less the smallest, or each one's
/// difference to the one before, whichever takes fewer bits; then all lowest bytes, all second
/// ones, and so on.
///
/// ```
/// u8       0 all equal; otherwise 1 + bytes a number (1 to 8), plus 16 for differences
/// zigzag   the number that all are; or the smallest one; or the first one
/// ...      planes, the lowest bytes first: one byte for each number (differences: less one),
///          differences as zigzag
/// ```
final class NumberColumn {
    private static final int DIFFERENCES = 16;

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
        long plainBits = 0;
        long changeBits = 0;
        long plainMax = 0;
        long changeMax = 0;
        for (int i = 0; i < count; i++) {
            long plain = values[i] - min;
            plainMax |= plain;
            plainBits += 64 - Long.numberOfLeadingZeros(plain);
            if (i > 0) {
                long change = zigzag(values[i] - values[i - 1]);
                changeMax |= change;
                changeBits += 64 - Long.numberOfLeadingZeros(change);
            }
        }
        if (changeBits < plainBits) {
            int width = width(changeMax);
            out.u8(1 + width + DIFFERENCES);
            out.zigzag(values[0]);
            for (int plane = 0; plane < width; plane++) {
                int at = out.skip(count - 1);
                for (int i = 1; i < count; i++) {
                    long change = zigzag(values[i] - values[i - 1]);
                    out.set(at + i - 1, (int) (change >>> (8 * plane)));
                }
            }
            return;
        }
        int width = width(plainMax);
        out.u8(1 + width);
        out.zigzag(min);
        for (int plane = 0; plane < width; plane++) {
            int at = out.skip(count);
            for (int i = 0; i < count; i++) {
                out.set(at + i, (int) ((values[i] - min) >>> (8 * plane)));
            }
        }
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
        boolean differences = head > DIFFERENCES;
        int width = width(head, differences);
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
                values[i] = values[i - 1] + ((change >>> 1) ^ -(change & 1));
            }
        } else {
            for (int i = 0; i < count; i++) {
                values[i] += first;
            }
        }
        return values;
    }

    /// Goes over a column of so many numbers.
    static void skip(In in, int count) {
        int head = in.u8();
        in.zigzag();
        if (head != 0) {
            boolean differences = head > DIFFERENCES;
            int width = width(head, differences);
            in.skip(Math.multiplyExact(width, differences ? count - 1 : count));
        }
    }

    private static int width(int head, boolean differences) {
        int width = head - 1 - (differences ? DIFFERENCES : 0);
        if (width < 1 || width > 8) {
            throw new BrokenBlob("a column of numbers of " + width + " bytes");
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
