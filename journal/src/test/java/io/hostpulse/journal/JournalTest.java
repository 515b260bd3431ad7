package io.hostpulse.journal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The journal on a real file system, with its thread.
final class JournalTest {
    private static final String ID = "6f1c7a52-94c3-4f0e-8a5d-2b7f0c9d1e34";

    @TempDir Path directory;

    private final List<String> log = java.util.Collections.synchronizedList(new ArrayList<>());

    private Journal open(long epoch, String... outputs) {
        return Journal.open(
                JournalOptions.defaults(),
                new FileDisk(directory.resolve("journal")),
                ID,
                epoch,
                Set.of(outputs),
                System::nanoTime,
                () -> System.currentTimeMillis() * 1_000,
                log::add,
                Faults.NONE);
    }

    private static byte[] payload(long epoch, long seq) {
        return ("{\"epoch\":" + epoch + ",\"seq\":" + seq + "}").getBytes(StandardCharsets.UTF_8);
    }

    private static List<Long> seqs(Cursor cursor, Key after) {
        List<JournalRecord> taken = new ArrayList<>();
        cursor.take(taken, after, 1_000, 1 << 20);
        for (JournalRecord record : taken) {
            assertThat(record.payload())
                    .isEqualTo(payload(record.key().epoch(), record.key().seq()));
        }
        return taken.stream().map(record -> record.key().seq()).toList();
    }

    @Test
    void whatIsAppendedCanBeTakenAtOnce() {
        try (Journal journal = open(1, "http")) {
            journal.append(1, 11, payload(1, 1));
            journal.append(2, 12, payload(1, 2));

            Cursor cursor = journal.cursor("http");
            assertThat(seqs(cursor, Key.START)).containsExactly(1L, 2L);
            assertThat(seqs(cursor, new Key(ID, 1, 1))).containsExactly(2L);
            assertThat(cursor.behind()).isEqualTo(2);
            assertThat(cursor.newest()).isEqualTo(new Key(ID, 1, 2));
        }
    }

    @Test
    void whatWasNotAcknowledgedComesAgainAfterTheNextStart() {
        try (Journal journal = open(1, "http", "sql")) {
            for (long seq = 1; seq <= 10; seq++) {
                journal.append(seq, seq, payload(1, seq));
            }
            journal.cursor("http").acknowledge(ID, 1, 1, 4);
            journal.cursor("sql").acknowledge(ID, 1, 6, 10);
        }
        try (Journal journal = open(2, "http", "sql")) {
            journal.append(1, 21, payload(2, 1));

            assertThat(seqs(journal.cursor("http"), Key.START))
                    .containsExactly(5L, 6L, 7L, 8L, 9L, 10L, 1L);
            assertThat(seqs(journal.cursor("sql"), Key.START))
                    .containsExactly(1L, 2L, 3L, 4L, 5L, 1L);
            assertThat(journal.stats().state()).isEqualTo(new JournalState.Ok());
        }
        assertThat(log).isEmpty();
    }

    @Test
    void aFlushMakesEverythingDurable() {
        try (Journal journal = open(1, "http")) {
            journal.append(1, 11, payload(1, 1));

            assertThat(journal.flush(Duration.ofSeconds(5))).isTrue();
            assertThat(journal.stats().notDurable()).isZero();
            assertThat(journal.stats().segments()).isEqualTo(1);
        }
    }

    @Test
    void aDurableRecordLeavesTheMemoryOnceEveryOutputIsThroughWithIt() {
        try (Journal journal = open(1, "http", "sql")) {
            appendAndFlush(journal, 1);
            long one = journal.stats().memoryBytes();
            assertThat(one).isPositive();
            appendAndFlush(journal, 2);
            appendAndFlush(journal, 3);
            assertThat(journal.stats().memoryBytes()).isEqualTo(3 * one);

            journal.cursor("http").acknowledge(ID, 1, 1, 3);
            journal.cursor("sql").acknowledge(ID, 1, 1, 1);
            journal.cursor("sql").acknowledge(ID, 1, 3, 3);
            appendAndFlush(journal, 4);
            assertThat(journal.stats().memoryBytes()).isEqualTo(3 * one);
            assertThat(seqs(journal.cursor("sql"), Key.START)).containsExactly(2L, 4L);

            journal.cursor("sql").acknowledge(ID, 1, 2, 2);
            appendAndFlush(journal, 5);
            assertThat(journal.stats().memoryBytes()).isEqualTo(2 * one);
            assertThat(seqs(journal.cursor("http"), Key.START)).containsExactly(4L, 5L);
            assertThat(seqs(journal.cursor("sql"), Key.START)).containsExactly(4L, 5L);
        }
    }

    private static void appendAndFlush(Journal journal, long seq) {
        journal.append(seq, seq, payload(1, seq));
        assertThat(journal.flush(Duration.ofSeconds(5))).isTrue();
    }

    @Test
    void aRejectedRecordIsALossUntilItIsReported() {
        try (Journal journal = open(1, "http")) {
            journal.append(1, 11, payload(1, 1));
            Cursor cursor = journal.cursor("http");
            List<JournalRecord> taken = new ArrayList<>();
            cursor.take(taken, Key.START, 10, 1_000);
            cursor.reject(taken.getFirst());

            Loss loss = new Loss(ID, 1, 1, 1, Cause.REJECTED);
            assertThat(cursor.unreportedLosses()).containsExactly(loss);
            assertThat(cursor.behind()).isZero();

            cursor.reported(List.of(loss));
            assertThat(cursor.unreportedLosses()).isEmpty();
            assertThat(journal.stats().rejected()).isEqualTo(1);
        }
    }

    @Test
    void anOutputThatIsRemovedLeavesNoFile() {
        try (Journal journal = open(1, "http", "sql")) {
            journal.append(1, 11, payload(1, 1));
            journal.flush(Duration.ofSeconds(5));
            journal.outputs(Set.of("http"));
            journal.flush(Duration.ofSeconds(5));

            assertThat(directory.resolve("journal").toFile().list())
                    .anyMatch(name -> name.startsWith("http."))
                    .noneMatch(name -> name.startsWith("sql."));
        }
    }
}
