package io.hostpulse.wire;

import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.prometheus.Family.Sample;

import java.math.BigDecimal;

/// A sample's value as the bits of a `double`, the nearest one to the decimal number. Stateless.
final class SampleValue {
    /// Below it, a `double` holds every whole number.
    private static final long EXACT = 1L << 53;

    private static final double[] TENS = {
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12
    };

    /// The largest number of 64 bits, which stands for no limit.
    private static final double UNLIMITED = 0x1p64;

    private SampleValue() {}

    static long bits(Sample sample, Table table, int row) {
        int column = sample.column();
        return switch (sample.value()) {
            case NUMBER -> bits(table.number(row, column), SampleRows.decimals(sample));
            case WITH_NEXT ->
                    bits(SampleRows.withNext(table, row, column), SampleRows.decimals(sample));
            case UNSIGNED ->
                    Double.doubleToRawLongBits(SampleRows.unsigned(table.number(row, column)));
            case RATIO -> Double.doubleToRawLongBits(SampleRows.ratio(table, row, column));
            case LIMIT ->
                    table.has(row, column)
                            ? bits(table.number(row, column), SampleRows.decimals(sample))
                            : Double.doubleToRawLongBits(UNLIMITED);
            case UNKNOWN_SPEED -> bits(-SampleRows.MEGABIT_BYTES, 0);
            case ONE -> bits(1, 0);
            case SECTORS -> bits(table.number(row, column) / SampleRows.SECTOR_BYTES, 0);
            case ONE_PLUS_MILLIONTHS -> {
                int decimals = SampleRows.decimals(sample) + SampleRows.MILLIONTHS_PLACES;
                yield bits(SampleRows.tenTo(decimals) + table.number(row, column), decimals);
            }
            case ABSENT -> bits(table.has(row, column) ? 0 : 1, 0);
            case TEXT_NUMBER ->
                    Double.doubleToRawLongBits(
                            Double.parseDouble(table.text(row, column).toString()));
            case IS -> bits(SampleRows.isIt(sample, table, row) ? 1 : 0, 0);
        };
    }

    /// The bits of `scaled` divided by ten to the power of `decimals`.
    static long bits(long scaled, int decimals) {
        boolean isExact = scaled < EXACT && scaled > -EXACT && decimals < TENS.length;
        return Double.doubleToRawLongBits(
                decimals == 0
                        ? (double) scaled
                        : isExact
                                ? scaled / TENS[decimals]
                                : BigDecimal.valueOf(scaled, decimals).doubleValue());
    }
}
