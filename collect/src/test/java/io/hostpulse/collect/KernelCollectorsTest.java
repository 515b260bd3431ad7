package io.hostpulse.collect;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.sun.management.ThreadMXBean;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.Text;
import io.hostpulse.catalogue.groups.Host;
import io.hostpulse.catalogue.groups.Self;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

class KernelCollectorsTest {
    private static final int WARM_UP = 3_000;
    private static final int MEASURED = 200;
    private static final int ALLOWED_BYTES = 200;

    @TempDir Path root;

    @Test
    void allGroupsNeedAllCollectorsInOrder() {
        assertThat(names(EnumSet.allOf(Group.class)))
                .containsExactly(
                        "StatCollector",
                        "LoadavgCollector",
                        "MeminfoCollector",
                        "DiskstatsCollector",
                        "NetDevCollector",
                        "PressureCollector",
                        "VmstatCollector",
                        "NetstatCollector",
                        "SockstatCollector",
                        "SoftnetCollector",
                        "UdpQueuesCollector",
                        "FilefdCollector",
                        "EntropyCollector",
                        "ConntrackCollector",
                        "ArpCollector",
                        "SchedstatCollector",
                        "HostCollector",
                        "SelfCollector");
    }

    @Test
    void aGroupNeedsOnlyWhatItDerivesFrom() {
        assertThat(names(Set.of(Group.MEM))).containsExactly("MeminfoCollector");
        assertThat(names(Set.of(Group.NET))).containsExactly("NetDevCollector");
        assertThat(names(Set.of(Group.CPU))).containsExactly("StatCollector");
        assertThat(names(Set.of(Group.HOST))).containsExactly("StatCollector", "HostCollector");
        assertThat(names(Set.of(Group.FILESYSTEM))).containsExactly("DiskstatsCollector");
        assertThat(names(Set.of())).isEmpty();
    }

    @Test
    void aCollectionOfThisHostAllocatesNothingPerValue() {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        List<Collector> collectors = KernelCollectors.of(all(), Roots.HOST);
        var snapshot = new Snapshot();
        long thread = Thread.currentThread().threadId();
        for (int i = 0; i < WARM_UP; i++) {
            collect(collectors, snapshot);
        }
        long before = threads.getThreadAllocatedBytes(thread);
        for (int i = 0; i < MEASURED; i++) {
            collect(collectors, snapshot);
        }
        long bytes = (threads.getThreadAllocatedBytes(thread) - before) / MEASURED;
        collectors.forEach(Collector::close);
        assertThat(snapshot.table(Group.CPU_TIME).rows()).isPositive();
        assertThat(bytes).isLessThan(ALLOWED_BYTES);
    }

    private static void collect(List<Collector> collectors, Snapshot snapshot) {
        snapshot.clear();
        for (int i = 0; i < collectors.size(); i++) {
            collectors.get(i).collect(snapshot);
        }
    }

    @Test
    void thisProcessHasMemoryAtOnceAndCpuTimeFromTheSecondReadingWithNativeCalls() {
        var snapshot = new Snapshot();
        var calls = new NativeCalls();
        try (SelfCollector self = SelfCollector.ofThisProcess(calls)) {
            self.collect(snapshot);
            assertThat(Fixtures.status(snapshot.status(Group.SELF))).isEqualTo("ok");
            assertThat(snapshot.table(Group.SELF).number(0, Self.RSS_BYTES))
                    .isBetween(1L << 20, 1L << 36);
            assertThat(snapshot.table(Group.SELF).has(0, Self.CPU_MS)).isFalse();
            calls.bindNow();
            for (int i = 0; i < 2; i++) {
                assertThat(snapshot.table(Group.SELF).has(0, Self.CPU_MS)).isFalse();
                snapshot.clear();
                self.collect(snapshot);
            }
            assertThat(Fixtures.status(snapshot.status(Group.SELF))).isEqualTo("ok");
            assertThat(snapshot.table(Group.SELF).number(0, Self.CPU_MS))
                    .isBetween(1L, 60_000_000L);
        }
    }

    @Test
    void theCpuTimeOfThisProcessGrowsWithItsWork() {
        var clock = new ProcessClock();
        long before = clock.nanos();
        assertThat(before).isPositive();
        long after = before;
        for (int i = 0; i < 1_000 && after == before; i++) {
            after = clock.nanos();
        }
        assertThat(after).isGreaterThan(before);
    }

    @Test
    void residentPagesAreCountedInBytes() {
        var snapshot = new Snapshot();
        try (var self =
                new SelfCollector(
                        Fixtures.procfs("modern").resolve("self"), 65_536, new NativeCalls())) {
            self.collect(snapshot);
        }
        assertThat(snapshot.table(Group.SELF).number(0, Self.RSS_BYTES)).isEqualTo(9280L * 65_536);
    }

    @Test
    void aPageSizeThatIsNotKnownIsSaid() {
        var snapshot = new Snapshot();
        try (var self =
                new SelfCollector(
                        Fixtures.procfs("modern").resolve("self"),
                        PageSize.of("riscv64", root),
                        new NativeCalls())) {
            self.collect(snapshot);
        }
        assertThat(snapshot.table(Group.SELF).has(0, Self.RSS_BYTES)).isFalse();
        assertThat(Fixtures.status(snapshot.status(Group.SELF)))
                .startsWith("partial")
                .endsWith("auxv: does not say the page size");
    }

    @Test
    void theAuxiliaryVectorSaysThePageSize() {
        var vector = ByteBuffer.allocate(48).order(ByteOrder.nativeOrder());
        vector.putLong(33).putLong(1).putLong(6).putLong(65_536).putLong(0).putLong(0);
        assertThat(PageSize.parse(vector.array(), 48)).isEqualTo(65_536);
        assertThat(PageSize.parse(vector.array(), 31)).isEqualTo(PageSize.UNKNOWN);
        assertThat(PageSize.of("aarch64", Path.of("/proc/self"))).isGreaterThanOrEqualTo(4_096);
        assertThat(PageSize.of("amd64", root)).isEqualTo(4_096);
    }

    @Test
    void whatDoesNotChangeIsReadOnce() throws IOException {
        Path release = Files.createDirectories(root.resolve("sys/kernel")).resolve("osrelease");
        Files.writeString(release, "6.1.0\n");
        Files.writeString(root.resolve("cpuinfo"), "model name\t: A  CPU \n");
        Files.writeString(root.resolve("uptime"), "1.50 2.00\n");
        var snapshot = new Snapshot();
        try (var host = new HostCollector(root, new StatCollector(root))) {
            host.collect(snapshot);
            Files.delete(release);
            Files.delete(root.resolve("cpuinfo"));
            Files.writeString(root.resolve("uptime"), "2.50 2.00\n");
            snapshot.clear();
            host.collect(snapshot);
        }
        assertThat(Fixtures.rows(snapshot.table(Group.HOST)))
                .isEqualTo("kernel=6.1.0 cpu_model=A  CPU uptime=250\n");
        assertThat(Fixtures.status(snapshot.status(Group.HOST)))
                .endsWith("stat: the boot time or the end of the cpu lines is missing");
    }

    @Test
    void theUptimeOfTheKernelsClockIsThatOfItsFile() throws IOException {
        BootClock.bind();
        var byFile = new Snapshot();
        var byClock = new Snapshot();
        var after = new Snapshot();
        Path procfs = Path.of("/proc");
        try (var stat = new StatCollector(procfs);
                var host = new HostCollector(procfs, stat);
                var other = new HostCollector(procfs, stat)) {
            host.collect(byFile);
            host.lookUp(new OpenFiles());
            assertThat(host.answersAtOnce()).isTrue();
            host.collect(byClock);
            other.collect(after);
        }
        assertThat(byClock.table(Group.HOST).number(0, Host.UPTIME))
                .isBetween(
                        byFile.table(Group.HOST).number(0, Host.UPTIME),
                        after.table(Group.HOST).number(0, Host.UPTIME));
    }

    @Test
    void aModelAtTheEndOfALongFileIsFound() {
        String cpus = "processor\t: 0\nBogoMIPS\t: 48.00\n\n".repeat(400);
        byte[] bytes = (cpus + "Hardware\t: BCM2835\nModel\t\t: Board 4\n").getBytes(US_ASCII);
        assertThat(new CpuModel().inWhole(bytes, bytes.length)).isEqualTo(Text.of("Board 4"));
        assertThat(new CpuModel().inStart(bytes, bytes.length)).isNull();
    }

    private static List<String> names(Set<Group> groups) {
        CollectOptions all = all();
        var options =
                new CollectOptions(
                        groups,
                        all.mounts(),
                        all.filesystemTypes(),
                        all.disks(),
                        all.interfaces(),
                        all.threads(),
                        all.timeoutMax());
        return KernelCollectors.of(options, Roots.HOST).stream()
                .map(collector -> collector.getClass().getSimpleName())
                .toList();
    }

    private static CollectOptions all() {
        return CollectOptions.DEFAULT;
    }
}
