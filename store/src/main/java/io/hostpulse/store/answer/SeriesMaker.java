package io.hostpulse.store.answer;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Group;
import io.hostpulse.store.Series;
import io.hostpulse.store.Series.Source;
import io.hostpulse.store.SeriesQuery;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Makes the answer to a question from slices and roll-ups that come in order of time. One thread.
///
/// With buckets, the range is widened to whole ones: an answer has no bucket that is cut off at an
/// edge.
public final class SeriesMaker {
    private final List<Column> columns;
    private final long step;
    private final long from;
    private final long to;
    private final Values values;
    private final Map<RowKey, Row> rows = new LinkedHashMap<>();
    private Source source = Source.HOUR;
    private boolean used;

    private static final class Row {
        final RowKey key;
        final Values.Before[] before;
        final Points[] points;
        final Buckets[] buckets;
        long first = Long.MAX_VALUE;

        Row(RowKey key, int columns) {
            this.key = key;
            before = new Values.Before[columns];
            points = new Points[columns];
            buckets = new Buckets[columns];
            for (int i = 0; i < columns; i++) {
                before[i] = new Values.Before();
                points[i] = new Points();
                buckets[i] = new Buckets();
            }
        }
    }

    /// @param step how long a bucket is; 0 for raw values
    public SeriesMaker(SeriesQuery query, long step, Lives lives) {
        this.columns = numbers(query.group(), query.columns());
        this.step = step;
        this.from = step == 0 ? query.fromMicros() : Steps.floor(query.fromMicros(), step);
        this.to = step == 0 ? query.toMicros() : Steps.ceiling(query.toMicros(), step);
        this.values =
                new Values(query.group(), lives, query.counters() == SeriesQuery.Counters.RATE);
    }

    /// Those of the columns asked for that hold numbers; all of the group's when none is named.
    public static List<Column> numbers(Group group, Collection<Column> asked) {
        return group.columns().stream()
                .filter(column -> !column.field().kind().isText())
                .filter(column -> asked.isEmpty() || asked.contains(column))
                .toList();
    }

    /// The first instant that counts.
    public long from() {
        return from;
    }

    /// The first instant that counts no more.
    public long to() {
        return to;
    }

    /// Takes the next messages.
    ///
    /// @param begin the first instant that counts here; earlier messages are only neighbours
    public void feed(Slice slice, long begin) {
        for (Slice.Row each : slice.rows()) {
            Row row = row(each.key, first(slice, each, begin));
            for (int i = 0; i < columns.size(); i++) {
                Values.Taken taken =
                        values.take(slice, each, columns.get(i), row.before[i], begin, to);
                if (step == 0) {
                    row.points[i].add(taken);
                } else {
                    row.buckets[i].add(taken, step);
                }
            }
        }
        values.next(slice);
        note(Source.RAW, slice.count > 0);
    }

    private long first(Slice slice, Slice.Row row, long begin) {
        for (int i = 0; i < slice.count; i++) {
            if (slice.times[i] >= begin && row.isIn(i)) {
                return slice.times[i];
            }
        }
        return Long.MAX_VALUE;
    }

    /// Takes the next roll-up, whose buckets fit into this answer's.
    public void feed(Roll roll, Source level) {
        values.skip();
        for (Roll.Line line : roll.lines()) {
            int column = columns.indexOf(line.column());
            if (column < 0) {
                continue;
            }
            Buckets fine = line.buckets();
            for (int i = 0; i < fine.size; i++) {
                if (fine.starts[i] >= from && fine.starts[i] < to) {
                    Row row = row(line.key(), fine.starts[i]);
                    row.buckets[column].add(
                            Steps.floor(fine.starts[i], step),
                            fine.min[i],
                            fine.sum[i],
                            fine.max[i],
                            fine.count[i]);
                }
            }
        }
        note(level, true);
    }

    private void note(Source level, boolean any) {
        if (any) {
            source = level.compareTo(source) < 0 ? level : source;
            used = true;
        }
    }

    private Row row(RowKey key, long first) {
        Row row = rows.computeIfAbsent(key, _ -> new Row(key, columns.size()));
        row.first = Math.min(row.first, first);
        return row;
    }

    /// Whether every line that has begun is full.
    public boolean isFull() {
        return step == 0
                && !rows.isEmpty()
                && rows.values().stream()
                        .flatMap(row -> java.util.Arrays.stream(row.points))
                        .allMatch(points -> points.truncated || points.size == 0);
    }

    /// The answer.
    public Series series() {
        List<Row> sorted = new ArrayList<>(rows.values());
        sorted.sort(Comparator.comparingLong(row -> row.first));
        List<Series.Line> lines = new ArrayList<>();
        boolean truncated = false;
        for (Row row : sorted) {
            for (int i = 0; i < columns.size(); i++) {
                truncated |= row.points[i].truncated;
                line(row, i, lines);
            }
        }
        return new Series(step, used ? source : Source.RAW, lines, truncated);
    }

    private void line(Row row, int column, List<Series.Line> into) {
        List<String> labels = row.key.words();
        if (step == 0) {
            Points points = row.points[column];
            if (points.size > 0) {
                double[] all = java.util.Arrays.copyOf(points.values, points.size);
                long[] times = java.util.Arrays.copyOf(points.times, points.size);
                into.add(
                        new Series.Line(
                                labels, columns.get(column), times, all, all.clone(), all.clone()));
            }
            return;
        }
        Buckets buckets = row.buckets[column];
        if (buckets.size > 0) {
            double[] mean = new double[buckets.size];
            for (int i = 0; i < mean.length; i++) {
                mean[i] = buckets.mean(i);
            }
            into.add(
                    new Series.Line(
                            labels,
                            columns.get(column),
                            java.util.Arrays.copyOf(buckets.starts, buckets.size),
                            java.util.Arrays.copyOf(buckets.min, buckets.size),
                            mean,
                            java.util.Arrays.copyOf(buckets.max, buckets.size)));
        }
    }
}
