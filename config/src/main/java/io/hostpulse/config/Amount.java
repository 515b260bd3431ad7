package io.hostpulse.config;

import java.util.List;

/// A whole number with its unit, `15s` or `64MiB`, before the unit is understood.
///
/// @param number not negative
/// @param unit what follows the digits, not empty
record Amount(long number, String unit) {
    static Amount of(String text) throws Unfit {
        int end = 0;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        if (end == 0) {
            throw new Unfit(Shown.quoted(text));
        }
        if (end == text.length()) {
            throw new Unfit(Shown.quoted(text) + ", a number without a unit");
        }
        return new Amount(number(text, end), text.substring(end));
    }

    private static long number(String text, int end) throws Unfit {
        try {
            return Long.parseLong(text, 0, end, 10);
        } catch (NumberFormatException tooLong) {
            throw new Unfit(Shown.quoted(text) + ", which is too large");
        }
    }

    /// The number in the unit's parts.
    long times(long factor, String text) throws Unfit {
        if (number > Long.MAX_VALUE / factor) {
            throw new Unfit(Shown.quoted(text) + ", which is too large");
        }
        return number * factor;
    }

    /// @param units the units that exist
    static Unfit unknownUnit(String text, String unit, String[] units) {
        String word = unit.strip();
        return new Unfit(
                Shown.quoted(text)
                        + (List.of(units).contains(word)
                                ? ", with a space before its unit"
                                : ", where " + Shown.quoted(word) + " is not a unit"));
    }
}
