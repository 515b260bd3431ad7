package io.hostpulse.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostpulse.e2e.Program.Ended;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `up` in an empty folder: what a person sees first.
final class UpIT {
    private static final Duration START = Duration.ofSeconds(15);
    private static final Duration END = Duration.ofSeconds(5);
    private static final int LINES = 4;

    /// `20:59:08 4.16 3.40 4.31 | 100.0 69.3 ...`, below a line that names the columns.
    private static final Pattern LINE =
            Pattern.compile("(\\d\\d:\\d\\d:\\d\\d) +[0-9.]+ +[0-9.]+ +[0-9.]+ \\|.*");

    @TempDir private Path folder;

    @BeforeEach
    void needsAProgramToAskTheDatabase() {
        Machine.needs("sqlite3");
    }

    @Test
    void eachSecondHasALineAndAMessageInTheDatabase() {
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
        assertThat(seconds(lines)).doesNotHaveDuplicates();
        assertThat(numberOf("select count(*) from message")).isEqualTo(lines.size());
        assertThat(numberOf("select min(seq) from message")).isEqualTo(1);
        assertThat(numberOf("select max(seq) from message")).isEqualTo(lines.size());
        assertThat(numberOf("select count(distinct seq) from message")).isEqualTo(lines.size());
        assertThat(numberOf("select count(*) from cpu")).isEqualTo(lines.size());
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
    void eachStartIsAnotherEpochOfTheSameAgent() {
        for (int start = 1; start <= 2; start++) {
            try (Program up = Program.hostpulse(folder, "up")) {
                awaitLines(up, 2);
                assertThat(up.stop().code()).isZero();
            }
        }
        assertThat(numberOf("select count(distinct epoch) from message")).isEqualTo(2);
        assertThat(numberOf("select max(epoch) - min(epoch) from message")).isEqualTo(1);
        assertThat(numberOf("select count(distinct agent) from message")).isEqualTo(1);
        assertThat(numberOf("select count(distinct journal) from message")).isEqualTo(1);
        assertThat(
                        numberOf(
                                "select count(*) from (select distinct journal, epoch, seq from"
                                        + " message)"))
                .isEqualTo(numberOf("select count(*) from message"));
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

    private long numberOf(String query) {
        Ended ended =
                Program.run(folder, Duration.ofSeconds(10), "sqlite3", "data/hostpulse.db", query);
        assertThat(ended.code()).as(query + ": " + ended.err()).isZero();
        return Long.parseLong(ended.out().strip());
    }
}
