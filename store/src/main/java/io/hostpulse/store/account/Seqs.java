package io.hostpulse.store.account;

import java.util.Arrays;

/// A set of message numbers as few ranges, sorted, disjoint and never touching. Confined to its
/// owner's lock.
public final class Seqs {
    private long[] from = new long[1];
    private long[] to = new long[1];
    private int size;

    /// How many ranges there are.
    public int size() {
        return size;
    }

    /// The first number of a range.
    public long from(int range) {
        return from[range];
    }

    /// The last number of a range.
    public long to(int range) {
        return to[range];
    }

    /// The highest number, or 0 when there is none.
    public long max() {
        return size == 0 ? 0 : to[size - 1];
    }

    /// How many numbers there are.
    public long count() {
        long count = 0;
        for (int i = 0; i < size; i++) {
            count += to[i] - from[i] + 1;
        }
        return count;
    }

    public boolean contains(long seq) {
        int range = lastNotAfter(seq);
        return range >= 0 && seq <= to[range];
    }

    /// Adds a number; false when it was there.
    public boolean add(long seq) {
        if (contains(seq)) {
            return false;
        }
        add(seq, seq);
        return true;
    }

    /// Adds all numbers of a range; some of them may be there.
    public void add(long first, long last) {
        int begin = lastNotAfter(first);
        if (begin < 0 || to[begin] < first - 1) {
            begin++;
        }
        // The ranges begin to end - 1 touch the new one.
        int end = begin;
        long low = first;
        long high = last;
        while (end < size && from[end] - 1 <= last) {
            low = Math.min(low, from[end]);
            high = Math.max(high, to[end]);
            end++;
        }
        replace(begin, end);
        from[begin] = low;
        to[begin] = high;
    }

    private void replace(int begin, int end) {
        int moved = size - end;
        int newSize = begin + 1 + moved;
        if (newSize > from.length) {
            int capacity = Math.max(newSize, from.length * 2);
            from = Arrays.copyOf(from, capacity);
            to = Arrays.copyOf(to, capacity);
        }
        System.arraycopy(from, end, from, begin + 1, moved);
        System.arraycopy(to, end, to, begin + 1, moved);
        size = newSize;
    }

    private int lastNotAfter(long seq) {
        int low = 0;
        int high = size - 1;
        if (high >= 0 && from[high] <= seq) {
            return high; // Most numbers are the next one.
        }
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (from[middle] <= seq) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return high;
    }
}
