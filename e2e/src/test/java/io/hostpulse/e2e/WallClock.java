package io.hostpulse.e2e;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;

/// The wall clock of one program under test, which the test can step while it runs. Every other
/// program, and the system's clock, know nothing of it.
final class WallClock {
    private final Path library;
    private final Path offset;

    private WallClock(Path library, Path offset) {
        this.library = library;
        this.offset = offset;
    }

    /// Compiles `wallclock.c` into the folder.
    static WallClock make(Path folder) throws IOException {
        Machine.needs("gcc");
        Path source = Program.ROOT.resolve("e2e/src/test/c/wallclock.c");
        Path library = folder.resolve("wallclock.so");
        Program.Ended gcc =
                Program.run(
                        folder,
                        Duration.ofSeconds(30),
                        "gcc",
                        "-O2",
                        "-Wall",
                        "-Wextra",
                        "-Werror",
                        "-shared",
                        "-fPIC",
                        "-o",
                        library.toString(),
                        source.toString(),
                        "-ldl");
        if (gcc.code() != 0) {
            throw new AssertionError(gcc.err());
        }
        var clock = new WallClock(library, folder.resolve("wallclock.offset"));
        clock.ahead(Duration.ZERO);
        return clock;
    }

    /// What a program needs in its environment to live by this clock.
    Map<String, String> environment() {
        return Map.of("LD_PRELOAD", library.toString(), "WALLCLOCK_FILE", offset.toString());
    }

    /// Steps the clock: from now on it is ahead of the system's by this, or behind if negative.
    void ahead(Duration ahead) throws IOException {
        ByteBuffer nanos = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.nativeOrder());
        nanos.putLong(ahead.toNanos()).flip();
        if (!Files.exists(offset)) {
            Files.write(offset, nanos.array());
            return;
        }
        // In place: the program has this very file mapped.
        try (FileChannel file = FileChannel.open(offset, StandardOpenOption.WRITE)) {
            file.write(nanos, 0);
        }
    }
}
