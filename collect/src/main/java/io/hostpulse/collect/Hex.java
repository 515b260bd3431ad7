package io.hostpulse.collect;

/// Unsigned hexadecimal numbers of kernel files.
final class Hex {
    /// What stands for no number.
    static final long NONE = -1;

    private static final int DIGITS_MAX = 15;

    private Hex() {}

    /// The number of these bytes; [#NONE] when they are none, or more than 15 digits.
    static long of(byte[] bytes, int from, int to) {
        if (to <= from || to - from > DIGITS_MAX) {
            return NONE;
        }
        long value = 0;
        for (int i = from; i < to; i++) {
            int digit = Character.digit(bytes[i], 16);
            if (digit < 0) {
                return NONE;
            }
            value = value * 16 + digit;
        }
        return value;
    }
}
