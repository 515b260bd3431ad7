package io.hostpulse.wire;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.hostpulse.catalogue.ClockReading;
import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Identity;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.State;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.Text;
import io.hostpulse.catalogue.groups.DiskIo;
import io.hostpulse.catalogue.groups.Load;
import io.hostpulse.catalogue.groups.Pressure;
import io.hostpulse.catalogue.prometheus.NodeFamilies;
import io.hostpulse.catalogue.prometheus.OwnFamilies;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class SeriesBookTest {
    private static final String STALE = "stale";
    private static final String DISK = "hostpulse_diskio_reads_completed_total";

    private final Snapshot snapshot = new Snapshot();
    private SeriesBook book = book(Map.of("job", "hostpulse"));

    private static SeriesBook book(Map<String, String> labels) {
        return new SeriesBook(OwnFamilies.ALL, false, "", labels, "1.2.3");
    }

    private void stamp(String host) {
        Identity none = Identity.NONE;
        snapshot.stamp(
                new Identity(none.cluster(), "", "", 1, none.boot(), host, none.ip(), none.mac()),
                ClockReading.NONE,
                1,
                1_000);
    }

    /// A snapshot with the reads of these disks.
    private void disks(String... names) {
        snapshot.clear();
        stamp("h");
        Table table = snapshot.table(Group.DISKIO);
        for (String name : names) {
            int row = table.addRow();
            table.set(row, DiskIo.DEVICE, Text.of(name));
            table.set(row, DiskIo.READS_COMPLETED, 7);
        }
        snapshot.status(Group.DISKIO).collected(10);
    }

    /// The request's samples, `NAME{LABEL=VALUE,...} VALUE@TIME`, all but those that only tell of
    /// texts.
    private List<String> samples() {
        var all = new ArrayList<String>();
        for (Series series : book.touched()) {
            var labels = new StringBuilder();
            String name = "";
            for (int i = 0; i < series.labels.size(); i += 2) {
                String label = new String(series.labels.get(i).utf8, UTF_8);
                String text = new String(series.labels.get(i + 1).utf8, UTF_8);
                if (label.equals("__name__")) {
                    name = text;
                } else {
                    labels.append(labels.isEmpty() ? "" : ",").append(label).append('=');
                    labels.append(text);
                }
            }
            for (int i = 0; i < series.count; i++) {
                String value =
                        series.values[i] == Series.STALE_BITS
                                ? STALE
                                : "" + Double.longBitsToDouble(series.values[i]);
                all.add(name + "{" + labels + "} " + value + "@" + series.times[i]);
            }
        }
        all.removeIf(sample -> sample.contains("_info{"));
        return all;
    }

    @Test
    void aMessageIsSamplesAtItsTimeWithSortedLabels() {
        stamp("web-1");
        Table load = snapshot.table(Group.LOAD);
        load.addRow();
        load.set(0, Load.W1_AVG, 59);
        Table pressure = snapshot.table(Group.PRESSURE);
        pressure.addRow();
        pressure.set(0, Pressure.RESOURCE, Text.of("cpu"));
        pressure.set(0, Pressure.SOME_AVG10, 1_234);
        book = book(Map.of("job", "j", "zone", "b", "env", "prod"));
        book.begin();
        book.add(snapshot, 5_000);
        assertThat(samples())
                .contains(
                        "hostpulse_pressure_some_avg10_ratio{env=prod,instance=web-1,job=j,"
                                + "resource=cpu,zone=b} 0.1234@5000");
        for (Series series : book.touched()) {
            var names = new ArrayList<String>();
            for (int i = 0; i < series.labels.size(); i += 2) {
                names.add(new String(series.labels.get(i).utf8, UTF_8));
            }
            assertThat(names).isSorted().doesNotHaveDuplicates().contains("__name__");
        }
    }

    @Test
    void aSeriesThatIsGoneIsSaidToEndOnce() {
        disks("sda", "sdb");
        book.begin();
        book.add(snapshot, 1_000);
        book.keep();
        disks("sda");
        book.add(snapshot, 2_000);
        book.add(snapshot, 3_000);
        assertThat(samples())
                .containsExactly(
                        DISK + "{device=sda,instance=h,job=hostpulse}" + " 7.0@2000",
                        DISK + "{device=sda,instance=h,job=hostpulse}" + " 7.0@3000",
                        DISK + "{device=sdb,instance=h,job=hostpulse}" + " stale@2000");
    }

    @Test
    void aGroupThatIsSwitchedOffOrCannotBeReadEnds() {
        disks("sda");
        book.begin();
        book.add(snapshot, 1_000);
        book.keep();
        snapshot.clear();
        stamp("h");
        snapshot.status(Group.DISKIO).worsen(State.FAILED, "no such file");
        book.add(snapshot, 2_000);
        assertThat(samples()).singleElement().asString().endsWith(" stale@2000");
        book.begin();
        snapshot.clear();
        stamp("h");
        book.add(snapshot, 2_000);
        assertThat(samples()).singleElement().asString().endsWith(" stale@2000");
    }

    @Test
    void aGroupThatIsLeftOutAtATickDoesNotEnd() {
        disks("sda");
        book.begin();
        book.add(snapshot, 1_000);
        book.keep();
        snapshot.clear();
        stamp("h");
        snapshot.status(Group.DISKIO).worsen(State.PARTIAL, "left out at this tick");
        book.add(snapshot, 2_000);
        assertThat(samples()).isEmpty();
        book.keep();
        disks("sdb");
        book.add(snapshot, 3_000);
        assertThat(samples())
                .anyMatch(sample -> sample.contains("=sda") && sample.endsWith("stale@3000"));
    }

    @Test
    void nothingIsKnownOfARequestThatWasNotKept() {
        disks("sda");
        book.begin();
        book.add(snapshot, 1_000);
        book.keep();
        disks("sdb");
        book.add(snapshot, 2_000);
        List<String> first = samples();
        book.begin();
        book.add(snapshot, 2_000);
        assertThat(samples()).isEqualTo(first).hasSize(2);
        assertThat(book.samples()).isEqualTo(5);
    }

    @Test
    void anotherNameOfTheHostEndsTheSeriesOfTheOldOne() {
        disks("sda");
        book.begin();
        book.add(snapshot, 1_000);
        book.keep();
        disks("sda");
        stamp("other");
        book.add(snapshot, 2_000);
        assertThat(samples())
                .containsExactly(
                        DISK + "{device=sda,instance=other,job=hostpulse}" + " 7.0@2000",
                        DISK + "{device=sda,instance=h,job=hostpulse}" + " stale@2000");
    }

    @Test
    void aMessageFromBeforeTheNewestEndsNothing() {
        disks("sda");
        book.begin();
        book.add(snapshot, 5_000);
        book.keep();
        assertThat(book.newestMillis()).isEqualTo(5_000);
        disks();
        book.add(snapshot, 4_000);
        assertThat(samples()).isEmpty();
    }

    @Test
    void aLabelOfTheSeriesOwnGivesWayToOneThatAllHave() {
        disks("sda");
        book = book(Map.of("device", "the-host", "job", "j"));
        book.begin();
        book.add(snapshot, 1_000);
        assertThat(samples())
                .containsExactly(
                        DISK
                                + "{device=the-host,exported_device=sda,instance=h,job=j}"
                                + " 7.0@1000");
    }

    @Test
    void labelsWithoutATextAreLeftAway() {
        disks("");
        stamp("");
        book.begin();
        book.add(snapshot, 1_000);
        assertThat(samples()).containsExactly(DISK + "{job=hostpulse} 7.0@1000");
    }

    @Test
    void atTheEndEverySeriesEndsAMomentAfterTheNewestMessage() {
        assertThat(book.end()).isFalse();
        disks("sda");
        book.begin();
        book.add(snapshot, 1_000);
        book.keep();
        book.add(snapshot, 2_000);
        assertThat(book.end()).isTrue();
        assertThat(samples()).singleElement().asString().endsWith(" stale@1001");
        assertThat(book.samples()).isEqualTo(3);
    }

    @Test
    void nodeExportersNamesCanBeHadFromAMessage() {
        book = new SeriesBook(NodeFamilies.ALL, true, "i:1", Map.of("job", "node"), "1.2.3");
        disks("sda");
        book.begin();
        book.add(snapshot, 1_000);
        assertThat(samples())
                .contains(
                        "node_disk_reads_completed_total{device=sda,instance=i:1,job=node}"
                                + " 7.0@1000")
                .anyMatch(sample -> sample.startsWith("node_time_seconds{"));
    }

    @Test
    void noSeriesStandsTwiceInAMessage() {
        for (var families : List.of(OwnFamilies.ALL, NodeFamilies.ALL)) {
            for (long seed = 0; seed < 20; seed++) {
                Snapshot random = RandomSnapshots.tame(seed);
                book = new SeriesBook(families, false, "", Map.of(), "1");
                book.begin();
                book.add(random, 1_000);
                var seen = new HashSet<List<Series.Symbol>>();
                for (Series series : book.touched()) {
                    assertThat(series.count).isEqualTo(1);
                    assertThat(seen.add(series.labels)).isTrue();
                }
            }
        }
    }

    @Test
    void seriesOfPassingNamesAreForgotten() {
        book.begin();
        for (int i = 0; i < 20_000; i++) {
            disks("veth" + i);
            book.add(snapshot, 1_000L + i);
            book.keep();
        }
        assertThat(book.known()).isLessThan(2_000);
    }

    @Test
    void valuesAreTheNearestDoubles() {
        for (long scaled : new long[] {0, 1, -1, 5, 123_456_789, -7, 1L << 53, Long.MAX_VALUE}) {
            for (int decimals = 0; decimals <= 12; decimals++) {
                assertThat(Double.longBitsToDouble(SampleValue.bits(scaled, decimals)))
                        .isEqualTo(BigDecimal.valueOf(scaled, decimals).doubleValue());
            }
        }
        for (long bits :
                new long[] {0, 1, Long.MAX_VALUE, -14_275, -1, -1_025, Long.MIN_VALUE + 1}) {
            assertThat(SampleRows.unsigned(bits))
                    .isEqualTo(new BigDecimal(Long.toUnsignedString(bits)).doubleValue());
        }
        assertThat(Optional.of(Series.STALE_BITS)).hasValue(9_218_868_437_227_405_314L);
    }
}
