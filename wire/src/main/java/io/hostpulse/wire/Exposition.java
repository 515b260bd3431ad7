package io.hostpulse.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.Text;
import io.hostpulse.catalogue.groups.TextfileSample;
import io.hostpulse.catalogue.prometheus.Family;
import io.hostpulse.catalogue.prometheus.Family.Label;
import io.hostpulse.catalogue.prometheus.Family.Sample;
import io.hostpulse.catalogue.prometheus.MetricType;

import java.util.Arrays;
import java.util.HashSet;
import java.util.IdentityHashMap;
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

    private static final String UNLIMITED = "18446744073709551615\n";
    private static final int RATIO_PLACES = 12;
    private static final double RATIO_PARTS = 1e12;
    private static final String TOTAL = "_total";

    private final Form form;
    private final JsonBytes out = new JsonBytes();
    private final Set<String> named = new HashSet<>();

    /// The heads of the families that have been on a page: they never change.
    private final IdentityHashMap<Family, byte[]> heads = new IdentityHashMap<>();

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
                        head(family);
                        isBegun = true;
                    }
                    sample(name, sample, table, row);
                }
            }
        }
    }

    private void head(Family family) {
        byte[] known = heads.get(family);
        if (known != null) {
            named.add(family.name());
            out.raw(known);
            return;
        }
        int start = out.length;
        head(family.name(), family.type(), family.help());
        heads.put(family, Arrays.copyOfRange(out.bytes, start, out.length));
    }

    /// Writes the families that the rows name: each once, where its first row stands.
    private void open(Family family, Sample sample, Table table) {
        String[] names = new String[table.rows()];
        for (int row = 0; row < names.length; row++) {
            names[row] =
                    isWritten(sample, table, row)
                            ? SampleRows.name(family, sample, table, row)
                            : "";
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
        return out.length <= BYTES_MAX && SampleRows.has(sample, table, row);
    }

    private void sample(byte[] name, Sample sample, Table table, int row) {
        out.raw(name);
        List<Label> labels = sample.labels();
        for (int i = 0; i < labels.size(); i++) {
            Label label = labels.get(i);
            ascii(i == 0 ? "{" : ",");
            label(label.name(), SampleRows.label(label, table, row));
        }
        ascii(labels.isEmpty() ? " " : "} ");
        value(sample, table, row);
    }

    private void value(Sample sample, Table table, int row) {
        int column = sample.column();
        switch (sample.value()) {
            case NUMBER -> number(table.number(row, column), SampleRows.decimals(sample));
            case WITH_NEXT ->
                    number(SampleRows.withNext(table, row, column), SampleRows.decimals(sample));
            case UNSIGNED -> {
                ascii(Long.toUnsignedString(table.number(row, column)));
                ascii("\n");
            }
            case RATIO -> {
                double ratio = SampleRows.ratio(table, row, column);
                number(Math.round(ratio * RATIO_PARTS), RATIO_PLACES);
            }
            case LIMIT -> {
                if (table.has(row, column)) {
                    number(table.number(row, column), SampleRows.decimals(sample));
                } else {
                    ascii(UNLIMITED);
                }
            }
            case UNKNOWN_SPEED -> number(-SampleRows.MEGABIT_BYTES, 0);
            case ONE -> number(1, 0);
            case SECTORS -> number(table.number(row, column) / SampleRows.SECTOR_BYTES, 0);
            case ONE_PLUS_MILLIONTHS -> {
                int decimals = SampleRows.decimals(sample) + SampleRows.MILLIONTHS_PLACES;
                long one = SampleRows.tenTo(decimals);
                number(one + table.number(row, column), decimals);
            }
            case ABSENT -> number(table.has(row, column) ? 0 : 1, 0);
            case TEXT_NUMBER -> {
                out.raw(table.text(row, column).utf8());
                ascii("\n");
            }
            case IS -> number(SampleRows.isIt(sample, table, row) ? 1 : 0, 0);
        }
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

    /// Byte by byte: an array for each name and label would be the most of a page's garbage.
    private void ascii(String text) {
        int length = text.length();
        out.reserve(length);
        for (int i = 0; i < length; i++) {
            out.bytes[out.length++] = (byte) text.charAt(i);
        }
    }
}
