package io.hostpulse.bench.ingest;

import io.hostpulse.catalogue.Group;

/// One number of one row, at every sample of a recording. Immutable but for its array, which nobody
/// changes.
///
/// @param row the row in the simulated table
/// @param counter whether it only grows
/// @param granule what every difference is a multiple of: 1 kB, a sector, a tick; 1 at least
/// @param rest what a host without work would show, for a gauge
@SuppressWarnings("ArrayRecordComponent") // read a hundred million times
record Track(
        Group group, int row, int column, boolean counter, long[] values, long granule, long rest) {

    /// @param startsAtRest whether the smallest value is the one of a host without work; else the
    ///   first one is
    static Track of(
            Group group,
            int row,
            int column,
            boolean counter,
            boolean startsAtRest,
            long[] values) {
        long granule = 0;
        long smallest = values[0];
        for (int i = 1; i < values.length; i++) {
            granule = greatestDivisor(granule, Math.abs(values[i] - values[i - 1]));
            smallest = Math.min(smallest, values[i]);
        }
        long rest = startsAtRest ? smallest : values[0];
        return new Track(group, row, column, counter, values, Math.max(1, granule), rest);
    }

    private static long greatestDivisor(long a, long b) {
        while (b != 0) {
            long rest = a % b;
            a = b;
            b = rest;
        }
        return a;
    }

    /// Whether the number ever changed.
    boolean moves() {
        for (long value : values) {
            if (value != values[0]) {
                return true;
            }
        }
        return false;
    }

    /// How much a counter grew from one sample to another; over the recording's end when `to` is
    /// before `from`. A counter that was set anew has not grown.
    double growth(int from, int to) {
        if (to >= from) {
            return Math.max(0, values[to] - values[from]);
        }
        return Math.max(0, values[values.length - 1] - values[from])
                + Math.max(0, values[to] - values[0]);
    }

    /// A value on the grid of the granules, none below zero where none was recorded.
    long rounded(double value) {
        long found = values[0] + Math.round((value - values[0]) / granule) * granule;
        return values[0] >= 0 ? Math.max(0, found) : found;
    }
}
