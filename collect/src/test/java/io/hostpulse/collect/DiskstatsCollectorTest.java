package io.hostpulse.collect;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.Text;
import io.hostpulse.catalogue.groups.DiskIo;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class DiskstatsCollectorTest {
    private static final String NUMBERS = " 1 2 3 4 5 6 7 8 9 10 11";
    private final BlockDevices devices = new BlockDevices();
    private final Table table = new Table(Group.DISKIO);
    @TempDir Path root;

    @Test
    void devicesThatTheFilterLeavesOutAreStillKnownByTheirNumbers() {
        parse(Filter.excluding("loop*"), "7 0 loop0" + NUMBERS + "\n8 0 sda" + NUMBERS + "\n");
        assertThat(table.rows()).isEqualTo(1);
        assertThat(devices.find(7, 0)).isEqualTo(Text.of("loop0"));
        assertThat(devices.find(8, 0)).isEqualTo(Text.of("sda"));
        assertThat(devices.find(8, 1)).isNull();
    }

    @Test
    void aNameThatStandsTwiceCountsOnce() {
        var disks = parse(Filter.ALL, "8 0 sda" + NUMBERS + "\n8 1 sda 9 9 9 9 9 9 9 9 9 9 9\n");
        assertThat(table.rows()).isEqualTo(1);
        assertThat(table.number(0, DiskIo.READS_COMPLETED)).isEqualTo(1);
        assertThat(disks.findings().why()).contains("line 2: device 'sda' is there twice");
    }

    @Test
    void aLineWithTooFewNumbersIsNotUnderstood() {
        var disks = parse(Filter.ALL, "8 0 sda 1 2 3 4 5 6\n8 x sdb" + NUMBERS + "\n\n");
        assertThat(table.rows()).isZero();
        assertThat(disks.findings().why()).contains("line 1: not understood").contains("2 more");
    }

    @Test
    void sectorsThatDoNotFitInBytesAreAbsent() {
        var disks =
                parse(Filter.ALL, "8 0 sda 1 2 18014398509481984 4 5 6 7 8 9 10 11 12 13 14 15\n");
        assertThat(table.has(0, DiskIo.READ_BYTES)).isFalse();
        assertThat(table.number(0, DiskIo.DISCARD_BYTES)).isEqualTo(14 * 512);
        assertThat(disks.findings().why()).contains("read_bytes is '18014398509481984'");
    }

    @Test
    void aNameOfOddBytesIsKept() {
        parse(Filter.ALL, "8 0 sd\u00ff\u0001:\\040" + NUMBERS + "\n");
        assertThat(table.text(0, DiskIo.DEVICE).toString()).isEqualTo("sd\\xff\u0001:\\040");
        assertThat(table.text(0, DiskIo.TYPE)).isEqualTo(DiskTypes.DISK);
    }

    @Test
    void aHostWithoutBlockDevicesIsUnsupportedAndForgetsThem() throws IOException {
        Path proc = Files.createDirectory(root.resolve("proc"));
        Files.writeString(proc.resolve("diskstats"), "8 0 sda" + NUMBERS + "\n");
        var snapshot = new Snapshot();
        try (var disks = new DiskstatsCollector(roots(), Filter.ALL, devices)) {
            disks.collect(snapshot);
            assertThat(devices.size()).isEqualTo(1);
            Files.writeString(proc.resolve("diskstats"), "");
            snapshot.clear();
            disks.collect(snapshot);
        }
        assertThat(Fixtures.status(snapshot.status(Group.DISKIO))).startsWith("unsupported");
        assertThat(devices.size()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "sda, disk",
        "sdaa12, partition",
        "hdc, disk",
        "xvda1, partition",
        "vdb, disk",
        "dasda1, partition",
        "nvme0n1, disk",
        "nvme0n1p2, partition",
        "mmcblk0, disk",
        "mmcblk0p1, partition",
        "mmcblk0boot0, disk",
        "loop7, loop",
        "loop0p1, partition",
        "ram15, ram",
        "zram0, zram",
        "dm-12, dm",
        "md127, md",
        "md_d0, md",
        "md127p1, partition",
        "sr0, optical",
        "scd1, optical",
        "fd0, floppy",
        "nbd3, nbd",
        "nbd3p1, partition",
        "cciss/c0d0, disk",
        "cciss/c0d0p1, partition",
        "zd16, disk",
        "rbd0p1, partition",
        "pmem0, disk",
        "sdcard, disk"
    })
    void withoutSysfsTheNameSaysTheType(String name, String type) {
        assertThat(new DiskTypes(root.resolve("none")).of(Text.of(name)).toString())
                .isEqualTo(type);
    }

    @Test
    void sysfsKnowsBetterThanTheName() throws IOException {
        // A guest may be given xvda1 as a whole disk.
        Files.createDirectories(root.resolve("sys/class/block/xvda1"));
        Files.createDirectories(root.resolve("sys/block/hda1"));
        Files.createDirectories(root.resolve("sys/class/block/odd"));
        Files.createFile(root.resolve("sys/class/block/odd/partition"));
        var types = new DiskTypes(root.resolve("sys"));
        assertThat(types.of(Text.of("xvda1"))).isEqualTo(DiskTypes.DISK);
        assertThat(types.of(Text.of("hda1"))).isEqualTo(DiskTypes.DISK);
        assertThat(types.of(Text.of("odd"))).isEqualTo(DiskTypes.PARTITION);
        assertThat(types.of(Text.of("a\0b"))).isEqualTo(DiskTypes.DISK);
    }

    @Test
    void blockDevicesAreFoundByBothNumbers() {
        for (int i = 0; i < 1_000; i++) {
            devices.put(i % 7, i, Text.of("d" + i));
        }
        devices.put(0, 0, Text.of("later"));
        for (int i = 0; i < 1_000; i++) {
            assertThat(devices.find(i % 7, i)).isEqualTo(Text.of("d" + i));
        }
        assertThat(devices.find(8, 8)).isNull();
        devices.clear();
        assertThat(devices.find(0, 0)).isNull();
    }

    @Test
    void namesBeyondTheLimitAreForgottenAndMetAgain() {
        var names = new Names(Filter.excluding("x1"));
        names.startReading();
        for (int i = 0; i < Names.NAMES_MAX + 5; i++) {
            byte[] name = ("x" + i).getBytes(ISO_8859_1);
            assertThat(names.isFirst(names.of(name, 0, name.length))).isTrue();
        }
        byte[] excluded = "x1".getBytes(ISO_8859_1);
        assertThat(names.of(excluded, 0, 2).admitted()).isFalse();
    }

    private Roots roots() {
        return new Roots(root.resolve("proc"), root.resolve("sys"), Path.of("/"));
    }

    private DiskstatsCollector parse(Filter filter, String text) {
        var disks = new DiskstatsCollector(roots(), filter, devices);
        byte[] bytes = text.getBytes(ISO_8859_1);
        disks.parse(bytes, bytes.length, table);
        return disks;
    }
}
