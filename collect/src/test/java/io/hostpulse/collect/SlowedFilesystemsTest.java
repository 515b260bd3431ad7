package io.hostpulse.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.State;
import io.hostpulse.catalogue.Status;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.groups.Filesystem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

final class SlowedFilesystemsTest {
    private static final Grace LONG = new Grace(Duration.ofSeconds(20), Duration.ofSeconds(20));
    private static final int TICKS = 8;

    @TempDir private Path dir;

    /// A local mount, and one that may block and has a task of its own.
    @Test
    void fileSystemsThatAreSlowedAreLeftOutWholeAndSayWhy() throws IOException {
        Path self = Files.createDirectories(dir.resolve("self"));
        Files.writeString(
                self.resolve("mountinfo"),
                "27 1 8:2 / / rw - ext4 /dev/sda2 rw\n51 27 0:1 / /nfs rw - nfs4 s:/e rw\n");
        Snapshot snapshot = new Snapshot();
        try (Collection collection = collection()) {
            tick(collection, snapshot);
            assertThat(collection.slowDearest("over the budget"))
                    .hasValue("filesystem is read at every 2nd tick");
            int leftOut = 0;
            for (int i = 0; i < TICKS; i++) {
                tick(collection, snapshot);
                leftOut += isLeftOut(snapshot) ? 1 : 0;
            }
            assertThat(leftOut).isEqualTo(TICKS / 2);
        }
    }

    private Collection collection() {
        return new Collection(
                CollectOptions.DEFAULT,
                new Roots(dir, dir, Path.of("/")),
                System::nanoTime,
                List.of(),
                DeviceNames.NONE,
                _ ->
                        into -> {
                            into.bytes(1_000, 100, 10);
                            into.files(0, 0);
                        },
                new NativeCalls(),
                LONG);
    }

    private static void tick(Collection collection, Snapshot snapshot) {
        snapshot.clear();
        collection.collect(snapshot, Duration.ofSeconds(1_000));
    }

    private static boolean isLeftOut(Snapshot snapshot) {
        Status status = snapshot.status(Group.FILESYSTEM);
        Table table = snapshot.table(Group.FILESYSTEM);
        if (table.rows() == 0) {
            assertThat(status.state()).isEqualTo(State.PARTIAL);
            assertThat(status.why().orElseThrow()).endsWith("over the budget");
            return true;
        }
        assertThat(status.state()).isEqualTo(State.OK);
        assertThat(table.rows()).isEqualTo(2);
        for (int row = 0; row < 2; row++) {
            assertThat(table.number(row, Filesystem.SIZE)).isEqualTo(1_000);
        }
        return false;
    }
}
