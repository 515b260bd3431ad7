package io.hostpulse.outputs;

import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// With files so small that most tests rotate several times.
class FileOutputContractTest extends OutputContract {
    @TempDir private Path directory;

    private final ManualClock clock = new ManualClock();

    @Override
    protected Output open() {
        return new FileOutput(
                new OutputOptions.File(
                        "file",
                        directory.resolve("messages.jsonl"),
                        4_096,
                        Duration.ofDays(10_000),
                        1_000),
                clock,
                _ -> {});
    }

    @Override
    protected List<byte[]> stored() throws IOException {
        var lines = new ArrayList<byte[]>();
        for (String name : Lines.names(directory)) {
            lines.addAll(Lines.of(Files.readAllBytes(directory.resolve(name))));
        }
        return lines;
    }
}
