package io.hostpulse.journal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/// A disk on which every force hangs, and a directory that goes away under the journal.
final class HungDiskTest {
    @TempDir Path directory;

    private Journal open(Faults faults) {
        return Journal.open(
                JournalOptions.defaults(),
                new FileDisk(directory.resolve("j")),
                Small.ID,
                1,
                Set.of("a"),
                System::nanoTime,
                () -> System.currentTimeMillis() * 1_000,
                line -> {},
                faults);
    }

    private static void append(Journal journal, int count) {
        for (int i = 0; i < count; i++) {
            long seq = journal.nextSeq();
            journal.append(seq, seq, Small.payload(1, seq));
        }
    }

    @Test
    void aHungForceDelaysNoAppendAndNoReaderAndAllIsDurableAfterwards() throws Exception {
        CountDownLatch hangs = new CountDownLatch(1);
        CountDownLatch thaw = new CountDownLatch(1);
        Faults hung =
                point -> {
                    if (point == FaultPoint.BEFORE_FORCE) {
                        hangs.countDown();
                        awaitQuietly(thaw);
                    }
                };
        try (Journal journal = open(hung)) {
            append(journal, 1);
            assertThat(hangs.await(10, TimeUnit.SECONDS)).isTrue();
            append(journal, 99);
            List<Long> all = LongStream.rangeClosed(1, 100).boxed().toList();
            assertThat(Lab.seqs(journal, "a")).isEqualTo(all);
            assertThat(journal.flush(Duration.ofMillis(50))).isFalse();
            assertThat(journal.stats().notDurable()).isEqualTo(100);

            thaw.countDown();
            assertThat(journal.flush(Duration.ofSeconds(10))).isTrue();
            assertThat(journal.stats().notDurable()).isZero();
            assertThat(Lab.seqs(journal, "a")).isEqualTo(all);
        } finally {
            thaw.countDown();
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aDirectoryThatIsDeletedIsMadeAgain() throws IOException {
        try (Journal journal = open(Faults.NONE)) {
            append(journal, 10);
            assertThat(journal.flush(Duration.ofSeconds(10))).isTrue();
            try (var files = Files.list(directory.resolve("j"))) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(directory.resolve("j"));
            append(journal, 5);
            journal.flush(Duration.ofMillis(200));
            assertThat(journal.flush(Duration.ofSeconds(10))).isTrue();
            assertThat(journal.stats().notDurable()).isZero();
            assertThat(Files.isDirectory(directory.resolve("j"))).isTrue();
            assertThat(Lab.seqs(journal, "a")).contains(11L, 12L, 13L, 14L, 15L);
        }
    }
}
