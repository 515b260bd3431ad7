package io.hostpulse.agent.assemble;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Table;

/// How much a counter grew between two readings.
final class Differences {
    /// The answer when a reading is missing, or the counter stepped back or jumped beyond reason.
    static final long UNSOUND = -1;

    private Differences() {}

    /// The growth of `column` from row `before` of `previous` to row `now` of `current`, or
    /// [#UNSOUND].
    static long of(Table current, int now, Table previous, int before, Column column, long max) {
        if (!current.has(now, column) || !previous.has(before, column)) {
            return UNSOUND;
        }
        long delta = current.number(now, column) - previous.number(before, column);
        return delta < 0 || delta > max ? UNSOUND : delta;
    }
}
