package io.hostpulse.wire;

import io.hostpulse.catalogue.Field;
import io.hostpulse.catalogue.Kind;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.Text;
import io.hostpulse.catalogue.prometheus.Family;
import io.hostpulse.catalogue.prometheus.Family.Label;
import io.hostpulse.catalogue.prometheus.Family.Sample;
import io.hostpulse.catalogue.prometheus.Family.Test;

import java.util.Arrays;
import java.util.List;

/// What a sample of a metric family is in one row. Stateless.
final class SampleRows {
    static final long SECTOR_BYTES = 512;
    static final int MILLIONTHS_PLACES = 6;
    static final long MEGABIT_BYTES = 125_000;

    private SampleRows() {}

    /// Whether the row has the sample.
    static boolean has(Sample sample, Table table, int row) {
        List<Test> tests = sample.tests();
        for (int i = 0; i < tests.size(); i++) {
            if (!tests.get(i).admits(table.text(row, tests.get(i).column()))) {
                return false;
            }
        }
        return switch (sample.value()) {
            case NUMBER, UNSIGNED, WITH_NEXT, IS, SECTORS, ONE_PLUS_MILLIONTHS ->
                    table.has(row, sample.column());
            case TEXT_NUMBER ->
                    table.has(row, sample.column())
                            && MetricName.isNumber(table.text(row, sample.column()).toString());
            case RATIO ->
                    table.has(row, sample.column())
                            && table.has(row, sample.column() + 1)
                            && table.number(row, sample.column() + 1) != 0;
            case UNKNOWN_SPEED ->
                    table.has(row, sample.column()) && table.number(row, sample.column()) == 0;
            case ONE, ABSENT, LIMIT -> true;
        };
    }

    /// The metric's name, where the row says how it goes on.
    static String name(Family family, Sample sample, Table table, int row) {
        int star = family.name().indexOf('*');
        var name = new StringBuilder(family.name().substring(0, star));
        String gap = "";
        for (int column : sample.names()) {
            Text text = table.text(row, column);
            if (text.utf8().length > 0) {
                name.append(gap).append(MetricName.of(text.toString()));
                gap = "_";
            }
        }
        return name.append(family.name().substring(star + 1)).toString();
    }

    /// A label's text. Bytes that are not UTF-8 are written as in messages where the text tells
    /// rows apart, and as U+FFFD, as node_exporter does, where it only describes them.
    static byte[] label(Label label, Table table, int row) {
        if (label.column() < 0) {
            return label.constant().utf8();
        }
        Text text = table.text(row, label.column());
        Field field = table.group().columns().get(label.column()).field();
        return field.kind() == Kind.LABEL || Arrays.equals(text.raw(), text.utf8())
                ? text.utf8()
                : MetricName.replaced(text.raw());
    }

    /// Whether the column of a [Family.Measure#IS] sample has the text that the sample is for.
    static boolean isIt(Sample sample, Table table, int row) {
        Text wanted = sample.labels().getLast().constant();
        return table.text(row, sample.column()).equals(wanted);
    }

    /// By how many decimals the sample's number is scaled.
    static int decimals(Sample sample) {
        return sample.group().columns().get(sample.column()).field().decimals() + sample.shift();
    }

    /// The number of a column over the one in the next.
    static double ratio(Table table, int row, int column) {
        double over = table.number(row, column + 1);
        return table.number(row, column) / over;
    }

    /// The number of a column and, if it is known, the one in the next together.
    static long withNext(Table table, int row, int column) {
        long next = table.has(row, column + 1) ? table.number(row, column + 1) : 0;
        return table.number(row, column) + next;
    }

    /// The `double` nearest to the whole number without sign that has these bits.
    static double unsigned(long bits) {
        // Halved, the lowest bit kept for the rounding.
        return bits >= 0 ? bits : ((bits >>> 1) | (bits & 1)) * 2.0;
    }

    /// Ten to the power of `exponent`, 0 to 18.
    static long tenTo(int exponent) {
        long power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= 10;
        }
        return power;
    }
}
