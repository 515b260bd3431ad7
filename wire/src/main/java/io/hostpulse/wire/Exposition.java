package io.hostpulse.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.hostpulse.catalogue.Field;
import io.hostpulse.catalogue.Kind;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.Text;
import io.hostpulse.catalogue.groups.TextfileSample;
import io.hostpulse.catalogue.prometheus.Family;
import io.hostpulse.catalogue.prometheus.Family.Label;
import io.hostpulse.catalogue.prometheus.Family.Sample;
import io.hostpulse.catalogue.prometheus.Family.Test;
import io.hostpulse.catalogue.prometheus.MetricType;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Writes snapshots as a Prometheus exposition: the text format 0.0.4, or OpenMetrics 1.0. Source:
/// Prometheus' `exposition_formats.md`, the OpenMetrics specification.
///
/// Numbers are decimal and exact. A value that is absent has no sample, and a family without
/// samples is not named. Keeps its buffer; confined to one thread.
public final class Exposition {
    /// The largest page, in bytes; samples beyond are left out.
    public static final int BYTES_MAX = 16 << 20;

    /// The two forms of an exposition.
    public enum Form {
        TEXT("text/plain; version=0.0.4; charset=utf-8"),
        OPEN_METRICS("application/openmetrics-text; version=1.0.0; charset=utf-8");

        private final String contentType;

        Form(String contentType) {
            this.contentType = contentType;
        }

        /// The value of `Content-Type`.
        public String contentType() {
            return contentType;
        }
    }

    private static final long SECTOR_BYTES = 512;
    private static final int MILLIONTHS_PLACES = 6;
    private static final long MEGABIT_BYTES = 125_000;
    private static final String UNLIMITED = "18446744073709551615\n";
    private static final int RATIO_PLACES = 12;
    private static final double RATIO_PARTS = 1e12;
    private static final String TOTAL = "_total";

    private final Form form;
    private final JsonBytes out = new JsonBytes();
    private final Set<String> named = new HashSet<>();

    public Exposition(Form form) {
        this.form = form;
    }

    /// Begins a page.
    public void begin() {
        out.length = 0;
        named.clear();
    }

    /// Ends the page and returns the number of its bytes, which stand in [#buffer()].
    public int end() {
        if (form == Form.OPEN_METRICS) {
            ascii("# EOF\n");
        }
        return out.length;
    }

    /// The bytes written; valid until the next page begins.
    public byte[] buffer() {
        return out.bytes;
    }

    /// Writes a family's samples of a snapshot.
    public void family(Family family, Snapshot snapshot) {
        if (family.isOpen()) {
            for (Sample sample : family.samples()) {
                open(family, sample, snapshot.table(sample.group()));
            }
            return;
        }
        boolean isBegun = false;
        byte[] name = family.name().getBytes(UTF_8);
        for (Sample sample : family.samples()) {
            Table table = snapshot.table(sample.group());
            for (int row = 0; row < table.rows(); row++) {
                if (isWritten(sample, table, row)) {
                    if (!isBegun) {
                        head(family.name(), family.type(), family.help());
                        isBegun = true;
                    }
                    sample(name, sample, table, row);
                }
            }
        }
    }

    /// Writes the families that the rows name: each once, where its first row stands.
    private void open(Family family, Sample sample, Table table) {
        String[] names = new String[table.rows()];
        for (int row = 0; row < names.length; row++) {
            names[row] = isWritten(sample, table, row) ? openName(family, sample, table, row) : "";
        }
        Set<String> written = new HashSet<>();
        for (int first = 0; first < names.length; first++) {
            String name = names[first];
            if (name.isEmpty() || !written.add(name)) {
                continue;
            }
            head(name, family.type(), family.help());
            byte[] bytes = name.getBytes(UTF_8);
            for (int row = first; row < names.length; row++) {
                if (names[row].equals(name)) {
                    sample(bytes, sample, table, row);
                }
            }
        }
    }

    private static String openName(Family family, Sample sample, Table table, int row) {
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

    /// Writes a family of one sample without labels but those given.
    ///
    /// @param labels names and values in turn
    public void single(
            String name,
            MetricType type,
            String help,
            long scaled,
            int decimals,
            String... labels) {
        head(name, type, help);
        ascii(name);
        for (int i = 0; i < labels.length; i += 2) {
            ascii(i == 0 ? "{" : ",");
            label(labels[i], labels[i + 1].getBytes(UTF_8));
        }
        ascii(labels.length > 0 ? "} " : " ");
        number(scaled, decimals);
    }

    /// Begins a family of samples that [#labelled(String, String, String, long, int)] writes.
    public void head(String name, MetricType type, String help) {
        boolean isOpenMetrics = form == Form.OPEN_METRICS;
        named.add(name);
        String shown = name;
        String word = type.word();
        if (isOpenMetrics && type == MetricType.COUNTER && name.endsWith(TOTAL)) {
            shown = name.substring(0, name.length() - TOTAL.length());
        } else if (isOpenMetrics && (type == MetricType.COUNTER || type == MetricType.UNTYPED)) {
            word = "unknown";
        }
        ascii("# HELP ");
        ascii(shown);
        ascii(" ");
        escaped(help.getBytes(UTF_8), isOpenMetrics);
        ascii("\n# TYPE ");
        ascii(shown);
        ascii(" ");
        ascii(word);
        ascii("\n");
    }

    /// Writes one sample with one label.
    public void labelled(String name, String label, String text, long scaled, int decimals) {
        ascii(name);
        ascii("{");
        label(label, text.getBytes(UTF_8));
        ascii("} ");
        number(scaled, decimals);
    }

    /// Writes samples that are text already, as other programs wrote them: the rows of
    /// [Group#TEXTFILE_SAMPLE], those of a family next to each other. A family that stands on the
    /// page already is left out: the agent's own goes first.
    public void textfiles(Table samples) {
        Text family = Text.EMPTY;
        boolean isShown = false;
        for (int row = 0; row < samples.rows() && out.length <= BYTES_MAX; row++) {
            Text of = samples.text(row, TextfileSample.FAMILY);
            if (!of.equals(family)) {
                family = of;
                isShown = !named.contains(of.toString());
                if (isShown) {
                    head(
                            of.toString(),
                            MetricType.of(samples.text(row, TextfileSample.TYPE).toString()),
                            samples.text(row, TextfileSample.HELP).toString());
                }
            }
            if (isShown) {
                written(samples, row);
            }
        }
    }

    private void written(Table samples, int row) {
        out.raw(samples.text(row, TextfileSample.NAME).utf8());
        if (samples.has(row, TextfileSample.LABELS)) {
            ascii("{");
            out.raw(samples.text(row, TextfileSample.LABELS).utf8());
            ascii("}");
        }
        ascii(" ");
        out.raw(samples.text(row, TextfileSample.WRITTEN).utf8());
        ascii("\n");
    }

    private boolean isWritten(Sample sample, Table table, int row) {
        if (out.length > BYTES_MAX) {
            return false;
        }
        List<Test> tests = sample.tests();
        for (int i = 0; i < tests.size(); i++) {
            if (!tests.get(i).admits(table.text(row, tests.get(i).column()))) {
                return false;
            }
        }
        return switch (sample.value()) {
            case NUMBER, IS, SECTORS, ONE_PLUS_MILLIONTHS -> table.has(row, sample.column());
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

    private void sample(byte[] name, Sample sample, Table table, int row) {
        out.raw(name);
        List<Label> labels = sample.labels();
        for (int i = 0; i < labels.size(); i++) {
            Label label = labels.get(i);
            ascii(i == 0 ? "{" : ",");
            label(label.name(), bytes(label, table, row));
        }
        ascii(labels.isEmpty() ? " " : "} ");
        value(sample, table, row);
    }

    /// A label's text. Bytes that are not UTF-8 are written as in messages where the text tells
    /// rows apart, and as U+FFFD, as node_exporter does, where it only describes them.
    private static byte[] bytes(Label label, Table table, int row) {
        if (label.column() < 0) {
            return label.constant().utf8();
        }
        Text text = table.text(row, label.column());
        Field field = table.group().columns().get(label.column()).field();
        return field.kind() == Kind.LABEL || Arrays.equals(text.raw(), text.utf8())
                ? text.utf8()
                : MetricName.replaced(text.raw());
    }

    private void value(Sample sample, Table table, int row) {
        int column = sample.column();
        switch (sample.value()) {
            case NUMBER -> number(table.number(row, column), decimals(sample));
            case RATIO -> {
                double over = table.number(row, column + 1);
                double ratio = table.number(row, column) / over;
                number(Math.round(ratio * RATIO_PARTS), RATIO_PLACES);
            }
            case LIMIT -> {
                if (table.has(row, column)) {
                    number(table.number(row, column), decimals(sample));
                } else {
                    ascii(UNLIMITED);
                }
            }
            case UNKNOWN_SPEED -> number(-MEGABIT_BYTES, 0);
            case ONE -> number(1, 0);
            case SECTORS -> number(table.number(row, column) / SECTOR_BYTES, 0);
            case ONE_PLUS_MILLIONTHS -> {
                int decimals = decimals(sample) + MILLIONTHS_PLACES;
                long one = 1;
                for (int i = 0; i < decimals; i++) {
                    one *= 10;
                }
                number(one + table.number(row, column), decimals);
            }
            case ABSENT -> number(table.has(row, column) ? 0 : 1, 0);
            case TEXT_NUMBER -> {
                out.raw(table.text(row, column).utf8());
                ascii("\n");
            }
            case IS -> {
                Text wanted = sample.labels().getLast().constant();
                number(table.text(row, column).equals(wanted) ? 1 : 0, 0);
            }
        }
    }

    private static int decimals(Sample sample) {
        return sample.group().columns().get(sample.column()).field().decimals() + sample.shift();
    }

    private void label(String name, byte[] text) {
        ascii(name);
        ascii("=\"");
        escaped(text, true);
        ascii("\"");
    }

    private void number(long scaled, int decimals) {
        out.reserve(Decimals.LENGTH_MAX + 1);
        out.length = Decimals.write(out.bytes, out.length, scaled, decimals);
        out.bytes[out.length++] = '\n';
    }

    private void escaped(byte[] text, boolean quotes) {
        out.reserve(2 * text.length);
        for (byte b : text) {
            if (b == '\n') {
                out.bytes[out.length++] = '\\';
                out.bytes[out.length++] = 'n';
            } else {
                if (b == '\\' || (b == '"' && quotes)) {
                    out.bytes[out.length++] = '\\';
                }
                out.bytes[out.length++] = b;
            }
        }
    }

    private void ascii(String text) {
        out.raw(text.getBytes(US_ASCII));
    }
}
