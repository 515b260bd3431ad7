package io.hostpulse.collect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

/// Against what the Java runtime says of the same files.
class FileStatusTest {
    @TempDir private Path directory;

    private Path file;
    private FileStatus status;

    @BeforeAll
    static void bind() {
        FileStatus.bind();
    }

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(directory.resolve("a file"), "12345");
        status = new FileStatus(file);
    }

    @Test
    void whatStandsThereIsToldAsTheRuntimeTellsIt() throws IOException {
        assertThat(status.look()).isTrue();
        assertThat(status.device()).isEqualTo(Files.getAttribute(file, "unix:dev"));
        assertThat(status.inode()).isEqualTo(Files.getAttribute(file, "unix:ino"));
        assertThat(status.size()).isEqualTo(5);
    }

    @Test
    void aLinkIsFollowed() throws IOException {
        Path link = Files.createSymbolicLink(directory.resolve("link"), file);
        var through = new FileStatus(link);
        assertThat(through.look()).isTrue();
        assertThat(through.inode()).isEqualTo(Files.getAttribute(file, "unix:ino"));
    }

    @Test
    void ofNothingThereIsNothingTold() throws IOException {
        assertThat(new FileStatus(directory.resolve("none")).look()).isFalse();
        status.look();
        Files.delete(file);
        assertThat(status.look()).isFalse();
        assertThat(status.isUnchanged()).isFalse();
    }

    @Test
    void theFirstLookIsNoProofAndTheNextIs() {
        assertThat(status.isUnchanged()).isFalse();
        assertThat(status.isUnchanged()).isTrue();
        assertThat(status.isUnchanged()).isTrue();
    }

    @Test
    void anotherSizeTimeOrFileIsAChange() throws IOException {
        status.look();
        Files.writeString(file, "123456");
        assertThat(status.isUnchanged()).as("size").isFalse();
        assertThat(status.isUnchanged()).isTrue();

        FileTime time = Files.getLastModifiedTime(file);
        Files.setLastModifiedTime(file, FileTime.fromMillis(time.toMillis() + 1));
        assertThat(status.isUnchanged()).as("time").isFalse();
        assertThat(status.isUnchanged()).isTrue();

        Path other = Files.writeString(directory.resolve("other"), "abcdef");
        Files.setLastModifiedTime(other, Files.getLastModifiedTime(file));
        Files.move(file, directory.resolve("aside"));
        Files.move(other, file);
        assertThat(status.isUnchanged()).as("file").isFalse();
    }
}
