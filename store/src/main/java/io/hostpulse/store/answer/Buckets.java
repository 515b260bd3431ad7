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

    /// Adds values to their buckets of `step` microseconds, none of which is before the last one.
    public void add(Values.Taken taken, long step) {
        for (int i = 0; i < taken.size; ) {
            long start = Steps.floor(taken.times[i], step);
            int last = bucket(start);
            double low = min[last];
            double high = max[last];
            double total = sum[last];
            int begin = i;
            while (i < taken.size && taken.times[i] >= start && taken.times[i] - start < step) {
                double value = taken.values[i++];
                low = value < low ? value : low;
                high = value > high ? value : high;
                total += value;
            }
            min[last] = low;
            max[last] = high;
            sum[last] = total;
            count[last] += i - begin;
        }
    }

    /// Adds several values to their bucket, which is the last one or a later one.
    public void add(long start, double low, double total, double high, long number) {
        int last = bucket(start);
        min[last] = Math.min(min[last], low);
        max[last] = Math.max(max[last], high);
        sum[last] += total;
        count[last] += number;
    }

    /// The place of the bucket that begins at an instant: the last one, or one more, still empty.
    private int bucket(long start) {
        if (size == 0 || starts[size - 1] != start) {
            grow();
            starts[size] = start;
            min[size] = Double.POSITIVE_INFINITY;
            max[size] = Double.NEGATIVE_INFINITY;
            sum[size] = 0;
            count[size] = 0;
            size++;
        }
        return size - 1;
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
