package io.hostpulse.top;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// For whom a screen is drawn. Immutable.
///
/// @param columns how wide it is
/// @param rows how high; 0 for as many as there are, where it is printed and not drawn
/// @param language in which words
/// @param zone in which time zone
record Look(int columns, int rows, Language language, ZoneId zone) {
    /// The smallest terminal that the screen fits into.
    static final int COLUMNS_MIN = 80;

    static final int ROWS_MIN = 24;

    private static final long MICROS = 1_000_000;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss xxx", Locale.ROOT);

    /// Whether everything is shown, however long.
    boolean isEndless() {
        return rows == 0;
    }

    String word(Word word, Object... put) {
        return word.in(language, put);
    }

    /// An instant in microseconds since 1970 as a local time with its offset.
    String time(long micros) {
        return TIME.format(
                Instant.ofEpochSecond(
                                Math.floorDiv(micros, MICROS),
                                Math.floorMod(micros, MICROS) * 1_000)
                        .atZone(zone));
    }
}
