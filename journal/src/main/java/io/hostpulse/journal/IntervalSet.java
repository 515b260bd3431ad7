package io.hostpulse.journal;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/// A set of numbers kept as intervals in order, both ends included. Not thread-safe.
final class IntervalSet {
    /// No number.
    static final long NONE = Long.MIN_VALUE;

    /// From and to of each interval, one pair after the other.
    private long[] ends = new long[2];

    private int size;

    int intervals() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    long from(int interval) {
        return ends[2 * interval];
    }

    long to(int interval) {
        return ends[2 * interval + 1];
    }

    /// The smallest number, or [#NONE].
    long first() {
        return size == 0 ? NONE : ends[0];
    }

    /// The largest number, or [#NONE].
    long last() {
        return size == 0 ? NONE : ends[2 * size - 1];
    }

    /// How many numbers.
    long count() {
        long count = 0;
        for (int i = 0; i < size; i++) {
            count += to(i) - from(i) + 1;
        }
        return count;
    }

    boolean contains(long number) {
        int i = firstEndingAtOrAfter(number);
        return i < size && from(i) <= number;
    }

    /// How many of these numbers are in the set.
    long countWithin(long from, long to) {
        long count = 0;
        for (int i = firstEndingAtOrAfter(from); i < size && from(i) <= to; i++) {
            count += Math.min(to, to(i)) - Math.max(from, from(i)) + 1;
        }
        return count;
    }

    /// The smallest member that is `number` or larger, or [#NONE].
    long nextMember(long number) {
        int i = firstEndingAtOrAfter(number);
        return i == size ? NONE : Math.max(number, from(i));
    }

    /// The smallest number that is `number` or larger and no member.
    long nextAbsent(long number) {
        int i = firstEndingAtOrAfter(number);
        return i < size && from(i) <= number ? to(i) + 1 : number;
    }

    /// The smallest member that is `number` or larger and not among others, or [#NONE].
    long nextMemberNotIn(@Nullable IntervalSet others, long number) {
        long member = nextMember(number);
        while (others != null && member != NONE && others.contains(member)) {
            member = nextMember(others.nextAbsent(member));
        }
        return member;
    }

    void add(long from, long to) {
        if (from > to) {
            return;
        }
        int first = firstEndingAtOrAfter(from - 1);
        int end = first;
        long low = from;
        long high = to;
        while (end < size && from(end) <= to + 1) {
            low = Math.min(low, from(end));
            high = Math.max(high, to(end));
            end++;
        }
        replace(first, end, 1);
        ends[2 * first] = low;
        ends[2 * first + 1] = high;
    }

    void addAll(IntervalSet other) {
        for (int i = 0; i < other.size; i++) {
            add(other.from(i), other.to(i));
        }
    }

    void remove(long from, long to) {
        int first = firstEndingAtOrAfter(from);
        int end = first;
        while (end < size && from(end) <= to) {
            end++;
        }
        if (from > to || first == end) {
            return;
        }
        long low = from(first);
        long high = to(end - 1);
        int kept = (low < from ? 1 : 0) + (high > to ? 1 : 0);
        replace(first, end, kept);
        int at = first;
        if (low < from) {
            ends[2 * at] = low;
            ends[2 * at + 1] = from - 1;
            at++;
        }
        if (high > to) {
            ends[2 * at] = to + 1;
            ends[2 * at + 1] = high;
        }
    }

    void removeAll(IntervalSet other) {
        for (int i = 0; i < other.size; i++) {
            remove(other.from(i), other.to(i));
        }
    }

    IntervalSet copy() {
        IntervalSet copy = new IntervalSet();
        copy.ends = Arrays.copyOf(ends, Math.max(2, 2 * size));
        copy.size = size;
        return copy;
    }

    /// Makes room for `count` intervals where those from `first` to before `end` were.
    private void replace(int first, int end, int count) {
        int grown = size - (end - first) + count;
        if (2 * grown > ends.length) {
            ends = Arrays.copyOf(ends, Math.max(2 * grown, 2 * ends.length));
        }
        System.arraycopy(ends, 2 * end, ends, 2 * (first + count), 2 * (size - end));
        size = grown;
    }

    private int firstEndingAtOrAfter(long number) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (to(middle) < number) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IntervalSet set
                && Arrays.equals(ends, 0, 2 * size, set.ends, 0, 2 * set.size);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(first()) * 31 + Long.hashCode(last());
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("[");
        for (int i = 0; i < size; i++) {
            text.append(i == 0 ? "" : ",").append(from(i)).append("..").append(to(i));
        }
        return text.append(']').toString();
    }
}
