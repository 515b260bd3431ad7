package io.hostpulse.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.State;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.groups.Zone;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class ZoneCollectorTest {
    private static final String ZONE =
            """
            Node 0, zone   Normal
              pages free     700123
                    min      4000
                    low      5000\
            """;

    @TempDir private Path procfs;
    private final Snapshot snapshot = new Snapshot();

    private Table collect(String content) throws IOException {
        Files.writeString(procfs.resolve("zoneinfo"), content);
        try (var collector = new ZoneCollector(procfs)) {
            collector.collect(snapshot);
        }
        return snapshot.table(Group.ZONE);
    }

    @Test
    void aLastLineWithoutItsNewlineMayBeCutSoThatItsNumberIsLeftOutAndTheStatusSaysSo()
            throws IOException {
        Table zones = collect(ZONE);
        assertThat(zones.number(0, Zone.MIN)).isEqualTo(4_000);
        assertThat(zones.has(0, Zone.LOW)).isFalse();
        assertThat(snapshot.status(Group.ZONE).state()).isEqualTo(State.PARTIAL);
    }

    @Test
    void aLastLineWithItsNewlineCounts() throws IOException {
        assertThat(collect(ZONE + "\n").number(0, Zone.LOW)).isEqualTo(5_000);
        assertThat(snapshot.status(Group.ZONE).state()).isEqualTo(State.OK);
    }
}
