package io.hostpulse.store.answer;

import io.hostpulse.store.Ranked;
import io.hostpulse.store.Series;
import io.hostpulse.store.SeriesQuery;
import io.hostpulse.store.TopQuery;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Ranks hosts by the means of their rows' values.
public final class Ranking {
    /// How far before the newest message values count at most, in microseconds.
    public static final long WINDOW_MICROS = 600_000_000L;

    private final TopQuery query;
    private final List<Ranked> hosts = new ArrayList<>();

    public Ranking(TopQuery query) {
        this.query = query;
    }

    /// The first instant whose values count.
    ///
    /// @param newestMicros the newest message of all hosts
    public long from(long newestMicros) {
        return Math.max(query.sinceMicros(), newestMicros - WINDOW_MICROS) + 1;
    }

    /// What one host is asked.
    public SeriesQuery question(String agent, long from, long newest) {
        return new SeriesQuery(
                agent,
                query.group(),
                List.of(query.column()),
                from,
                newest + 1,
                0,
                SeriesQuery.Counters.RATE);
    }

    /// Takes one host's answer.
    public void add(String agent, String hostname, Series answer) {
        Series.Line best = null;
        double highest = 0;
        for (Series.Line line : answer.lines()) {
            double mean = java.util.Arrays.stream(line.avg()).average().orElse(0);
            if (best == null || mean > highest || (mean == highest && isBefore(line, best))) {
                best = line;
                highest = mean;
            }
        }
        if (best != null) {
            hosts.add(new Ranked(agent, hostname, best.labels(), highest));
        }
    }

    /// Of rows that lead together the first by its labels counts.
    private static boolean isBefore(Series.Line one, Series.Line two) {
        return one.labels().toString().compareTo(two.labels().toString()) < 0;
    }

    /// The answer.
    public List<Ranked> ranked() {
        hosts.sort(
                Comparator.comparingDouble(Ranked::value).reversed().thenComparing(Ranked::agent));
        return List.copyOf(hosts.subList(0, Math.min(query.limit(), hosts.size())));
    }
}
