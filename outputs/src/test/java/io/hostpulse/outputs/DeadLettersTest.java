package io.hostpulse.outputs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

class DeadLettersTest {
    private final ManualClock clock = new ManualClock();
    private final List<String> log = new ArrayList<>();
    @TempDir private Path folder;

    private Path directory() {
        return folder.resolve("state").resolve("dead-letters");
    }

    private Path file() {
        return directory().resolve("db.ndjson");
    }

    private Path before() {
        return directory().resolve("db.1.ndjson");
    }

    private DeadLetters letters(long bytesMax) {
        return new DeadLetters(directory(), "db", bytesMax, clock, log::add);
    }

    @Test
    void aLineHoldsTheReasonTheKeyAndTheMessageAsItWas() throws IOException {
        DeadLetters letters = letters(DeadLetters.BYTES_MAX);
        letters.add(Messages.with(7, "主机 \\\" \\u0001"), "status 422: \"bad\\worse\"\nand more");
        letters.force();

        assertThat(Files.readString(file()))
                .isEqualTo(
                        "{\"output\":\"db\",\"why\":\"status 422: \\\"bad\\\\worse\\\" and more\","
                                + "\"at\":\"2026-11-22T11:25:00Z\",\"key\":"
                                + "{\"agent\":\"0b8bd0a4-6a6b-4a70-9d0e-6a1f5d1c2b3a\","
                                + "\"journal\":\"7c1f3a52-1f0e-4b86-8a53-0d0c6a2e9f41\","
                                + "\"epoch\":1,\"seq\":7},\"message\":"
                                + new String(
                                        Messages.with(7, "主机 \\\" \\u0001").json(),
                                        StandardCharsets.UTF_8)
                                + "}\n");
    }

    @Test
    void theFilesAreTheOwnersAlone() throws IOException {
        DeadLetters letters = letters(DeadLetters.BYTES_MAX);
        letters.add(Messages.of(1), "bad");
        letters.force();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory())))
                .isEqualTo("rwx------");
    }

    @Test
    void theFilesStayWithinTheirBoundAndWhatIsLostIsCounted() throws IOException {
        DeadLetters letters = letters(100_000);
        for (int seq = 1; seq <= 1_000; seq++) {
            letters.add(Messages.of(seq), "bad");
            letters.force();
            long bytes = Files.size(file()) + (Files.exists(before()) ? Files.size(before()) : 0);
            assertThat(bytes).isLessThanOrEqualTo(100_000);
        }
        List<String> kept = new ArrayList<>(Files.readAllLines(before()));
        kept.addAll(Files.readAllLines(file()));

        assertThat(kept.getLast()).contains("\"seq\":1000}");
        assertThat(kept).hasSizeGreaterThan(50);
        long lost = 0;
        for (String line : log) {
            assertThat(line).startsWith("output db loses its oldest dead letters");
            int from = line.indexOf("count=") + 6;
            lost += Long.parseLong(line.substring(from, line.indexOf(' ', from)));
        }
        assertThat(kept.size() + lost).isEqualTo(1_000);
        assertThat(kept.getFirst()).contains("\"seq\":" + (lost + 1) + "}");
    }

    @Test
    void aMessageThatIsTooLargeLeavesItsSize() throws IOException {
        DeadLetters letters = letters(4_000);
        letters.add(Messages.of(1), "bad");
        letters.add(Messages.with(2, "x".repeat(3_000)), "bad");
        letters.force();

        assertThat(Files.readAllLines(file())).hasSize(2);
        assertThat(Files.readAllLines(file()).getLast())
                .endsWith(
                        "\"seq\":2},\"bytes\":"
                                + Messages.with(2, "x".repeat(3_000)).json().length
                                + "}");
    }

    @Test
    void aTornLineOfACrashIsCutOffFirst() throws IOException {
        letters(DeadLetters.BYTES_MAX).add(Messages.of(1), "bad");
        Files.writeString(file(), "{\"output\":\"db\",\"wh", StandardOpenOption.APPEND);
        DeadLetters again = letters(DeadLetters.BYTES_MAX);
        again.add(Messages.of(2), "bad");
        again.force();

        assertThat(Files.readAllLines(file())).hasSize(2).allMatch(line -> line.endsWith("}}"));
    }

    @Test
    void aDiskThatFailsTearsNoLine() throws IOException {
        var disk = new FaultyDisk(new Random(1));
        var letters = new DeadLetters(directory(), "db", 1 << 20, clock, log::add, disk);
        int failures = 0;
        int written = 0;
        for (int seq = 1; seq <= 500; seq++) {
            disk.failing(seq % 3 * 10);
            try {
                letters.add(Messages.of(seq), "bad");
                letters.force();
                written++;
            } catch (IOException e) {
                failures++;
            }
        }
        disk.failing(0);
        letters.add(Messages.of(501), "bad");
        letters.force();

        assertThat(failures).isPositive();
        assertThat(Files.readAllLines(file()))
                .hasSizeGreaterThan(written)
                .allMatch(line -> line.startsWith("{\"output\"") && line.endsWith("}}"));
    }
}
