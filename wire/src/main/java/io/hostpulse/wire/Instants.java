package io.hostpulse.wire;

/// Writes and reads the message's instants: ISO 8601 in UTC, `2026-11-22T11:25:00.000Z`.
///
/// The calendar is the proleptic Gregorian one without leap seconds, years 1970 to 9999; days are
/// turned into dates by counting from 1 March of year 0, so that the leap day is the last of its
/// year. A formatter of `java.time` would cost the agent megabytes.
final class Instants {
    /// The number of bytes of an instant as [#write] writes it.
    static final int LENGTH = 24;

    /// The last millisecond of the year 9999.
    static final long MILLIS_MAX = 253_402_300_799_999L;

    /// What [#read] returns for bytes that are not an instant.
    static final long INVALID = -1;

    private static final int DAY_MILLIS = 86_400_000;
    private static final int DAYS_TO_1970 = 719_468;
    private static final int DAYS_OF_400_YEARS = 146_097;

    private Instants() {}

    /// Rounds microseconds since 1970 half up to milliseconds, within the years 1970 to 9999: an
    /// instant outside becomes the nearest one inside.
    static long millis(long micros) {
        long millis = Math.floorDiv(micros, 1_000) + (Math.floorMod(micros, 1_000) >= 500 ? 1 : 0);
        return Math.clamp(millis, 0, MILLIS_MAX);
    }

    /// Writes an instant, rounded as [#millis] does, and returns the index after it.
    static int write(byte[] out, int at, long micros) {
        long millis = millis(micros);
        int day = (int) (millis / DAY_MILLIS);
        int ofDay = (int) (millis - (long) day * DAY_MILLIS);
        int end = writeDate(out, at, day);
        out[end++] = 'T';
        int seconds = ofDay / 1_000;
        end = Decimals.digits(out, end, seconds / 3_600, 2);
        out[end++] = ':';
        end = Decimals.digits(out, end, seconds / 60 % 60, 2);
        out[end++] = ':';
        end = Decimals.digits(out, end, seconds % 60, 2);
        out[end++] = '.';
        end = Decimals.digits(out, end, ofDay % 1_000, 3);
        out[end++] = 'Z';
        return end;
    }

    private static int writeDate(byte[] out, int at, int day) {
        int days = day + DAYS_TO_1970;
        int era = days / DAYS_OF_400_YEARS;
        int ofEra = days - era * DAYS_OF_400_YEARS;
        int yearOfEra = (ofEra - ofEra / 1_460 + ofEra / 36_524 - ofEra / 146_096) / 365;
        int ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        int monthFromMarch = (5 * ofYear + 2) / 153;
        int dayOfMonth = ofYear - (153 * monthFromMarch + 2) / 5 + 1;
        int month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
        int year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
        int end = Decimals.digits(out, at, year, 4);
        out[end++] = '-';
        end = Decimals.digits(out, end, month, 2);
        out[end++] = '-';
        return Decimals.digits(out, end, dayOfMonth, 2);
    }

    /// Reads `yyyy-mm-ddThh:mm:ss`, a fraction of up to six digits if any, and `Z`; returns
    /// microseconds since 1970, or [#INVALID].
    static long read(byte[] in, int from, int length) {
        if (length < 20 || length > 27 || in[from + length - 1] != 'Z' || !punctuated(in, from)) {
            return INVALID;
        }
        int year = number(in, from, 4);
        int month = number(in, from + 5, 2);
        int day = number(in, from + 8, 2);
        int hour = number(in, from + 11, 2);
        int minute = number(in, from + 14, 2);
        int second = number(in, from + 17, 2);
        boolean valid =
                year >= 1970
                        && month >= 1
                        && month <= 12
                        && day >= 1
                        && day <= daysOfMonth(year, month)
                        && hour >= 0
                        && hour < 24
                        && minute >= 0
                        && minute < 60
                        && second >= 0
                        && second < 60;
        int fraction = valid ? micros(in, from + 19, length - 20) : -1;
        if (fraction < 0) {
            return INVALID;
        }
        long seconds = ((daysTo(year, month, day) * 24L + hour) * 60 + minute) * 60 + second;
        return seconds * 1_000_000 + fraction;
    }

    private static boolean punctuated(byte[] in, int from) {
        return in[from + 4] == '-'
                && in[from + 7] == '-'
                && in[from + 10] == 'T'
                && in[from + 13] == ':'
                && in[from + 16] == ':';
    }

    /// The fraction `.ddd` as microseconds, 0 where there is none, -1 where it is not one.
    private static int micros(byte[] in, int from, int length) {
        if (length == 0) {
            return 0;
        }
        int value = length == 1 || in[from] != '.' ? -1 : number(in, from + 1, length - 1);
        for (int digits = length - 1; value > 0 && digits < 6; digits++) {
            value *= 10;
        }
        return value;
    }

    private static int number(byte[] in, int from, int length) {
        int value = 0;
        for (int i = from; i < from + length; i++) {
            int digit = in[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    private static int daysOfMonth(int year, int month) {
        if (month == 2) {
            boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
            return leap ? 29 : 28;
        }
        return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
    }

    private static int daysTo(int year, int month, int day) {
        int marchYear = month <= 2 ? year - 1 : year;
        int era = marchYear / 400;
        int yearOfEra = marchYear - era * 400;
        int monthFromMarch = month > 2 ? month - 3 : month + 9;
        int ofYear = (153 * monthFromMarch + 2) / 5 + day - 1;
        int ofEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + ofYear;
        return era * DAYS_OF_400_YEARS + ofEra - DAYS_TO_1970;
    }
}
