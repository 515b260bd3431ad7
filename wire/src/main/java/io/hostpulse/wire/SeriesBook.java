package io.hostpulse.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.State;
import io.hostpulse.catalogue.Status;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.Text;
import io.hostpulse.catalogue.prometheus.Family;
import io.hostpulse.catalogue.prometheus.Family.Label;
import io.hostpulse.catalogue.prometheus.Family.Measure;
import io.hostpulse.catalogue.prometheus.Family.Sample;
import io.hostpulse.catalogue.prometheus.MetricType;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Makes time series of messages, and knows which series there are, so that one that ends is said
/// to end. Confined to one thread.
///
/// A request is made of messages by [#begin()] and [#add(Snapshot, long)]. What is known of the
/// series changes only by [#keep()], when the request has been kept: until then the same messages,
/// or more, or fewer, may be made a request again.
public final class SeriesBook {
    /// Series that are no more are forgotten when there are this many more than live ones.
    private static final int FORGOTTEN_MIN = 1_000;

    private static final long ONE_BITS = Double.doubleToRawLongBits(1);
    private static final String NAME = "__name__";
    private static final String INSTANCE = "instance";

    /// Where a sample was found in a message, and what it belongs to.
    private static final class Place {
        final Text[] texts;
        final Series series;

        Place(Text[] texts, Series series) {
            this.texts = texts;
            this.series = series;
        }
    }

    /// A sample of a family, with the places where it was found before, by row.
    private static final class Entry {
        final Family family;
        final Sample sample;
        final int[] columns;
        @Nullable Place[] places = new @Nullable Place[1];

        Entry(Family family, Sample sample) {
            this.family = family;
            this.sample = sample;
            var all = new ArrayList<Integer>(sample.names());
            for (Label label : sample.labels()) {
                if (label.column() >= 0) {
                    all.add(label.column());
                }
            }
            this.columns = all.stream().mapToInt(Integer::intValue).toArray();
        }
    }

    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, String> given;
    private final String givenInstance;
    private final boolean isNode;
    private final String version;
    private String instance = "";
    private Map<String, Series> known = new HashMap<>();
    private Map<String, Series.Symbol> symbols = new HashMap<>();

    private final List<Series> touched = new ArrayList<>();
    private List<Series> live = List.of();
    private List<Series> liveNow = List.of();
    private long walk;
    private int samples;
    private long lastMillis = Long.MIN_VALUE;
    private long newestMillis = Long.MIN_VALUE;

    /// @param families the names
    /// @param isNode whether they are node_exporter's
    /// @param instance the label `instance`; empty for the host's name
    /// @param labels the other labels that every series has
    /// @param version this program's
    public SeriesBook(
            List<Family> families,
            boolean isNode,
            String instance,
            Map<String, String> labels,
            String version) {
        for (Family family : families) {
            for (Sample sample : family.samples()) {
                if (isSteady(sample)) {
                    entries.add(new Entry(family, sample));
                }
            }
        }
        this.isNode = isNode;
        this.givenInstance = instance;
        this.given = Map.copyOf(labels);
        this.version = version;
    }

    /// Whether the labels stay while the values change: what a textfile wrote stands as text beside
    /// its number, and would make another series at every change.
    private static boolean isSteady(Sample sample) {
        return sample.group() != Group.TEXTFILE_SAMPLE || sample.value() != Measure.ONE;
    }

    /// Begins a request: what was added since the last one was kept is taken back.
    public void begin() {
        for (Series series : touched) {
            series.count = 0;
        }
        touched.clear();
        samples = 0;
        liveNow = live;
        newestMillis = lastMillis;
    }

    /// The time of the newest message that was kept or added; the least number for none.
    public long newestMillis() {
        return newestMillis;
    }

    /// How many series are remembered, those that are no more among them.
    int known() {
        return known.size();
    }

    /// How many samples the request has.
    public int samples() {
        return samples;
    }

    /// The request's series.
    List<Series> touched() {
        return touched;
    }

    /// Adds a message: its samples, and stale markers of the series that ended with it. A message
    /// from before the newest says nothing of an end.
    ///
    /// @param timeMillis the message's corrected time
    public void add(Snapshot snapshot, long timeMillis) {
        walk++;
        host(snapshot.identity().hostname());
        var met = new ArrayList<Series>(liveNow.size() + 16);
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            Table table = snapshot.table(entry.sample.group());
            for (int row = 0; row < table.rows(); row++) {
                if (SampleRows.has(entry.sample, table, row)) {
                    long bits = SampleValue.bits(entry.sample, table, row);
                    meet(series(entry, table, row), timeMillis, bits, met);
                }
            }
        }
        meet(build(), timeMillis, ONE_BITS, met);
        if (isNode) {
            meet(time(), timeMillis, SampleValue.bits(snapshot.clock().wallMicros(), 6), met);
        }
        if (timeMillis > newestMillis) {
            markEnded(snapshot, timeMillis, met);
        }
        newestMillis = timeMillis;
        liveNow = met;
    }

    private void meet(Series series, long timeMillis, long bits, List<Series> met) {
        // Two families may name the same series: the first counts.
        if (series.met != walk) {
            series.met = walk;
            met.add(series);
            put(series, timeMillis, bits);
        }
    }

    private void put(Series series, long timeMillis, long bits) {
        if (series.count == 0) {
            touched.add(series);
        }
        series.add(timeMillis, bits);
        samples++;
    }

    private void markEnded(Snapshot snapshot, long timeMillis, List<Series> met) {
        for (Series series : liveNow) {
            if (series.met == walk) {
                continue;
            }
            if (isLeftOut(snapshot, series.group)) {
                series.met = walk;
                met.add(series);
            } else {
                put(series, timeMillis, Series.STALE_BITS);
            }
        }
    }

    /// Whether a group was not looked at in this message, although it is in others: one that is
    /// dear may be read at some ticks only. Then nothing is known of an end.
    private static boolean isLeftOut(Snapshot snapshot, Group group) {
        Status status = snapshot.status(group);
        return status.isCollected()
                && status.state() == State.PARTIAL
                && snapshot.table(group).rows() == 0;
    }

    /// The request has been kept: what it says is known from now on.
    public void keep() {
        live = liveNow;
        lastMillis = newestMillis;
        begin();
        if (known.size() > 2 * live.size() + FORGOTTEN_MIN) {
            forget();
        }
    }

    /// Makes a request of the stale markers of all series, a moment after the newest message.
    ///
    /// @return whether there are any
    public boolean end() {
        begin();
        for (Series series : live) {
            put(series, lastMillis + 1, Series.STALE_BITS);
        }
        liveNow = List.of();
        return !touched.isEmpty();
    }

    /// Forgets the series that are no more.
    private void forget() {
        known = new HashMap<>();
        symbols = new HashMap<>();
        for (Series series : live) {
            known.put(key(series), series);
            series.labels.forEach(this::remember);
            remember(series.help);
            remember(series.unit);
        }
        forgetPlaces();
    }

    private void remember(Series.Symbol symbol) {
        symbols.put(new String(symbol.utf8, UTF_8), symbol);
    }

    private void forgetPlaces() {
        for (Entry entry : entries) {
            Arrays.fill(entry.places, null);
        }
    }

    private static String key(Series series) {
        var key = new StringBuilder();
        for (Series.Symbol symbol : series.labels) {
            key.append(new String(symbol.utf8, UTF_8)).append('\0');
        }
        return key.toString();
    }

    /// The host's name stands in every series: with another name they are others.
    private void host(String hostname) {
        String now = givenInstance.isEmpty() ? hostname : givenInstance;
        if (!now.equals(instance)) {
            instance = now;
            forgetPlaces();
        }
    }

    private Series series(Entry entry, Table table, int row) {
        if (row >= entry.places.length) {
            entry.places = Arrays.copyOf(entry.places, Math.max(row + 1, table.rows()));
        }
        Place place = entry.places[row];
        if (place == null || !isAt(place, entry.columns, table, row)) {
            place = find(entry, table, row);
            entry.places[row] = place;
        }
        return place.series;
    }

    private static boolean isAt(Place place, int[] columns, Table table, int row) {
        for (int i = 0; i < columns.length; i++) {
            if (!table.text(row, columns[i]).equals(place.texts[i])) {
                return false;
            }
        }
        return true;
    }

    private Place find(Entry entry, Table table, int row) {
        Text[] texts = new Text[entry.columns.length];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = table.text(row, entry.columns[i]);
        }
        Family family = entry.family;
        Sample sample = entry.sample;
        String name = family.isOpen() ? SampleRows.name(family, sample, table, row) : family.name();
        Map<String, String> labels = new TreeMap<>();
        for (Label label : sample.labels()) {
            put(labels, label.name(), new String(SampleRows.label(label, table, row), UTF_8));
        }
        return new Place(
                texts,
                find(sample.group(), name, labels, family.type(), family.help(), unit(name)));
    }

    /// Puts a label of the series' own beside those that every series has.
    private void put(Map<String, String> labels, String name, String text) {
        boolean isTaken = given.containsKey(name) || name.equals(INSTANCE);
        labels.put(isTaken ? "exported_" + name : name, text);
    }

    private Series find(
            Group group,
            String name,
            Map<String, String> labels,
            MetricType type,
            String help,
            String unit) {
        labels.putAll(given);
        labels.put(INSTANCE, instance);
        labels.put(NAME, name);
        var words = new ArrayList<Series.Symbol>(2 * labels.size());
        labels.forEach(
                (label, text) -> {
                    if (!text.isEmpty()) {
                        words.add(symbol(label));
                        words.add(symbol(text));
                    }
                });
        Series made = new Series(group, words, type, symbol(help), symbol(unit));
        Series before = known.putIfAbsent(key(made), made);
        return before == null ? made : before;
    }

    private Series.Symbol symbol(String text) {
        return symbols.computeIfAbsent(text, word -> new Series.Symbol(word.getBytes(UTF_8)));
    }

    /// The base unit that a metric's name ends with, `_total` aside.
    private static String unit(String name) {
        String bare = name.endsWith("_total") ? name.substring(0, name.length() - 6) : name;
        for (String unit : List.of("seconds", "bytes", "ratio", "hertz", "celsius", "volts")) {
            if (bare.endsWith("_" + unit)) {
                return unit;
            }
        }
        return "";
    }

    /// Always 1: its being there says that the host was heard of.
    private Series build() {
        Map<String, String> labels = new TreeMap<>();
        put(labels, "version", version);
        return find(
                Group.SELF,
                "hostpulse_build_info",
                labels,
                MetricType.GAUGE,
                "The version of the agent.",
                "");
    }

    private Series time() {
        return find(
                Group.SELF,
                "node_time_seconds",
                new TreeMap<>(),
                MetricType.GAUGE,
                "The host's own clock when the message was made, in seconds since 1970.",
                "seconds");
    }
}
