package io.hostpulse.outputs.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/// The header `Retry-After` (RFC 9110 section 10.2.3): seconds, or a date. Stateless.
final class RetryAfter {
    /// A longer wait is cut to this.
    static final Duration MAX = Duration.ofMinutes(10);

    private static final int DIGITS_MAX = 9;
    private static final int DATE_CHARS = 29;
    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

    private RetryAfter() {}

    /// How long to wait; zero for what cannot be read or lies in the past.
    ///
    /// @param value the header's value; empty for none
    /// @param serverDate the header `Date` of the same answer: a wait until a date is counted by
    ///   the clock that named it
    /// @param wall this host's clock, for an answer without a date
    static Duration of(String value, String serverDate, Instant wall) {
        if (value.isEmpty()) {
            return Duration.ZERO;
        }
        if (isDigits(value)) {
            long seconds = value.length() > DIGITS_MAX ? MAX.toSeconds() : Long.parseLong(value);
            return seconds < MAX.toSeconds() ? Duration.ofSeconds(seconds) : MAX;
        }
        Optional<Instant> until = date(value);
        if (until.isEmpty()) {
            return Duration.ZERO;
        }
        Duration wait = Duration.between(date(serverDate).orElse(wall), until.get());
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(MAX) < 0 ? wait : MAX;
    }

    private static boolean isDigits(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) < '0' || value.charAt(i) > '9') {
                return false;
            }
        }
        return !value.isEmpty();
    }

    /// A date of the one form that is still written: `Sun, 06 Nov 1994 08:49:37 GMT`.
    static Optional<Instant> date(String text) {
        if (text.length() != DATE_CHARS || !text.endsWith(" GMT") || !hasMarks(text)) {
            return Optional.empty();
        }
        int month = MONTHS.indexOf(text.substring(8, 11));
        int day = number(text, 5, 7);
        int year = number(text, 12, 16);
        int hour = number(text, 17, 19);
        int minute = number(text, 20, 22);
        int second = number(text, 23, 25);
        if (month < 0 || month % 3 != 0 || (day | year | hour | minute | second) < 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    LocalDateTime.of(year, month / 3 + 1, day, hour, minute, Math.min(59, second))
                            .toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static boolean hasMarks(String text) {
        return text.charAt(3) == ','
                && text.charAt(4) == ' '
                && text.charAt(7) == ' '
                && text.charAt(11) == ' '
                && text.charAt(16) == ' '
                && text.charAt(19) == ':'
                && text.charAt(22) == ':';
    }

    /// The number that the digits make; negative if they are not all digits.
    private static int number(String text, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            value = value * 10 + c - '0';
        }
        return value;
    }
}
