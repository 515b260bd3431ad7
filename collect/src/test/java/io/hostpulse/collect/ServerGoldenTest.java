package io.hostpulse.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.State;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.groups.AgentProcess;
import io.hostpulse.catalogue.groups.Netclass;
import io.hostpulse.catalogue.groups.TimeZone;
import io.hostpulse.catalogue.groups.Timex;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What the collectors of groups that are not collected by default give of the tree `server`,
/// compared with text that was checked by eye. With `-Dhostpulse.golden=write` the text is written
/// anew, to be read in the diff.
class ServerGoldenTest {
    private static final Path TREE = Path.of("src", "test", "fixtures", "server");

    /// Those of the machine itself, whatever the tree.
    private static final Set<Group> LIVE =
            EnumSet.of(Group.TIMEX, Group.TIME_ZONE, Group.AGENT_PROCESS);

    private static Set<Group> groups() {
        Set<Group> groups = EnumSet.of(Group.STAT);
        for (Group group : Group.values()) {
            if (!group.isOnByDefault() && !LIVE.contains(group)) {
                groups.add(group);
            }
        }
        return groups;
    }

    private static CollectOptions options(Path tree) {
        CollectOptions standard = CollectOptions.DEFAULT;
        return new CollectOptions(
                groups(),
                Filter.ALL,
                Filter.ALL,
                Filter.ALL,
                Filter.ALL,
                new Filter(List.of(), List.of("vme")),
                Optional.empty(),
                Optional.of(tree.resolve("textfiles")),
                standard.threads(),
                standard.timeoutMax());
    }

    private static Snapshot collect(Path tree, int times) {
        return collect(tree, options(tree), times);
    }

    private static Snapshot collect(Path tree, CollectOptions options, int times) {
        Roots roots =
                new Roots(
                        tree.resolve("proc"),
                        tree.resolve("sys"),
                        tree,
                        Roots.Mounts.SELF,
                        tree.resolve("run/udev/data"));
        Snapshot snapshot = new Snapshot();
        try (Collection collection = Collection.patient(options, roots, System::nanoTime)) {
            for (int i = 0; i < times; i++) {
                snapshot.clear();
                collection.collect(snapshot, Duration.ofMinutes(1));
            }
        }
        return snapshot;
    }

    private static String text(Snapshot snapshot) {
        List<String> parts = new ArrayList<>();
        for (Group group : groups()) {
            parts.add(
                    "== "
                            + group.word()
                            + " "
                            + Fixtures.status(snapshot.status(group))
                            + "\n"
                            + Fixtures.rows(snapshot.table(group)));
        }
        return String.join("", parts)
                .replace(TREE + "/", "")
                .replaceAll("mtime=\\d+", "mtime=(when it was checked out)");
    }

    @Test
    void theTreeGivesWhatItsGoldenTextSays() throws IOException {
        Path golden = TREE.resolve("expected.txt");
        String actual = text(collect(TREE, 3));
        if ("write".equals(System.getProperty("hostpulse.golden"))) {
            Files.writeString(golden, actual);
        }
        assertThat(actual).isEqualTo(Files.readString(golden));
    }

    @Test
    void anInterfaceThatIsNotTakenHasNoSettingsEither() {
        CollectOptions standard = CollectOptions.DEFAULT;
        var options =
                new CollectOptions(
                        EnumSet.of(Group.NETCLASS),
                        Filter.ALL,
                        Filter.ALL,
                        Filter.ALL,
                        new Filter(List.of(), List.of("bond#", "dummy#")),
                        standard.threads(),
                        standard.timeoutMax());
        Table table = collect(TREE, options, 1).table(Group.NETCLASS);
        assertThat(table.rows()).isEqualTo(1);
        assertThat(table.text(0, Netclass.DEVICE).toString()).isEqualTo("eth0");
    }

    @Test
    void everyGroupHasAFixture() {
        Snapshot snapshot = collect(TREE, 1);
        for (Group group : groups()) {
            assertThat(snapshot.table(group).rows()).as(group.word()).isPositive();
        }
    }

    /// No file of the tree, cut anywhere, gives a number that the whole file does not give, and
    /// nothing that is thrown.
    @Test
    void aFileOfProcfsThatIsCutGivesNoWrongNumber(@TempDir Path directory) throws IOException {
        var whole = Fixtures.cells(collect(TREE, 1));
        for (String file :
                List.of(
                        "stat",
                        "vmstat",
                        "net/snmp",
                        "net/snmp6",
                        "net/sockstat",
                        "net/arp",
                        "net/softnet_stat",
                        "schedstat",
                        "sys/fs/file-nr")) {
            byte[] bytes = Files.readAllBytes(TREE.resolve("proc").resolve(file));
            Path copy = directory.resolve("proc").resolve(file);
            Files.createDirectories(copy.getParent());
            for (int length = 0; length < bytes.length; length += Math.max(1, bytes.length / 40)) {
                Files.write(copy, java.util.Arrays.copyOf(bytes, length));
                Snapshot snapshot = new Snapshot();
                Roots roots =
                        new Roots(directory.resolve("proc"), directory.resolve("sys"), directory);
                for (Collector collector : KernelCollectors.of(options(directory), roots)) {
                    collector.collect(snapshot);
                    collector.close();
                }
                var cut = Fixtures.cells(snapshot);
                cut.keySet()
                        .removeIf(key -> key.startsWith("arp[") || key.startsWith("udp_queues"));
                assertThat(whole).as(file + " cut at " + length).containsAllEntriesOf(cut);
            }
            Files.delete(copy);
        }
    }

    @Test
    void theMachineItselfSaysOfItsClockAndOfThisProcess() {
        Snapshot snapshot = new Snapshot();
        new TimexCollector().collect(snapshot);
        assertThat(snapshot.status(Group.TIMEX).isCollected()).isTrue();
        assertThat(snapshot.table(Group.TIMEX).number(0, Timex.TICK)).isBetween(1L, 1_000_000L);
        new TimeZoneCollector().collect(snapshot);
        assertThat(snapshot.table(Group.TIME_ZONE).text(0, TimeZone.NAME).toString())
                .hasSizeBetween(1, 63);
        assertThat(snapshot.table(Group.TIME_ZONE).number(0, TimeZone.OFFSET))
                .isBetween(-50_400L, 50_400L);
        new AgentProcessCollector(4_096).collect(snapshot);
        assertThat(snapshot.table(Group.AGENT_PROCESS).number(0, AgentProcess.OPEN_FDS))
                .isPositive();
        assertThat(snapshot.table(Group.AGENT_PROCESS).number(0, AgentProcess.RESIDENT_MEMORY))
                .isGreaterThan(1 << 20);
    }

    @Test
    void groupsOfTheFirstVersionOfControlGroupsAreReadToo(@TempDir Path sysfs) throws IOException {
        for (String[] file :
                new String[][] {
                    {"cpuacct/db/cpuacct.usage", "5000001234"},
                    {"memory/db/memory.usage_in_bytes", "8192"},
                    {"memory/db/memory.limit_in_bytes", "9223372036854771712"},
                    {
                        "blkio/db/blkio.throttle.io_service_bytes",
                        "8:0 Read 7\n8:0 Write 9\nTotal 16"
                    }
                }) {
            Path path = sysfs.resolve("fs/cgroup").resolve(file[0]);
            Files.createDirectories(path.getParent());
            Files.writeString(path, file[1] + "\n");
        }
        Snapshot snapshot = new Snapshot();
        new CgroupCollector(sysfs).collect(snapshot);
        assertThat(Fixtures.rows(snapshot.table(Group.CGROUP)))
                .isEqualTo("path=/\npath=/db cpu=5000001 memory=8192 read_bytes=7 write_bytes=9\n");
    }

    @Test
    void aHostWithoutAnyOfItSaysSo(@TempDir Path empty) {
        Snapshot snapshot = collect(empty, 1);
        for (Group group : groups()) {
            assertThat(snapshot.status(group).isCollected()).as(group.word()).isTrue();
            assertThat(snapshot.table(group).rows() == 0 || group == Group.SELINUX)
                    .as(group.word())
                    .isTrue();
        }
        assertThat(snapshot.status(Group.HWMON).state()).isEqualTo(State.UNSUPPORTED);
        assertThat(snapshot.status(Group.CONNTRACK).state()).isEqualTo(State.UNSUPPORTED);
    }
}
