package io.hostpulse.store.answer;

import io.hostpulse.store.SeriesQuery;

import java.util.Arrays;

/// Raw values of one row's column, at most [SeriesQuery#RAW_MAX], in order of time.
final class Points {
    long[] times = new long[16];
    double[] values = new double[16];
    int size;
    boolean truncated;

    void add(long time, double value) {
        if (size == SeriesQuery.RAW_MAX) {
            truncated = true;
            return;
        }
        if (size == times.length) {
            int capacity = Math.min(SeriesQuery.RAW_MAX, size * 2);
            times = Arrays.copyOf(times, capacity);
            values = Arrays.copyOf(values, capacity);
        }
        times[size] = time;
        values[size] = value;
        size++;
    }
}
