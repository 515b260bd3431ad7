package io.hostpulse.collect;

import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.Text;
import io.hostpulse.catalogue.groups.TextfileSample;
import io.hostpulse.collect.TextfileFormat.Sample;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The samples of several textfiles together: those of one family next to each other. A file that
/// does not go with those before it is left out whole.
final class TextfileMerge {
    private static final int DECIMALS = TextfileSample.VALUE.field().decimals();

    private final Map<String, List<Sample>> families = new LinkedHashMap<>();
    private final Map<String, String> helps = new LinkedHashMap<>();
    private final Set<String> seen = new HashSet<>();
    private final int samplesMax;

    TextfileMerge(int samplesMax) {
        this.samplesMax = samplesMax;
    }

    /// Adds a file's samples.
    ///
    /// @return why the file is left out; empty when it is taken
    String add(String path, List<Sample> samples) {
        if (seen.size() + samples.size() > samplesMax) {
            return "is beyond the " + samplesMax + " samples that are taken of all files";
        }
        for (Sample sample : samples) {
            List<Sample> others = families.getOrDefault(sample.family(), List.of());
            if (!others.isEmpty() && !others.getFirst().type().equals(sample.type())) {
                return sample.family() + " has another type in a file before it";
            }
            if (seen.contains(key(sample))) {
                return sample.name() + " has the same labels in a file before it";
            }
        }
        for (Sample sample : samples) {
            seen.add(key(sample));
            families.computeIfAbsent(sample.family(), _ -> new ArrayList<>()).add(sample);
            String help = helps.getOrDefault(sample.family(), "");
            if (sample.help().isEmpty() && !help.endsWith(path)) {
                helps.put(
                        sample.family(),
                        help.isEmpty() ? "Metric read from " + path : help + ", " + path);
            }
        }
        return "";
    }

    private static String key(Sample sample) {
        return sample.name() + "{" + sample.labels();
    }

    /// Writes all samples into a table.
    void fill(Table into) {
        for (List<Sample> family : families.values()) {
            for (int i = 0; i < family.size(); i++) {
                row(into, family.get(i), i == 0);
            }
        }
    }

    private void row(Table into, Sample sample, boolean isFirst) {
        int row = into.addRow();
        into.set(row, TextfileSample.NAME, Text.of(sample.name()));
        if (!sample.labels().isEmpty()) {
            into.set(row, TextfileSample.LABELS, Text.of(sample.labels()));
        }
        into.set(row, TextfileSample.FAMILY, Text.of(sample.family()));
        into.set(row, TextfileSample.TYPE, Text.of(sample.type()));
        if (isFirst) {
            String help = sample.help();
            String none = helps.getOrDefault(sample.family(), "");
            into.set(row, TextfileSample.HELP, Text.of(help.isEmpty() ? none : help));
        }
        into.set(row, TextfileSample.WRITTEN, sample.number());
        value(into, row, sample.number().toString());
    }

    private static void value(Table into, int row, String number) {
        if (number.endsWith("Inf") || number.equals("NaN")) {
            return;
        }
        try {
            long scaled = new BigDecimal(number).movePointRight(DECIMALS).longValueExact();
            into.set(row, TextfileSample.VALUE, scaled);
        } catch (ArithmeticException | NumberFormatException e) {
            // More decimals than a value has, or too large a number: it stands as it is written.
            into.unset(row, TextfileSample.VALUE.ordinal());
        }
    }
}
