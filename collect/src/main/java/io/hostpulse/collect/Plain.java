package io.hostpulse.collect;

/// The quick way through a line that is written as the kernel writes it: one pass over its bytes.
///
/// Says no to anything else (a sign, a word that is no number, more than 18 digits, a byte too
/// many) and finds no fault with it: what is refused here is read again through [Scan], which takes
/// what can be taken and says what cannot. So both must agree on what they take.
///
/// Only for bytes with a newline after the place: it ends every loop. Confined to one thread; the
/// bytes stay their owner's.
final class Plain {
    /// What [#numbers(long\[\])] and [#kilobytes()] say of a line that is not plain.
    static final int REFUSED = -1;

    /// Numbers of so many digits cannot overflow.
    private static final int SAFE_DIGITS = 18;

    private static final int KILOBYTE_BYTES = 1_024;

    private byte[] bytes = new byte[0];
    private int at;
    private long value;

    /// Goes to a place in the bytes, with a newline at it or after it.
    void over(byte[] bytes, int at) {
        this.bytes = bytes;
        this.at = at;
    }

    /// Goes over these bytes, if they come next.
    boolean literal(byte[] expected) {
        byte[] in = bytes;
        int from = at;
        int count = expected.length;
        if (in.length - from < count) {
            return false;
        }
        for (int i = 0; i < count; i++) {
            if (in[from + i] != expected[i]) {
                return false;
            }
        }
        at = from + count;
        return true;
    }

    /// Whether the line ends here.
    boolean lineEnd() {
        return bytes[at] == '\n';
    }

    /// The place of the next byte.
    int at() {
        return at;
    }

    /// Goes over a number, if one comes next; it is [#value()] then.
    boolean number() {
        byte[] in = bytes;
        int from = at;
        int to = from;
        long sum = 0;
        int digit = in[to] - '0';
        while (digit >= 0 && digit <= 9) {
            sum = sum * 10 + digit;
            digit = in[++to] - '0';
        }
        at = to;
        value = sum;
        return to > from && to - from <= SAFE_DIGITS;
    }

    /// Goes over a number with exactly two decimals; a hundred times it is [#value()] then.
    boolean hundredths() {
        if (!number() || bytes[at] != '.' || value > Integer.MAX_VALUE) {
            return false;
        }
        long whole = value;
        int point = at;
        at = point + 1;
        if (!number() || at != point + 3) {
            return false;
        }
        value += whole * 100;
        return true;
    }

    long value() {
        return value;
    }

    /// The rest of a line of meminfo, ` 225472 kB` or a bare number, in bytes or units; [#REFUSED]
    /// when it is anything else. Stops at the newline.
    long kilobytes() {
        skipSpaces();
        if (!number()) {
            return REFUSED;
        }
        byte[] in = bytes;
        int end = at;
        if (in[end] == '\n') {
            return value;
        }
        boolean unit =
                in[end] == ' ' && in[end + 1] == 'k' && in[end + 2] == 'B' && in[end + 3] == '\n';
        at = end + 3;
        return unit && value <= Long.MAX_VALUE / KILOBYTE_BYTES ? value * KILOBYTE_BYTES : REFUSED;
    }

    /// Takes the numbers of the rest of the line, as many as there is room for, and returns how
    /// many; [#REFUSED] when one of these words is no plain number.
    int numbers(long[] into) {
        byte[] in = bytes;
        int place = at;
        for (int count = 0; count < into.length; count++) {
            while (in[place] == ' ') {
                place++;
            }
            if (in[place] == '\n') {
                return count;
            }
            int from = place;
            long sum = 0;
            int digit = in[place] - '0';
            while (digit >= 0 && digit <= 9) {
                sum = sum * 10 + digit;
                digit = in[++place] - '0';
            }
            boolean ends = in[place] == ' ' || in[place] == '\n';
            if (place == from || place - from > SAFE_DIGITS || !ends) {
                return REFUSED;
            }
            into[count] = sum;
        }
        return into.length;
    }

    private void skipSpaces() {
        int place = at;
        while (bytes[place] == ' ') {
            place++;
        }
        at = place;
    }
}
