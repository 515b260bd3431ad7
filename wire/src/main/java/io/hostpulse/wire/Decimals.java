package io.hostpulse.wire;

/// Writes scaled numbers as decimal digits: no floating point, no allocation, no rounding.
///
/// Two digits are written at a time. A division by a constant is a multiplication and a shift where
/// the number fits in an int, because the agent's compiler (C1) would divide.
final class Decimals {
    /// The largest number of bytes that one number takes: sign, 19 digits, decimal point.
    static final int LENGTH_MAX = 21;

    private static final int EIGHT_DIGITS = 100_000_000;
    private static final byte[] TENS = new byte[100];
    private static final byte[] ONES = new byte[100];

    static {
        for (int i = 0; i < 100; i++) {
            TENS[i] = (byte) ('0' + i / 10);
            ONES[i] = (byte) ('0' + i % 10);
        }
    }

    private Decimals() {}

    /// Writes `scaled` divided by ten to the power of `decimals` at `at`, trailing zeros of the
    /// fraction left out, and returns the index after the last byte.
    static int write(byte[] out, int at, long scaled, int decimals) {
        int start = at;
        if (scaled < 0) {
            out[start++] = '-';
        }
        if (decimals == 0) {
            return whole(out, start, scaled);
        }
        int end = whole(out, start + 1, scaled);
        if (end - start - 1 <= decimals) {
            end = padded(out, start + 1, end, decimals + 1);
        }
        int point = end - 1 - decimals;
        for (int i = start; i < point; i++) {
            out[i] = out[i + 1];
        }
        out[point] = '.';
        while (out[end - 1] == '0') {
            end--;
        }
        return end - 1 == point ? point : end;
    }

    /// Moves the digits right until there are `width` of them, zeros before.
    private static int padded(byte[] out, int from, int end, int width) {
        int digits = end - from;
        int zeros = width - digits;
        for (int i = digits - 1; i >= 0; i--) {
            out[from + zeros + i] = out[from + i];
        }
        for (int i = 0; i < zeros; i++) {
            out[from + i] = '0';
        }
        return from + width;
    }

    /// Writes the digits of a number's magnitude.
    private static int whole(byte[] out, int at, long value) {
        if (value >= 0 && value < EIGHT_DIGITS) {
            return digits(out, at, (int) value, width((int) value));
        }
        // The negative side has room for every magnitude, Long.MIN_VALUE included.
        long negative = value < 0 ? value : -value;
        long high = -(negative / EIGHT_DIGITS);
        int low = (int) -(negative % EIGHT_DIGITS);
        int end;
        if (high == 0) {
            return digits(out, at, low, width(low));
        } else if (high < EIGHT_DIGITS) {
            end = digits(out, at, (int) high, width((int) high));
        } else {
            int top = (int) (high / EIGHT_DIGITS);
            end = digits(out, at, top, width(top));
            end = digits(out, end, (int) (high % EIGHT_DIGITS), 8);
        }
        return digits(out, end, low, 8);
    }

    private static int width(int value) {
        if (value < 10_000) {
            return value < 100 ? (value < 10 ? 1 : 2) : (value < 1_000 ? 3 : 4);
        }
        return value < 1_000_000 ? (value < 100_000 ? 5 : 6) : (value < 10_000_000 ? 7 : 8);
    }

    /// Writes the last `width` digits of `value`, 0 to 2^31 - 1, zeros before.
    static int digits(byte[] out, int at, int value, int width) {
        int rest = value;
        int i = at + width;
        while (i - at >= 2) {
            int quotient = (int) ((rest * 1_374_389_535L) >>> 37); // rest / 100
            int pair = rest - quotient * 100;
            i -= 2;
            out[i] = TENS[pair];
            out[i + 1] = ONES[pair];
            rest = quotient;
        }
        if (i > at) {
            out[at] = ONES[rest % 100];
        }
        return at + width;
    }
}
