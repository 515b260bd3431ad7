package io.hostpulse.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.FutureTask;

class KernelFileTest {
    @TempDir Path directory;

    @Test
    void aFileOfAnyLengthIsReadWhole() throws IOException {
        Path path = directory.resolve("stat");
        for (int length : new int[] {1, 4_095, 4_096, 4_097, 65_536, 65_537, 300_000}) {
            byte[] content = pattern(length);
            Files.write(path, content);
            try (var file = new KernelFile(path)) {
                assertThat(file.read()).isEqualTo(length);
                assertThat(Arrays.copyOf(file.bytes(), file.length())).isEqualTo(content);
            }
        }
    }

    @Test
    void aFileMayGrowAndShrinkBetweenReadings() throws IOException {
        Path path = directory.resolve("stat");
        try (var file = new KernelFile(path)) {
            for (int length : new int[] {10, 200_000, 7, 0, 70_000}) {
                byte[] content = pattern(length);
                Files.write(path, content);
                assertThat(file.read()).isEqualTo(length);
                assertThat(Arrays.copyOf(file.bytes(), file.length())).isEqualTo(content);
            }
        }
    }

    @Test
    void aRegularFileReplacedByRenameIsSeen() throws IOException {
        Path path = Files.writeString(directory.resolve("loadavg"), "old");
        try (var file = new KernelFile(path)) {
            file.read();
            Path next = Files.writeString(directory.resolve("next"), "newer");
            Files.move(next, path, StandardCopyOption.ATOMIC_MOVE);
            assertThat(new String(file.bytes(), 0, file.read(), US_ASCII)).isEqualTo("newer");
        }
    }

    @Test
    void aMissingFileIsReadOnceItComes() throws IOException {
        Path path = directory.resolve("loadavg");
        try (var file = new KernelFile(path)) {
            assertThatThrownBy(file::read).isInstanceOf(NoSuchFileException.class);
            assertThat(file.length()).isZero();
            Files.writeString(path, "1");
            assertThat(file.read()).isEqualTo(1);
        }
    }

    @Test
    void aDirectoryIsRefused() {
        try (var file = new KernelFile(directory)) {
            assertThatThrownBy(file::read).isInstanceOf(IOException.class);
            assertThat(file.length()).isZero();
        }
    }

    @Test
    void aRegularFileIsReadToItsEndWhateverItsForm() throws IOException {
        Path path = directory.resolve("stat");
        for (KernelFile.Form form : KernelFile.Form.values()) {
            try (var file = new KernelFile(path, form)) {
                for (int length : new int[] {10, 2_047, 4_095, 4_096, 65_537, 100_000, 3}) {
                    Files.write(path, pattern(length));
                    assertThat(file.read()).isEqualTo(length);
                }
            }
        }
    }

    @Test
    void anOpenKernelFileOfManyPagesIsReadToItsEnd() throws IOException {
        Path path = Path.of("/proc/self/smaps");
        for (KernelFile.Form form : List.of(KernelFile.Form.SHORT_LINES, KernelFile.Form.UNKNOWN)) {
            try (var file = new KernelFile(path, form)) {
                assertThat(file.read()).isGreaterThan(3 * KernelFile.BYTES_START);
                int again = file.read();
                assertThat(again).isGreaterThan(3 * KernelFile.BYTES_START);
                String end = new String(file.bytes(), again - 200, 200, US_ASCII);
                assertThat(end).contains("VmFlags:");
            }
        }
    }

    @Test
    void anOpenKernelFileMadeInOnePieceIsReadWhole() throws IOException {
        for (String name : List.of("stat", "meminfo", "uptime", "loadavg", "self/statm")) {
            try (var file = new KernelFile(Path.of("/proc", name), KernelFile.Form.WHOLE)) {
                for (int i = 0; i < 3; i++) {
                    int length = file.read();
                    assertThat(length).as(name).isPositive();
                    assertThat(file.bytes()[length - 1]).as(name).isEqualTo((byte) '\n');
                }
            }
        }
    }

    @Test
    void filesOfOneThreadShareItsBufferAndEachThreadHasItsOwn() throws Exception {
        Path small = Files.writeString(directory.resolve("small"), "1 2 3\n");
        Path large = Files.write(directory.resolve("large"), pattern(20_000));
        try (var one = new KernelFile(small);
                var other = new KernelFile(large)) {
            assertThat(one.read()).isEqualTo(6);
            assertThat(other.read()).isEqualTo(20_000);
            assertThat(Arrays.copyOf(other.bytes(), 20_000)).isEqualTo(pattern(20_000));
            assertThat(one.read()).isEqualTo(6);
            assertThat(one.bytes()).isSameAs(other.bytes());
            assertThat(new String(one.bytes(), 0, 6, US_ASCII)).isEqualTo("1 2 3\n");

            byte[] ours = one.bytes();
            var another = new FutureTask<>(one::read);
            Thread.ofPlatform().start(another);
            assertThat(another.get()).isEqualTo(6);
            assertThat(one.bytes()).isNotSameAs(ours);
            assertThat(new String(one.bytes(), 0, 6, US_ASCII)).isEqualTo("1 2 3\n");
        }
    }

    @Test
    void aFileThatIsTooLongIsRefused() throws IOException {
        Path path = Files.write(directory.resolve("huge"), new byte[KernelFile.BYTES_MAX + 1]);
        try (var file = new KernelFile(path)) {
            assertThatThrownBy(file::read).hasMessageContaining("longer than");
        }
    }

    @Test
    void theStartIsAtMostOneBuffer() throws IOException {
        byte[] content = pattern(9_000);
        Path path = Files.write(directory.resolve("cpuinfo"), content);
        try (var file = new KernelFile(path)) {
            assertThat(file.readStart()).isEqualTo(KernelFile.BYTES_START);
            assertThat(file.read()).isEqualTo(9_000);
            assertThat(file.readStart()).isEqualTo(KernelFile.BYTES_START);
        }
    }

    @Test
    void anOpenKernelFileGivesFreshContent() throws IOException {
        Path path = Path.of("/proc/self/stat");
        try (var file = new KernelFile(path)) {
            file.read();
            String first = new String(file.bytes(), 0, file.length(), US_ASCII);
            String later = first;
            for (int burnt = 0; later.equals(first) && burnt < 1_000_000; burnt++) {
                file.read();
                later = new String(file.bytes(), 0, file.length(), US_ASCII);
            }
            assertThat(later).isNotEqualTo(first);
        }
    }

    @Test
    void whatIsReadByADescriptorIsWhatAChannelReads() throws IOException {
        Path path = Path.of("/proc/self/limits");
        try (var file = new KernelFile(path, KernelFile.Form.SHORT_LINES)) {
            file.read();
            byte[] first = Arrays.copyOf(file.bytes(), file.length());
            file.lookUp(new OpenFiles());
            assertThat(file.descriptor()).isNotEqualTo(OpenFiles.NONE);
            for (int i = 0; i < 3; i++) {
                assertThat(file.read()).isEqualTo(first.length);
                assertThat(Arrays.copyOf(file.bytes(), file.length())).isEqualTo(first);
            }
        }
    }

    @Test
    void aFileOfManyPagesIsReadByItsDescriptorToItsEnd() throws IOException {
        try (var file = new KernelFile(Path.of("/proc/self/smaps"))) {
            file.read();
            file.lookUp(new OpenFiles());
            assertThat(file.descriptor()).isNotEqualTo(OpenFiles.NONE);
            int length = file.read();
            assertThat(length).isGreaterThan(3 * KernelFile.BYTES_START);
            assertThat(new String(file.bytes(), length - 200, 200, US_ASCII)).contains("VmFlags:");
        }
    }

    private static byte[] pattern(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) ('a' + i % 23);
        }
        return bytes;
    }
}
