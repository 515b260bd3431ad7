package io.hostpulse.outputs;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.State;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.ZoneOffset;

class SnapshotLineTest {
    private final Snapshot snapshot = new Snapshot();

    private String line() {
        return new SnapshotLine(ZoneOffset.UTC).of(snapshot);
    }

    @Test
    void theLinesOfThreeHostsReadWellUnderEachOther() throws IOException {
        Snapshots.stamp(snapshot, 1, 0);
        String empty = line();
        Snapshots.fillBusy(snapshot);
        String busy = line();
        snapshot.clear();
        Snapshots.stamp(snapshot, 9, 10_000_000);
        Snapshots.fillQuiet(snapshot);

        assertThat(SnapshotLine.HEADER + "\n" + empty + "\n" + busy + "\n" + line() + "\n")
                .isEqualTo(golden("three-hosts.txt"));
    }

    private static String golden(String name) throws IOException {
        try (InputStream in = SnapshotLineTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void theTimeIsShownInTheZone() {
        Snapshots.stamp(snapshot, 1, 0);
        assertThat(new SnapshotLine(ZoneId.of("Asia/Shanghai")).of(snapshot))
                .startsWith("19:25:00 ");
        assertThat(new SnapshotLine(ZoneId.of("America/New_York")).of(snapshot))
                .startsWith("06:25:00 ");
    }

    @Test
    void ratesAreOverTheTimeThatPassedWhereItIsKnown() {
        var lines = new SnapshotLine(ZoneOffset.UTC);
        Snapshots.stamp(snapshot, 1, 0);
        Snapshots.fillBusy(snapshot);
        assertThat(lines.of(snapshot)).as("over the interval of 10 s").contains("  1.2M");
        Snapshots.stamp(snapshot, 2, 20_000_000);
        assertThat(lines.of(snapshot)).as("two ticks were missed").contains("  617K");
        Snapshots.stamp(snapshot, 9, 21_000_000);
        assertThat(lines.of(snapshot)).as("not the next message").contains("  1.2M");
    }

    @Test
    void whatCouldNotBeCollectedIsNamedAndCutToASaneLength() {
        Snapshots.stamp(snapshot, 1, 0);
        snapshot.status(Group.FILESYSTEM).target("/mnt/x\u001b[31m\n", State.TIMEOUT, "no answer");
        snapshot.status(Group.PRESSURE).worsen(State.UNSUPPORTED, "no PSI");
        assertThat(line())
                .endsWith(" !filesystem timeout: /mnt/x [31m : no answer")
                .doesNotContain("PSI");

        snapshot.status(Group.NET).worsen(State.FAILED, "x".repeat(500));
        assertThat(line()).hasSizeLessThan(SnapshotLine.HEADER.length() + 130).endsWith("xxx...");
    }

    @Test
    void aHeaderIsAsWideAsItsLines() {
        Snapshots.stamp(snapshot, 1, 0);
        assertThat(line()).hasSameSizeAs(SnapshotLine.HEADER);
    }
}
