package io.hostpulse.store.answer;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Group;

import java.util.ArrayList;
import java.util.List;

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
        var roll = new Roll(slice.group, step);
        var values = new Values(slice.group, lives, true);
        for (Slice.Row row : slice.rows()) {
            for (Column column : slice.group.columns()) {
                if (column.field().kind().isText()) {
                    continue;
                }
                var buckets = new Buckets();
                values.take(
                        slice,
                        row,
                        column,
                        new Values.Before(),
                        from,
                        to,
                        (time, value) -> buckets.add(Steps.floor(time, step), value));
                if (buckets.size > 0) {
                    roll.add(new Line(row.key, column, buckets));
                }
            }
        }
        return roll;
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
