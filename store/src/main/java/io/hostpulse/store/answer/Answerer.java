package io.hostpulse.store.answer;

import io.hostpulse.store.Series;
import io.hostpulse.store.Series.Source;
import io.hostpulse.store.SeriesQuery;
import io.hostpulse.store.StoreException;

import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/// Answers a question day by day from the coarsest detail that gives the same answer.
public final class Answerer {
    private Answerer() {}

    public static Series answer(SeriesQuery query, Larder larder) throws StoreException {
        long step = 0;
        NavigableMap<Long, Set<Source>> days = days(query, larder, step);
        if (query.points() > 0) {
            step = step(query, 0);
            days = days(query, larder, step);
            // Wider buckets may reach into days of which less is left.
            while (step < step(query, least(days))) {
                step = step(query, least(days));
                days = days(query, larder, step);
            }
        }
        var maker = new SeriesMaker(query, step, larder.lives());
        long reached = Long.MIN_VALUE;
        for (Map.Entry<Long, Set<Source>> day : days.entrySet()) {
            reached = feed(maker, larder, day.getKey(), level(day.getValue(), step), reached);
            if (maker.isFull()) {
                break;
            }
        }
        return maker.series();
    }

    private static long step(SeriesQuery query, long least) {
        return Steps.choose(query.fromMicros(), query.toMicros(), query.points(), least);
    }

    private static NavigableMap<Long, Set<Source>> days(SeriesQuery query, Larder larder, long step)
            throws StoreException {
        long from = query.fromMicros();
        long last = query.toMicros() - 1;
        if (step > 0) {
            from = Steps.floor(from, step);
            last = Steps.ceiling(query.toMicros(), step) - 1;
        }
        return new TreeMap<>(
                larder.days(Math.floorDiv(from, Steps.DAY), Math.floorDiv(last, Steps.DAY)));
    }

    private static long least(NavigableMap<Long, Set<Source>> days) {
        long least = 0;
        for (Set<Source> levels : days.values()) {
            if (!levels.contains(Source.RAW)) {
                least = Math.max(least, levels.contains(Source.MINUTE) ? Steps.MINUTE : Steps.HOUR);
            }
        }
        return least;
    }

    private static Source level(Set<Source> levels, long step) {
        if (step >= Steps.HOUR && levels.contains(Source.HOUR)) {
            return Source.HOUR;
        }
        return step >= Steps.MINUTE && levels.contains(Source.MINUTE) ? Source.MINUTE : Source.RAW;
    }

    /// Feeds one day; returns the instant up to which messages have been seen.
    private static long feed(SeriesMaker maker, Larder larder, long day, Source level, long reached)
            throws StoreException {
        if (level != Source.RAW) {
            maker.feed(larder.roll(day, level), level);
            return Long.MIN_VALUE;
        }
        long from = Math.max(maker.from(), day * Steps.DAY);
        long to = Math.min(maker.to(), (day + 1) * Steps.DAY);
        boolean goesOn = reached > from - Values.RATE_MAX_MICROS;
        long neighbours = goesOn ? reached : from - Values.RATE_MAX_MICROS;
        maker.feed(larder.raw(neighbours, to), from);
        return to;
    }
}
