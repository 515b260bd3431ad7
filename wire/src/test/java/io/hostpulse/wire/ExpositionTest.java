package io.hostpulse.wire;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.Text;
import io.hostpulse.catalogue.groups.CpuTime;
import io.hostpulse.catalogue.groups.Filesystem;
import io.hostpulse.catalogue.groups.MemoryOther;
import io.hostpulse.catalogue.groups.Pressure;
import io.hostpulse.catalogue.groups.Self;
import io.hostpulse.catalogue.prometheus.Family;
import io.hostpulse.catalogue.prometheus.NodeFamilies;
import io.hostpulse.catalogue.prometheus.OwnFamilies;
import io.hostpulse.wire.Exposition.Form;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

class ExpositionTest {
    private final Snapshot snapshot = new Snapshot();

    private String page(Form form, List<Family> families) {
        Exposition exposition = new Exposition(form);
        exposition.begin();
        families.forEach(family -> exposition.family(family, snapshot));
        return new String(exposition.buffer(), 0, exposition.end(), UTF_8);
    }

    private String text() {
        return page(Form.TEXT, NodeFamilies.ALL);
    }

    private Table row(Group group) {
        Table table = snapshot.table(group);
        table.addRow();
        return table;
    }

    @Test
    void aGroupWithoutRowsIsNotNamed() {
        assertThat(text()).isEmpty();
        assertThat(page(Form.OPEN_METRICS, OwnFamilies.ALL)).isEqualTo("# EOF\n");
    }

    @Test
    void columnsOfOneGroupAreSamplesOfOneFamilyAndAbsentOnesAreNot() {
        Table times = row(Group.CPU_TIME);
        times.set(0, CpuTime.CPU, Text.of("total"));
        times.set(0, CpuTime.USER, 900);
        times.addRow();
        times.set(1, CpuTime.CPU, Text.of("0"));
        times.set(1, CpuTime.USER, 12_345);
        times.set(1, CpuTime.IDLE, 7);
        assertThat(text())
                .isEqualTo(
                        """
                        # HELP node_cpu_seconds_total Time of each CPU by its use.
                        # TYPE node_cpu_seconds_total counter
                        node_cpu_seconds_total{cpu="0",mode="user"} 123.45
                        node_cpu_seconds_total{cpu="0",mode="idle"} 0.07
                        """);
    }

    @Test
    void openMetricsNamesACountersFamilyWithoutItsEnd() {
        Table pressure = row(Group.PRESSURE);
        pressure.set(0, Pressure.RESOURCE, Text.of("io"));
        pressure.set(0, Pressure.SOME_TOTAL, 1_500_000);
        assertThat(page(Form.OPEN_METRICS, NodeFamilies.ALL))
                .contains("# TYPE node_pressure_io_waiting_seconds counter\n")
                .contains("\nnode_pressure_io_waiting_seconds_total 1.5\n")
                .endsWith("# EOF\n");
    }

    @Test
    void labelsAreEscaped() {
        Table filesystem = row(Group.FILESYSTEM);
        filesystem.set(0, Filesystem.MOUNTPOINT, Text.of("/a\"b\\c\nd"));
        filesystem.set(0, Filesystem.SIZE, 1);
        assertThat(text()).contains("mountpoint=\"/a\\\"b\\\\c\\nd\"");
    }

    @Test
    void aFileSystemWithoutSizeSaysSo() {
        Table filesystem = row(Group.FILESYSTEM);
        filesystem.set(0, Filesystem.MOUNTPOINT, Text.of("/mnt"));
        assertThat(text())
                .contains(
                        "node_filesystem_device_error{mountpoint=\"/mnt\",device=\"\",fstype=\"\"}"
                                + " 1");
    }

    @Test
    void namesThatOnlyTheKernelKnowsAreMadeNames() {
        Table other = row(Group.MEMORY_OTHER);
        other.set(0, MemoryOther.NAME, Text.of("New(thing)-2"));
        other.set(0, MemoryOther.VALUE, 4);
        assertThat(text()).contains("\nnode_memory_New_thing_2 4\n");
    }

    @Test
    void timesAreSecondsThere() {
        Table self = row(Group.SELF);
        self.set(0, Self.CPU_MS, 1_234);
        assertThat(page(Form.TEXT, OwnFamilies.ALL))
                .contains("\nhostpulse_self_cpu_seconds 0.001234\n");
    }

    @ParameterizedTest
    @EnumSource
    void noFamilyIsThereTwice(Form form) {
        for (List<Family> families : List.of(NodeFamilies.ALL, OwnFamilies.ALL)) {
            Set<String> names = new HashSet<>();
            for (Family family : families) {
                assertThat(names.add(family.name())).as(form + " " + family.name()).isTrue();
                assertThat(family.name()).matches("[a-zA-Z_][a-zA-Z0-9_*]*");
                assertThat(family.help()).endsWith(".");
            }
        }
    }
}
