package io.hostpulse.outputs;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostpulse.outputs.Delivery.Accepted;
import io.hostpulse.outputs.Delivery.Halted;
import io.hostpulse.outputs.Delivery.Later;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

class FileOutputTest {
    private static final long LINE = Messages.of(1).json().length + 1L;

    @TempDir private Path directory;

    /// Behind the birth of every file of the test, so that only moving it makes files old.
    private final ManualClock clock = new ManualClock(Instant.parse("2026-01-02T03:04:05.006Z"));

    private final List<String> log = new ArrayList<>();
    private final List<FileOutput> opened = new ArrayList<>();

    @AfterEach
    void close() {
        opened.forEach(FileOutput::close);
    }

    private Path path() {
        return logs().resolve("messages.jsonl");
    }

    private Path logs() {
        return directory.resolve("logs");
    }

    private FileOutput open(long bytesMax, Duration ageMax, int keep) {
        var options = new OutputOptions.File("file", path(), bytesMax, ageMax, keep);
        var output = new FileOutput(options, clock, log::add, glance(path()));
        opened.add(output);
        return output;
    }

    /// How the output sees whether its file is still there.
    protected FileGlance glance(Path path) {
        return FileGlance.NONE;
    }

    private FileOutput open() {
        return open(1L << 20, Duration.ofDays(1), 3);
    }

    private static void accept(FileOutput output, long first, long last) {
        assertThat(output.deliver(Messages.range(first, last)))
                .isEqualTo(new Accepted((int) (last - first + 1)));
    }

    private List<String> names() throws IOException {
        return Lines.names(logs());
    }

    private void write(String content) throws IOException {
        Files.createDirectories(logs());
        Files.writeString(path(), content);
    }

    @Test
    void aMissingDirectoryIsMadeAndTheFileIsNotForOthers() throws IOException {
        accept(open(), 1, 2);
        assertThat(Lines.seqs(path())).containsExactly(1L, 2L);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path())))
                .isIn("rw-r-----", "rw-------");
    }

    @Test
    void aFileIsRotatedBeforeItGrowsBeyondItsSize() throws IOException {
        accept(open(3 * LINE, Duration.ofDays(1), 9), 1, 7);
        assertThat(names())
                .containsExactly(
                        "messages-20260102T030405.006Z.jsonl",
                        "messages-20260102T030405.007Z.jsonl",
                        "messages.jsonl");
        assertThat(Lines.seqs(path().resolveSibling(names().getFirst())))
                .containsExactly(1L, 2L, 3L);
        assertThat(Lines.seqs(path())).containsExactly(7L);
    }

    @Test
    void aMessageThatIsLargerThanAFileGetsItsOwn() throws IOException {
        FileOutput output = open(3 * LINE, Duration.ofDays(1), 9);
        accept(output, 1, 1);
        output.deliver(List.of(Messages.with(2, "x".repeat(10_000)), Messages.of(3)));
        assertThat(names()).hasSize(3);
        assertThat(Lines.seqs(path().resolveSibling(names().get(1)))).containsExactly(2L);
        assertThat(Lines.seqs(path())).containsExactly(3L);
    }

    @Test
    void aFileIsRotatedWhenItIsOld() throws IOException {
        FileOutput output = open(1L << 20, Duration.ofHours(1), 9);
        accept(output, 1, 1);
        clock.move(Duration.ofHours(1));
        accept(output, 2, 2);
        assertThat(names()).hasSize(1);
        clock.move(Duration.ofMillis(1));
        accept(output, 3, 3);
        assertThat(names())
                .containsExactly("messages-20260102T040405.007Z.jsonl", "messages.jsonl");
        assertThat(Lines.seqs(path())).containsExactly(3L);
    }

    @Test
    void onlyTheNewestRotatedFilesAreKeptAndOthersAreNotTouched() throws IOException {
        write("");
        List<String> foreign =
                List.of(
                        "messages-20260102T030405.006Z.jsonl.gz",
                        "messages-20260102T030405Z.jsonl",
                        "messages-20261302T030405.006Z.jsonl",
                        "messages-old.jsonl",
                        "other-20200102T030405.006Z.jsonl");
        for (String name : foreign) {
            Files.writeString(path().resolveSibling(name), "mine");
        }
        Files.createDirectory(path().resolveSibling("messages-20200102T030405.006Z.jsonl"));

        accept(open(LINE, Duration.ofDays(1), 2), 1, 6);
        assertThat(names())
                .containsAll(foreign)
                .contains("messages-20200102T030405.006Z.jsonl")
                .contains("messages-20260102T030405.009Z.jsonl")
                .contains("messages-20260102T030405.010Z.jsonl")
                .hasSize(foreign.size() + 4);
        assertThat(log).isEmpty();
    }

    @Test
    void rotatedNamesSortByAgeThoughTheClockIsSetBack() throws IOException {
        FileOutput output = open(LINE, Duration.ofDays(1), 9);
        accept(output, 1, 2);
        clock.setWall(Instant.parse("2020-01-01T00:00:00Z"));
        accept(output, 3, 3);
        assertThat(names().get(1)).isEqualTo("messages-20260102T030405.007Z.jsonl");
        assertThat(Lines.seqs(path().resolveSibling(names().get(1)))).containsExactly(2L);
    }

    @Test
    void aLineTornByAKillIsCutOffAndTold() throws IOException {
        String whole = new String(Messages.of(1).json(), java.nio.charset.StandardCharsets.UTF_8);
        for (int length : new int[] {1, 2, 100, whole.length()}) {
            write(whole + "\n" + whole.substring(0, length));
            FileOutput output = open();
            accept(output, 2, 2);
            output.close();
            assertThat(Lines.seqs(path())).containsExactly(1L, 2L);
            assertThat(log.removeFirst())
                    .isEqualTo("cut a torn line off the end of " + path() + " bytes=" + length);
        }
        assertThat(log).isEmpty();
    }

    @Test
    void aTornLineThatIsLongOrAloneOrOfZerosIsCutOff() throws IOException {
        String line = new String(Messages.of(1).json(), java.nio.charset.StandardCharsets.UTF_8);
        for (String torn : List.of("{" + "x".repeat(100_000), "\0".repeat(8_192), "{", "\0\0{\0")) {
            for (String before : List.of("", line + "\n")) {
                write(before + torn);
                FileOutput output = open();
                accept(output, 2, 2);
                output.close();
                assertThat(Lines.seqs(path())).endsWith(2L).hasSize(before.isEmpty() ? 1 : 2);
            }
        }
    }

    @Test
    void aLastLineThatIsNoMessageIsKept() throws IOException {
        write("root:x:0:0");
        accept(open(), 1, 1);
        assertThat(Files.readAllLines(path())).hasSize(2).startsWith("root:x:0:0");
        assertThat(log).singleElement().asString().startsWith("ended a last line");
    }

    @Test
    void aFileThatIsRenamedOrDeletedIsMadeAnew() throws IOException {
        FileOutput output = open();
        accept(output, 1, 1);
        Files.move(path(), path().resolveSibling("messages.jsonl.1"));
        accept(output, 2, 2);
        assertThat(Lines.seqs(path())).containsExactly(2L);
        assertThat(Lines.seqs(path().resolveSibling("messages.jsonl.1"))).containsExactly(1L);

        Files.delete(path());
        accept(output, 3, 3);
        Files.delete(path());
        Files.delete(path().resolveSibling("messages.jsonl.1"));
        Files.delete(logs());
        accept(output, 4, 4);
        assertThat(Lines.seqs(path())).containsExactly(4L);
    }

    @Test
    void aFileThatSomebodyElseCutOrTornIsContinuedAtItsEnd() throws IOException {
        FileOutput output = open();
        accept(output, 1, 2);
        write("");
        accept(output, 3, 3);
        Files.writeString(path(), "{\"torn", StandardOpenOption.APPEND);
        accept(output, 4, 4);
        assertThat(Lines.seqs(path())).containsExactly(3L, 4L);
    }

    @Test
    void aDirectoryAtThePathHaltsTheOutputUntilItIsGone() throws IOException {
        Files.createDirectories(path());
        FileOutput output = open();
        assertThat(output.deliver(Messages.range(1, 1)))
                .isEqualTo(new Halted(path() + " is a directory: name a file, or move it away"));
        Files.delete(path());
        accept(output, 1, 1);
    }

    @Test
    void aParentThatIsAFileIsTriedLater() throws IOException {
        Files.writeString(directory.resolve("logs"), "");
        assertThat(open().deliver(Messages.range(1, 1)))
                .isInstanceOfSatisfying(
                        Later.class,
                        later ->
                                assertThat(later.why())
                                        .isEqualTo(
                                                "appending to "
                                                        + path()
                                                        + " failed: "
                                                        + logs()
                                                        + " is there and is no directory"));
    }
}
