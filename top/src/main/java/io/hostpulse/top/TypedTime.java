package io.hostpulse.top;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.OptionalLong;

/// A time as a person types it. Pure functions.
final class TypedTime {
    private static final long MICROS = 1_000_000;
    private static final int DIGITS_MAX = 6;

    private TypedTime() {}

    /// The instant that is meant, in microseconds since 1970; empty if it cannot be told.
    ///
    /// `hh:mm[:ss]` is the last such time, `[yyyy-]mm-dd hh:mm[:ss]` the last such date, `-15m` so
    /// long before now, with `s`, `m`, `h` or `d`; RFC 3339 is taken too.
    static OptionalLong micros(String typed, long nowMicros, ZoneId zone) {
        String text = typed.strip();
        try {
            if (text.startsWith("-")) {
                return relative(text.substring(1), nowMicros);
            }
            if (text.indexOf('T') > 0) {
                return of(OffsetDateTime.parse(text).toInstant());
            }
            LocalDateTime now =
                    LocalDateTime.ofInstant(Instant.EPOCH.plus(nowMicros, ChronoUnit.MICROS), zone);
            int blank = text.indexOf(' ');
            if (blank < 0) {
                LocalDateTime today = now.toLocalDate().atTime(LocalTime.parse(text));
                LocalDateTime meant = today.isAfter(now) ? today.minusDays(1) : today;
                return of(meant.atZone(zone).toInstant());
            }
            LocalTime time = LocalTime.parse(text.substring(blank + 1).strip());
            return of(date(text.substring(0, blank), time, now).atZone(zone).toInstant());
        } catch (DateTimeException e) {
            return OptionalLong.empty();
        }
    }

    private static LocalDateTime date(String text, LocalTime time, LocalDateTime now) {
        if (text.length() > 5) {
            return LocalDate.parse(text).atTime(time);
        }
        LocalDateTime thisYear = LocalDate.parse(now.getYear() + "-" + text).atTime(time);
        return thisYear.isAfter(now) ? thisYear.minusYears(1) : thisYear;
    }

    private static OptionalLong relative(String text, long nowMicros) {
        int digits = text.length() - 1;
        if (digits < 1 || digits > DIGITS_MAX) {
            return OptionalLong.empty();
        }
        long count = 0;
        for (int i = 0; i < digits; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return OptionalLong.empty();
            }
            count = count * 10 + c - '0';
        }
        long unit =
                switch (text.charAt(digits)) {
                    case 's' -> 1;
                    case 'm' -> 60;
                    case 'h' -> 3_600;
                    case 'd' -> 86_400;
                    default -> 0;
                };
        return unit == 0
                ? OptionalLong.empty()
                : OptionalLong.of(nowMicros - count * unit * MICROS);
    }

    private static OptionalLong of(Instant instant) {
        return OptionalLong.of(instant.getEpochSecond() * MICROS + instant.getNano() / 1_000);
    }
}
