package io.hostpulse.store;

import io.hostpulse.catalogue.Column;

import java.util.List;

/// The answer to a [SeriesQuery].
///
/// @param bucketMicros how long a bucket is; 0 for raw values
/// @param source the finest data that the answer was made from
/// @param lines one for each row (by its labels) and column that has a value in the range, in the
///   order of rows' first appearance and of columns
/// @param truncated whether a raw line ended at [SeriesQuery#RAW_MAX]
public record Series(long bucketMicros, Source source, List<Line> lines, boolean truncated) {
    public Series {
        lines = List.copyOf(lines);
    }

    /// What an answer was made from.
    public enum Source {
        RAW,
        MINUTE,
        HOUR
    }

    /// One row's column over time. The arrays have the same length, are sorted by time and belong
    /// to the reader. A bucket without a value is not there.
    ///
    /// @param labels the row's labels in the order of the group's label columns; empty for a group
    ///   of one row
    /// @param timesMicros the corrected time of raw values, or each bucket's beginning
    /// @param min the smallest value of each bucket, in the field's unit
    /// @param avg the mean of its values
    /// @param max the largest
    @SuppressWarnings("ArrayRecordComponent") // thousands of points, handed over once
    public record Line(
            List<String> labels,
            Column column,
            long[] timesMicros,
            double[] min,
            double[] avg,
            double[] max) {
        public Line {
            labels = List.copyOf(labels);
        }
    }
}
