package io.hostpulse.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// The page in a real browser: Debian's Chromium, driven by `web/src/test/browser`. The screenshots
/// stay in `e2e/target/screenshots`.
@Alone
final class BrowserIT {
    private static final Duration MOST = Duration.ofMinutes(20);
    private static final Path WEB = Program.ROOT.resolve("web");
    private static final Path SHOTS = Program.ROOT.resolve("e2e/target/screenshots");

    /// So many tests there are at least.
    private static final int TESTS = 48;

    private static final String PASSWORD = "a password for one test";

    @TempDir private Path folder;

    @Test
    void theDashboardDoesInChromiumWhatADashboardDoes() throws IOException {
        skipWithoutBrowser();
        Path locked = folder.resolve("locked");
        setPassword(locked.resolve("server"));
        try (LiveServer server = LiveServer.start(folder.resolve("open"), LiveServer.CROWD);
                LiveServer other = LiveServer.start(locked);
                Program agent = agent(server.url())) {
            Program.await("a host", MOST, () -> !server.api().agents().isEmpty());
            Program.Ended ended =
                    Program.run(
                            folder,
                            MOST,
                            "node",
                            WEB.resolve("src/test/browser/run.mjs").toString(),
                            server.url(),
                            SHOTS.toString(),
                            other.url(),
                            PASSWORD);
            List<String> lines = ended.out().lines().toList();
            assertThat(lines.stream().filter(line -> !line.startsWith("ok ")).toList())
                    .as(ended.out() + ended.err() + agent.err())
                    .isEmpty();
            assertThat(lines).as(ended.err()).hasSizeGreaterThanOrEqualTo(TESTS);
            assertThat(ended.code()).isZero();
        }
    }

    private static void skipWithoutBrowser() {
        Machine.needs("node", "chromium");
        Machine.skipUnless(
                Files.isDirectory(WEB.resolve("node_modules/playwright-core"))
                        && Files.exists(WEB.resolve("target/classes/hostpulse-page/index.html")),
                "the page was left out of the build");
    }

    private void setPassword(Path data) throws IOException {
        Path password = Files.writeString(folder.resolve("password"), PASSWORD + "\n");
        Program.Ended ended =
                Program.run(
                        folder,
                        Duration.ofSeconds(30),
                        "sh",
                        "-c",
                        "exec \"$0\" server set-password --server.data-dir=\"$1\" <\"$2\"",
                        Program.HOSTPULSE,
                        data.toString(),
                        password.toString());
        assertThat(ended.code()).as(ended.err()).isZero();
    }

    private Program agent(String url) throws IOException {
        Path home = Files.createDirectories(folder.resolve("agent"));
        Files.writeString(
                home.resolve("hostpulse.yaml"),
                """
                agent:
                  interval: 1s
                  cluster: lab
                  state-dir: %s
                outputs:
                  server:
                    type: http
                    url: %s
                """
                        .formatted(home.resolve("state"), url));
        return Program.start(
                home, Map.of(), Program.command("agent", "--config", "hostpulse.yaml"));
    }
}
