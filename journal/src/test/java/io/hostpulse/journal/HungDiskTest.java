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
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;

/// A disk on which every force hangs, and a directory that goes away under the journal.
final class HungDiskTest {
    @TempDir Path directory;

    private Journal open(Faults faults) {
        return open(1, faults);
    }

    private Journal open(long epoch, Faults faults) {
        return Journal.open(
                JournalOptions.defaults(),
                new FileDisk(directory.resolve("j")),
                Small.ID,
                epoch,
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

    /// Carries one record after the other until the disk hangs: the journal's own thread may be at
    /// work in between.
    private static void carryUntil(Journal journal, CountDownLatch hangs) {
        while (hangs.getCount() > 0) {
            put(journal);
            journal.carry(later());
            LockSupport.parkNanos(1_000_000);
        }
    }

    private static void put(Journal journal) {
        long seq = journal.nextSeq();
        byte[] payload = Small.payload(1, seq);
        journal.put(seq, seq, payload, payload.length);
    }

    private static long later() {
        return System.nanoTime() + TimeUnit.HOURS.toNanos(1);
    }

    @Test
    void whileOneCarriesAndHangsNeitherAppendsNorAnotherWhoCarriesAreDelayed() throws Exception {
        CountDownLatch hangs = new CountDownLatch(1);
        CountDownLatch thaw = new CountDownLatch(1);
        Faults hung =
                point -> {
                    String by = Thread.currentThread().getName();
                    if (point == FaultPoint.BEFORE_FORCE && by.equals("carrier")) {
                        hangs.countDown();
                        awaitQuietly(thaw);
                    }
                };
        try (Journal journal = open(hung)) {
            Thread carrier = new Thread(() -> carryUntil(journal, hangs), "carrier");
            carrier.start();
            assertThat(hangs.await(10, TimeUnit.SECONDS)).isTrue();
            long first = journal.nextSeq();
            put(journal);
            journal.carry(later());
            journal.carried(later());
            append(journal, 8);
            assertThat(Lab.seqs(journal, "a")).hasSize((int) first + 8);
            assertThat(journal.stats().notDurable()).isGreaterThanOrEqualTo(10);
            journal.cursor("a").acknowledge(Small.ID, 1, 1, first + 8);
            assertThat(journal.carried(later())).as("all is durable").isFalse();

            thaw.countDown();
            carrier.join();
            assertThat(journal.flush(Duration.ofSeconds(10))).isTrue();
            assertThat(journal.stats().notDurable()).isZero();
        } finally {
            thaw.countDown();
        }
    }

    @Test
    void whatWasCarriedIsDurableAndItsCursorSavedWithoutTheThread() throws Exception {
        try (Journal journal = open(Faults.NONE)) {
            for (long seq = 1; seq <= 3; seq++) {
                put(journal);
                while (journal.stats().notDurable() > 0) {
                    journal.carry(later());
                }
                assertThat(journal.carried(later())).as("nobody waits for it").isFalse();
                journal.cursor("a").acknowledge(Small.ID, 1, seq, seq);
                assertThat(journal.carried(later())).as("nobody waits for it").isTrue();
            }
        }
        try (Journal journal = open(2, Faults.NONE)) {
            assertThat(Lab.seqs(journal, "a")).isEmpty();
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
