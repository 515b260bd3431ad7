package io.hostpulse.agent.config;

/// A whole number with its unit, `15s` or `64MiB`, before the unit is understood.
///
/// @param number not negative
/// @param unit what follows the digits, not empty
record Amount(long number, String unit) {
    /// @param units the units that exist, for the message
    static Amount of(String text, String units) throws Unfit {
        int end = 0;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        if (end == 0) {
            throw new Unfit(Shown.quoted(text));
        }
        if (end == text.length()) {
            throw new Unfit(Shown.quoted(text) + ", a number without a unit (" + units + ")");
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

    static Unfit unknownUnit(String text, String unit, String units) {
        return new Unfit(
                Shown.quoted(text)
                        + ", where "
                        + Shown.quoted(unit)
                        + " is not a unit ("
                        + units
                        + ")");
    }
}
