package io.hostpulse.journal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/// The zeros that an open segment ends with.
final class SetAsideTest {
    private static final int RECORDS = 12;

    private final Lab lab = new Lab();

    @Test
    void anOpenSegmentEndsWithZerosAndAClosedOneWithItsLastRecord() {
        Journal journal = opened();
        String name = lab.segments().getFirst();
        long records = journal.stats().bytes();
        byte[] open = lab.disk.bytes(name);

        assertThat(open.length)
                .isGreaterThan((int) records)
                .isLessThanOrEqualTo(lab.options.segmentBytes());
        assertThat(Arrays.copyOfRange(open, (int) records, open.length)).containsOnly(0);
        journal.close();
        assertThat(lab.disk.bytes(name)).isEqualTo(Arrays.copyOf(open, (int) records));
    }

    @Test
    void zerosThatACrashLeftAreNoDamage() throws IOException {
        opened();
        lab.disk.crash();

        Journal next = lab.open(2);
        assertThat(Lab.seqs(next, "a")).isEqualTo(numbers());
        assertThat(lab.log).noneMatch(line -> line.contains("damaged"));
        var said = new StringBuilder();
        assertThat(JournalInspector.check(lab.disk, said)).as(said.toString()).isZero();
    }

    @Test
    void aRecordTornBeforeTheZerosIsDamageUpToThem() {
        opened();
        lab.disk.crash();
        String name = lab.segments().getFirst();
        byte[] bytes = lab.disk.bytes(name);
        int last = bytes.length - 1;
        while (bytes[last] == 0) {
            last--;
        }
        bytes[last] ^= 1;
        if (bytes[last] == 0) {
            bytes[last] = 2;
        }
        lab.disk.put(name, bytes);

        Journal next = lab.open(2);
        assertThat(Lab.seqs(next, "a")).isEqualTo(numbers().subList(0, RECORDS - 1));
        assertThat(lab.log)
                .anyMatch(line -> line.contains("is damaged") && line.contains("damages=1"));
    }

    @Test
    void theDiskWritesOverWhatWasSetAside(@TempDir Path folder) throws IOException {
        var disk = new FileDisk(folder);
        try (Disk.DiskFile file = disk.create("a")) {
            write(file, "abc");
            file.setAside(3, 100_000);
            assertThat(file.size()).isEqualTo(100_000);
            write(file, "def");
            file.force();
            ByteBuffer read = ByteBuffer.allocate(8);
            assertThat(file.read(read, 0)).isEqualTo(8);
            assertThat(read.array()).isEqualTo("abcdef\0\0".getBytes(StandardCharsets.US_ASCII));

            file.giveBack(6);
            assertThat(file.size()).isEqualTo(6);
            write(file, "g");
            assertThat(file.size()).isEqualTo(7);
        }
    }

    private static void write(Disk.DiskFile file, String text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
        while (bytes.hasRemaining()) {
            assertThat(file.write(bytes)).isPositive();
        }
    }

    /// A journal whose records are forced, one after the other.
    private Journal opened() {
        Journal journal = lab.open(1);
        for (int i = 0; i < RECORDS; i++) {
            lab.append(journal, 1, 1);
            journal.step(true);
        }
        assertThat(journal.stats().notDurable()).isZero();
        return journal;
    }

    private static List<Long> numbers() {
        return LongStream.rangeClosed(1, RECORDS).boxed().toList();
    }
}
