package io.hostpulse.agent.assemble;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.State;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.Text;
import io.hostpulse.catalogue.groups.Cpu;
import io.hostpulse.catalogue.groups.CpuTime;
import io.hostpulse.catalogue.groups.Disk;
import io.hostpulse.catalogue.groups.DiskDevice;
import io.hostpulse.catalogue.groups.DiskIo;
import io.hostpulse.catalogue.groups.Filesystem;
import io.hostpulse.catalogue.groups.Mem;
import io.hostpulse.catalogue.groups.Memory;
import io.hostpulse.catalogue.groups.Net;
import io.hostpulse.catalogue.groups.Network;

import org.junit.jupiter.api.Test;

import java.util.SplittableRandom;

final class DerivationTest {
    private final Derivation derivation = new Derivation();
    private long micros = 5_000_000;

    @Test
    void sharesNeedTwoReadings() {
        Snapshot first = derive(cpu(1, 0, 0, 1, 0, 0, 0, 0, 0, 0));

        assertThat(first.table(Group.CPU).has(0, Cpu.USER)).isFalse();
        assertThat(first.table(Group.CPU).number(0, Cpu.COUNT)).isEqualTo(2);
        assertThat(first.status(Group.CPU).state()).isEqualTo(State.PARTIAL);
        assertThat(first.status(Group.CPU).why())
                .hasValueSatisfying(why -> assertThat(why).contains("no previous message"));
    }

    @Test
    void guestTimeIsTakenOutOfUserAndNice() {
        derive(cpu(0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
        Snapshot second = derive(cpu(400, 200, 100, 200, 40, 30, 20, 10, 100, 50));

        Table cpu = second.table(Group.CPU);
        assertThat(cpu.number(0, Cpu.USER)).isEqualTo(3_000);
        assertThat(cpu.number(0, Cpu.NICE)).isEqualTo(1_500);
        assertThat(cpu.number(0, Cpu.GUEST)).isEqualTo(1_000);
        assertThat(cpu.number(0, Cpu.GUEST_NICE)).isEqualTo(500);
        assertThat(sumOfShares(cpu)).isEqualTo(10_000);
        assertThat(second.status(Group.CPU).state()).isEqualTo(State.OK);
    }

    @Test
    void theTenSharesAddToAHundredWhateverTheCounters() {
        long seed = 20_261_122;
        SplittableRandom random = new SplittableRandom(seed);
        long[] ticks = new long[10];
        for (int round = 0; round < 2_000; round++) {
            for (int i = 0; i < 8; i++) {
                ticks[i] += random.nextLong(0, 1 << random.nextInt(1, 20));
            }
            ticks[8] = Math.min(ticks[8] + random.nextLong(0, 20), ticks[0]);
            Snapshot snapshot = derive(cpu(ticks));
            Table cpu = snapshot.table(Group.CPU);
            if (snapshot.status(Group.CPU).state() == State.OK) {
                assertThat(sumOfShares(cpu))
                        .as("seed %d round %d", seed, round)
                        .isBetween(9_990L, 10_010L);
            }
        }
    }

    @Test
    void iowaitThatStepsBackIsAbsentAndTheOthersStillAddUp() {
        derive(cpu(100, 0, 100, 100, 500, 0, 0, 0, 0, 0));
        Snapshot second = derive(cpu(150, 0, 150, 200, 497, 0, 0, 0, 0, 0));

        Table cpu = second.table(Group.CPU);
        assertThat(cpu.has(0, Cpu.IOWAIT)).isFalse();
        assertThat(sumOfShares(cpu)).isEqualTo(10_000);
        assertThat(second.status(Group.CPU).state()).isEqualTo(State.PARTIAL);
        assertThat(second.status(Group.CPU).why().orElseThrow()).contains("iowait");
    }

    @Test
    void countersThatWereSetAnewGiveNoSharesForOneTick() {
        derive(cpu(1_000, 0, 1_000, 1_000, 0, 0, 0, 0, 0, 0));
        Snapshot reset = derive(cpu(10, 0, 10, 10, 0, 0, 0, 0, 0, 0));
        Snapshot after = derive(cpu(20, 0, 20, 20, 0, 0, 0, 0, 0, 0));

        assertThat(reset.table(Group.CPU).has(0, Cpu.SYSTEM)).isFalse();
        assertThat(reset.status(Group.CPU).why().orElseThrow()).contains("user stepped back");
        assertThat(sumOfShares(after.table(Group.CPU))).isBetween(9_999L, 10_001L);
        assertThat(after.status(Group.CPU).state()).isEqualTo(State.OK);
    }

    @Test
    void aGroupWhoseSourceFailedTakesItsState() {
        Snapshot snapshot = new Snapshot();
        snapshot.status(Group.CPU_TIME).worsen(State.DENIED, "/proc/stat: permission denied");
        derive(snapshot);

        assertThat(snapshot.status(Group.CPU).state()).isEqualTo(State.DENIED);
        assertThat(snapshot.status(Group.CPU).why().orElseThrow()).contains("/proc/stat");
        assertThat(snapshot.status(Group.MEM).isCollected()).isFalse();
    }

    @Test
    void anIncompleteReadingGivesNoNumberOfCpus() {
        derive(cpu(1, 0, 0, 1, 0, 0, 0, 0, 0, 0));
        Snapshot cut = cpu(2, 0, 0, 2, 0, 0, 0, 0, 0, 0);
        cut.table(Group.CPU_TIME).dropLastRow();
        cut.status(Group.CPU_TIME).worsen(State.PARTIAL, "/proc/stat: ends in a line");
        derive(cut);

        assertThat(cut.table(Group.CPU).has(0, Cpu.COUNT)).isFalse();
        assertThat(sumOfShares(cut.table(Group.CPU))).isEqualTo(10_000);
        assertThat(cut.status(Group.CPU).why()).contains("cpu_time: /proc/stat: ends in a line");
    }

    @Test
    void oneCpuIsNotTakenForAll() {
        derive(cpu(1, 0, 0, 1, 0, 0, 0, 0, 0, 0));
        Snapshot headless = cpu(2, 0, 0, 2, 0, 0, 0, 0, 0, 0);
        headless.table(Group.CPU_TIME).set(0, CpuTime.CPU, Text.of("0"));
        headless.status(Group.CPU_TIME).worsen(State.PARTIAL, "/proc/stat line 1: not understood");
        derive(headless);

        assertThat(sumOfShares(headless.table(Group.CPU))).isZero();
        assertThat(headless.status(Group.CPU).state()).isEqualTo(State.PARTIAL);
    }

    @Test
    void memoryThatWasCutSaysWhyTheRestIsAbsent() {
        Snapshot snapshot = new Snapshot();
        Table memory = snapshot.table(Group.MEMORY);
        memory.addRow();
        set(memory, 0, Memory.MEM_TOTAL, 2L << 20);
        snapshot.status(Group.MEMORY).worsen(State.PARTIAL, "/proc/meminfo: ends in a line");
        derive(snapshot);

        assertThat(snapshot.table(Group.MEM).number(0, Mem.TOTAL)).isEqualTo(200);
        assertThat(snapshot.status(Group.MEM).state()).isEqualTo(State.PARTIAL);
        assertThat(snapshot.status(Group.MEM).why())
                .contains("memory: /proc/meminfo: ends in a line");
    }

    @Test
    void disksWithoutAMountTableSayWhyTheSumsAreAbsent() {
        derive(disks(0));
        Snapshot snapshot = disks(1);
        snapshot.status(Group.FILESYSTEM).worsen(State.DENIED, "mount table: permission denied");
        derive(snapshot);

        assertThat(snapshot.table(Group.DISK).has(0, Disk.TOTAL)).isFalse();
        assertThat(snapshot.status(Group.DISK).why())
                .contains("filesystem: mount table: permission denied");
    }

    @Test
    void aMountThatHangsCostsTheDisksNothing() {
        derive(disks(0));
        Snapshot snapshot = disks(1);
        filesystem(snapshot, "/", "sda", 100, 50, 40);
        snapshot.status(Group.FILESYSTEM).target("/mnt/nas", State.TIMEOUT, "has not answered");
        derive(snapshot);

        assertThat(snapshot.status(Group.DISK).state()).isEqualTo(State.OK);
    }

    @Test
    void memoryIsInMegabytesOfTwoToTheTwenty() {
        Snapshot snapshot = new Snapshot();
        Table memory = snapshot.table(Group.MEMORY);
        memory.addRow();
        set(memory, 0, Memory.MEM_TOTAL, 16_000L << 20);
        set(memory, 0, Memory.MEM_FREE, 1_000L << 20);
        set(memory, 0, Memory.BUFFERS, 100L << 20);
        set(memory, 0, Memory.CACHED, 4_000L << 20);
        set(memory, 0, Memory.S_RECLAIMABLE, (200L << 20) + (1 << 19));
        set(memory, 0, Memory.SWAP_TOTAL, 2_048L << 20);
        set(memory, 0, Memory.SWAP_FREE, 2_000L << 20);
        derive(snapshot);

        Table mem = snapshot.table(Group.MEM);
        assertThat(mem.number(0, Mem.TOTAL)).isEqualTo(1_600_000);
        assertThat(mem.number(0, Mem.USED)).isEqualTo(1_500_000);
        assertThat(mem.number(0, Mem.CACHED)).isEqualTo(420_050);
        assertThat(mem.number(0, Mem.ABS_USED)).isEqualTo(1_069_950);
        assertThat(mem.number(0, Mem.SWAP_USED)).isEqualTo(4_800);
        assertThat(mem.has(0, Mem.ACTIVE)).isFalse();
    }

    @Test
    void partitionsLoopsAndDeviceMapperAreNotCountedTwice() {
        derive(disks(0));
        Snapshot second = derive(disks(1 << 20));

        Table disk = second.table(Group.DISK);
        assertThat(disk.number(0, Disk.READ_BYTES)).isEqualTo(2L * (1_000 + (1 << 20)));
        assertThat(disk.number(0, Disk.TREAD)).isEqualTo(2 * 10_240);
        assertThat(disk.number(0, Disk.READ_TIME)).isEqualTo(2 * 7);
    }

    @Test
    void aFileSystemCountsOnceAndOnlyOnCollectedDisks() {
        Snapshot snapshot = disks(0);
        filesystem(snapshot, "/", "sda1", 100 << 10, 40 << 10, 30 << 10);
        filesystem(snapshot, "/srv", "sda1", 100 << 10, 40 << 10, 30 << 10);
        filesystem(snapshot, "/data", "sdb", 1 << 20, 1 << 19, 1 << 19);
        filesystem(snapshot, "/elsewhere", "loop7", 1 << 20, 1 << 19, 1 << 19);
        derive(snapshot);

        Table disk = snapshot.table(Group.DISK);
        assertThat(disk.number(0, Disk.TOTAL)).isEqualTo((100 + 1_024) * 10);
        assertThat(disk.number(0, Disk.FREE)).isEqualTo((30 + 512) * 10);
        assertThat(disk.number(0, Disk.TFREE)).isEqualTo((30 + 512) * 10);
        assertThat(disk.number(0, Disk.USED)).isEqualTo((60 + 512) * 10);
        Table devices = snapshot.table(Group.DISK_DEVICE);
        assertThat(devices.rows()).isEqualTo(2);
        assertThat(devices.text(0, DiskDevice.NAME)).hasToString("sda1");
        assertThat(devices.number(0, DiskDevice.CAP)).isEqualTo(1_000);
        assertThat(devices.has(0, DiskDevice.READ)).isFalse();
    }

    @Test
    void aDiskThatDoesNotAnswerLeavesTheSumOutInsteadOfShrinkingIt() {
        Snapshot snapshot = disks(0);
        filesystem(snapshot, "/", "sda1", 100 << 10, 40 << 10, 30 << 10);
        Table filesystems = snapshot.table(Group.FILESYSTEM);
        int row = filesystems.addRow();
        filesystems.set(row, Filesystem.MOUNTPOINT, Text.of("/data"));
        filesystems.set(row, Filesystem.BLOCK_DEVICE, Text.of("sdb"));
        derive(snapshot);

        assertThat(snapshot.table(Group.DISK).has(0, Disk.TOTAL)).isFalse();
        assertThat(snapshot.status(Group.DISK).state()).isEqualTo(State.PARTIAL);
    }

    @Test
    void aDiskThatIsPluggedInAddsNothingYetAndOneThatLeavesNothingMore() {
        Snapshot first = disks(0);
        derive(first);
        Snapshot second = disks(1 << 20);
        disk(second, "sdc", "disk", 1L << 50);
        derive(second);
        Snapshot third = new Snapshot();
        disk(third, "sda", "disk", 1_000 + (1 << 20) + 2_048);
        derive(third);

        assertThat(second.table(Group.DISK).number(0, Disk.TREAD)).isEqualTo(2 * 10_240);
        assertThat(third.table(Group.DISK).number(0, Disk.TREAD)).isEqualTo(20);
        assertThat(third.status(Group.DISK).state()).isEqualTo(State.OK);
    }

    @Test
    void aDiskThatRegistersAgainGivesNoNegativeRate() {
        derive(disks(1 << 20));
        Snapshot second = disks(0);
        derive(second);

        assertThat(second.table(Group.DISK).has(0, Disk.TREAD)).isFalse();
        assertThat(second.table(Group.DISK).has(0, Disk.TWRITE)).isTrue();
        assertThat(second.status(Group.DISK).why().orElseThrow()).contains("sda");
    }

    @Test
    void anInterfaceCarriesTheDocumentsNames() {
        derive(network(1_000, 5_000));
        Snapshot second = derive(network(1_000 + 1_536, 5_000 + 1_024));

        Table net = second.table(Group.NET);
        assertThat(net.text(0, Net.NAME)).hasToString("eth0");
        assertThat(net.number(0, Net.BYTES_RECV)).isEqualTo(2_536);
        assertThat(net.number(0, Net.READ)).isEqualTo(150);
        assertThat(net.number(0, Net.WRITE)).isEqualTo(100);
        assertThat(net.number(0, Net.ERRIN)).isEqualTo(7);
        assertThat(net.has(0, Net.DROPOUT)).isFalse();
    }

    @Test
    void aCounterThatWrapsOrJumpsGivesNoRate() {
        derive(network(4_294_967_000L, 0));
        Snapshot wrapped = derive(network(100, Long.MAX_VALUE / 2));
        Snapshot after = derive(network(1_124, Long.MAX_VALUE / 2 + 1_024));

        assertThat(wrapped.table(Group.NET).has(0, Net.READ)).isFalse();
        assertThat(wrapped.table(Group.NET).has(0, Net.WRITE)).isFalse();
        assertThat(wrapped.status(Group.NET).state()).isEqualTo(State.PARTIAL);
        assertThat(after.table(Group.NET).number(0, Net.READ)).isEqualTo(100);
        assertThat(after.status(Group.NET).state()).isEqualTo(State.OK);
    }

    private Snapshot derive(Snapshot snapshot) {
        micros += 1_000_000;
        derivation.derive(snapshot, micros);
        return snapshot;
    }

    private static Snapshot cpu(long... ticks) {
        Snapshot snapshot = new Snapshot();
        Table raw = snapshot.table(Group.CPU_TIME);
        for (String name : new String[] {"total", "0", "1"}) {
            int row = raw.addRow();
            raw.set(row, CpuTime.CPU, Text.of(name));
            for (int i = 0; i < ticks.length; i++) {
                raw.set(row, CpuTime.USER.ordinal() + i, ticks[i]);
            }
        }
        snapshot.status(Group.CPU_TIME).collected(1);
        return snapshot;
    }

    private static long sumOfShares(Table cpu) {
        long sum = 0;
        for (int i = Cpu.USER.ordinal(); i <= Cpu.GUEST_NICE.ordinal(); i++) {
            sum += cpu.has(0, i) ? cpu.number(0, i) : 0;
        }
        return sum;
    }

    private static Snapshot disks(long more) {
        Snapshot snapshot = new Snapshot();
        disk(snapshot, "sda", "disk", 1_000 + more);
        disk(snapshot, "sda1", "partition", 1_000 + more);
        disk(snapshot, "sdb", "disk", 1_000 + more);
        disk(snapshot, "dm-0", "dm", 1_000 + more);
        disk(snapshot, "loop0", "loop", 1_000 + more);
        snapshot.status(Group.DISKIO).collected(1);
        return snapshot;
    }

    private static void disk(Snapshot snapshot, String name, String type, long readBytes) {
        Table io = snapshot.table(Group.DISKIO);
        int row = io.addRow();
        io.set(row, DiskIo.DEVICE, Text.of(name));
        io.set(row, DiskIo.TYPE, Text.of(type));
        for (int i = DiskIo.READS_COMPLETED.ordinal(); i <= DiskIo.WRITE_TIME.ordinal(); i++) {
            io.set(row, i, 5);
        }
        io.set(row, DiskIo.READ_BYTES, readBytes);
        io.set(row, DiskIo.READ_TIME, 7);
    }

    private static void filesystem(
            Snapshot snapshot, String mount, String device, long size, long free, long available) {
        Table filesystems = snapshot.table(Group.FILESYSTEM);
        int row = filesystems.addRow();
        filesystems.set(row, Filesystem.MOUNTPOINT, Text.of(mount));
        filesystems.set(row, Filesystem.BLOCK_DEVICE, Text.of(device));
        set(filesystems, row, Filesystem.SIZE, size);
        set(filesystems, row, Filesystem.FREE, free);
        set(filesystems, row, Filesystem.AVAILABLE, available);
    }

    private static Snapshot network(long received, long sent) {
        Snapshot snapshot = new Snapshot();
        Table network = snapshot.table(Group.NETWORK);
        int row = network.addRow();
        network.set(row, Network.INTERFACE, Text.of("eth0"));
        set(network, row, Network.RECEIVE_BYTES, received);
        set(network, row, Network.TRANSMIT_BYTES, sent);
        set(network, row, Network.RECEIVE_ERRS, 7);
        snapshot.status(Group.NETWORK).collected(1);
        return snapshot;
    }

    private static void set(Table table, int row, Column column, long value) {
        table.set(row, column, value);
    }
}
