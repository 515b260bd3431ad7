package io.hostpulse.store.answer;

import java.util.Arrays;

/// Values of one row's column by buckets, in order of time. Written by one thread.
public final class Buckets {
    public long[] starts = new long[8];
    public double[] min = new double[8];
    public double[] max = new double[8];
    public double[] sum = new double[8];
    public long[] count = new long[8];
    public int size;

    /// Adds the value of an instant to its bucket of `step` microseconds, which is the last one or
    /// a later one.
    public void add(long time, long step, double value) {
        // Mostly the last one: then there is nothing to divide.
        long start = size == 0 ? Long.MIN_VALUE : starts[size - 1];
        if (time < start || time - start >= step || size == 0) {
            start = Steps.floor(time, step);
        }
        add(start, value, value, value, 1);
    }

    /// Adds several values to their bucket, which is the last one or a later one.
    public void add(long start, double low, double total, double high, long number) {
        if (size == 0 || starts[size - 1] != start) {
            grow();
            starts[size] = start;
            min[size] = low;
            max[size] = high;
            sum[size] = total;
            count[size] = number;
            size++;
            return;
        }
        int last = size - 1;
        min[last] = Math.min(min[last], low);
        max[last] = Math.max(max[last], high);
        sum[last] += total;
        count[last] += number;
    }

    private void grow() {
        if (size == starts.length) {
            int capacity = size * 2;
            starts = Arrays.copyOf(starts, capacity);
            min = Arrays.copyOf(min, capacity);
            max = Arrays.copyOf(max, capacity);
            sum = Arrays.copyOf(sum, capacity);
            count = Arrays.copyOf(count, capacity);
        }
    }

    /// The mean of a bucket's values.
    public double mean(int bucket) {
        return sum[bucket] / count[bucket];
    }
}
