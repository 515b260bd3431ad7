package io.hostpulse.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

class MountTableTest {
    private static List<Mount> read(Roots roots) throws IOException {
        try (var table = new MountTable(roots, CollectOptions.DEFAULT)) {
            return table.read();
        }
    }

    private static List<String> names(List<Mount> mounts) {
        return mounts.stream().map(mount -> mount.mountpoint().toString()).toList();
    }

    private static Mount named(String name, List<Mount> mounts) {
        return mounts.stream()
                .filter(mount -> mount.mountpoint().toString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void eachFileSystemIsReportedOnceInTheTablesOrder() throws IOException {
        assertThat(names(read(Fixture.roots("mixed", "/"))))
                .containsExactly(
                        "/",
                        "/mnt/with space",
                        "/mnt/tab\tback\\slash\nline#hash",
                        "/mnt/caf\\xe9",
                        "/data",
                        "/cover",
                        "/hidden",
                        "/anon",
                        "/readonly",
                        "/remounted",
                        "/net/nfs",
                        "/net/share",
                        "/home/me/remote",
                        "/last");
    }

    @Test
    void aNameThatIsNotUtf8KeepsTheKernelsBytes() throws IOException {
        Mount mount = named("/mnt/caf\\xe9", read(Fixture.roots("mixed", "/")));
        assertThat(mount.mountpoint().raw())
                .isEqualTo("/mnt/caf\u00e9".getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void ofTwoMountsAtOnePlaceTheVisibleOneIsReported() throws IOException {
        Mount mount = named("/cover", read(Fixture.roots("mixed", "/")));
        assertThat(mount.source()).hasToString("/dev/sdc3");
        assertThat(mount.minor()).isEqualTo(35);
    }

    @Test
    void aMountIsReadOnlyByItsOwnOptionOrItsFileSystems() throws IOException {
        List<Mount> mounts = read(Fixture.roots("mixed", "/"));
        assertThat(named("/readonly", mounts).readonly()).isTrue();
        assertThat(named("/remounted", mounts).readonly()).isTrue();
        assertThat(named("/", mounts).readonly()).as("errors=remount-ro is no ro").isFalse();
    }

    @Test
    void aMountWithoutASourceHasAnEmptyOne() throws IOException {
        Mount mount = named("/anon", read(Fixture.roots("mixed", "/")));
        assertThat(mount.source()).hasToString("");
        assertThat(mount.type()).hasToString("zfs");
    }

    @Test
    void networkAndFuseMountsMayBlockLocalOnesMayNot() throws IOException {
        assertThat(
                        names(
                                read(Fixture.roots("mixed", "/")).stream()
                                        .filter(Mount::mayBlock)
                                        .toList()))
                .containsExactly("/net/nfs", "/net/share", "/home/me/remote");
    }

    @Test
    void subvolumesOfOneBtrfsAreOneFileSystemAtItsShortestMountPoint() throws IOException {
        assertThat(names(read(Fixture.roots("btrfs", "/")))).containsExactly("/");
    }

    @Test
    void theHostsFirstProcessIsAskedWhereTheRootIsElsewhere() throws IOException {
        List<Mount> mounts = read(Fixture.roots("container", "/host"));
        assertThat(names(mounts)).containsExactly("/", "/mnt/data");
        assertThat(named("/", mounts).readonly()).isFalse();
    }

    @Test
    void theHostsFirstProcessIsAskedWhereTheConfigurationSaysSo(@TempDir Path dir)
            throws IOException {
        Path self = Files.createDirectories(dir.resolve("self"));
        Path init = Files.createDirectories(dir.resolve("1"));
        Files.writeString(self.resolve("mountinfo"), "27 1 8:2 / / ro - ext4 /dev/sda2 rw\n");
        Files.writeString(init.resolve("mountinfo"), "27 1 8:2 / / rw - ext4 /dev/sda2 rw\n");
        var roots = new Roots(dir, dir, Path.of("/"), Roots.Mounts.INIT);
        assertThat(named("/", read(roots)).readonly()).isFalse();
        Files.delete(init.resolve("mountinfo"));
        assertThat(named("/", read(roots)).readonly()).isTrue();
    }

    @Test
    void withHiddenProcessesTheOwnTableIsReadAndTheRootsPrefixTakenOff(@TempDir Path dir)
            throws IOException {
        Path self = Files.createDirectories(dir.resolve("proc/self"));
        Files.copy(
                Fixture.path("container").resolve("proc/self/mountinfo"),
                self.resolve("mountinfo"));
        var roots = new Roots(dir.resolve("proc"), dir.resolve("sys"), Path.of("/host"));
        List<Mount> mounts = read(roots);
        assertThat(names(mounts)).containsExactly("/", "/mnt/data");
        assertThat(named("/", mounts).source()).hasToString("/dev/sda2");
    }

    @Test
    void theOlderFormIsReadWhereThereIsNoMountinfo() throws IOException {
        List<Mount> mounts = read(Fixture.roots("old", "/"));
        assertThat(names(mounts)).containsExactly("/", "/mnt/a b", "/net");
        assertThat(named("/mnt/a b", mounts).readonly()).isTrue();
        assertThat(named("/net", mounts).mayBlock()).isTrue();
    }

    @Test
    void linesThatAreNoRowsAreCountedAndCostNothingElse() throws IOException {
        try (var table = new MountTable(Fixture.roots("mixed", "/"), CollectOptions.DEFAULT)) {
            table.read();
            assertThat(table.incomplete()).contains("1 lines not understood");
        }
    }

    @Test
    void anUnchangedTableIsTheSameList() throws IOException {
        try (var table = new MountTable(Fixture.roots("mixed", "/"), CollectOptions.DEFAULT)) {
            List<Mount> mounts = table.read();
            assertThat(table.read()).isSameAs(mounts);
            assertThat(table.changes()).isEqualTo(1);
        }
    }

    @Test
    void withoutAnyTableTheFirstIsNamed(@TempDir Path dir) {
        var roots = new Roots(dir, dir, Path.of("/"));
        assertThatThrownBy(() -> read(roots))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("self/mountinfo");
    }

    @Test
    void aSizeIsKnownInMemoryOnlyWhereAlsoTheWayThereIs() {
        String table =
                """
                27 1 8:2 / / rw - ext4 /dev/sda2 rw
                30 27 8:17 / /data rw - ext4 /dev/sdb1 rw
                31 27 0:50 / /pool rw - btrfs /dev/sdc1 rw
                32 31 8:18 / /pool/disk rw - ext4 /dev/sdd1 rw
                33 27 0:60 / /net rw - nfs4 server:/export rw
                34 33 8:19 / /net/disk rw - ext4 /dev/sde1 rw
                35 27 0:61 / /auto rw - autofs systemd-1 rw
                36 35 8:20 / /auto/disk rw - ext4 /dev/sdf1 rw
                37 27 0:62 / /layer rw - overlay overlay rw
                38 37 8:21 / /layer/disk rw - ext4 /dev/sdg1 rw
                39 99 8:22 / /adrift rw - ext4 /dev/sdh1 rw
                """;
        assertThat(inMemory(table, "/")).containsExactly("/", "/data", "/pool/disk");
        assertThat(inMemory(table, "/host")).as("of other mounts than this process's").isEmpty();
    }

    private static List<String> inMemory(String text, String rootfs) {
        var table = new Mountinfo();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        table.parse(bytes, bytes.length);
        var selection = new MountSelection(Filter.ALL, Filter.ALL, Path.of(rootfs));
        return names(selection.of(table).stream().filter(Mount::inMemory).toList());
    }

    @Test
    void theOlderFormDoesNotSayWhatIsKnownInMemory() {
        var table = new Mountinfo();
        byte[] bytes = "/dev/sda2 / ext4 rw 0 0\n".getBytes(StandardCharsets.UTF_8);
        table.parseMounts(bytes, bytes.length);
        List<Mount> mounts = new MountSelection(Filter.ALL, Filter.ALL, Path.of("/")).of(table);
        assertThat(mounts).hasSize(1).noneMatch(Mount::inMemory);
    }

    @Test
    void anyBytesAreATableOfSomeRows() throws IOException {
        byte[] good = Files.readAllBytes(Fixture.path("mixed").resolve("proc/self/mountinfo"));
        long seed = System.nanoTime();
        var random = new Random(seed);
        var table = new Mountinfo();
        var selection = new MountSelection(Filter.ALL, Filter.ALL, Path.of("/host"));
        for (int i = 0; i < 3_000; i++) {
            byte[] bad = good.clone();
            for (int flips = random.nextInt(4); flips >= 0; flips--) {
                bad[random.nextInt(bad.length)] = (byte) " \n/-,\\0a".charAt(random.nextInt(8));
            }
            int length = random.nextInt(bad.length + 1);
            List<Mount> mounts = new ArrayList<>();
            if (random.nextBoolean()) {
                table.parse(bad, length);
            } else {
                table.parseMounts(bad, length);
            }
            mounts.addAll(selection.of(table));
            assertThat(mounts.size() + table.malformed())
                    .as("seed %d, round %d", seed, i)
                    .isLessThanOrEqualTo(length);
        }
    }
}
