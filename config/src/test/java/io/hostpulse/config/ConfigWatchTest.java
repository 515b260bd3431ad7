package io.hostpulse.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;

final class ConfigWatchTest {
    @TempDir private Path directory;

    private Path file;
    private ConfigWatch watch;
    private long nanos = Long.MAX_VALUE - 3_000_000_000L;

    @BeforeEach
    void watchAFile() throws IOException {
        file = Files.writeString(directory.resolve("c.yaml"), "a");
        watch = new ConfigWatch(file, nanos);
    }

    @Test
    void whoeverIsCertainSparesTheLook() throws IOException {
        var isCertain = new boolean[1];
        watch = new ConfigWatch(file, nanos, () -> isCertain[0]);
        assertThat(changed()).isFalse();
        isCertain[0] = true;
        Files.writeString(file, "ab");
        assertThat(changed()).as("nobody looked").isFalse();
        assertThat(changed()).isFalse();
        isCertain[0] = false;
        assertThat(changed()).isFalse();
        isCertain[0] = true;
        assertThat(changed()).as("a change is not settled by somebody else's word").isTrue();
        assertThat(changed()).isFalse();
    }

    @Test
    void aFileThatStaysIsNoChange() {
        assertThat(changed()).isFalse();
        assertThat(changed()).isFalse();
    }

    @Test
    void aChangeIsToldOnceWhenItHasSettled() throws IOException {
        Files.writeString(file, "ab");
        assertThat(changed()).isFalse();
        assertThat(changed()).isTrue();
        assertThat(changed()).isFalse();
    }

    @Test
    void aFileThatIsStillBeingWrittenIsWaitedFor() throws IOException {
        Files.writeString(file, "ab");
        assertThat(changed()).isFalse();
        Files.writeString(file, "abc");
        assertThat(changed()).isFalse();
        assertThat(changed()).isTrue();
    }

    @Test
    void aFileReplacedByRenamingIsAChangeEvenWithTheSameSizeAndTime() throws IOException {
        FileTime time = Files.getLastModifiedTime(file);
        Path other = Files.writeString(directory.resolve("c.yaml~"), "b");
        Files.setLastModifiedTime(other, time);
        Files.move(other, file, StandardCopyOption.ATOMIC_MOVE);
        assertThat(changed()).isFalse();
        assertThat(changed()).isTrue();
    }

    @Test
    void aFileThatIsGoneForAMomentIsNoChange() throws IOException {
        Path aside = Files.move(file, directory.resolve("aside"));
        assertThat(changed()).isFalse();
        Files.move(aside, file);
        assertThat(changed()).isFalse();
        assertThat(changed()).isFalse();
    }

    @Test
    void aFileThatIsGoneIsAChange() throws IOException {
        Files.delete(file);
        assertThat(changed()).isFalse();
        assertThat(changed()).isTrue();
        assertThat(changed()).isFalse();
    }

    @Test
    void betweenTwoLooksNothingIsRead() throws IOException {
        Files.writeString(file, "ab");
        for (int i = 0; i < 10; i++) {
            assertThat(watch.changed(nanos + i)).isFalse();
        }
        assertThat(changed()).isFalse();
        assertThat(watch.changed(nanos + 1)).isFalse();
        assertThat(changed()).isTrue();
    }

    @Test
    void aRequestIsAnsweredAtOnceAndOnce() throws IOException {
        Files.writeString(file, "ab");
        watch.requested();
        assertThat(watch.changed(nanos + 1)).isTrue();
        assertThat(watch.changed(nanos + 2)).isFalse();
        nanos += 2;
        assertThat(changed()).isFalse();
        assertThat(changed()).isFalse();
    }

    private boolean changed() {
        nanos += ConfigWatch.PAUSE.toNanos();
        return watch.changed(nanos);
    }
}
