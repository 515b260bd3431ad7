package io.hostpulse.wire;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.prometheus.MetricType;

import java.util.Arrays;
import java.util.List;

/// One time series of a host, and its samples within the request that is being made. Confined to
/// its book's thread.
final class Series {
    /// What a stale marker's value is: one certain NaN, by which Prometheus knows that a series has
    /// ended here.
    static final long STALE_BITS = 0x7ff0000000000002L;

    /// A word that a request of the version 2.0 writes once, however often it is used.
    static final class Symbol {
        final byte[] utf8;

        /// Its place in the request [#request].
        int place;

        /// The request that [#place] is of.
        long request;

        Symbol(byte[] utf8) {
            this.utf8 = utf8;
        }
    }

    /// Whose rows it is of.
    final Group group;

    /// Names and values of the labels in turn, sorted by name, the metric's name among them.
    final List<Symbol> labels;

    final MetricType type;
    final Symbol help;
    final Symbol unit;

    /// The times of the samples, milliseconds since 1970, and the bits of their values.
    long[] times = new long[1];

    long[] values = new long[1];
    int count;

    /// The walk through a message that met it last.
    long met;

    Series(Group group, List<Symbol> labels, MetricType type, Symbol help, Symbol unit) {
        this.group = group;
        this.labels = List.copyOf(labels);
        this.type = type;
        this.help = help;
        this.unit = unit;
    }

    void add(long timeMillis, long valueBits) {
        if (count == times.length) {
            times = Arrays.copyOf(times, 2 * count);
            values = Arrays.copyOf(values, 2 * count);
        }
        times[count] = timeMillis;
        values[count++] = valueBits;
    }
}
