package io.hostpulse.collect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

class OpenFilesTest {
    /// A file of procfs that nothing else here opens.
    private static final Path PROCFS = Path.of("/proc/self/limits");

    @TempDir Path dir;

    @Test
    void anOpenFileOfProcfsIsFound() throws IOException {
        try (var file = FileChannel.open(PROCFS)) {
            assertThat(file.isOpen()).isTrue();
            assertThat(new OpenFiles().inProcfs(PROCFS)).isNotNegative();
        }
        assertThat(new OpenFiles().inProcfs(PROCFS)).as("closed").isEqualTo(OpenFiles.NONE);
    }

    @Test
    void aLinkToAFileOfProcfsLeadsToIt() throws IOException {
        Path link = Files.createSymbolicLink(dir.resolve("limits"), PROCFS);
        try (var file = FileChannel.open(link)) {
            assertThat(file.isOpen()).isTrue();
            assertThat(new OpenFiles().inProcfs(link)).isNotNegative();
        }
    }

    @Test
    void aFileThatIsOpenTwiceHasNoDescriptorOfItsOwnAndIsProcfssAllTheSame() throws IOException {
        try (var one = FileChannel.open(PROCFS);
                var other = FileChannel.open(PROCFS)) {
            assertThat(one.isOpen() && other.isOpen()).isTrue();
            assertThat(new OpenFiles().inProcfs(PROCFS)).isEqualTo(OpenFiles.NONE);
            assertThat(new OpenFiles().areInProcfs(PROCFS)).isTrue();
        }
        assertThat(new OpenFiles().areInProcfs(PROCFS)).as("closed").isFalse();
    }

    @Test
    void aFileOfAnotherFileSystemIsNotProcfss() throws IOException {
        Path regular = Files.writeString(dir.resolve("limits"), "as in procfs");
        try (var file = FileChannel.open(regular)) {
            assertThat(file.isOpen()).isTrue();
            assertThat(new OpenFiles().inProcfs(regular)).isEqualTo(OpenFiles.NONE);
            assertThat(new OpenFiles().areInProcfs(regular)).isFalse();
        }
        assertThat(new OpenFiles().inProcfs(dir.resolve("none"))).isEqualTo(OpenFiles.NONE);
    }

    @Test
    void sysfsIsToldFromOthers() {
        assertThat(OpenFiles.isSysfs(Path.of("/sys/class"))).isTrue();
        assertThat(OpenFiles.isSysfs(Path.of("/proc"))).isFalse();
        assertThat(OpenFiles.isSysfs(dir)).isFalse();
        assertThat(OpenFiles.isSysfs(dir.resolve("none"))).isFalse();
    }

    @Test
    void aMountTableThatHasNotChangedHasNoNews() throws IOException {
        Path table = Path.of("/proc/self/mountinfo");
        try (var file = FileChannel.open(table)) {
            assertThat(file.isOpen()).isTrue();
            int descriptor = new OpenFiles().inProcfs(table);
            assertThat(descriptor).isNotNegative();
            var news = new OpenFiles.News(descriptor);
            int times = 0;
            for (int i = 0; i < 100; i++) {
                times += news.any() ? 1 : 0;
            }
            // What somebody mounts in the meantime is said once.
            assertThat(times).isLessThan(10);
        }
    }

    @Test
    void aDescriptorThatIsNoneHasNews() {
        assertThat(new OpenFiles.News(1_000_000).any()).as("POLLNVAL").isTrue();
    }
}
