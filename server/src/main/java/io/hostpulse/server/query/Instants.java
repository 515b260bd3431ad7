package io.hostpulse.server.query;

import io.hostpulse.server.http.ProblemException;

import java.time.DateTimeException;
import java.time.OffsetDateTime;

/// Instants and lengths of time as parameters write them. Pure functions.
final class Instants {
    private static final long SECOND = 1_000_000;
    private static final long SECONDS_MAX = 253_402_300_799L;

    private Instants() {}

    /// An instant in microseconds since 1970: RFC 3339, seconds since 1970 with or without a
    /// fraction, `now`, or relative to now such as `-1h`.
    static long micros(String name, String text, long nowMicros) throws ProblemException {
        if (text.equals("now")) {
            return nowMicros;
        }
        if (text.startsWith("-")) {
            return nowMicros - lengthMicros(name, text.substring(1));
        }
        if (text.indexOf('T') > 0) {
            try {
                OffsetDateTime time = OffsetDateTime.parse(text);
                return Math.addExact(
                        Math.multiplyExact(time.toEpochSecond(), SECOND), time.getNano() / 1_000);
            } catch (DateTimeException | ArithmeticException e) {
                throw unfit(name);
            }
        }
        try {
            double seconds = Double.parseDouble(text);
            if (seconds >= 0 && seconds <= SECONDS_MAX) {
                return Math.round(seconds * SECOND);
            }
        } catch (NumberFormatException _) {
            // Answered below.
        }
        throw unfit(name);
    }

    /// A length of time in microseconds: a number and `s`, `m`, `h` or `d`.
    static long lengthMicros(String name, String text) throws ProblemException {
        if (text.length() < 2 || text.length() > 10) {
            throw unfit(name);
        }
        long unit =
                switch (text.charAt(text.length() - 1)) {
                    case 's' -> 1;
                    case 'm' -> 60;
                    case 'h' -> 3_600;
                    case 'd' -> 86_400;
                    default -> throw unfit(name);
                };
        long count = 0;
        for (int i = 0; i < text.length() - 1; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                throw unfit(name);
            }
            count = count * 10 + c - '0';
        }
        if (count * unit > SECONDS_MAX) {
            throw unfit(name);
        }
        return count * unit * SECOND;
    }

    private static ProblemException unfit(String name) {
        return new ProblemException(
                400, name + ": RFC 3339, seconds since 1970, or relative such as -15m, -1h, -7d");
    }
}
