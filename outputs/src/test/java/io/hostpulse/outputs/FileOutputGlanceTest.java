package io.hostpulse.outputs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/// The same as without a glance, and when it is relied on.
class FileOutputGlanceTest extends FileOutputTest {
    @TempDir private Path directory;

    @Override
    protected FileGlance glance(Path path) {
        return new UnixGlance(path);
    }

    /// Looks by the Java runtime's own way.
    private static class UnixGlance implements FileGlance {
        private final Path path;
        private Map<String, Object> found = Map.of();
        int looks;

        UnixGlance(Path path) {
            this.path = path;
        }

        @Override
        public boolean look() {
            looks++;
            try {
                found = Files.readAttributes(path, "unix:dev,ino,size");
                return true;
            } catch (IOException e) {
                return false;
            }
        }

        @Override
        public long device() {
            return number("dev");
        }

        @Override
        public long inode() {
            return number("ino");
        }

        @Override
        public long size() {
            return number("size");
        }

        private long number(String name) {
            return ((Number) found.getOrDefault(name, 0L)).longValue();
        }
    }

    private static FileOutput open(Path path, FileGlance glance) {
        var options = new OutputOptions.File("file", path, 1L << 20, Duration.ofDays(9), 3);
        return new FileOutput(
                options,
                new ManualClock(Instant.parse("2026-01-02T03:04:05.006Z")),
                _ -> {},
                glance);
    }

    @Test
    void aFileThatTakesAnothersPlaceWhileItIsLearntIsNotTakenForIt() throws IOException {
        Path path = directory.resolve("messages.jsonl");
        Path aside = directory.resolve("aside");
        // Somebody puts another file of the same size in its place just before the first glance.
        var glance =
                new UnixGlance(path) {
                    @Override
                    public boolean look() {
                        if (looks == 0) {
                            swap(path, aside);
                        }
                        return super.look();
                    }
                };
        try (var output = open(path, glance)) {
            output.deliver(Messages.range(1, 1));
            output.deliver(Messages.range(2, 2));
            output.deliver(Messages.range(3, 3));
        }
        assertThat(Lines.seqs(aside)).as("was open when it was moved").containsExactly(1L);
        assertThat(Lines.seqs(path)).containsExactly(2L, 3L);
    }

    private static void swap(Path path, Path aside) {
        try {
            Files.move(path, aside);
            Files.writeString(path, Files.readString(aside));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
