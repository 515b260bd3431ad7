package io.hostpulse.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.State;
import io.hostpulse.catalogue.Status;
import io.hostpulse.catalogue.groups.Filesystem;
import io.hostpulse.catalogue.groups.Load;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

class CollectionTest {
    private static final Duration INTERVAL = Duration.ofSeconds(1_000);
    private static final Grace SHORT = new Grace(Duration.ofMillis(150), Duration.ofSeconds(20));
    private static final Grace LONG = new Grace(Duration.ofSeconds(20), Duration.ofSeconds(20));
    private static final long TIMEOUT_SECONDS = 100;

    @TempDir Path dir;

    private final LeapingClock clock = new LeapingClock();
    private final Map<String, Gate> gates = new HashMap<>();
    private final Map<String, Integer> errors = new HashMap<>();
    private final Snapshot snapshot = new Snapshot();
    private final CountingLoad load = new CountingLoad();
    private final Gate kernelGate = load.gate;
    private @Nullable Collection collection;

    @AfterEach
    void close() {
        gates.values().forEach(Gate::open);
        kernelGate.open();
        if (collection != null) {
            collection.close();
        }
    }

    /// Answers, at each mount point, with the number of the call as its size.
    private SpaceProbe probe(byte[] path) {
        String name = new String(path, StandardCharsets.UTF_8);
        Gate gate = gates.computeIfAbsent(name, _ -> new Gate());
        return into -> {
            gate.run();
            long calls = gate.calls.get();
            into.bytes(calls * 1_000, calls * 100, calls * 10);
            into.files(0, 0);
            if (errors.containsKey(name)) {
                into.failed(errors.get(name));
            }
        };
    }

    private Collection open(Grace grace, String... mountinfo) throws IOException {
        Path self = Files.createDirectories(dir.resolve("self"));
        Files.writeString(self.resolve("mountinfo"), String.join("\n", mountinfo));
        return open(grace, List.of(load));
    }

    private Collection open(Grace grace, List<Collector> collectors) {
        var options = CollectOptions.DEFAULT;
        var patient =
                new CollectOptions(
                        options.groups(),
                        options.mounts(),
                        options.filesystemTypes(),
                        options.disks(),
                        options.interfaces(),
                        options.threads(),
                        Duration.ofSeconds(TIMEOUT_SECONDS));
        collection =
                new Collection(
                        patient,
                        new Roots(dir, dir, Path.of("/")),
                        clock,
                        collectors,
                        DeviceNames.NONE,
                        this::probe,
                        new NativeCalls(),
                        grace);
        return collection;
    }

    private static final String ROOT = "27 1 8:2 / / rw - ext4 /dev/sda2 rw";

    private static String nfs(int number) {
        return (50 + number) + " 27 0:" + number + " / /nfs" + number + " rw - nfs4 s:/e rw";
    }

    private void tick(Collection of) {
        snapshot.clear();
        of.collect(snapshot, INTERVAL);
    }

    private Status filesystem() {
        return snapshot.status(Group.FILESYSTEM);
    }

    private long size(int row) {
        assertThat(snapshot.table(Group.FILESYSTEM).has(row, Filesystem.SIZE)).isTrue();
        return snapshot.table(Group.FILESYSTEM).number(row, Filesystem.SIZE);
    }

    private boolean hasSize(int row) {
        return snapshot.table(Group.FILESYSTEM).has(row, Filesystem.SIZE);
    }

    private static void until(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    private void shut(String mount) {
        gates.computeIfAbsent(mount, _ -> new Gate()).shut();
    }

    private Gate gate(String mount) {
        return gates.computeIfAbsent(mount, _ -> new Gate());
    }

    @Test
    void rowsStandInTheOrderOfTheMountTableWithTheSizesOfLocalAndRemoteMounts() throws IOException {
        Collection all = open(LONG, nfs(1), ROOT, nfs(2));
        tick(all);
        var table = snapshot.table(Group.FILESYSTEM);
        assertThat(table.rows()).isEqualTo(3);
        assertThat(table.text(0, Filesystem.MOUNTPOINT)).hasToString("/nfs1");
        assertThat(table.text(1, Filesystem.MOUNTPOINT)).hasToString("/");
        assertThat(table.text(2, Filesystem.FSTYPE)).hasToString("nfs4");
        assertThat(List.of(size(0), size(1), size(2))).containsExactly(1_000L, 1_000L, 1_000L);
        assertThat(table.has(1, Filesystem.FILES)).isFalse();
        assertThat(filesystem().state()).isEqualTo(State.OK);
        assertThat(filesystem().isCollected()).isTrue();
        assertThat(snapshot.table(Group.LOAD).number(0, Load.W1_AVG)).isEqualTo(1);
    }

    @Test
    void aHungMountCostsItsOwnSizesOnlyAndTheMessageSaysSo() throws IOException {
        shut("/nfs1");
        Collection all = open(SHORT, ROOT, nfs(1), nfs(2));
        tick(all);
        assertThat(size(0)).isEqualTo(1_000);
        assertThat(hasSize(1)).isFalse();
        assertThat(size(2)).isEqualTo(1_000);
        assertThat(filesystem().state()).isEqualTo(State.TIMEOUT);
        assertThat(filesystem().why()).contains("/nfs1: no answer within 150 ms");

        clock.leapSeconds(TIMEOUT_SECONDS + 12);
        tick(all);
        assertThat(all.stuckThreads()).isEqualTo(1);
        assertThat(filesystem().why().orElse("")).startsWith("/nfs1: no answer for 112 s");
        assertThat(size(2)).isEqualTo(2_000);

        gate("/nfs1").open();
        until(() -> all.stuckThreads() == 0);
        tick(all);
        assertThat(filesystem().state()).isEqualTo(State.OK);
        assertThat(size(1)).as("the second call's").isEqualTo(2_000);
    }

    @Test
    void aLateAnswerIsUsedOnceByTheNextMessageThatHasNoNewerOne() throws IOException {
        shut("/nfs1");
        Collection all = open(SHORT, ROOT, nfs(1));
        tick(all);
        assertThat(hasSize(1)).isFalse();
        gate("/nfs1").open();
        until(() -> gate("/nfs1").returns.get() == 1);
        shut("/nfs1");
        tick(all);
        if (gate("/nfs1").calls.get() == 2) {
            assertThat(size(1)).as("the first call's").isEqualTo(1_000);
            assertThat(filesystem().state()).isEqualTo(State.PARTIAL);
            assertThat(filesystem().why().orElse(""))
                    .contains("/nfs1: answered after")
                    .endsWith("value of the previous tick");
        }
        tick(all);
        assertThat(hasSize(1)).as("used once").isFalse();
        assertThat(filesystem().state()).isEqualTo(State.TIMEOUT);
    }

    @Test
    void aNewerAnswerWinsOverALateOne() throws IOException {
        shut("/nfs1");
        Collection all = open(SHORT, ROOT, nfs(1));
        tick(all);
        gate("/nfs1").open();
        until(() -> gate("/nfs1").returns.get() == 1);
        tick(all);
        tick(all);
        assertThat(size(1)).isGreaterThanOrEqualTo(2_000);
        assertThat(filesystem().state()).isEqualTo(State.OK);
    }

    @Test
    void ofFiveHungMountsFourAreStuckAndTheFifthIsOff() throws IOException {
        for (int i = 1; i <= 5; i++) {
            shut("/nfs" + i);
        }
        Collection all = open(SHORT, ROOT, nfs(1), nfs(2), nfs(3), nfs(4), nfs(5), nfs(6));
        tick(all);
        clock.leapSeconds(TIMEOUT_SECONDS + 1);
        for (int i = 0; i < 20; i++) {
            tick(all);
            assertThat(all.stuckThreads()).isEqualTo(4);
            assertThat(size(0)).isEqualTo((i + 2) * 1_000L);
            assertThat(filesystem().targets()).hasSize(6);
            assertThat(filesystem().targets().get(5).why())
                    .isEqualTo("not asked: 4 calls to other targets have not returned");
        }
        for (int i = 1; i <= 5; i++) {
            gate("/nfs" + i).open();
        }
        until(() -> all.stuckThreads() == 0);
        tick(all);
        assertThat(filesystem().state()).isEqualTo(State.OK);
        assertThat(size(6)).isPositive();
    }

    @Test
    void aHungKernelFileCostsItsGroupsUntilItReturnsAndTheMessageLeaves() throws IOException {
        Collection all = open(SHORT, ROOT, nfs(1));
        tick(all);
        kernelGate.shut();
        tick(all);
        assertThat(snapshot.status(Group.LOAD).state()).isEqualTo(State.TIMEOUT);
        assertThat(snapshot.table(Group.LOAD).rows()).isZero();
        assertThat(filesystem().state()).isEqualTo(State.TIMEOUT);
        assertThat(filesystem().why()).contains("no answer within 150 ms");
        for (int i = 0; i < 5; i++) {
            clock.leapSeconds(TIMEOUT_SECONDS + 1);
            tick(all);
            assertThat(all.stuckThreads()).isEqualTo(1);
            assertThat(snapshot.status(Group.LOAD).why().orElse("")).startsWith("no answer for");
        }
        assertThat(kernelGate.calls).hasValue(2);
        kernelGate.open();
        until(() -> all.stuckThreads() == 0);
        tick(all);
        assertThat(snapshot.status(Group.LOAD).state()).isEqualTo(State.OK);
        assertThat(snapshot.table(Group.LOAD).number(0, Load.W1_AVG)).isEqualTo(3);
        assertThat(filesystem().state()).isEqualTo(State.OK);
    }

    @Test
    void aLateReadingOfTheKernelsFilesIsTheNextMessages() throws IOException {
        Collection all = open(SHORT, ROOT);
        tick(all);
        kernelGate.shut();
        tick(all);
        kernelGate.open();
        until(() -> kernelGate.returns.get() == 2);
        kernelGate.shut();
        tick(all);
        assertThat(snapshot.status(Group.LOAD).state()).isEqualTo(State.PARTIAL);
        assertThat(snapshot.table(Group.LOAD).number(0, Load.W1_AVG)).isEqualTo(2);
        tick(all);
        assertThat(snapshot.status(Group.LOAD).state()).isEqualTo(State.TIMEOUT);
    }

    @Test
    void aFifoInPlaceOfAKernelFileDoesNotHoldUpTheMessage() throws Exception {
        assertThat(
                        new ProcessBuilder("mkfifo", dir.resolve("meminfo").toString())
                                .start()
                                .waitFor())
                .isZero();
        var file = new KernelFile(dir.resolve("meminfo"));
        Collector memory =
                new FakeCollector(
                        Group.MEMORY,
                        into -> {
                            try {
                                file.read();
                                into.status(Group.MEMORY).collected(0);
                            } catch (IOException e) {
                                into.status(Group.MEMORY).worsen(State.FAILED, "meminfo");
                            }
                        });
        Files.createDirectories(dir.resolve("self"));
        Files.writeString(dir.resolve("self/mountinfo"), ROOT);
        var grace = new Grace(Duration.ofMillis(20), Duration.ofMillis(200));
        Collection all = open(grace, List.of(memory));
        tick(all);
        tick(all);
        assertThat(snapshot.status(Group.MEMORY).state()).isEqualTo(State.TIMEOUT);
        clock.leapSeconds(TIMEOUT_SECONDS + 1);
        tick(all);
        assertThat(all.stuckThreads()).isEqualTo(1);
        try (OutputStream writer = Files.newOutputStream(dir.resolve("meminfo"))) {
            assertThat(writer).as("the reader's open returns").isNotNull();
        }
        until(() -> all.stuckThreads() == 0);
    }

    @Test
    void aCollectorThatThrowsCostsTheGroupsThatItDidNotFill() throws IOException {
        Collector broken =
                new FakeCollector(
                        Group.MEMORY,
                        _ -> {
                            throw new IllegalStateException("a fault");
                        });
        Files.createDirectories(dir.resolve("self"));
        Files.writeString(dir.resolve("self/mountinfo"), ROOT);
        Collection all = open(LONG, List.of(broken, load));
        tick(all);
        assertThat(snapshot.status(Group.MEMORY).state()).isEqualTo(State.FAILED);
        assertThat(snapshot.status(Group.MEMORY).why().orElse("")).contains("a fault");
        assertThat(snapshot.status(Group.LOAD).state()).isEqualTo(State.OK);
        assertThat(filesystem().state()).isEqualTo(State.OK);
    }

    @Test
    void anErrorIsNamedAndTheRowKeepsItsLabels() throws IOException {
        errors.put("/nfs1", Errno.ESTALE);
        errors.put("/", 13);
        Collection all = open(LONG, ROOT, nfs(1));
        tick(all);
        assertThat(snapshot.table(Group.FILESYSTEM).rows()).isEqualTo(2);
        assertThat(hasSize(0)).isFalse();
        assertThat(filesystem().targets().get(0).state()).isEqualTo(State.DENIED);
        assertThat(filesystem().targets().get(1).state()).isEqualTo(State.FAILED);
        assertThat(filesystem().targets().get(1).why()).isEqualTo("statvfs: ESTALE");
    }

    @Test
    void aMountThatWentAwayLeavesAtOnceWhenItsCallSaysSo() throws IOException {
        Collection all = open(LONG, ROOT, nfs(1));
        tick(all);
        errors.put("/nfs1", Errno.ENOENT);
        Files.writeString(dir.resolve("self/mountinfo"), ROOT);
        tick(all);
        assertThat(filesystem().state()).isEqualTo(State.FAILED);
        tick(all);
        assertThat(filesystem().state()).isEqualTo(State.OK);
        assertThat(snapshot.table(Group.FILESYSTEM).rows()).isEqualTo(1);
    }

    @Test
    void aMountThatComesBackWhileItsCallHangsIsNotAskedTwice() throws IOException {
        shut("/nfs1");
        Collection all = open(SHORT, ROOT, nfs(1));
        tick(all);
        Files.writeString(dir.resolve("self/mountinfo"), ROOT);
        clock.leapSeconds(TIMEOUT_SECONDS + 1);
        tick(all);
        assertThat(snapshot.table(Group.FILESYSTEM).rows()).isEqualTo(1);
        Files.writeString(dir.resolve("self/mountinfo"), ROOT + "\n" + nfs(1));
        clock.leapSeconds(TIMEOUT_SECONDS + 1);
        tick(all);
        assertThat(snapshot.table(Group.FILESYSTEM).rows()).isEqualTo(2);
        assertThat(filesystem().state()).isEqualTo(State.TIMEOUT);
        assertThat(gate("/nfs1").calls).hasValue(1);
        assertThat(all.stuckThreads()).isEqualTo(1);
    }

    @Test
    void closingClosesTheFilesOnce() throws IOException {
        Collection all = open(LONG, ROOT);
        tick(all);
        all.close();
        all.close();
        assertThat(kernelGate.releases).hasValue(1);
        tick(all);
        assertThat(filesystem().isCollected()).isFalse();
    }
}
