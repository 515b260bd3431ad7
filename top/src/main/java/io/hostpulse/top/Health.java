package io.hostpulse.top;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// What is wrong with a host, in words, the worst first; the same as on the page
/// (`web/src/main/fleet/model.ts`). Immutable.
record Health(Level level, List<Reason> reasons) {
    private static final double MICROS = 1e6;
    private static final double OFFSET_WARN_US = 1e6;
    private static final double INTERVAL_MS = 10_000;

    /// One thing that is wrong.
    record Reason(Level level, String words) {}

    Health {
        reasons = List.copyOf(reasons);
    }

    /// The host's health.
    ///
    /// @param now the server's time in microseconds, by which silence is judged; empty where no
    ///   server waits for the host
    static Health of(Figures host, OptionalLong now, Language language) {
        List<Reason> reasons = new ArrayList<>();
        if (now.isPresent()) {
            silence(host, now.getAsLong(), language, reasons);
        }
        double unexplained = host.get(Figure.UNEXPLAINED, 0);
        if (unexplained > 0) {
            String count = Numbers.fixed(unexplained, 0);
            reasons.add(new Reason(Level.BAD, Word.WHY_UNEXPLAINED.in(language, count)));
        }
        OptionalDouble fullest = host.get(Figure.FS);
        fullest.ifPresent(
                use -> {
                    String percent = Numbers.percent(use);
                    add(
                            reasons,
                            Limit.FS.of(use),
                            Word.WHY_FS.in(language, host.fullest(), percent));
                });
        share(host, Figure.MEM, Limit.MEM, Word.WHY_MEM, language, reasons);
        share(
                host,
                Figure.PRESSURE_MEMORY,
                Limit.PRESSURE_MEMORY,
                Word.WHY_PRESSURE_MEMORY,
                language,
                reasons);
        share(host, Figure.PRESSURE_IO, Limit.PRESSURE_IO, Word.WHY_PRESSURE_IO, language, reasons);
        share(
                host,
                Figure.PRESSURE_CPU,
                Limit.PRESSURE_CPU,
                Word.WHY_PRESSURE_CPU,
                language,
                reasons);
        share(host, Figure.CPU, Limit.CPU, Word.WHY_CPU, language, reasons);
        share(host, Figure.STEAL, Limit.STEAL, Word.WHY_STEAL, language, reasons);
        double offset = Math.abs(host.get(Figure.OFFSET_US, 0));
        if (offset >= OFFSET_WARN_US) {
            String seconds = Numbers.seconds(offset / MICROS);
            reasons.add(new Reason(Level.WARN, Word.WHY_OFFSET.in(language, seconds)));
        }
        for (Figures.Trouble trouble : host.trouble()) {
            String state = state(trouble.state(), language);
            reasons.add(
                    new Reason(Level.WARN, Word.WHY_GROUP.in(language, trouble.group(), state)));
        }
        reasons.sort(Comparator.comparing(Reason::level));
        return new Health(reasons.isEmpty() ? Level.OK : reasons.getFirst().level(), reasons);
    }

    /// For how long nothing has been heard of a host, in seconds.
    static double silentSeconds(Figures host, long now) {
        return Math.max(0, (now - host.get(Figure.LAST_SEEN_US, (double) now)) / MICROS);
    }

    private static void silence(Figures host, long now, Language language, List<Reason> reasons) {
        double interval = host.get(Figure.INTERVAL_MS, INTERVAL_MS) / 1_000;
        double heard = (now - host.get(Figure.HEARD_FROM_US, 0)) / MICROS;
        double unheard = silentSeconds(host, now);
        double quiet = Math.min(unheard, Math.max(0, heard));
        if (quiet > Math.max(30, 6 * interval)) {
            String length = Numbers.coarse(unheard);
            reasons.add(new Reason(Level.SILENT, Word.WHY_SILENT.in(language, length)));
        } else if (quiet > Math.max(6, 3 * interval)) {
            String length = Numbers.coarse(unheard - interval);
            reasons.add(new Reason(Level.WARN, Word.WHY_LATE.in(language, length)));
        }
    }

    private static void share(
            Figures host,
            Figure figure,
            Limit limit,
            Word word,
            Language language,
            List<Reason> reasons) {
        host.get(figure)
                .ifPresent(
                        value ->
                                add(
                                        reasons,
                                        limit.of(value),
                                        word.in(language, Numbers.percent(value))));
    }

    private static void add(List<Reason> reasons, Level level, String words) {
        if (level != Level.OK) {
            reasons.add(new Reason(level, words));
        }
    }

    /// A group's state in words; the server's own word where this program has none for it.
    static String state(String state, Language language) {
        return word("COLLECT_", state).map(word -> word.in(language)).orElse(state);
    }

    /// The word of a name that a server said.
    static Optional<Word> word(String prefix, String name) {
        String wanted = prefix + name.toUpperCase(Locale.ROOT);
        for (Word word : Word.values()) {
            if (word.name().equals(wanted)) {
                return Optional.of(word);
            }
        }
        return Optional.empty();
    }
}
