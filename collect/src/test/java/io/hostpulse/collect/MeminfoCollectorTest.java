package io.hostpulse.collect;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.groups.Memory;
import io.hostpulse.catalogue.groups.Swap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class MeminfoCollectorTest {
    private final MeminfoCollector meminfo = new MeminfoCollector(Path.of("/none"));
    private final Table memory = new Table(Group.MEMORY);
    private final Table other = new Table(Group.MEMORY_OTHER);
    @TempDir Path procfs;

    @Test
    void linesMayChangeTheirOrderFromReadingToReading() {
        parse("MemTotal: 10 kB\nMemFree: 4 kB\nNewThing: 3\nCached: 1 kB\n");
        parse("NewThing: 3\nMemFree: 4 kB\nCached: 1 kB\nMemTotal: 10 kB\n");
        assertThat(Fixtures.rows(memory)).isEqualTo("mem_total=10240 mem_free=4096 cached=1024\n");
        assertThat(Fixtures.rows(other)).isEqualTo("name=NewThing value=3\n");
    }

    @Test
    void kilobytesThatDoNotFitInBytesAreAbsent() {
        parse("MemTotal: 9007199254740991 kB\nMemFree: 9007199254740992 kB\n");
        assertThat(memory.number(0, Memory.MEM_TOTAL)).isEqualTo(9007199254740991L * 1024);
        assertThat(memory.has(0, Memory.MEM_FREE)).isFalse();
        assertThat(meminfo.findings().why()).contains("line 2: mem_free is '9007199254740992'");
    }

    @Test
    void anotherUnitIsNotUnderstood() {
        parse("MemTotal: 10 kB\nMemFree: 4 MB\nCached: 1 kB more\nDirty:\n");
        assertThat(Fixtures.rows(memory)).isEqualTo("mem_total=10240\n");
        assertThat(meminfo.findings().why())
                .contains("line 2: not understood: 'MemFree: 4 MB'; 2 more");
    }

    @Test
    void aNameThatStandsTwiceCountsOnce() {
        parse("MemTotal: 10 kB\nMemTotal: 11 kB\nX: 1\nX: 2\n");
        assertThat(memory.number(0, Memory.MEM_TOTAL)).isEqualTo(10240);
        assertThat(Fixtures.rows(other)).isEqualTo("name=X value=1\n");
        assertThat(meminfo.findings().any()).isTrue();
        assertThat(meminfo.otherFindings().any()).isTrue();
    }

    @Test
    void aNameThatIsNotUtf8IsKept() {
        parse("MemTotal: 10 kB\nN\u00ffw: 1 kB\n");
        assertThat(Fixtures.rows(other)).isEqualTo("name=N\\xffw value=1024\n");
    }

    @Test
    void swapWithMoreFreeThanTotalHasNoUsed() throws IOException {
        Snapshot snapshot = collect("MemTotal: 9 kB\nSwapTotal: 1 kB\nSwapFree: 2 kB\n");
        assertThat(snapshot.table(Group.SWAP).has(0, Swap.USED)).isFalse();
        assertThat(Fixtures.status(snapshot.status(Group.SWAP)))
                .endsWith("meminfo: SwapFree is more than SwapTotal");
    }

    @Test
    void aSwapNumberThatIsLostCostsSwapToo() throws IOException {
        Snapshot snapshot = collect("MemTotal: 9 kB\nSwapTotal: 1 kB\nSwapFree: x kB\n");
        assertThat(Fixtures.rows(snapshot.table(Group.SWAP))).isEqualTo("total=1024\n");
        assertThat(Fixtures.status(snapshot.status(Group.SWAP)))
                .startsWith("partial")
                .endsWith("line 3: swap_free is 'x', not a number");
        assertThat(Fixtures.status(snapshot.status(Group.MEMORY_OTHER))).isEqualTo("ok");
    }

    private Snapshot collect(String text) throws IOException {
        Files.writeString(procfs.resolve("meminfo"), text);
        var snapshot = new Snapshot();
        try (var collector = new MeminfoCollector(procfs)) {
            collector.collect(snapshot);
        }
        return snapshot;
    }

    private void parse(String text) {
        memory.clear();
        other.clear();
        byte[] bytes = text.getBytes(ISO_8859_1);
        meminfo.parse(bytes, bytes.length, memory, other);
    }
}
