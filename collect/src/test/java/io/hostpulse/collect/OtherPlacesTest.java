package io.hostpulse.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.Text;
import io.hostpulse.catalogue.groups.Filesystem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

class OtherPlacesTest {
    private static final String BINDS =
            """
            27 1 8:2 / / rw - ext4 /dev/sda2 rw
            30 27 8:17 / /data rw - ext4 /dev/sdb1 rw
            31 27 8:17 /part /srv/part rw - ext4 /dev/sdb1 rw
            32 27 8:17 / /srv/readonly ro,relatime - ext4 /dev/sdb1 rw
            33 27 8:2 /etc/hosts /run/hosts rw - ext4 /dev/disk/by-label/root rw
            """;

    @TempDir private Path dir;

    private static MountSelection selection(Filter all, Filter messages, int placesMax) {
        return new MountSelection(all, Filter.ALL, Optional.of(messages), placesMax, Path.of("/"));
    }

    private static Mountinfo parsed(String text) {
        var table = new Mountinfo();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        table.parse(bytes, bytes.length);
        return table;
    }

    private static List<String> names(List<Mount> mounts) {
        return mounts.stream().map(mount -> mount.mountpoint().toString()).toList();
    }

    /// Each as `PLACE of MOUNT`, in their order.
    private static List<String> others(String text, MountSelection selection) {
        List<String> mounts = names(selection.of(parsed(text)));
        return selection.otherPlaces().places().stream()
                .map(place -> place.mountpoint() + " of " + mounts.get(place.row()))
                .toList();
    }

    private static MountSelection all() {
        return selection(Filter.ALL, Filter.ALL, OtherPlaces.PLACES_MAX);
    }

    @Test
    void bindMountsOfAFileSystemOrOfAPartOfItAreItsOtherPlaces() {
        assertThat(others(BINDS, all()))
                .containsExactly("/srv/part of /data", "/srv/readonly of /data", "/run/hosts of /");
    }

    @Test
    void aPlaceIsReadOnlyAndNamesItsDeviceAsItsOwnMountSays() {
        MountSelection selection = all();
        List<Mount> mounts = selection.of(parsed(BINDS));
        assertThat(mounts).noneMatch(Mount::readonly);
        assertThat(selection.otherPlaces().places())
                .extracting(OtherPlaces.Place::readonly)
                .containsExactly(false, true, false);
        assertThat(selection.otherPlaces().places())
                .extracting(place -> place.device().toString())
                .containsExactly("/dev/sdb1", "/dev/sdb1", "/dev/disk/by-label/root");
    }

    @Test
    void theMountThatAShorterPlaceTakesTheRowFromIsAnotherPlace() {
        String btrfs =
                """
                30 27 0:30 /@home /home rw - btrfs /dev/sda2 rw
                27 1 0:30 /@ / rw - btrfs /dev/sda2 rw
                """;
        assertThat(others(btrfs, all())).containsExactly("/home of /");
    }

    @Test
    void whatIsCoveredByAnotherMountIsNoPlace() {
        String covered =
                """
                27 1 8:2 / / rw - ext4 /dev/sda2 rw
                30 27 8:17 / /data rw - ext4 /dev/sdb1 rw
                31 27 8:17 / /twice rw - ext4 /dev/sdb1 rw
                32 31 8:17 / /twice ro - ext4 /dev/sdb1 rw
                33 27 8:17 / /lost rw - ext4 /dev/sdb1 rw
                34 33 8:18 / /lost rw - ext4 /dev/sdc1 rw
                """;
        MountSelection selection = all();
        assertThat(others(covered, selection)).containsExactly("/twice of /data");
        assertThat(selection.otherPlaces().places().getFirst().readonly())
                .as("the upper one's")
                .isTrue();
    }

    @Test
    void placesBeyondTheLimitAreLeftOutAndCounted() {
        MountSelection selection = selection(Filter.ALL, Filter.ALL, 2);
        assertThat(others(BINDS, selection))
                .containsExactly("/srv/part of /data", "/srv/readonly of /data");
        assertThat(selection.otherPlaces().leftOut()).isEqualTo(1);
        assertThat(others("27 1 8:2 / / rw - ext4 /dev/sda2 rw", selection)).isEmpty();
        assertThat(selection.otherPlaces().leftOut()).isZero();
    }

    @Test
    void whereOnlyTheMessageIsMadeOtherPlacesAreNotKept() {
        var selection = new MountSelection(Filter.ALL, Filter.ALL, Path.of("/"));
        assertThat(names(selection.of(parsed(BINDS)))).containsExactly("/", "/data");
        assertThat(selection.otherPlaces()).isSameAs(OtherPlaces.NONE);
    }

    @Test
    void aPlaceThatTheMessageTakesHasTheRowBeforeAShorterOneThatItDoesNot() {
        Filter messages = Filter.excluding("/data");
        MountSelection selection = selection(Filter.ALL, messages, 10);
        assertThat(others(BINDS, selection))
                .containsExactly(
                        "/data of /srv/part", "/srv/readonly of /srv/part", "/run/hosts of /");
    }

    @Test
    void aMessageHasTheMountsThatItHasWhenNothingElseIsCollected() {
        long seed = 20_261_127;
        var random = new Random(seed);
        Filter messages = Filter.excluding("/a*");
        for (int round = 0; round < 500; round++) {
            var text = new StringBuilder("1 0 8:1 / / rw - ext4 /dev/sda1 rw\n");
            for (int id = 2; id < 12; id++) {
                String root = "/".repeat(1 + random.nextInt(2)) + "x".repeat(random.nextInt(2));
                String place = "ab".charAt(random.nextInt(2)) + "x".repeat(random.nextInt(4)) + id;
                text.append(id).append(" 1 8:").append(random.nextInt(4));
                text.append(' ').append(root).append(" /").append(place);
                text.append(" rw - ext4 /dev/sdb rw\n");
            }
            Mountinfo table = parsed(text.toString());
            var alone = new MountSelection(messages, Filter.ALL, Path.of("/"));
            List<Mount> besides = selection(Filter.ALL, messages, 10).of(table);
            assertThat(besides.stream().filter(it -> messages.admits("" + it.mountpoint())))
                    .as("seed %d, round %d: %s", seed, round, text)
                    .isEqualTo(alone.of(table));
        }
    }

    @Test
    void aRowIsAddedForEachPlaceWithTheSizesOfItsFileSystem() {
        Table table = filesystems();
        new OtherPlaces(
                        List.of(
                                place(1, "/srv", "/dev/sdb1", true),
                                place(0, "/run/hosts", "", false),
                                place(2, "/of/no/row", "/dev/sdc1", false)),
                        0)
                .addTo(table);
        assertThat(table.rows()).isEqualTo(4);
        assertThat(table.text(2, Filesystem.MOUNTPOINT)).hasToString("/srv");
        assertThat(table.text(2, Filesystem.FSTYPE)).hasToString("ext4");
        assertThat(table.number(2, Filesystem.SIZE)).isEqualTo(200);
        assertThat(table.number(2, Filesystem.READONLY)).isEqualTo(1);
        assertThat(table.text(3, Filesystem.MOUNTPOINT)).hasToString("/run/hosts");
        assertThat(table.has(3, Filesystem.DEVICE)).isFalse();
        assertThat(table.has(3, Filesystem.SIZE)).as("not known of the first either").isFalse();
    }

    private static Table filesystems() {
        var table = new Table(Group.FILESYSTEM);
        for (String name : List.of("/", "/data")) {
            int row = table.addRow();
            table.set(row, Filesystem.MOUNTPOINT, Text.of(name));
            table.set(row, Filesystem.DEVICE, Text.of("/dev/sd" + row));
            table.set(row, Filesystem.FSTYPE, Text.of("ext4"));
            table.set(row, Filesystem.READONLY, 0);
        }
        table.set(1, Filesystem.SIZE, 200);
        return table;
    }

    private static OtherPlaces.Place place(
            int row, String mountpoint, String device, boolean readonly) {
        return new OtherPlaces.Place(row, Text.of(mountpoint), Text.of(device), readonly);
    }

    @Test
    void aCollectionKnowsTheOtherPlacesOfItsRowsAndAsksTheKernelNothingForThem()
            throws IOException {
        Path self = Files.createDirectories(dir.resolve("self"));
        Path table = Files.writeString(self.resolve("mountinfo"), BINDS);
        CollectOptions wide =
                CollectOptions.DEFAULT.besides(
                        CollectOptions.DEFAULT.groups(),
                        Filter.ALL,
                        Filter.ALL,
                        Filter.ALL,
                        Filter.ALL);
        List<String> asked = new ArrayList<>();
        SpaceProbe.Source probes =
                mountpoint -> {
                    asked.add(new String(mountpoint, StandardCharsets.UTF_8));
                    return into -> into.bytes(1_000, 100, 10);
                };
        var snapshot = new Snapshot();
        try (var collection = collection(wide, probes)) {
            collection.collect(snapshot, Duration.ofSeconds(1));
            assertThat(snapshot.table(Group.FILESYSTEM).rows()).isEqualTo(2);
            assertThat(collection.otherPlaces().places()).hasSize(3);
            assertThat(asked).containsExactly("/", "/data");
            Files.delete(table);
        }
        try (var collection = collection(wide, probes)) {
            collection.collect(snapshot, Duration.ofSeconds(1));
            assertThat(collection.otherPlaces().places()).isEmpty();
        }
    }

    private Collection collection(CollectOptions options, SpaceProbe.Source probes) {
        return new Collection(
                options,
                new Roots(dir, dir, Path.of("/")),
                System::nanoTime,
                List.of(),
                DeviceNames.NONE,
                probes,
                new NativeCalls(),
                Grace.PATIENT);
    }
}
