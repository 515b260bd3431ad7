package io.hostpulse.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class PressureCollectorTest {
    private static final String SOME = "some avg10=1.00 avg60=2.50 avg300=0.05 total=7\n";
    private static final String FULL = "full avg10=0.00 avg60=0.00 avg300=0.00 total=1\n";
    @TempDir Path procfs;
    private final Snapshot snapshot = new Snapshot();

    @Test
    void anOlderKernelWithoutFullForCpuAndWithoutIrqIsOk() throws IOException {
        files(SOME, SOME + FULL, SOME + FULL);
        assertThat(collect()).isEqualTo("ok");
        assertThat(Fixtures.rows(snapshot.table(Group.PRESSURE)))
                .startsWith(
                        "resource=cpu some_avg10=100 some_avg60=250 some_avg300=5 some_total=7\n");
    }

    @Test
    void aLineThatIsMissingMakesTheGroupPartial() throws IOException {
        files(SOME, SOME, SOME + FULL);
        assertThat(collect())
                .startsWith("partial")
                .endsWith("memory: full_avg10 is missing; 3 more such places");
    }

    @Test
    void aValueThatIsMissingOrNoNumberIsNamed() throws IOException {
        files("some avg10=x avg60=2.00 total=1\n", SOME + FULL, SOME + FULL);
        assertThat(collect()).startsWith("partial").contains("cpu line 1: some_avg10 is 'x'");
        files("some avg10=1.00 avg60=2.00 total=1\n", SOME + FULL, SOME + FULL);
        assertThat(collect()).endsWith("cpu: some_avg300 is missing");
    }

    @Test
    void aResourceThatCannotBeReadCostsThatResourceOnly() throws IOException {
        files(SOME, SOME + FULL, SOME + FULL);
        Files.delete(procfs.resolve("pressure/io"));
        Files.createDirectory(procfs.resolve("pressure/io"));
        assertThat(collect()).startsWith("partial").contains("/pressure/io: ");
        assertThat(snapshot.table(Group.PRESSURE).rows()).isEqualTo(2);
    }

    @Test
    void aKernelWithoutPressureIsUnsupported() {
        assertThat(collect()).startsWith("unsupported").contains("/pressure/cpu: no such file");
    }

    private void files(String cpu, String memory, String io) throws IOException {
        Path directory = Files.createDirectories(procfs.resolve("pressure"));
        Files.writeString(directory.resolve("cpu"), cpu);
        Files.writeString(directory.resolve("memory"), memory);
        Files.writeString(directory.resolve("io"), io);
    }

    private String collect() {
        snapshot.clear();
        try (var collector = new PressureCollector(procfs)) {
            collector.collect(snapshot);
        }
        return Fixtures.status(snapshot.status(Group.PRESSURE));
    }
}
