package io.hostpulse.config;

/// A whole number without a unit.
///
/// @param min the least that is taken, not negative
/// @param max the most that is taken
public record CountKind(int min, int max) implements ValueKind<Integer> {
    /// More digits than this are too many for an `int`.
    private static final int DIGITS_MAX = 9;

    @Override
    public Integer parse(String text) throws Unfit {
        if (text.isEmpty() || text.length() > DIGITS_MAX) {
            throw new Unfit(Shown.quoted(text));
        }
        int value = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                throw new Unfit(Shown.quoted(text));
            }
            value = value * 10 + digit;
        }
        if (value < min || value > max) {
            throw new Unfit(Shown.quoted(text));
        }
        return value;
    }

    @Override
    public String show(Integer value) {
        return Integer.toString(value);
    }

    @Override
    public String expected() {
        return "a whole number from " + min + " to " + max;
    }
}
