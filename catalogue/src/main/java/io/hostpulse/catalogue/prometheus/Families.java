package io.hostpulse.catalogue.prometheus;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Field;
import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Kind;
import io.hostpulse.catalogue.Text;
import io.hostpulse.catalogue.Unit;
import io.hostpulse.catalogue.prometheus.Family.Label;
import io.hostpulse.catalogue.prometheus.Family.Measure;
import io.hostpulse.catalogue.prometheus.Family.Sample;
import io.hostpulse.catalogue.prometheus.Family.Test;

import java.util.ArrayList;
import java.util.List;

/// A list of families being written, from top to bottom: first whose rows and with which labels,
/// then the families over them. Confined to one thread.
final class Families {
    private static final int MILLIS_PLACES = 3;

    private final List<Family> families = new ArrayList<>();
    private final List<Sample> samples = new ArrayList<>();
    private String collector = "";
    private Group group = Group.LOAD;
    private List<Label> labels = List.of();
    private List<Test> tests = List.of();

    /// The group whose rows the next families are over.
    Group group() {
        return group;
    }

    /// What was written.
    List<Family> list() {
        return List.copyOf(families);
    }

    /// The families that follow belong to this collector, and are over these rows.
    ///
    /// @param named labels with another name than their field: their column and the name, in pairs
    Families of(String word, Group rows, Object... named) {
        collector = word;
        return rows(rows, named);
    }

    /// The families that follow are over these rows, with the group's labels.
    Families rows(Group rows, Object... named) {
        group = rows;
        tests = List.of();
        List<Label> all = new ArrayList<>();
        for (Column column : rows.columns()) {
            if (column.field().kind() == Kind.LABEL) {
                all.add(label(nameOf(column, named), column));
            }
        }
        for (int i = 0; i < named.length; i += 2) {
            Column column = (Column) named[i];
            if (column.field().kind() != Kind.LABEL) {
                all.add(label((String) named[i + 1], column));
            }
        }
        labels = all;
        return this;
    }

    private static String nameOf(Column column, Object... named) {
        for (int i = 0; i < named.length; i += 2) {
            if (named[i].equals(column)) {
                return (String) named[i + 1];
            }
        }
        return column.field().name();
    }

    private static Label label(String name, Column column) {
        return new Label(name, column.ordinal(), Text.EMPTY);
    }

    /// Only rows with this text.
    Families when(Column column, String text) {
        tests = List.of(new Test(column.ordinal(), Text.of(text), true));
        return this;
    }

    /// Only rows without this text.
    Families unless(Column column, String text) {
        tests = List.of(new Test(column.ordinal(), Text.of(text), false));
        return this;
    }

    /// And of those only rows with none of these texts.
    Families butNot(Column column, String... texts) {
        List<Test> all = new ArrayList<>(tests);
        for (String text : texts) {
            all.add(new Test(column.ordinal(), Text.of(text), false));
        }
        tests = all;
        return this;
    }

    /// And of those only rows with this text, for which the column's label says another.
    Families renamed(Column column, String text, String shown) {
        List<Test> all = new ArrayList<>(tests);
        all.add(new Test(column.ordinal(), Text.of(text), true));
        tests = all;
        List<Label> more = new ArrayList<>(labels);
        more.replaceAll(
                label ->
                        label.column() == column.ordinal()
                                ? new Label(label.name(), -1, Text.of(shown))
                                : label);
        labels = more;
        return this;
    }

    /// The rows' labels are left away.
    Families unlabelled() {
        labels = List.of();
        return this;
    }

    Families counter(String name, Column column) {
        return family(name, MetricType.COUNTER, column);
    }

    Families gauge(String name, Column column) {
        return family(name, MetricType.GAUGE, column);
    }

    Families untyped(String name, Column column) {
        return family(name, MetricType.UNTYPED, column);
    }

    private Families family(String name, MetricType type, Column column) {
        sample(Measure.NUMBER, column, labels, List.of());
        return end(name, type, column.field().help());
    }

    /// One more sample of the family that [#end(String, Type, String)] ends, with one more label.
    Families with(String label, String text, Column column) {
        List<Label> more = new ArrayList<>(labels);
        more.add(new Label(label, -1, Text.of(text)));
        return sample(Measure.NUMBER, column, more, List.of());
    }

    /// The same of the column and the next one together, which must be of the same decimals.
    Families withNext(String label, String text, Column column) {
        List<Label> more = new ArrayList<>(labels);
        more.add(new Label(label, -1, Text.of(text)));
        return sample(Measure.WITH_NEXT, column, more, List.of());
    }

    /// One more sample: 1 where the column's text is this one, else 0.
    Families is(String label, String text, Column column) {
        List<Label> more = new ArrayList<>(labels);
        more.add(new Label(label, -1, Text.of(text)));
        return sample(Measure.IS, column, more, List.of());
    }

    /// One more sample of a family, with the rows' labels.
    Families sample(Column column) {
        return sample(Measure.NUMBER, column, labels, List.of());
    }

    /// A gauge that is 1 where the column is absent.
    Families absence(String name, Column column, String help) {
        sample(Measure.ABSENT, column, labels, List.of());
        return end(name, MetricType.GAUGE, help);
    }

    /// A gauge that is always 1, for the sake of its labels: those of the rows, and these.
    Families info(String name, String help, Object... named) {
        List<Label> more = new ArrayList<>(labels);
        for (int i = 0; i < named.length; i += 2) {
            more.add(label((String) named[i + 1], (Column) named[i]));
        }
        samples.add(new Sample(group, Measure.ONE, -1, more, tests, List.of(), 0));
        return end(name, MetricType.GAUGE, help);
    }

    /// A counter of bytes, in sectors of 512.
    Families sectors(String name, Column column) {
        sample(Measure.SECTORS, column, labels, List.of());
        return end(name, MetricType.COUNTER, column.field().help());
    }

    /// A gauge of 1 and the column's millionths: a rate.
    Families onePlusMillionths(String name, Column column) {
        sample(Measure.ONE_PLUS_MILLIONTHS, column, labels, List.of());
        return end(name, MetricType.GAUGE, column.field().help());
    }

    /// A gauge of the number within a text.
    Families textNumber(String name, Column column) {
        sample(Measure.TEXT_NUMBER, column, labels, List.of());
        return end(name, MetricType.GAUGE, column.field().help());
    }

    /// A gauge of a limit, which may be none.
    Families limit(String name, Column column) {
        sample(Measure.LIMIT, column, labels, List.of());
        return end(name, MetricType.GAUGE, column.field().help());
    }

    /// A gauge of a speed, and of those that are not known.
    Families speed(String name, Column column, Column isKnown) {
        sample(Measure.NUMBER, column, labels, List.of());
        sample(Measure.UNKNOWN_SPEED, isKnown, labels, List.of());
        return end(name, MetricType.GAUGE, column.field().help());
    }

    /// A gauge of the column over the next one, which must be of the same unit.
    Families ratio(String name, Column column, String help) {
        sample(Measure.RATIO, column, labels, List.of());
        return end(name, MetricType.GAUGE, help);
    }

    /// Families whose names have the text of these columns in place of the `*`; these columns are
    /// no labels then.
    Families open(String pattern, MetricType type, Column value, Column... names) {
        return open(Measure.NUMBER, pattern, type, value, names);
    }

    /// The same of numbers that the kernel writes without sign.
    Families openUnsigned(String pattern, MetricType type, Column value, Column... names) {
        return open(Measure.UNSIGNED, pattern, type, value, names);
    }

    private Families open(
            Measure measure, String pattern, MetricType type, Column value, Column... names) {
        List<Integer> columns = new ArrayList<>();
        for (Column name : names) {
            columns.add(name.ordinal());
        }
        List<Label> rest = new ArrayList<>();
        for (Label label : labels) {
            if (!columns.contains(label.column())) {
                rest.add(label);
            }
        }
        sample(measure, value, rest, columns);
        families.add(new Family(collector, pattern, type, value.field().help(), true, samples));
        samples.clear();
        return this;
    }

    private Families sample(Measure value, Column column, List<Label> with, List<Integer> names) {
        samples.add(new Sample(group, value, column.ordinal(), with, tests, names, shift(column)));
        return this;
    }

    /// Prometheus counts time in seconds.
    private static int shift(Column column) {
        return column.field().unit() == Unit.MILLISECONDS ? MILLIS_PLACES : 0;
    }

    /// Ends the family whose samples stand before.
    Families end(String name, MetricType type, String help) {
        families.add(new Family(collector, name, type, help, false, samples));
        samples.clear();
        return this;
    }

    /// A name that is no field's own, made of the source's word: `Active(anon)` is `Active_anon`.
    static String word(Field field) {
        return field.source().replace("(", "_").replace(")", "");
    }
}
