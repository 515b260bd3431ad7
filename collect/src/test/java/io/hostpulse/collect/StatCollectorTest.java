package io.hostpulse.collect;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.State;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.groups.CpuTime;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class StatCollectorTest {
    private static final String CPUS = "cpu  3 4 5 6\ncpu0 1 2 3 4\ncpu3 2 2 2 2\n";
    private final StatCollector stat = new StatCollector(Fixtures.procfs("modern"));
    private final Table table = new Table(Group.CPU_TIME);

    @Test
    void aLongInterruptLineIsPassedBy() {
        parse(CPUS + "intr 1" + " 0".repeat(100_000) + "\nctxt 5\nbtime 77\nsoftirq 1 2\n");
        assertThat(table.rows()).isEqualTo(3);
        assertThat(stat.knowsBootTime()).isTrue();
        assertThat(stat.bootTime()).isEqualTo(77);
        assertThat(stat.cpuCount()).isEqualTo(2);
        assertThat(stat.findings().any()).isFalse();
    }

    @Test
    void anInterruptLineThatIsCutLeavesTheCpusAndNoBootTime() {
        parse(CPUS + "intr 1 0 0 0");
        assertThat(table.rows()).isEqualTo(3);
        assertThat(stat.knowsBootTime()).isFalse();
        assertThat(stat.knowsCpuCount()).isFalse();
        assertThat(stat.findings().why()).endsWith("stat: ends in the middle of a line");
    }

    @Test
    void theNumberOfCpusIsNotKnownBeforeTheirEnd() {
        parse(CPUS);
        assertThat(stat.knowsCpuCount()).isFalse();
        parse(CPUS + "intr 0\n");
        assertThat(stat.knowsCpuCount()).isTrue();
    }

    @Test
    void aReadingWithoutTheEndOfTheCpusIsPartial(@TempDir Path root) throws IOException {
        Files.writeString(root.resolve("stat"), CPUS);
        var snapshot = new Snapshot();
        try (var cut = new StatCollector(root)) {
            cut.collect(snapshot);
        }
        assertThat(snapshot.table(Group.CPU_TIME).rows()).isEqualTo(3);
        assertThat(snapshot.status(Group.CPU_TIME).state()).isEqualTo(State.PARTIAL);
    }

    @Test
    void fewerColumnsLeaveCellsAbsent() {
        parse("cpu 1 2 3 4\nintr 0\n");
        assertThat(table.has(0, CpuTime.IDLE)).isTrue();
        assertThat(table.has(0, CpuTime.IOWAIT)).isFalse();
        assertThat(stat.findings().any()).isFalse();
    }

    @Test
    void aCounterThatWrappedBelowZeroIsAbsentAndNamed() {
        parse("cpu 1 2 3 4 18446744073709551615 6\nintr 0\n");
        assertThat(table.has(0, CpuTime.IOWAIT)).isFalse();
        assertThat(table.number(0, CpuTime.IRQ)).isEqualTo(6);
        assertThat(stat.findings().why())
                .endsWith(
                        "stat line 1: iowait is '18446744073709551615', in its unit more than"
                                + " 9223372036854775807");
    }

    @Test
    void aWordInPlaceOfANumberIsAbsentAndNamed() {
        parse("cpu 1 2 3 4\ncpu0 1 -2 x 4\nintr 0\n");
        assertThat(table.has(1, CpuTime.NICE)).isFalse();
        assertThat(table.number(1, CpuTime.IDLE)).isEqualTo(4);
        assertThat(stat.findings().why())
                .endsWith("stat line 2: nice is '-2', not a number; 1 more such places");
    }

    @Test
    void aCpuThatStandsTwiceCountsOnce() {
        parse("cpu 1 2 3 4\ncpu0 1 1 1 1\ncpu0 2 2 2 2\nintr 0\n");
        assertThat(table.rows()).isEqualTo(2);
        assertThat(table.number(1, CpuTime.USER)).isEqualTo(1);
        assertThat(stat.findings().why()).contains("line 3: cpu 'cpu0' is there twice");
    }

    @Test
    void linesThatOnlyLookLikeCpusAreNotUnderstood() {
        parse("cpu 1 2 3 4\ncpufreq 1 2 3 4\ncpu1\nintr 0\ncpu2 1 2 3 4\n");
        assertThat(table.rows()).isEqualTo(1);
        assertThat(stat.findings().why())
                .contains("line 2: not understood: 'cpufreq 1 2 3 4'")
                .endsWith("1 more such places");
    }

    @Test
    void findingsThatStayTheSameKeepTheirSentence() {
        String text = "cpu 1 x 3 4\nintr 0\n";
        parse(text);
        String why = stat.findings().why();
        parse(text);
        assertThat(stat.findings().why()).isSameAs(why);
        parse("cpu 1 y 3 4\nintr 0\n");
        assertThat(stat.findings().why()).contains("'y'");
    }

    private void parse(String text) {
        table.clear();
        byte[] bytes = text.getBytes(ISO_8859_1);
        stat.parse(bytes, bytes.length, table, new Table(Group.STAT));
    }
}
