package io.hostpulse.store.answer;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Kind;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// One group of one host over a range of time, rolled up: for each row and column with a number,
/// buckets with the smallest, the mean and the largest value. Written once, then only read.
public final class Roll {
    /// One row's column.
    ///
    /// @param key the row
    public record Line(RowKey key, Column column, Buckets buckets) {}

    public final Group group;

    /// How long a bucket is, in microseconds.
    public final long step;

    private final List<Line> lines = new ArrayList<>();

    public Roll(Group group, long step) {
        this.group = group;
        this.step = step;
    }

    /// The lines, rows in the order of their first appearance.
    public List<Line> lines() {
        return lines;
    }

    /// Adds a line.
    public void add(Line line) {
        lines.add(line);
    }

    /// Rolls a slice up.
    ///
    /// @param from the first instant that counts; the slice may begin earlier, for neighbours
    /// @param to the first instant that counts no more
    public static Roll of(Slice slice, Lives lives, long step, long from, long to) {
        return of(new Slice(slice.group, 0), slice, lives, step, from, to);
    }

    /// Rolls a slice up.
    ///
    /// @param earlier the messages before it, for the first rates
    /// @param from the first instant that counts
    /// @param to the first instant that counts no more
    public static Roll of(Slice earlier, Slice slice, Lives lives, long step, long from, long to) {
        var roll = new Roll(slice.group, step);
        var values = new Values(slice.group, lives, true);
        Map<RowKey, Values.Before[]> before = new HashMap<>();
        for (Slice.Row row : earlier.rows()) {
            Values.Before[] last = befores(slice.group);
            before.put(row.key, last);
            for (Column column : counters(slice.group)) {
                Values.Before each = last[column.ordinal()];
                values.take(earlier, row, column, each, to, to);
            }
        }
        values.next(earlier);
        for (Slice.Row row : slice.rows()) {
            Values.Before[] last = before.getOrDefault(row.key, befores(slice.group));
            for (Column column : slice.group.columns()) {
                if (column.field().kind().isText()) {
                    continue;
                }
                var buckets = new Buckets();
                buckets.add(
                        values.take(slice, row, column, last[column.ordinal()], from, to), step);
                if (buckets.size > 0) {
                    roll.add(new Line(row.key, column, buckets));
                }
            }
        }
        return roll;
    }

    private static Values.Before[] befores(Group group) {
        var befores = new Values.Before[group.columns().size()];
        Arrays.setAll(befores, _ -> new Values.Before());
        return befores;
    }

    private static List<Column> counters(Group group) {
        return group.columns().stream()
                .filter(column -> column.field().kind() == Kind.COUNTER)
                .toList();
    }

    /// Rolls this up further.
    public Roll coarser(long longer) {
        var roll = new Roll(group, longer);
        for (Line line : lines) {
            Buckets fine = line.buckets();
            Buckets coarse = new Buckets();
            for (int i = 0; i < fine.size; i++) {
                coarse.add(
                        Steps.floor(fine.starts[i], longer),
                        fine.min[i],
                        fine.sum[i],
                        fine.max[i],
                        fine.count[i]);
            }
            roll.add(new Line(line.key(), line.column(), coarse));
        }
        return roll;
    }
}
