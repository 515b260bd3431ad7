package io.hostpulse.journal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;

/// The bytes on disk are those of `docs/formats/journal.md`: a segment and a cursor of fixed
/// content are compared whole with a golden file, and the golden file can be read.
final class FormatGoldenTest {
    private static final String ID = "6f1c7a52-94c3-4f0e-8a5d-2b7f0c9d1e34";
    private static final String SEGMENT = "0000000000000001." + ID + ".7.seg";
    private static final HexFormat HEX = HexFormat.of().withUpperCase().withDelimiter(" ");

    private static Journal open(CrashingDisk disk, long epoch) {
        return Journal.still(
                Small.options(),
                disk,
                EpochId.of(ID, epoch),
                Set.of("http"),
                () -> 1,
                () -> 1_795_374_836_123_456L,
                line -> {},
                Faults.NONE);
    }

    private static CrashingDisk written() {
        CrashingDisk disk = new CrashingDisk(new SplittableRandom(1));
        Journal journal = open(disk, 7);
        journal.append(1, 1_795_374_836_000_000L, "{\"seq\":1}".getBytes(StandardCharsets.UTF_8));
        journal.append(2, 1_795_374_837_000_000L, new byte[0]);
        journal.append(3, 1_795_374_838_000_000L, "{\"seq\":3}".getBytes(StandardCharsets.UTF_8));
        journal.cursor("http").acknowledge(ID, 7, 1, 1);
        List<JournalRecord> taken = new ArrayList<>();
        journal.cursor("http").take(taken, new Key(ID, 7, 2), 1, 100);
        journal.cursor("http").reject(taken.getFirst());
        journal.close();
        return disk;
    }

    private static String lines(String name, byte[] bytes) {
        StringBuilder text = new StringBuilder(name).append('\n');
        for (int at = 0; at < bytes.length; at += 16) {
            int end = Math.min(bytes.length, at + 16);
            text.append(HEX.formatHex(bytes, at, end)).append('\n');
        }
        return text.toString();
    }

    private static String golden() throws Exception {
        try (InputStream in = FormatGoldenTest.class.getResourceAsStream("/journal-golden.txt")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    @Test
    void aSegmentAndACursorHaveTheBytesOfTheGoldenFile() throws Exception {
        CrashingDisk disk = written();
        String found =
                lines(SEGMENT, disk.bytes(SEGMENT))
                        + lines("http.0.cursor", disk.bytes("http.0.cursor"));
        if (Boolean.getBoolean("hostpulse.write-docs")) {
            Path root = Path.of(System.getProperty("hostpulse.root"));
            Files.writeString(root.resolve("journal/src/test/resources/journal-golden.txt"), found);
            return;
        }
        assertThat(found).isEqualTo(golden());
    }

    @Test
    void theGoldenFileCanBeRead() throws Exception {
        CrashingDisk disk = new CrashingDisk(new SplittableRandom(1));
        String name = "";
        StringBuilder hex = new StringBuilder();
        for (String line : (golden() + "end.").lines().toList()) {
            if (line.contains(".")) {
                if (!name.isEmpty()) {
                    disk.put(name, HexFormat.of().parseHex(hex));
                }
                name = line;
                hex.setLength(0);
            } else {
                hex.append(line.replace(" ", ""));
            }
        }
        Journal journal = open(disk, 8);
        assertThat(Lab.all(journal, "http"))
                .singleElement()
                .satisfies(
                        record -> {
                            assertThat(record.key()).isEqualTo(new Key(ID, 7, 2));
                            assertThat(record.timeMicros()).isEqualTo(1_795_374_837_000_000L);
                        });
        assertThat(journal.cursor("http").unreportedLosses())
                .containsExactly(new Loss(ID, 7, 3, 3, Cause.REJECTED));
    }
}
