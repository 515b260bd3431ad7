package io.hostpulse.store.answer;

import io.hostpulse.store.SeriesQuery;

import java.util.Arrays;

/// Raw values of one row's column, at most [SeriesQuery#RAW_MAX], in order of time.
final class Points {
    long[] times = new long[16];
    double[] values = new double[16];
    int size;
    boolean truncated;

    void add(Values.Taken taken) {
        int more = Math.min(taken.size, SeriesQuery.RAW_MAX - size);
        truncated |= more < taken.size;
        if (times.length - size < more) {
            int capacity = Math.min(SeriesQuery.RAW_MAX, Math.max(size + more, size * 2));
            times = Arrays.copyOf(times, capacity);
            values = Arrays.copyOf(values, capacity);
        }
        System.arraycopy(taken.times, 0, times, size, more);
        System.arraycopy(taken.values, 0, values, size, more);
        size += more;
    }
}
