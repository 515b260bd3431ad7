package io.hostpulse.wire;

/// Reads one JSON number exactly, as a `long` scaled by a power of ten: no floating point, no
/// rounding. Kept and used again; confined to one thread.
final class JsonNumber {
    /// How a reading ended.
    enum Outcome {
        /// The number is in [#value()].
        VALUE,
        /// The bytes are not a JSON number; [#end()] is the first that does not fit.
        NOT_A_NUMBER,
        /// The number needs more decimals than asked for.
        TOO_FINE,
        /// The scaled number needs more than 64 bits.
        TOO_LARGE
    }

    /// Larger exponents all mean the same: out of range, or zero digits times that.
    private static final int EXPONENT_MAX = 100_000_000;

    private static final byte[] NOTHING = {};

    /// The powers of ten below 2 to the power of 63.
    private static final long[] POWERS = new long[19];

    static {
        POWERS[0] = 1;
        for (int i = 1; i < POWERS.length; i++) {
            POWERS[i] = POWERS[i - 1] * 10;
        }
    }

    private byte[] in = NOTHING;
    private int to;
    private int at;
    private long digits;
    private boolean tooLarge;
    private int zeros;
    private int exponent;
    private long value;

    /// The scaled number.
    long value() {
        return value;
    }

    /// The index after the number, or of the byte that does not belong to one.
    int end() {
        return at;
    }

    /// Reads the number at `from`.
    Outcome read(byte[] json, int from, int to, int decimals) {
        return readPlain(json, from, to, decimals) ? Outcome.VALUE : any(json, from, to, decimals);
    }

    /// Reads a number of few digits without an exponent, as nearly all are; false says nothing of
    /// whether there is one.
    boolean readPlain(byte[] json, int from, int to, int decimals) {
        int i = from;
        boolean negative = i < to && json[i] == '-';
        if (negative) {
            i++;
        }
        int start = i;
        long sum = 0;
        while (i < to && isDigit(json[i])) {
            sum = sum * 10 + json[i] - '0';
            i++;
        }
        int length = i - start;
        if (length == 0 || (length > 1 && json[start] == '0')) {
            return false;
        }
        int missing = decimals;
        if (i < to && json[i] == '.') {
            int point = ++i;
            while (i < to && isDigit(json[i])) {
                sum = sum * 10 + json[i] - '0';
                i++;
            }
            missing -= i - point;
            if (i == point) {
                return false;
            }
        }
        boolean more = i < to && (json[i] | 0x20) == 'e';
        if (more || missing < 0 || length + decimals >= POWERS.length) {
            return false;
        }
        sum *= POWERS[missing];
        value = negative ? -sum : sum;
        at = i;
        return true;
    }

    private static boolean isDigit(byte unit) {
        return unit >= '0' && unit <= '9';
    }

    private Outcome any(byte[] json, int from, int to, int decimals) {
        this.in = json;
        this.to = to;
        at = from;
        digits = 0;
        tooLarge = false;
        zeros = 0;
        exponent = 0;
        boolean negative = skip('-');
        boolean valid = whole() && fraction() && exponent();
        in = NOTHING;
        return valid ? scale(negative, exponent + zeros + decimals) : Outcome.NOT_A_NUMBER;
    }

    private boolean whole() {
        if (skip('0')) {
            return true;
        }
        return run(false);
    }

    private boolean fraction() {
        return !skip('.') || run(true);
    }

    /// Reads one digit or more.
    private boolean run(boolean fraction) {
        int start = at;
        while (at < to && isDigit(in[at])) {
            digit(in[at] - '0');
            at++;
        }
        if (fraction) {
            exponent -= at - start;
        }
        return at > start;
    }

    /// Takes a digit. Zeros wait until a digit follows that needs them, so that the zeros at the
    /// end never count as digits. The sum is kept negative, for the sake of Long.MIN_VALUE.
    private void digit(int digit) {
        if (digit == 0) {
            zeros += digits == 0 && !tooLarge ? 0 : 1;
            return;
        }
        long sum = tooLarge ? 0 : shifted(digits, zeros + 1);
        if (tooLarge || sum < Long.MIN_VALUE + digit) {
            tooLarge = true;
        } else {
            digits = sum - digit;
        }
        zeros = 0;
    }

    /// A negative number times ten to the power of `places`; says so when it is too large.
    private long shifted(long negative, int places) {
        long shifted = negative;
        for (int i = 0; i < places && shifted != 0; i++) {
            if (shifted < Long.MIN_VALUE / 10) {
                tooLarge = true;
                return 0;
            }
            shifted *= 10;
        }
        return shifted;
    }

    private boolean exponent() {
        if (!skip('e') && !skip('E')) {
            return true;
        }
        boolean negative = skip('-');
        if (!negative) {
            skip('+');
        }
        int start = at;
        int power = 0;
        while (at < to && isDigit(in[at])) {
            power = Math.min(EXPONENT_MAX, power * 10 + in[at] - '0');
            at++;
        }
        exponent += negative ? -power : power;
        return at > start;
    }

    private Outcome scale(boolean negative, int power) {
        if (tooLarge) {
            return Outcome.TOO_LARGE;
        }
        if (digits != 0 && power < 0) {
            return Outcome.TOO_FINE;
        }
        long scaled = shifted(digits, power);
        if (tooLarge || (!negative && scaled == Long.MIN_VALUE)) {
            return Outcome.TOO_LARGE;
        }
        value = negative ? scaled : -scaled;
        return Outcome.VALUE;
    }

    private boolean skip(char unit) {
        if (at < to && in[at] == unit) {
            at++;
            return true;
        }
        return false;
    }
}
