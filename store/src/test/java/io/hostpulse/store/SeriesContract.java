package io.hostpulse.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.groups.CpuTime;
import io.hostpulse.catalogue.groups.Load;
import io.hostpulse.catalogue.groups.Network;
import io.hostpulse.catalogue.groups.Self;
import io.hostpulse.store.SeriesQuery.Counters;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What every store answers about values over time.
public abstract class SeriesContract extends CompletenessContract {
    private static final long DAY = Duration.ofDays(1).toNanos() / 1_000;

    private Series ask(Store store, Column column, Group group, long from, long to, int points)
            throws StoreException {
        return store.series(
                new SeriesQuery(
                        one.agent, group, List.of(column), from, to, points, Counters.RATE));
    }

    private Series load(Store store, long from, long to, int points) throws StoreException {
        return ask(store, Load.W1_AVG, Group.LOAD, from, to, points);
    }

    @Test
    void rawValuesComeAsTheyWereStoredInTheirUnit() throws Exception {
        try (Store store = open(LIMITS)) {
            ingest(store, one.batch(1, 20));
            Series series = load(store, Ticks.time(3), Ticks.time(6), 0);
            assertThat(series.bucketMicros()).isZero();
            assertThat(series.source()).isEqualTo(Series.Source.RAW);
            assertThat(series.truncated()).isFalse();
            assertThat(series.lines()).hasSize(1);
            Series.Line line = series.lines().getFirst();
            assertThat(line.labels()).isEmpty();
            assertThat(line.column()).isEqualTo(Load.W1_AVG);
            assertThat(Shown.seconds(line)).containsExactly(20L, 30L, 40L);
            assertThat(line.avg()).containsExactly(1.03, 1.04, 1.05);
            assertThat(line.min()).isEqualTo(line.avg());
            assertThat(line.max()).isEqualTo(line.avg());
        }
    }

    @Test
    void bucketsAreWholeAndAtMostAsManyAsAskedFor() throws Exception {
        try (Store store = open(LIMITS)) {
            ingest(store, one.batch(1, 60));
            Series series = load(store, Ticks.time(3), Ticks.time(60) + 1, 10);
            assertThat(series.bucketMicros()).isEqualTo(60 * Ticks.SECOND);
            Series.Line line = series.lines().getFirst();
            assertThat(Shown.seconds(line))
                    .containsExactly(0L, 60L, 120L, 180L, 240L, 300L, 360L, 420L, 480L, 540L);
            assertThat(line.min()[0]).isEqualTo(1.01);
            assertThat(line.avg()[0])
                    .isCloseTo(1.035, org.assertj.core.api.Assertions.within(1e-9));
            assertThat(line.max()[0]).isEqualTo(1.06);
            assertThat(load(store, Ticks.time(3), Ticks.time(60) + 1, 9).bucketMicros())
                    .isEqualTo(120 * Ticks.SECOND);
        }
    }

    @Test
    void aBucketWithoutAValueIsNotThere() throws Exception {
        try (Store store = open(LIMITS)) {
            ingest(store, one.batch(1, 1));
            ingest(store, one.batch(31, 31));
            Series.Line line = load(store, Ticks.time(1), Ticks.time(60), 100).lines().getFirst();
            assertThat(Shown.seconds(line)).containsExactly(0L, 300L);
        }
    }

    @Test
    void countersComeAsIncreasePerSecondAndNeverNegative() throws Exception {
        try (Store store = open(LIMITS)) {
            var arrivals = new ArrayList<Arrival>();
            long[] bytes = {1_000, 2_000, 500, 1_500, 2_500};
            for (int i = 0; i < bytes.length; i++) {
                Snapshot snapshot = one.empty(i + 1, Ticks.time(i + 1));
                Ticks.network(snapshot, "eth0", bytes[i]);
                arrivals.add(Ticks.arrival(snapshot));
            }
            ingest(store, one.batch(arrivals));
            Series series = ask(store, Network.RECEIVE_BYTES, Group.NETWORK, 0, Ticks.time(99), 0);
            Series.Line line = series.lines().getFirst();
            assertThat(line.labels()).containsExactly("eth0");
            assertThat(Shown.seconds(line)).containsExactly(10L, 30L, 40L);
            assertThat(line.avg()).containsExactly(100, 100, 100);
            // The last message before the range is the first one's neighbour.
            series =
                    ask(
                            store,
                            Network.RECEIVE_BYTES,
                            Group.NETWORK,
                            Ticks.time(4),
                            Ticks.time(99),
                            0);
            assertThat(Shown.seconds(series.lines().getFirst())).containsExactly(30L, 40L);
        }
    }

    @Test
    void countersComeAsTheyAreWhenAskedSo() throws Exception {
        try (Store store = open(LIMITS)) {
            ingest(store, one.batch(1, 3));
            Series series =
                    store.series(
                            new SeriesQuery(
                                    one.agent,
                                    Group.CPU_TIME,
                                    List.of(CpuTime.USER),
                                    0,
                                    Ticks.time(99),
                                    0,
                                    Counters.RAW));
            assertThat(series.lines()).hasSize(3);
            assertThat(series.lines().getFirst().labels()).containsExactly("total");
            assertThat(series.lines().getFirst().avg()).containsExactly(10.5, 11.0, 11.5);
        }
    }

    @Test
    void noRateCrossesAStartOrAMissingMessageOrAnHour() throws Exception {
        try (Store store = open(LIMITS)) {
            Ticks rebooted = one.epoch(2).boot("another");
            Ticks restarted = rebooted.epoch(3);
            ingest(store, one.batch(1, 2));
            ingest(store, rebooted.batch(3, 4));
            ingest(store, restarted.batch(5, 6));
            Snapshot without = restarted.empty(7, Ticks.time(7));
            ingest(store, restarted.batch(List.of(Ticks.arrival(without))));
            ingest(store, restarted.batch(8, 9));
            ingest(store, restarted.batch(370, 371));
            Series kernel = ask(store, Network.RECEIVE_BYTES, Group.NETWORK, 0, Ticks.time(999), 0);
            assertThat(Shown.seconds(kernel.lines().get(1)))
                    .containsExactly(10L, 30L, 40L, 50L, 80L, 3_700L);
            Series agents = ask(store, counterOf(), Group.SELF, 0, Ticks.time(999), 0);
            assertThat(Shown.seconds(agents.lines().getFirst()))
                    .containsExactly(10L, 30L, 50L, 80L, 3_700L);
        }
    }

    private static Column counterOf() {
        for (Self column : Self.values()) {
            if (column.field().kind() == io.hostpulse.catalogue.Kind.COUNTER) {
                return column;
            }
        }
        throw new AssertionError("the agent counts nothing");
    }

    @Test
    void rowsComeAndGo() throws Exception {
        try (Store store = open(LIMITS)) {
            var arrivals = new ArrayList<Arrival>();
            for (int seq = 1; seq <= 6; seq++) {
                Snapshot snapshot = one.empty(seq, Ticks.time(seq));
                if (seq != 3) {
                    Ticks.network(snapshot, "eth1", 100L * seq);
                }
                if (seq > 1) {
                    Ticks.network(snapshot, "eth0", 1_000L * seq);
                }
                arrivals.add(Ticks.arrival(snapshot));
            }
            ingest(store, one.batch(arrivals));
            Series series =
                    store.series(
                            new SeriesQuery(
                                    one.agent,
                                    Group.NETWORK,
                                    List.of(Network.RECEIVE_BYTES),
                                    0,
                                    Ticks.time(99),
                                    0,
                                    Counters.RAW));
            assertThat(series.lines().stream().map(Series.Line::labels))
                    .containsExactly(List.of("eth1"), List.of("eth0"));
            assertThat(Shown.seconds(series.lines().get(0)))
                    .containsExactly(0L, 10L, 30L, 40L, 50L);
            assertThat(series.lines().get(1).avg()).containsExactly(2e3, 3e3, 4e3, 5e3, 6e3);
        }
    }

    @Test
    void textsAreExportedAndNoNumbers() throws Exception {
        Store store = open(LIMITS);
        ingest(store, one.batch(395, 405));
        store = reopen(store, LIMITS);
        List<String> lines =
                Shown.export(store, new ExportQuery(one.agent, Group.HOST, 0, Ticks.time(999)));
        assertThat(lines.getFirst()).contains("'6.1.0-0'");
        assertThat(lines.getLast()).contains("'6.1.0-1'");
        Series series =
                store.series(
                        new SeriesQuery(
                                one.agent,
                                Group.HOST,
                                List.of(),
                                0,
                                Ticks.time(999),
                                0,
                                Counters.RATE));
        assertThat(series.lines()).hasSize(2);
        store.close();
    }

    @Test
    void theHighestHostsLead() throws Exception {
        try (Store store = open(LIMITS)) {
            for (int host = 1; host <= 5; host++) {
                Ticks ticks = Ticks.of(host);
                var arrivals = new ArrayList<Arrival>();
                for (int seq = 1; seq <= 6; seq++) {
                    Snapshot snapshot = ticks.empty(seq, Ticks.time(seq));
                    Ticks.network(snapshot, "lo", 10L * seq);
                    Ticks.network(snapshot, "eth0", 1_000L * seq * host);
                    arrivals.add(Ticks.arrival(snapshot));
                }
                ingest(store, ticks.batch(arrivals));
            }
            ingest(store, Ticks.of(9).batch(1, 1));
            List<Ranked> ranked =
                    store.top(new TopQuery(Group.NETWORK, Network.RECEIVE_BYTES, 3, Ticks.time(2)));
            assertThat(ranked.stream().map(Ranked::agent))
                    .containsExactly(Ticks.of(5).agent, Ticks.of(4).agent, Ticks.of(3).agent);
            assertThat(ranked.getFirst().value()).isEqualTo(500);
            assertThat(ranked.getFirst().labels()).containsExactly("eth0");
            ingest(store, Ticks.of(6).batch(70, 71));
            assertThat(store.top(new TopQuery(Group.NETWORK, Network.RECEIVE_BYTES, 3, 0)))
                    .hasSize(1);
        }
    }

    @Test
    void whatIsOlderThanRetentionGoesAndItsRollUpsStay() throws Exception {
        Store store = open(LIMITS);
        ingest(store, one.batch(1, 720));
        ingest(store, one.batch(8_641, 8_700));
        Series before = load(store, Ticks.time(1), Ticks.time(720), 200);
        upkeep(store, Ticks.START + 3 * DAY);
        store = reopen(store, LIMITS);
        assertThat(load(store, Ticks.time(1), Ticks.time(720), 0).lines().getFirst().avg())
                .hasSize(719);
        assertSame(load(store, Ticks.time(1), Ticks.time(720), 200), before);
        upkeep(store, Ticks.START + 15 * DAY);
        assertThat(load(store, Ticks.time(1), Ticks.time(720), 0).lines()).isEmpty();
        Series rolled = load(store, Ticks.time(1), Ticks.time(720), 200);
        assertThat(rolled.source()).isEqualTo(Series.Source.MINUTE);
        assertSame(rolled, before);
        assertThat(load(store, Ticks.time(1), Ticks.time(2), 500).bucketMicros())
                .isEqualTo(60 * Ticks.SECOND);
        assertThat(load(store, Ticks.time(8_641), Ticks.time(8_700), 0).lines()).hasSize(1);
        upkeep(store, Ticks.START + 92 * DAY);
        Series hours = load(store, Ticks.time(1), Ticks.time(720), 200);
        assertThat(hours.source()).isEqualTo(Series.Source.HOUR);
        assertThat(Shown.seconds(hours.lines().getFirst())).containsExactly(0L, 3_600L);
        upkeep(store, Ticks.START + 800 * DAY);
        assertThat(load(store, Ticks.time(1), Ticks.time(720), 200).lines()).isEmpty();
        assertThat(store.host(one.agent)).isPresent();
        store.close();
    }

    private static void assertSame(Series actual, Series expected) {
        assertThat(actual.bucketMicros()).isEqualTo(expected.bucketMicros());
        assertThat(actual.lines()).hasSameSizeAs(expected.lines());
        for (int i = 0; i < actual.lines().size(); i++) {
            Series.Line line = actual.lines().get(i);
            Series.Line other = expected.lines().get(i);
            assertThat(line.labels()).isEqualTo(other.labels());
            assertThat(line.timesMicros()).isEqualTo(other.timesMicros());
            assertThat(line.min()).isEqualTo(other.min());
            assertThat(line.max()).isEqualTo(other.max());
            assertThat(line.avg())
                    .containsExactly(other.avg(), org.assertj.core.api.Assertions.within(1e-5));
        }
    }
}
