package io.hostpulse.agent.time;

import org.jspecify.annotations.Nullable;

/// The body of a Hostpulse server's answer to `GET /api/v1/time`: one JSON object (RFC 8259).
///
/// ```
/// {"receive_us": 1795374836123456, "transmit_us": 1795374836123460,
///  "error_us": 1200, "synchronized": true}
/// ```
///
/// `receive_us` and `transmit_us` are required integers, `error_us` is an optional one,
/// `synchronized` an optional boolean, true if absent; other members are passed over. Confined to
/// one thread.
final class TimeAnswer {
    private static final int DEPTH_MAX = 16;
    private static final int DIGITS_MAX = 18;

    /// What is wrong with the body, in one sentence.
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1;

        Malformed(String why) {
            super(why, null, false, false);
        }
    }

    private final byte[] bytes;
    private final int length;
    private int at;
    private @Nullable Long receive;
    private @Nullable Long transmit;
    private long error;
    private boolean synchronizedClock = true;

    private TimeAnswer(byte[] bytes, int length) {
        this.bytes = bytes;
        this.length = length;
    }

    /// Parses `length` bytes.
    ///
    /// @throws Malformed if a required member is missing or anything is not what it should be
    static TimeAnswer parse(byte[] bytes, int length) throws Malformed {
        var answer = new TimeAnswer(bytes, length);
        answer.object();
        answer.check();
        return answer;
    }

    /// When the question arrived, microseconds since 1970 by the server's clock.
    long receiveMicros() {
        return receive == null ? 0 : receive;
    }

    /// When the answer left.
    long transmitMicros() {
        return transmit == null ? 0 : transmit;
    }

    /// How far the server's clock may be from true time, as far as it says.
    long errorMicros() {
        return error;
    }

    /// Whether the server calls its own clock synchronized.
    boolean isSynchronized() {
        return synchronizedClock;
    }

    private void check() throws Malformed {
        if (receive == null || transmit == null) {
            throw new Malformed((receive == null ? "receive_us" : "transmit_us") + " is missing");
        }
        if (receive <= 0) {
            throw new Malformed("receive_us is not a time after 1970");
        }
        if (transmit < receive) {
            throw new Malformed("transmit_us is before receive_us");
        }
        if (error < 0) {
            throw new Malformed("error_us is negative");
        }
    }

    private void object() throws Malformed {
        if (next() == '<') {
            throw new Malformed(
                    "the answer is HTML, not a Hostpulse server's: a portal or proxy may stand"
                            + " between");
        }
        expect('{');
        if (next() == '}') {
            at++;
            return;
        }
        member();
        while (next() == ',') {
            at++;
            member();
        }
        expect('}');
    }

    private void member() throws Malformed {
        String name = string();
        expect(':');
        switch (name) {
            case "receive_us" -> receive = integer(name);
            case "transmit_us" -> transmit = integer(name);
            case "error_us" -> error = integer(name);
            case "synchronized" -> synchronizedClock = bool(name);
            default -> skip(0);
        }
    }

    /// Moves to the next byte that is not white space and returns it without passing it.
    private byte next() throws Malformed {
        while (at < length) {
            byte c = bytes[at];
            if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
                return c;
            }
            at++;
        }
        throw new Malformed("the answer ends in the middle, after " + length + " bytes");
    }

    private void expect(char wanted) throws Malformed {
        if (next() != wanted) {
            throw new Malformed("the answer is no JSON: '" + wanted + "' missing at byte " + at);
        }
        at++;
    }

    /// The bytes between two quotes; escapes are kept as they are, for no name we look for has any.
    private String string() throws Malformed {
        expect('"');
        int from = at;
        while (at < length && bytes[at] != '"') {
            at += bytes[at] == '\\' ? 2 : 1;
        }
        if (at >= length) {
            at = length;
            next();
        }
        at++;
        return new String(bytes, from, at - 1 - from, java.nio.charset.StandardCharsets.UTF_8);
    }

    private long integer(String name) throws Malformed {
        boolean negative = next() == '-';
        if (negative) {
            at++;
        }
        int from = at;
        long value = 0;
        while (at < length && bytes[at] >= '0' && bytes[at] <= '9' && at - from < DIGITS_MAX) {
            value = value * 10 + (bytes[at] - '0');
            at++;
        }
        byte after = next();
        if (at == from || (after != ',' && after != '}')) {
            throw new Malformed(name + " is not an integer of at most " + DIGITS_MAX + " digits");
        }
        return negative ? -value : value;
    }

    private boolean bool(String name) throws Malformed {
        next();
        if (literal("true")) {
            return true;
        }
        if (literal("false")) {
            return false;
        }
        throw new Malformed(name + " is neither true nor false");
    }

    private boolean literal(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (at + i >= length || bytes[at + i] != word.charAt(i)) {
                return false;
            }
        }
        at += word.length();
        return true;
    }

    private void skip(int depth) throws Malformed {
        byte c = next();
        if (depth > DEPTH_MAX) {
            throw new Malformed("the answer is nested deeper than " + DEPTH_MAX + " levels");
        }
        if (c == '"') {
            string();
        } else if (c == '{' || c == '[') {
            skipNested(c == '{', depth);
        } else {
            int from = at;
            while (at < length && isScalar(bytes[at])) {
                at++;
            }
            if (at == from) {
                throw new Malformed("the answer is no JSON: a value is missing at byte " + at);
            }
        }
    }

    private void skipNested(boolean members, int depth) throws Malformed {
        byte end = (byte) (members ? '}' : ']');
        at++;
        if (next() == end) {
            at++;
            return;
        }
        while (true) {
            if (members) {
                string();
                expect(':');
            }
            skip(depth + 1);
            if (next() != ',') {
                break;
            }
            at++;
        }
        expect((char) end);
    }

    private static boolean isScalar(byte c) {
        return (c >= '0' && c <= '9')
                || (c >= 'a' && c <= 'z')
                || c == 'E'
                || c == '.'
                || c == '-'
                || c == '+';
    }
}
