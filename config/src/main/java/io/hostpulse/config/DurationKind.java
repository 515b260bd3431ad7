package io.hostpulse.config;

import java.time.Duration;

/// A length of time: a whole number of milliseconds, seconds, minutes, hours or days.
///
/// @param min the least that is taken
/// @param max the most that is taken
public record DurationKind(Duration min, Duration max) implements ValueKind<Duration> {
    private static final String UNITS = "ms, s, m, h, d";
    private static final String[] WORDS = {"d", "h", "m", "s", "ms"};
    private static final long[] MILLIS = {86_400_000, 3_600_000, 60_000, 1_000, 1};

    @Override
    public Duration parse(String text) throws Unfit {
        Amount amount = Amount.of(text);
        Duration value = Duration.ofMillis(amount.times(millis(text, amount.unit()), text));
        if (value.compareTo(min) < 0) {
            throw new Unfit(Shown.quoted(text) + ", less than " + show(min));
        }
        if (value.compareTo(max) > 0) {
            throw new Unfit(Shown.quoted(text) + ", more than " + show(max));
        }
        return value;
    }

    private static long millis(String text, String unit) throws Unfit {
        for (int i = 0; i < WORDS.length; i++) {
            if (WORDS[i].equals(unit)) {
                return MILLIS[i];
            }
        }
        throw Amount.unknownUnit(text, unit, WORDS);
    }

    @Override
    public String show(Duration value) {
        long millis = value.toMillis();
        int i = 0;
        while (millis % MILLIS[i] != 0) {
            i++;
        }
        return millis == 0 ? "0s" : millis / MILLIS[i] + WORDS[i];
    }

    @Override
    public String expected() {
        return "a duration from " + show(min) + " to " + show(max) + " (units " + UNITS + ")";
    }
}
