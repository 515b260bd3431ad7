package io.hostpulse.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostpulse.e2e.Program.Ended;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `up` in an empty folder: what a person sees first.
@Alone
final class UpIT {
    private static final Duration START = Duration.ofSeconds(15);
    private static final Duration END = Duration.ofSeconds(5);
    private static final int LINES = 4;

    /// `20:59:08 4.16 3.40 4.31 | 100.0 69.3 ...`, below a line that names the columns.
    private static final Pattern LINE =
            Pattern.compile("(\\d\\d:\\d\\d:\\d\\d) +[0-9.]+ +[0-9.]+ +[0-9.]+ \\|.*");

    @TempDir private Path folder;

    @Test
    void eachSecondHasALineAndAMessageAtTheServer() {
        List<String> lines;
        try (Program up = Program.hostpulse(folder, "up")) {
            awaitLines(up, LINES);
            up.signal("INT");
            Ended ended = up.ended(END);
            assertThat(ended.code()).as(ended.err()).isZero();
            assertThat(ended.out()).startsWith("time ").contains("load1").contains("cpu%");
            lines = messages(ended.out());
            assertThat(ended.err()).doesNotContain("Exception").doesNotContain("\tat ");
        }
        // The first alignment of the clock moves the grid of ticks by some milliseconds, which may
        // put
        // two messages into one second, once.
        assertThat(new HashSet<>(seconds(lines))).hasSizeGreaterThanOrEqualTo(lines.size() - 1);
        try (LiveServer server = LiveServer.on(folder.resolve("data/server"))) {
            ServerApi api = server.api();
            String agent = api.agents().getFirst();
            Ledger ledger = Ledger.of(api.completeness(agent));
            ledger.assertWhole();
            assertThat(ledger.received()).isEqualTo(lines.size());
            assertThat(api.export(agent, "load")).hasSize(lines.size());
            assertThat(api.export(agent, "cpu")).hasSize(lines.size());
        }
    }

    @Test
    void whatTheAgentRefusesIsSaidBeforeAnythingIsStarted() {
        String[] words = Program.command("up", "--agent.intervall=5s").toArray(String[]::new);
        Ended ended = Program.run(folder, START, words);
        assertThat(ended.code()).isEqualTo(78);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err().lines()).singleElement().asString().contains("agent.interval");
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void aSecondOneInTheSameFolderIsTurnedAway() {
        try (Program up = Program.hostpulse(folder, "up")) {
            awaitLines(up, 1);
            Ended second = Program.run(folder, START, Program.command("up").toArray(String[]::new));
            assertThat(second.code()).isEqualTo(75);
            assertThat(second.out()).isEmpty();
            assertThat(second.err()).contains("data").doesNotContain("Exception");
            assertThat(second.err().lines().toList()).hasSize(1);
            assertThat(up.isRunning()).isTrue();
        }
    }

    @Test
    void aSecondOneInAnotherFolderListensOnAnotherPort() {
        Path other = folder.resolve("other");
        try (Program up = Program.hostpulse(folder, "up")) {
            awaitLines(up, 1);
            try (Program second = Program.hostpulse(other, "up")) {
                awaitLines(second, 1);
                assertThat(second.err())
                        .contains("port 7700 is taken")
                        .contains("listening on http://127.0.0.1:")
                        .doesNotContain("Exception");
                assertThat(second.stop().code()).isZero();
            }
            Ended server =
                    Program.run(
                            folder,
                            START,
                            Program.HOSTPULSE,
                            "server",
                            "--server.data-dir=" + folder.resolve("third"));
            assertThat(server.code()).isEqualTo(1);
            assertThat(server.err())
                    .contains("cannot listen on")
                    .contains("7700")
                    .doesNotContain("Exception");
        }
    }

    @Test
    void eachStartIsAnotherEpochOfTheSameAgent() {
        for (int start = 1; start <= 2; start++) {
            try (Program up = Program.hostpulse(folder, "up")) {
                awaitLines(up, 2);
                assertThat(up.stop().code()).isZero();
            }
        }
        try (LiveServer server = LiveServer.on(folder.resolve("data/server"))) {
            assertThat(server.api().agents()).hasSize(1);
            JsonNode completeness = server.api().completeness(server.api().agents().getFirst());
            Ledger.of(completeness).assertWhole();
            List<Long> epochs = new ArrayList<>();
            for (JsonNode start : completeness.path("starts")) {
                epochs.add(start.path("epoch").longValue());
            }
            assertThat(epochs).containsExactly(1L, 2L);
            assertThat(completeness.at("/starts/0/journal"))
                    .isEqualTo(completeness.at("/starts/1/journal"));
        }
    }

    @Test
    void theJavaOfThePathMayBeAnything() throws IOException {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        for (String name : List.of("java", "javac")) {
            Path fake =
                    Files.writeString(bin.resolve(name), "#!/bin/sh\necho wrong java; exit 99\n");
            assertThat(fake.toFile().setExecutable(true)).isTrue();
        }
        List<String> command = new ArrayList<>(List.of("env", "-u", "JAVA_HOME"));
        command.add("PATH=" + bin + ":" + System.getenv("PATH"));
        command.addAll(Program.command("--version"));
        Ended ended = Program.run(folder, START, command.toArray(String[]::new));
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.out()).startsWith("hostpulse ");
    }

    private static void awaitLines(Program up, int lines) {
        Program.await(
                lines + " lines, but: " + up.err(),
                START,
                () -> messages(up.out()).size() >= lines);
    }

    private static List<String> messages(String out) {
        return out.lines().filter(line -> !line.startsWith("time ")).toList();
    }

    private static List<String> seconds(List<String> lines) {
        List<String> seconds = new ArrayList<>();
        for (String line : lines) {
            Matcher matcher = LINE.matcher(line);
            assertThat(matcher.matches()).as(line).isTrue();
            seconds.add(matcher.group(1));
        }
        return seconds;
    }
}
