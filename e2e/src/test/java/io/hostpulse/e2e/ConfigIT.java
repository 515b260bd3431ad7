package io.hostpulse.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostpulse.e2e.Program.Ended;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Configurations as people get them wrong, and what they are told.
@SideBySide
final class ConfigIT {
    private static final Duration AT_MOST = Duration.ofSeconds(20);
    private static final int AT_ONCE = 2;
    private static final int LINE_MAX = 400;

    @TempDir private Path folder;

    /// One malformed file, and what a command said to it.
    private record Refused(MalformedConfig config, Path file, Ended ended) {}

    @Test
    void everyMalformedFileIsRefusedAtItsLine() throws Exception {
        List<Refused> all = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<Refused>> running = new ArrayList<>();
            for (MalformedConfig config : MalformedConfig.ALL) {
                running.add(pool.submit(() -> refused(config)));
            }
            for (Future<Refused> one : running) {
                all.add(one.get());
            }
        }
        assertThat(all).hasSizeGreaterThanOrEqualTo(60);
        List<String> complaints = new ArrayList<>();
        for (Refused one : all) {
            for (String complaint : complaints(one)) {
                complaints.add(one.config().name() + ": " + complaint + ": " + one.ended().err());
            }
        }
        assertThat(complaints).isEmpty();
    }

    /// The agent and `check-config` in turn.
    private Refused refused(MalformedConfig config) throws IOException {
        int number = MalformedConfig.ALL.indexOf(config);
        Path file = folder.resolve("c" + number + ".yaml");
        Files.write(file, config.content());
        String[] arguments =
                number % 2 == 0
                        ? new String[] {"check-config", file.toString()}
                        : new String[] {"agent", "--config", file.toString()};
        return new Refused(config, file, run(arguments));
    }

    private static List<String> complaints(Refused one) {
        List<String> complaints = new ArrayList<>();
        Ended ended = one.ended();
        if (ended.code() != 78 || !ended.out().isEmpty()) {
            complaints.add("exit code " + ended.code() + ", output " + ended.out());
        }
        int line = one.config().line();
        String at = one.file() + (line == 0 ? ": " : ":" + line + ":");
        if (!ended.err().contains(at)) {
            complaints.add("line " + line + " is not named");
        }
        for (String word : one.config().said()) {
            if (!ended.err().contains(word)) {
                complaints.add("it does not say " + word);
            }
        }
        for (String word : List.of("Exception", "\tat ", "Error:", "\u001b", "java.lang")) {
            if (ended.err().contains(word)) {
                complaints.add("it says " + word);
            }
        }
        for (String text : ended.err().lines().toList()) {
            boolean known = text.startsWith("" + one.file()) || text.startsWith("and ");
            if (text.length() > LINE_MAX || !known) {
                complaints.add("an odd line: " + text);
            }
        }
        return complaints;
    }

    @Test
    void whatIsNoReadableFileIsRefusedAtOnce() throws IOException {
        Machine.needs("mkfifo");
        Path pipe = folder.resolve("pipe.yaml");
        Program.run(folder, AT_MOST, "mkfifo", pipe.toString());
        assertRefused(run("check-config", pipe.toString()), pipe + ": is not a regular file");
        assertRefused(run("agent", "--config", folder.toString()), folder + ": is a directory");
        Path missing = folder.resolve("missing.yaml");
        assertRefused(run("agent", "--config=" + missing), missing + ": no such file");
        Path loop = folder.resolve("loop.yaml");
        Files.createSymbolicLink(loop, folder.resolve("pool.yaml"));
        Files.createSymbolicLink(folder.resolve("pool.yaml"), loop);
        assertRefused(run("agent", "--config", loop.toString()), loop + ": ");
    }

    @Test
    void aFileThatMayNotBeReadIsRefused() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path file = Files.writeString(folder.resolve("secret.yaml"), "agent: {}\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("-w-------"));
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            Machine.needs("setpriv");
            command.addAll(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));
        }
        command.addAll(Program.command("check-config", file.toString()));
        Ended ended = Program.run(folder, AT_MOST, command.toArray(String[]::new));
        assertRefused(ended, file + ": may not be read by this user");
    }

    @Test
    void aGoodFileShowsEveryValueAndWhereItCameFrom() throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("good.yaml"),
                        """
                        agent:
                          interval: 20s
                          cluster: of-the-file
                          hostname: of-the-file
                        outputs:
                          lines:
                            type: file
                            path: /var/log/lines.jsonl
                        """);
        Map<String, String> environment =
                Map.of("HOSTPULSE_AGENT_CLUSTER", "of-env", "HOSTPULSE_AGENT_HOSTNAME", "of-env");
        List<String> command =
                Program.command("check-config", file.toString(), "--agent.hostname=of-flag");
        Ended ended;
        try (Program check = Program.start(folder, environment, command)) {
            ended = check.ended(AT_MOST);
        }
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.err()).isEmpty();
        assertThat(words(ended, "agent.hostname")).containsExactly("of-flag", "--agent.hostname");
        assertThat(words(ended, "agent.cluster"))
                .containsExactly("of-env", "HOSTPULSE_AGENT_CLUSTER");
        assertThat(words(ended, "agent.interval")).containsExactly("20s", file + ":2:13");
        assertThat(words(ended, "time.poll")).containsExactly("64s", "default");
        assertThat(words(ended, "outputs.lines.path"))
                .containsExactly("/var/log/lines.jsonl", file + ":8:11");
        assertThat(ended.out().lines().count()).isGreaterThan(40);
    }

    /// The value and the origin of a key.
    private static List<String> words(Ended ended, String key) {
        String line =
                ended.out()
                        .lines()
                        .filter(text -> text.startsWith(key + " "))
                        .findFirst()
                        .orElse("");
        return List.of(line.substring(key.length()).strip().split(" {2,}"));
    }

    private static void assertRefused(Ended ended, String message) {
        assertThat(ended.code()).as(ended.err()).isEqualTo(78);
        assertThat(ended.err()).startsWith(message).doesNotContain("Exception");
        assertThat(ended.err().lines().toList()).hasSize(1);
    }

    private Ended run(String... arguments) {
        return Program.run(folder, AT_MOST, Program.command(arguments).toArray(String[]::new));
    }
}
