package io.hostpulse.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// The window for Prometheus, held against Prometheus' own judge, and looked through while the host
/// is ill.
@SideBySide
final class WindowIT {
    private static final Duration SOON = Duration.ofSeconds(40);

    /// A scrape answers within this, on a machine that is busy with other tests.
    private static final Duration ANSWER_MAX = Duration.ofSeconds(1);

    /// A page is of the newest message or, while that is made, of the one before; and the clocks'
    /// reading has its part of a second.
    private static final double AGE_SECONDS_MAX = 2.5;

    @TempDir private Path folder;

    private static String config(int port) {
        return """
        agent:
          interval: 1s
          state-dir: state
        window:
          listen: 127.0.0.1:%d
        outputs:
          live:
            type: console
            form: json
        """
                .formatted(port);
    }

    private static String page(int port, String path) {
        ServerApi.Answer answer = new ServerApi("http://127.0.0.1:" + port).get(path);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    /// promtool's advice on names that are node_exporter's is not for us: they are to stay as they
    /// are. Its errors would be.
    @ParameterizedTest
    @ValueSource(strings = {"/metrics", "/metrics/hostpulse"})
    void prometheusFindsNothingWrongWithAPage(String path) throws IOException {
        Machine.needs("promtool");
        int port = LiveServer.freePort();
        try (LiveAgent agent = LiveAgent.start(folder, config(port))) {
            agent.await(3, SOON);
            Path file = Files.writeString(folder.resolve("page.txt"), page(port, path));
            Program.Ended judged =
                    Program.run(
                            folder, SOON, "sh", "-c", "promtool check metrics < " + file + " 2>&1");
            assertThat(judged.out().lines().filter(line -> !isNodeExporters(line)))
                    .as("%s", judged.out())
                    .isEmpty();
            assertThat(judged.code()).isIn(0, 3);
        }
    }

    private static boolean isNodeExporters(String line) {
        return line.startsWith("node_");
    }

    @Test
    void aScrapeIsAMessageLateAtMostWhileAMountHangs() throws IOException {
        Machine.needsNamespaces(folder);
        Machine.needs("bindfs");
        Machine.skipUnless(Files.exists(Path.of("/dev/fuse")), "there is no /dev/fuse");
        Path hung = Files.createDirectories(folder.resolve("hung"));
        Path state = Files.createDirectories(folder.resolve("state"));
        String script =
                """
                bindfs -f -o attr_timeout=0 %2$s %1$s & echo $! > %1$s.pid
                until mountpoint -q %1$s; do sleep 0.05; done
                """
                        .formatted(hung, state);
        int port = LiveServer.freePort();
        try (LiveAgent agent = LiveAgent.startApart(folder, config(port), script)) {
            try {
                agent.await(4, SOON);
                assertThat(page(port, "/metrics")).contains("mountpoint=\"" + hung + "\"");
                signal("STOP");
                agent.awaitMessage(
                        "the mount's time is up",
                        SOON,
                        it -> it.at("/status/filesystem/state").asString().equals("timeout"));
                for (int scrape = 0; scrape < 20; scrape++) {
                    checkFresh(port);
                    Program.sleep(300);
                }
                assertThat(page(port, "/metrics"))
                        .contains("node_load1 ")
                        .contains("node_scrape_collector_success{collector=\"cpu\"} 1");
            } finally {
                signal("CONT");
                agent.signal("KILL");
                signal("TERM");
            }
        }
    }

    @Test
    void aBindMountIsShownWithItsOwnReadOnlyAndIsNoRowOfTheMessage() throws IOException {
        Machine.needsNamespaces(folder);
        Path disk = Files.createDirectories(folder.resolve("disk"));
        Path bound = Files.createDirectories(folder.resolve("bound"));
        String script =
                """
                mount -t tmpfs -o size=1m scratch %1$s
                mkdir %1$s/part
                mount --bind %1$s/part %2$s
                mount -o remount,bind,ro %2$s
                """
                        .formatted(disk, bound);
        int port = LiveServer.freePort();
        String config =
                config(port)
                        + "collect:\n  filesystem-types:\n    exclude: [proc, sysfs, overlay]\n";
        try (LiveAgent agent = LiveAgent.startApart(folder, config, script)) {
            agent.await(1, SOON);
            List<String> samples =
                    List.of(
                            sample("size_bytes", disk) + "1048576\n",
                            sample("size_bytes", bound) + "1048576\n",
                            sample("readonly", disk) + "0\n",
                            sample("readonly", bound) + "1\n");
            Program.await(
                    "both places on the page",
                    SOON,
                    () -> samples.stream().allMatch(page(port, "/metrics")::contains));
            LiveAgent.Arrived arrived =
                    agent.awaitMessage(
                            "the file system is there",
                            SOON,
                            it -> it.at("/filesystem").toString().contains(disk.toString()));
            assertThat(arrived.message().at("/filesystem").toString())
                    .doesNotContain(bound.toString());
            assertThat(page(port, "/metrics/hostpulse")).doesNotContain(bound.toString());
        }
    }

    private static String sample(String name, Path mountpoint) {
        return "node_filesystem_%s{mountpoint=\"%s\",device=\"scratch\",fstype=\"tmpfs\"} "
                .formatted(name, mountpoint);
    }

    private static void checkFresh(int port) {
        long began = System.nanoTime();
        String page = page(port, "/metrics");
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        double now = System.currentTimeMillis() / 1e3;
        String line =
                page.lines()
                        .filter(it -> it.startsWith("node_time_seconds "))
                        .findFirst()
                        .orElse("");
        double made = Double.parseDouble(line.substring(line.indexOf(' ') + 1));
        assertThat(took).isLessThan(ANSWER_MAX);
        assertThat(now - made).as("the page's age in seconds").isBetween(-0.1, AGE_SECONDS_MAX);
    }

    private void signal(String name) throws IOException {
        String pid = Files.readString(folder.resolve("hung.pid")).strip();
        Program.run(folder, Duration.ofSeconds(5), "kill", "-" + name, pid);
    }
}
