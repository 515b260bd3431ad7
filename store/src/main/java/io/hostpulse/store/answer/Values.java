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

    /// Takes one value.
    @FunctionalInterface
    public interface Sink {
        void accept(long timeMicros, double value);
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
    private long messages;

    /// @param rates whether counters are answered as increase per second
    public Values(Group group, Lives lives, boolean rates) {
        this.agents = group.origin() == Group.Origin.AGENT;
        this.lives = lives;
        this.rates = rates;
    }

    /// Hands on the values of one row's column in the next slice.
    ///
    /// @param row a row of the slice
    /// @param before what this took from earlier slices for the same row and column
    /// @param from the first instant that counts; earlier messages are only neighbours
    /// @param to the first one that counts no more
    public void take(
            Slice slice,
            Slice.Row row,
            Column column,
            Before before,
            long from,
            long to,
            Sink sink) {
        int at = column.ordinal();
        if (row.present[at].length == 0) {
            return;
        }
        double scale = Math.pow(10, column.field().decimals());
        long[] numbers = row.numbers[at];
        boolean counter = rates && column.field().kind() == Kind.COUNTER;
        for (int i = 0; i < slice.count; i++) {
            if (!row.has(at, i)) {
                continue;
            }
            long time = slice.times[i];
            boolean counts = time >= from && time < to;
            if (!counter) {
                if (counts) {
                    sink.accept(time, numbers[i] / scale);
                }
                continue;
            }
            if (counts
                    && isNeighbour(before, messages + i, time, slice.refs[i])
                    && numbers[i] >= before.value) {
                double increase = unsigned(numbers[i] - before.value) / scale;
                sink.accept(time, increase / ((time - before.time) / 1e6));
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
