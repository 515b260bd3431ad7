package io.hostpulse.store.chunk;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.store.AgentBatch;
import io.hostpulse.store.Arrival;
import io.hostpulse.store.ExportQuery;
import io.hostpulse.store.Gap;
import io.hostpulse.store.Packed;
import io.hostpulse.store.SeqRange;
import io.hostpulse.store.Series;
import io.hostpulse.store.SeriesQuery;
import io.hostpulse.store.Shown;
import io.hostpulse.store.Store;
import io.hostpulse.store.StoreLimits;
import io.hostpulse.store.Stores;
import io.hostpulse.store.Ticks;
import io.hostpulse.store.TopQuery;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/// The store in a database gives the reference's answers, whatever comes in whatever order, over
/// cuts, merges and new starts.
final class ModelTest {
    private static final long MINUTE = 60 * Ticks.SECOND;
    private static final long DAY = 24 * 60 * MINUTE;
    private static final List<Group> GROUPS =
            List.of(Group.LOAD, Group.CPU_TIME, Group.NETWORK, Group.FILESYSTEM, Group.SELF);

    @TempDir Path directory;
    private Random random = new Random();
    private long now = Ticks.START + 5 * DAY;

    private Store open(int seed) throws Exception {
        return ChunkStore.open(
                "jdbc:sqlite:" + directory.resolve("model" + seed + ".db"),
                StoreLimits.DEFAULT,
                line -> {
                    throw new AssertionError(line);
                },
                12,
                Hooks.NONE);
    }

    @Test
    void theAnswersAreThoseOfTheReference() throws Exception {
        int seeds = Integer.getInteger("hostpulse.seeds", 6);
        int first = Integer.getInteger("hostpulse.seed", 1);
        for (int seed = first; seed < first + seeds; seed++) {
            run(seed);
        }
    }

    private void run(int seed) throws Exception {
        random = new Random(seed);
        now = Ticks.START + 5 * DAY;
        Store model = Stores.memory(StoreLimits.DEFAULT);
        Store store = open(seed);
        for (int step = 0; step < 60; step++) {
            String where = "seed " + seed + " step " + step;
            List<AgentBatch> batches = batches();
            assertThat(store.ingest(packed(store, batches)))
                    .as(where)
                    .isEqualTo(model.ingest(batches));
            now += random.nextLong(2 * 60 * MINUTE);
            if (random.nextInt(3) == 0) {
                int pieces = random.nextInt(40);
                while (pieces > 0 && store.upkeep(now).more()) {
                    pieces--;
                }
            }
            if (random.nextInt(8) == 0) {
                store.close();
                store = open(seed);
            }
            if (random.nextInt(4) == 0) {
                compare(model, store, where);
            }
        }
        compare(model, store, "seed " + seed);
        store.close();
    }

    /// Some of the batches packed.
    private List<AgentBatch> packed(Store store, List<AgentBatch> batches) {
        List<AgentBatch> some = new ArrayList<>();
        for (AgentBatch batch : batches) {
            some.add(random.nextBoolean() ? Packed.of(store, batch) : batch);
        }
        return some;
    }

    private List<AgentBatch> batches() {
        List<AgentBatch> batches = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            Ticks ticks = Ticks.of(random.nextInt(3)).epoch(1 + random.nextInt(3));
            if (ticks.epoch == 3) {
                ticks = ticks.boot("again");
            }
            List<Arrival> arrivals = new ArrayList<>();
            long seq = 1 + random.nextLong(800);
            for (int n = random.nextInt(random.nextInt(4) == 0 ? 90 : 25); n > 0; n--) {
                arrivals.add(message(ticks, seq));
                seq += random.nextInt(10) == 0 ? random.nextLong(20) - 5 : 1;
                seq = Math.max(1, seq);
            }
            List<Gap> gaps = new ArrayList<>();
            if (random.nextInt(4) == 0) {
                long from = 1 + random.nextLong(800);
                gaps.add(
                        new Gap(
                                new SeqRange(ticks.journal, ticks.epoch, from, from + 7),
                                Gap.Cause.values()[random.nextInt(4)]));
            }
            batches.add(new AgentBatch(ticks.agent, now, arrivals, gaps));
        }
        return batches;
    }

    /// A message that is a function of its key: five days, a few minutes apart, of three epochs
    /// interleaved.
    private static Arrival message(Ticks ticks, long seq) {
        var values = new Random(seq * 31 + ticks.epoch);
        long time = Ticks.START + seq * 7 * MINUTE + ticks.epoch * MINUTE + values.nextInt(1_000);
        Snapshot snapshot = ticks.empty(seq, time);
        if (values.nextInt(9) > 0) {
            Ticks.fill(snapshot, seq);
        }
        for (int i = 0; i < 4; i++) {
            if (values.nextInt(3) > 0) {
                long bytes = values.nextInt(20) == 0 ? values.nextLong() : seq * 1_000 + i;
                Ticks.network(snapshot, "veth" + i, bytes);
            }
        }
        if (values.nextInt(30) == 0) {
            Ticks.network(snapshot, "veth1", 5); // The same labels twice.
        }
        return Ticks.arrival(snapshot);
    }

    private void compare(Store model, Store store, String where) throws Exception {
        assertThat(store.hosts()).as(where).containsExactlyInAnyOrderElementsOf(model.hosts());
        assertThat(store.stats().messages()).as(where).isEqualTo(model.stats().messages());
        assertThat(store.stats().hosts()).as(where).isEqualTo(model.stats().hosts());
        for (int agent = 0; agent < 3; agent++) {
            String uuid = Ticks.of(agent).agent;
            assertThat(store.completeness(uuid)).as(where).isEqualTo(model.completeness(uuid));
            assertThat(store.latest(uuid).map(Shown::snapshot))
                    .as(where)
                    .isEqualTo(model.latest(uuid).map(Shown::snapshot));
            for (Group group : GROUPS) {
                long from = Ticks.START + random.nextLong(4 * DAY);
                var query = new ExportQuery(uuid, group, from, from + random.nextLong(3 * DAY) + 1);
                assertThat(Shown.export(store, query))
                        .as(where)
                        .isEqualTo(Shown.export(model, query));
                series(model, store, uuid, group, where);
            }
        }
        Column column = Group.NETWORK.columns().get(1);
        var top = new TopQuery(Group.NETWORK, column, 2, 0);
        assertThat(store.top(top)).as(where).isEqualTo(model.top(top));
    }

    private void series(Store model, Store store, String agent, Group group, String where)
            throws Exception {
        long from = Ticks.START + random.nextLong(4 * DAY);
        long to = from + 1 + random.nextLong(4 * DAY);
        int points = random.nextBoolean() ? 0 : 1 + random.nextInt(2_000);
        var counters =
                points == 0 && random.nextBoolean()
                        ? SeriesQuery.Counters.RAW
                        : SeriesQuery.Counters.RATE;
        var query = new SeriesQuery(agent, group, List.of(), from, to, points, counters);
        Series expected = model.series(query);
        Series actual = store.series(query);
        String what = where + " " + query;
        assertThat(actual.bucketMicros()).as(what).isEqualTo(expected.bucketMicros());
        var lines = new TreeMap<String, Series.Line>();
        actual.lines().forEach(line -> lines.merge(key(line), line, ModelTest::sooner));
        var others = new TreeMap<String, Series.Line>();
        expected.lines().forEach(line -> others.merge(key(line), line, ModelTest::sooner));
        assertThat(lines.keySet()).as(what).isEqualTo(others.keySet());
        assertThat(actual.lines()).as(what).hasSameSizeAs(expected.lines());
        lines.forEach(
                (key, line) -> {
                    Series.Line other = Optional.ofNullable(others.get(key)).orElseThrow();
                    assertThat(line.timesMicros())
                            .as("%s %s", what, key)
                            .isEqualTo(other.timesMicros());
                    close(line.min(), other.min(), what + key);
                    close(line.avg(), other.avg(), what + key);
                    close(line.max(), other.max(), what + key);
                });
    }

    private static String key(Series.Line line) {
        return line.labels() + line.column().field().name();
    }

    /// Of two lines with the same labels, the one with more values.
    private static Series.Line sooner(Series.Line one, Series.Line two) {
        return one.timesMicros().length >= two.timesMicros().length ? one : two;
    }

    private static void close(double[] actual, double[] expected, String what) {
        for (int i = 0; i < expected.length; i++) {
            assertThat(actual[i])
                    .as("%s at %d", what, i)
                    .isCloseTo(
                            expected[i],
                            org.assertj.core.api.Assertions.within(
                                    1e-3 + Math.abs(expected[i]) * 1e-6));
        }
    }
}
