package io.hostpulse.top;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;

/// Numbers for people, as the page writes them (`web/src/main/lib/units.ts`). Pure functions.
final class Numbers {
    /// Stands where a value is not known.
    static final String ABSENT = "-";

    private static final double KIBI = 1_024;
    private static final List<String> BINARY = List.of("B", "KiB", "MiB", "GiB", "TiB", "PiB");
    private static final List<String> DECIMAL = List.of("", "k", "M", "G", "T");

    private Numbers() {}

    /// Three significant digits, and no more than are of use.
    static String digits(double value) {
        double size = Math.abs(value);
        if (size >= 100) {
            return fixed(value, 0);
        }
        return size >= 10 ? fixed(value, 1) : fixed(value, 2);
    }

    static String fixed(double value, int decimals) {
        return BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP).toPlainString();
    }

    private static int power(double value, double base, int last) {
        int power = 0;
        double rest = Math.abs(value);
        // 1023.6 would be written as 1024: it belongs to the next unit.
        while (rest >= base - 0.5 && power < last) {
            rest /= base;
            power++;
        }
        return power;
    }

    /// `1.23 MiB`.
    static String bytes(double value) {
        int power = power(value, KIBI, BINARY.size() - 1);
        double scaled = value / Math.pow(KIBI, power);
        return (power == 0 ? fixed(scaled, 0) : digits(scaled)) + " " + BINARY.get(power);
    }

    /// `123`, `12.3k`.
    static String count(double value) {
        if (Math.abs(value) < 9_999.5) {
            return Math.abs(value) >= 9.95 || value == 0 ? fixed(value, 0) : fixed(value, 1);
        }
        int power = power(value, 1_000, DECIMAL.size() - 1);
        return digits(value / Math.pow(1_000, power)) + DECIMAL.get(power);
    }

    /// `123`, `12.3k`: of things that there are only whole ones of.
    static String whole(double value) {
        return Math.abs(value) < 9_999.5 ? fixed(value, 0) : count(value);
    }

    /// `23.4`, `100`: percent without its sign.
    static String share(double value) {
        return Math.abs(value) >= 99.95 ? fixed(value, 0) : fixed(value, 1);
    }

    /// `23.4 %`.
    static String percent(double value) {
        return share(value) + " %";
    }

    /// `1.23 s`, `4.5 ms`.
    static String seconds(double value) {
        double size = Math.abs(value);
        if (size >= 120) {
            return coarse(value);
        }
        if (size >= 1 || size == 0) {
            return digits(value) + " s";
        }
        return size >= 0.001 ? digits(value * 1_000) + " ms" : digits(value * 1_000_000) + " us";
    }

    /// A length of time in whole units: what changes each second is not read to three digits.
    static String coarse(double seconds) {
        if (seconds < 120) {
            return fixed(seconds, 0) + " s";
        }
        if (seconds < 7_200) {
            return fixed(seconds / 60, 0) + " min";
        }
        return seconds < 172_800
                ? fixed(seconds / 3_600, 0) + " h"
                : fixed(seconds / 86_400, 0) + " d";
    }

    /// CPU time as top(1) writes it: `12:34.56`, and hours once there are some.
    static String cpuTime(double seconds) {
        long hundredths = Math.round(seconds * 100);
        long whole = hundredths / 100;
        if (whole >= 36_000) {
            return whole / 3_600 + "h" + two(whole / 60 % 60);
        }
        return whole / 60 + ":" + two(whole % 60) + "." + two(hundredths % 100);
    }

    private static String two(long number) {
        return String.format(Locale.ROOT, "%02d", number);
    }

    /// The text of a value, or what stands for none.
    static String of(OptionalDouble value, DoubleFunction<String> form) {
        return value.isPresent() ? form.apply(value.getAsDouble()) : ABSENT;
    }
}
