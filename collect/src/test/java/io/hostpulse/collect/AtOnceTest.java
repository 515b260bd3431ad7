package io.hostpulse.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.State;
import io.hostpulse.catalogue.groups.Load;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/// Which thread reads the kernel's files: the tick's own where nothing can hang, else the pool's.
class AtOnceTest {
    private static final Duration INTERVAL = Duration.ofSeconds(1_000);
    private static final Grace GRACE = new Grace(Duration.ofSeconds(1), Duration.ofSeconds(20));
    private static final Roots HOST = Roots.HOST;

    /// Without mounts: what is mounted where a test runs is not this test's matter.
    private static final CollectOptions OPTIONS =
            new CollectOptions(
                    EnumSet.allOf(Group.class),
                    Filter.excluding("*"),
                    Filter.ALL,
                    Filter.ALL,
                    Filter.ALL,
                    4,
                    Duration.ofSeconds(5));

    @TempDir Path dir;

    private final LeapingClock clock = new LeapingClock();
    private final NativeCalls calls = new NativeCalls();
    private final Snapshot snapshot = new Snapshot();
    private final Witness witness = new Witness();
    private @Nullable Collection collection;

    @BeforeEach
    void bind() {
        calls.bindNow();
    }

    @AfterEach
    void close() {
        if (collection != null) {
            collection.close();
        }
    }

    private Collection open(Roots mounts, Collector... files) {
        var all = new ArrayList<Collector>(List.of(files));
        all.add(witness);
        collection =
                new Collection(
                        OPTIONS,
                        mounts,
                        clock,
                        all,
                        DeviceNames.NONE,
                        AtOnceTest::unasked,
                        calls,
                        GRACE);
        return collection;
    }

    /// No mount is reported, so none is asked.
    private static SpaceProbe unasked(byte[] path) {
        return into -> into.failed(Space.NOT_KNOWN);
    }

    private boolean isReadHere(Collection of) {
        snapshot.clear();
        of.collect(snapshot, INTERVAL);
        assertThat(snapshot.status(Group.MEMORY).isCollected()).isTrue();
        return witness.thread == Thread.currentThread();
    }

    @Test
    void theKernelsOwnFilesAreReadByTheTicksThreadFromTheSecondTickOn() {
        Collection all = open(HOST, new LoadavgCollector(HOST.procfs()));
        assertThat(isReadHere(all)).as("the first tick, which opens the files").isFalse();
        for (int i = 0; i < 5; i++) {
            assertThat(isReadHere(all)).isTrue();
            assertThat(snapshot.status(Group.LOAD).state()).isEqualTo(State.OK);
            assertThat(snapshot.table(Group.LOAD).has(0, Load.W1_AVG)).isTrue();
            assertThat(snapshot.status(Group.FILESYSTEM).isCollected()).isTrue();
        }
    }

    @Test
    void allCollectorsOfAHostTakePart() {
        var devices = new BlockDevices();
        Collection all =
                open(
                        HOST,
                        KernelCollectors.of(OPTIONS, HOST, devices, calls)
                                .toArray(Collector[]::new));
        // The first readings find out what this kernel does not have.
        isReadHere(all);
        assertThat(isReadHere(all)).isTrue();
    }

    @Test
    void beforeNativeCallsAreBoundThePoolReads() {
        collection =
                new Collection(
                        OPTIONS,
                        HOST,
                        clock,
                        List.of(witness),
                        DeviceNames.NONE,
                        AtOnceTest::unasked,
                        new NativeCalls(),
                        GRACE);
        assertThat(isReadHere(collection)).isFalse();
        assertThat(isReadHere(collection)).isFalse();
    }

    @Test
    void aFileThatIsNotProcfssOwnIsLeftToThePool() throws IOException {
        Files.writeString(dir.resolve("loadavg"), "0.1 0.2 0.3 1/2 3\n");
        Collection all = open(HOST, new LoadavgCollector(dir));
        for (int i = 0; i < 3; i++) {
            assertThat(isReadHere(all)).isFalse();
            assertThat(snapshot.status(Group.LOAD).state()).isEqualTo(State.OK);
        }
    }

    @Test
    void aMountTableThatIsNotTheKernelsIsNotTrusted() throws IOException {
        Files.createDirectories(dir.resolve("self"));
        Files.writeString(dir.resolve("self/mountinfo"), "27 1 8:2 / / rw - ext4 /dev/sda2 rw\n");
        Collection all = open(new Roots(dir, dir, Path.of("/")));
        assertThat(isReadHere(all)).isFalse();
        assertThat(isReadHere(all)).isFalse();
    }

    @Test
    void thePoolReadsTheMountTableWhenItIsDue() {
        Collection all = open(HOST);
        isReadHere(all);
        assertThat(isReadHere(all)).isTrue();
        clock.leapSeconds(61);
        assertThat(isReadHere(all)).as("the kernel would have told of a change").isTrue();
        clock.leapSeconds(240);
        assertThat(isReadHere(all)).isFalse();
        assertThat(isReadHere(all)).isTrue();
    }

    @Test
    void threeSlowReadingsMakeItThePoolsForAWhile() {
        Collection all = open(HOST);
        isReadHere(all);
        slowReadings(all, 2);
        assertThat(isReadHere(all)).as("a quick one between").isTrue();
        slowReadings(all, 3);
        for (int i = 0; i < 60; i++) {
            assertThat(isReadHere(all)).as("tick %d after it", i).isFalse();
        }
        assertThat(isReadHere(all)).isTrue();
    }

    /// Less than a minute together, or the mount table would be due.
    private void slowReadings(Collection all, int count) {
        witness.millisSlow = 1_100;
        for (int i = 0; i < count; i++) {
            assertThat(isReadHere(all)).isTrue();
        }
        witness.millisSlow = 0;
    }

    @Test
    void aCollectorThatMayHangIsNeverCalledByTheTicksThread() {
        Collection all = open(HOST);
        isReadHere(all);
        assertThat(isReadHere(all)).isTrue();
        witness.answersAtOnce = false;
        for (int i = 0; i < 5; i++) {
            assertThat(isReadHere(all)).isFalse();
        }
    }

    /// Notes which thread calls it.
    private final class Witness implements Collector {
        private volatile @Nullable Thread thread;
        private volatile boolean answersAtOnce = true;
        private volatile int millisSlow;

        @Override
        public List<Group> groups() {
            return List.of(Group.MEMORY);
        }

        @Override
        public void collect(Snapshot into) {
            thread = Thread.currentThread();
            clock.leapMillis(millisSlow);
            into.status(Group.MEMORY).collected(0);
        }

        @Override
        public boolean answersAtOnce() {
            return answersAtOnce;
        }

        @Override
        public void close() {}
    }
}
