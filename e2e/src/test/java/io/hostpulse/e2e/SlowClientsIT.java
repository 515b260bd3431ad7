package io.hostpulse.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// S40: connections that are held by slow headers, slow bodies and slow reading are cut; agents and
/// the page are answered meanwhile, and nothing of it stays.
@Alone
final class SlowClientsIT {
    private static final int CLIENTS_WANTED = Machine.isLong() ? 4_000 : 200;
    private static final Duration HELD = Duration.ofSeconds(Machine.isLong() ? 240 : 20);
    private static final int AGENTS = Machine.isLong() ? 200 : 20;
    private static final int INTERVAL_MILLIS = 1_000;

    /// Files of this process and of the server that are no slow client's.
    private static final int OTHER_FILES = 1_000;

    /// The heap may have 512, whether it is needed or not; the rest is code, threads and buffers.
    private static final long RESIDENT_MIB_MAX = 800;

    /// More than a heap of 16 MiB has room for.
    private static final int MEMORY_CLIENTS = 600;

    /// The page asks this much at most besides: its connections are kept.
    private static final int SPARE_FILES = 10;

    @TempDir private Path folder;

    /// As many as this process and its children may have files for.
    private static int clients(int wanted) {
        long files = KernelCounts.openFilesMax(ProcessHandle.current().pid());
        int possible = (int) Math.min(wanted, files - OTHER_FILES);
        Machine.skipUnless(possible > 0, "only " + files + " files may be open");
        if (possible < wanted) {
            System.out.printf(
                    "S40: %d connections instead of %d, for only %d files may be open (ulimit"
                            + " -Hn)%n",
                    possible, wanted, files);
        }
        return possible;
    }

    @Test
    void slowClientsKeepNobodyOut() {
        int count = clients(CLIENTS_WANTED);
        try (var experiment = Experiment.begin("S40", count + " slow clients");
                LiveServer server = LiveServer.start(folder, LiveServer.CROWD);
                Fleet fleet =
                        Fleet.start(server.url(), AGENTS, INTERVAL_MILLIS, experiment.random())) {
            Program.await("messages", Duration.ofSeconds(30), () -> fleet.acked() > 3L * AGENTS);
            long pid = server.pid();
            int filesBefore = KernelCounts.openFiles(pid);
            long cpuBefore = KernelCounts.cpuMillis(pid);
            long began = System.nanoTime();
            experiment.figure("page_ms_before", worstAnswerMillis(server, Duration.ofSeconds(3)));
            try (var slow = new SlowClients(server.port(), count)) {
                Program.await(
                        "connections, but " + slow.connected(),
                        Duration.ofSeconds(60),
                        () -> slow.connected() > count * 9L / 10);
                long acked = fleet.acked();
                experiment.figure("page_ms_meanwhile", worstAnswerMillis(server, HELD));
                long files = KernelCounts.openFiles(pid);
                experiment.figure("files_meanwhile", files);
                if (Machine.isLong()) {
                    // Who reads slowly has 30 s for a piece. The kernel sends what it has on, so
                    // that the client does not notice: the server's files tell.
                    assertThat(files - filesBefore).isLessThan(count * 5L / 6);
                }
                long resident = KernelCounts.residentMib(pid);
                experiment.figure("resident_mib", resident);
                assertThat(resident).isLessThan(RESIDENT_MIB_MAX);
                experiment.figure("acked_meanwhile", fleet.acked() - acked);
                assertThat(fleet.acked()).isGreaterThan(acked + 3L * AGENTS);
                assertCut(experiment, slow, count);
            }
            long millis = (System.nanoTime() - began) / 1_000_000;
            long cpu = KernelCounts.cpuMillis(pid) - cpuBefore;
            experiment.figure("cpu_percent_of_one", cpu * 100 / millis);
            Program.await(
                    "files back from " + filesBefore + ": " + KernelCounts.openFiles(pid),
                    Duration.ofSeconds(60),
                    () -> KernelCounts.openFiles(pid) <= filesBefore + AGENTS + SPARE_FILES);
            experiment.figure("files_before", filesBefore);
            experiment.figure("files_after", KernelCounts.openFiles(pid));
            fleet.drain(Duration.ofSeconds(60));
            fleet.assertKeptOnce(server.api(), Math.min(AGENTS, 20));
            assertThat(server.err().lines().count()).as(server.err()).isLessThan(50);
        }
    }

    @Test
    void aServerWhoseMemoryIsUsedUpEnds() {
        int count = clients(MEMORY_CLIENTS);
        Map<String, String> little = Map.of("HOSTPULSE_JAVA_OPTIONS", "-Xmx16m");
        try (LiveServer server = LiveServer.start(folder, little, LiveServer.CROWD);
                var _ = new SlowClients(server.port(), count)) {
            Program.Ended ended = server.ended(Duration.ofSeconds(60));
            assertThat(ended.code()).as(ended.err()).isEqualTo(3);
            assertThat(ended.err()).contains("OutOfMemoryError");
        }
    }

    private static void assertCut(Experiment experiment, SlowClients slow, int count) {
        for (SlowClients.Way way : List.of(SlowClients.Way.HEADERS, SlowClients.Way.BODY)) {
            experiment.figure("cut_" + way, slow.cuts(way));
            assertThat(slow.cuts(way)).as("%s", way).isGreaterThan(count / 6);
        }
    }

    /// Asks as the page does, twice a second, and requires an answer each time.
    private static long worstAnswerMillis(LiveServer server, Duration howLong) {
        ServerApi api = server.api();
        long worst = 0;
        long end = System.nanoTime() + howLong.toNanos();
        while (System.nanoTime() - end < 0) {
            long from = System.nanoTime();
            assertAnswered(api, "/api/v1/fleet");
            assertAnswered(api, "/readyz");
            worst = Math.max(worst, (System.nanoTime() - from) / 1_000_000);
            Program.sleep(500);
        }
        return worst;
    }

    private static void assertAnswered(ServerApi api, String path) {
        ServerApi.Answer answer = api.get(path);
        assertThat(answer.status()).as("GET %s: %s", path, answer.body()).isEqualTo(200);
    }
}
