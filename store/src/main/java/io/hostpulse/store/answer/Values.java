package io.hostpulse.store.answer;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Kind;

/// Takes the numbers that a reader sees from the numbers that are kept: gauges in their unit,
/// counters as increase per second between neighbouring messages. Slices come in order of time; one
/// thread.
public final class Values {
    /// The longest time between neighbouring messages that a rate is computed over, in
    /// microseconds: beyond it a mean says nothing.
    public static final long RATE_MAX_MICROS = 3_600_000_000L;

    private static final double TWO_TO_64 = 0x1p64;

    /// Some values in order of time, each with its instant in microseconds. Written anew by each
    /// taking.
    public static final class Taken {
        public long[] times = new long[0];
        public double[] values = new double[0];
        public int size;

        private void clear(int room) {
            size = 0;
            if (times.length < room) {
                times = new long[room];
                values = new double[room];
            }
        }

        private void add(long time, double value) {
            times[size] = time;
            values[size] = value;
            size++;
        }
    }

    /// The last value of one row's column.
    public static final class Before {
        private long message = -2;
        private long time;
        private long value;
        private int ref;
    }

    private final Lives lives;
    private final boolean agents;
    private final boolean rates;
    private final Taken taken = new Taken();
    private long messages;

    /// @param rates whether counters are answered as increase per second
    public Values(Group group, Lives lives, boolean rates) {
        this.agents = group.origin() == Group.Origin.AGENT;
        this.lives = lives;
        this.rates = rates;
    }

    /// Takes the values of one row's column in the next slice.
    ///
    /// @param row a row of the slice
    /// @param before what this took from earlier slices for the same row and column
    /// @param from the first instant that counts; earlier messages are only neighbours
    /// @param to the first one that counts no more
    /// @return the values, until the next are taken
    public Taken take(
            Slice slice, Slice.Row row, Column column, Before before, long from, long to) {
        int at = column.ordinal();
        boolean none = row.present[at].length == 0;
        taken.clear(none ? 0 : slice.count);
        if (!none) {
            double scale = Math.pow(10, column.field().decimals());
            if (rates && column.field().kind() == Kind.COUNTER) {
                takeRates(slice, row, at, before, from, to, scale);
            } else {
                takeNumbers(slice, row, at, from, to, scale);
            }
        }
        return taken;
    }

    private void takeNumbers(
            Slice slice, Slice.Row row, int column, long from, long to, double scale) {
        long[] numbers = row.numbers[column];
        long number = 0;
        double value = 0;
        for (int i = 0; i < slice.count; i++) {
            long time = slice.times[i];
            if (row.has(column, i) && time >= from && time < to) {
                // Mostly the one before again: then there is nothing to divide.
                if (numbers[i] != number) {
                    number = numbers[i];
                    value = number / scale;
                }
                taken.add(time, value);
            }
        }
    }

    private void takeRates(
            Slice slice,
            Slice.Row row,
            int column,
            Before before,
            long from,
            long to,
            double scale) {
        long[] numbers = row.numbers[column];
        for (int i = 0; i < slice.count; i++) {
            if (!row.has(column, i)) {
                continue;
            }
            long time = slice.times[i];
            long increase = numbers[i] - before.value;
            if (time >= from
                    && time < to
                    && isNeighbour(before, messages + i, time, slice.refs[i])
                    && numbers[i] >= before.value) {
                // Mostly none: then there is nothing to divide.
                double seconds = (time - before.time) / 1e6;
                taken.add(time, increase == 0 ? 0 : unsigned(increase) / scale / seconds);
            }
            before.message = messages + i;
            before.time = time;
            before.value = numbers[i];
            before.ref = slice.refs[i];
        }
    }

    private boolean isNeighbour(Before before, long message, long time, int ref) {
        long apart = time - before.time;
        if (before.message != message - 1 || apart <= 0 || apart > RATE_MAX_MICROS) {
            return false;
        }
        return ref == before.ref || (!agents && lives.goOn(before.ref, ref));
    }

    /// Goes on to the next slice.
    public void next(Slice slice) {
        messages += slice.count;
    }

    /// Breaks the neighbourhood: messages that are not seen here come next.
    public void skip() {
        messages += 2;
    }

    private static double unsigned(long difference) {
        return difference >= 0 ? difference : difference + TWO_TO_64;
    }
}
