package io.hostpulse.agent.window;

import io.hostpulse.catalogue.ClockReading;
import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.State;
import io.hostpulse.catalogue.Status;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.groups.Textfile;
import io.hostpulse.catalogue.prometheus.Family;
import io.hostpulse.catalogue.prometheus.Family.Sample;
import io.hostpulse.catalogue.prometheus.MetricType;
import io.hostpulse.catalogue.prometheus.NodeFamilies;
import io.hostpulse.catalogue.prometheus.OwnFamilies;
import io.hostpulse.wire.Exposition;
import io.hostpulse.wire.Exposition.Form;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/// The pages of the window: each rendered when it is first asked for, once for each message.
/// Confined to the window's thread.
final class Pages {
    /// Which names a page has.
    enum Names {
        NODE,
        OWN
    }

    /// What a page depends on.
    private record Key(Names names, Form form, boolean gzip) {}

    private static final String DURATION = "node_scrape_collector_duration_seconds";
    private static final String TEXTFILES = "textfile";
    private static final String SUCCESS = "node_scrape_collector_success";

    private final Shown shown;
    private final String version;
    private final Map<Form, Exposition> expositions = new HashMap<>();
    private final Map<Key, byte[]> rendered = new HashMap<>();
    private final Map<Names, Map<String, Set<Group>>> collectors = new HashMap<>();
    private Shown.Sight sight = new Shown.Sight();

    Pages(Shown shown, String version) {
        this.shown = shown;
        this.version = version;
        for (Form form : Form.values()) {
            expositions.put(form, new Exposition(form));
        }
        collectors.put(Names.NODE, groups(NodeFamilies.ALL));
        collectors.put(Names.OWN, groups(OwnFamilies.ALL));
    }

    private static Map<String, Set<Group>> groups(Iterable<Family> families) {
        Map<String, Set<Group>> groups = new LinkedHashMap<>();
        for (Family family : families) {
            Set<Group> of =
                    groups.computeIfAbsent(family.collector(), _ -> EnumSet.noneOf(Group.class));
            for (Sample sample : family.samples()) {
                of.add(sample.group());
            }
        }
        return groups;
    }

    /// Whether there is a message to show.
    boolean isReady() {
        return shown.number() > 0;
    }

    /// Whether a page has a collector of this name.
    boolean knows(Names names, String collector) {
        return collector(names).containsKey(collector) || collector.equals("time");
    }

    private Map<String, Set<Group>> collector(Names names) {
        return collectors.getOrDefault(names, Map.of());
    }

    /// The whole page.
    byte[] whole(Names names, Form form, boolean gzip) {
        look();
        Key key = new Key(names, form, gzip);
        byte[] known = rendered.get(key);
        if (known == null) {
            known = render(names, form, gzip, _ -> true);
            rendered.put(key, known);
        }
        return known;
    }

    /// The page with some of its collectors only.
    byte[] part(Names names, Form form, boolean gzip, Predicate<String> wanted) {
        look();
        return render(names, form, gzip, wanted);
    }

    private void look() {
        Shown.Sight newest = shown.take(sight);
        if (newest != sight) {
            sight = newest;
            rendered.clear();
        }
    }

    private byte[] render(Names names, Form form, boolean gzip, Predicate<String> wanted) {
        Exposition page = expositions.getOrDefault(form, new Exposition(form));
        page.begin();
        for (Family family : names == Names.NODE ? NodeFamilies.ALL : OwnFamilies.ALL) {
            if (wanted.test(family.collector())) {
                page.family(family, from(names, family));
            }
        }
        page.single(
                "hostpulse_build_info",
                MetricType.GAUGE,
                "The version of the agent.",
                1,
                0,
                "version",
                version);
        if (names == Names.NODE) {
            if (wanted.test("time")) {
                time(page);
            }
            scrapes(page, wanted);
            if (wanted.test(TEXTFILES)) {
                textfiles(page);
            }
        }
        int length = page.end();
        return gzip ? compressed(page.buffer(), length) : Arrays.copyOf(page.buffer(), length);
    }

    /// A family of our own is over one group.
    private Snapshot from(Names names, Family family) {
        return names == Names.NODE ? sight.node : sight.own(family.samples().getFirst().group());
    }

    private void time(Exposition page) {
        ClockReading time = sight.time;
        page.single(
                "node_time_seconds",
                MetricType.GAUGE,
                "The host's own clock when the message was made, in seconds since 1970.",
                time.wallMicros(),
                6);
    }

    /// What other programs wrote: last, for a name that the agent has itself is the agent's.
    private void textfiles(Exposition page) {
        Status status = sight.node.status(Group.TEXTFILE);
        boolean isWhole = !status.isCollected() || isRead(EnumSet.of(Group.TEXTFILE));
        Table files = sight.node.table(Group.TEXTFILE);
        for (int row = 0; row < files.rows(); row++) {
            isWhole &= !files.has(row, Textfile.WHY);
        }
        page.single(
                "node_textfile_scrape_error",
                MetricType.GAUGE,
                "Whether the directory of textfiles or one of them was left out.",
                isWhole ? 0 : 1,
                0);
        page.textfiles(sight.node.table(Group.TEXTFILE_SAMPLE));
    }

    /// How each collector's groups were read: a page without a group's samples says why.
    private void scrapes(Exposition page, Predicate<String> wanted) {
        Map<String, Set<Group>> of = collector(Names.NODE);
        page.head(DURATION, MetricType.GAUGE, "How long the collector's groups took to be read.");
        for (Map.Entry<String, Set<Group>> entry : of.entrySet()) {
            long micros = 0;
            for (Group group : entry.getValue()) {
                micros = Math.max(micros, sight.node.status(group).micros());
            }
            if (wanted.test(entry.getKey()) && isCollected(entry.getValue())) {
                page.labelled(DURATION, "collector", entry.getKey(), micros, 6);
            }
        }
        page.head(SUCCESS, MetricType.GAUGE, "Whether the collector's groups were read.");
        for (Map.Entry<String, Set<Group>> entry : of.entrySet()) {
            if (wanted.test(entry.getKey()) && isCollected(entry.getValue())) {
                long success = isRead(entry.getValue()) ? 1 : 0;
                page.labelled(SUCCESS, "collector", entry.getKey(), success, 0);
            }
        }
    }

    private boolean isCollected(Set<Group> groups) {
        for (Group group : groups) {
            if (sight.node.status(group).isCollected()) {
                return true;
            }
        }
        return false;
    }

    private boolean isRead(Set<Group> groups) {
        for (Group group : groups) {
            Status status = sight.node.status(group);
            boolean isGood = status.state() == State.OK || status.state() == State.PARTIAL;
            if (status.isCollected() && isGood) {
                return true;
            }
        }
        return false;
    }

    private static byte[] compressed(byte[] plain, int length) {
        var bytes = new ByteArrayOutputStream(length / 8 + 512);
        try (var gzip = new FastGzip(bytes)) {
            gzip.write(plain, 0, length);
        } catch (IOException e) {
            throw new IllegalStateException("memory cannot be written", e);
        }
        return bytes.toByteArray();
    }

    /// Compresses at the level that costs the host least: a page is a seventh larger than at the
    /// usual one, in about half of its time.
    private static final class FastGzip extends GZIPOutputStream {
        FastGzip(OutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
