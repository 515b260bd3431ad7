package io.hostpulse.journal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;

/// A disk that refuses, fills up, lies or shrinks.
final class FaultTest {
    private static List<Long> upTo(long last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }

    @Test
    void anyOneOperationMayFailAndNothingIsLost() {
        Lab measured = new Lab();
        live(measured, -1);
        long operations = measured.disk.operations();
        assertThat(operations).isGreaterThan(20);
        for (long failing = 1; failing <= operations; failing++) {
            live(new Lab(), failing);
        }
    }

    /// Two starts with rolls, saves and releases in them, of which one operation fails.
    private static void live(Lab lab, long failing) {
        lab.disk.failAt(failing);
        Journal first = lab.open(1);
        for (int i = 0; i < 12; i++) {
            lab.append(first, 1, 8);
            lab.pass(first, Duration.ofSeconds(2));
        }
        assertThat(Lab.seqs(first, "a")).as("operation %s", failing).isEqualTo(upTo(96));
        first.cursor("a").acknowledge(Small.ID, 1, 1, 60);
        for (int i = 0; i < 4; i++) {
            lab.pass(first, Duration.ofSeconds(11));
        }
        assertThat(first.stats().state()).as("healed").isEqualTo(new JournalState.Ok());
        assertThat(first.stats().notDurable()).isZero();
        first.close();
        lab.disk.failAt(-1);
        lab.disk.crash();
        Journal second = lab.open(2);
        assertThat(Lab.seqs(second, "a"))
                .as("operation %s", failing)
                .isEqualTo(LongStream.rangeClosed(61, 96).boxed().toList());
        assertThat(second.cursor("a").unreportedLosses()).isEmpty();
    }

    @Test
    void aFullDiskIsBridgedByMemoryAndWhatOverflowsIsCountedExactly() {
        Lab lab = new Lab();
        Journal journal = lab.open(1);
        lab.append(journal, 1, 10);
        lab.pass(journal, Duration.ofSeconds(1));
        lab.disk.capacity(lab.disk.usedBytes());
        lab.append(journal, 1, 20);
        lab.pass(journal, Duration.ofSeconds(1));
        assertThat(journal.stats().state()).isInstanceOf(JournalState.Degraded.class);
        assertThat(Lab.seqs(journal, "a")).isEqualTo(upTo(30));

        lab.append(journal, 1, 120);
        List<Loss> losses = journal.cursor("a").unreportedLosses();
        assertThat(losses).hasSize(1);
        long last = losses.getFirst().toSeq();
        assertThat(losses).containsExactly(Lab.loss(1, 11, last, Cause.OVERFLOW));
        assertThat(journal.stats().overflow()).isEqualTo(last - 10);
        assertThat(journal.stats().memoryBytes()).isLessThanOrEqualTo(96 << 10);

        lab.disk.capacity(Long.MAX_VALUE / 4);
        lab.pass(journal, Duration.ofSeconds(60));
        lab.pass(journal, Duration.ofSeconds(2));
        assertThat(journal.stats().state()).isEqualTo(new JournalState.Ok());
        assertThat(journal.stats().notDurable()).isZero();
        journal.close();
        List<Long> left =
                LongStream.rangeClosed(1, 150).filter(s -> s <= 10 || s > last).boxed().toList();
        Journal after = lab.open(2);
        assertThat(Lab.seqs(after, "a")).isEqualTo(left);
        assertThat(after.cursor("a").unreportedLosses()).isEqualTo(losses);
    }

    @Test
    void aWriteThatWasNeverDoneIsFoundAndCounted() {
        Lab lab = new Lab();
        Journal journal = lab.open(1);
        lab.append(journal, 1, 3);
        lab.pass(journal, Duration.ofSeconds(1));
        lab.disk.lieOnce();
        journal.append(4, 0, Small.payload(1, 4));
        lab.pass(journal, Duration.ofSeconds(1));
        lab.append(journal, 1, 3);
        journal.close();

        Journal after = lab.open(2);
        assertThat(Lab.seqs(after, "a")).doesNotContain(4L).contains(1L, 2L, 3L, 5L, 6L, 7L);
        assertThat(after.cursor("a").unreportedLosses())
                .containsExactly(Lab.loss(1, 4, 4, Cause.CORRUPT));
    }

    @Test
    void beyondItsBytesTheOldestGoAndTheLostRangeIsExact() {
        Lab lab = new Lab();
        Journal journal = lab.open(1);
        for (int i = 0; i < 60; i++) {
            lab.append(journal, 1, 8);
            lab.pass(journal, Duration.ofSeconds(11));
        }
        List<Loss> losses = journal.cursor("a").unreportedLosses();
        assertThat(losses).hasSize(1);
        long last = losses.getFirst().toSeq();
        assertThat(losses).containsExactly(Lab.loss(1, 1, last, Cause.EXPIRED));
        assertThat(Lab.seqs(journal, "a"))
                .isEqualTo(LongStream.rangeClosed(last + 1, 480).boxed().toList());
        assertThat(journal.stats().bytes()).isLessThanOrEqualTo((256 << 10) + (64 << 10));
        lab.disk.crash();
        assertThat(lab.open(2).cursor("a").unreportedLosses()).isEqualTo(losses);
    }

    @Test
    void aNewEpochAfterALostTailReusesNoKey() {
        Lab lab = new Lab();
        Journal first = lab.open(1);
        lab.append(first, 1, 5);
        lab.pass(first, Duration.ofSeconds(1));
        lab.append(first, 1, 3);
        // Sent and acknowledged before it was durable, and the acknowledgement was saved.
        first.cursor("a").acknowledge(Small.ID, 1, 1, 8);
        lab.disk.crash();
        Journal second = lab.open(2);
        lab.append(second, 2, 8);

        List<JournalRecord> taken = Lab.all(second, "a");
        assertThat(taken.stream().filter(record -> record.key().epoch() == 2)).hasSize(8);
    }

    @Test
    void anAcknowledgementOfWhatIsNotThereHidesNothing() {
        Lab lab = new Lab();
        Journal journal = lab.open(1);
        lab.append(journal, 1, 2);
        journal.cursor("a").acknowledge(Small.ID, 1, 1, 1_000);
        lab.append(journal, 1, 2);

        assertThat(Lab.seqs(journal, "a")).containsExactly(3L, 4L);
        assertThat(lab.log).hasSize(1);
    }

    @Test
    void aClockThatIsAYearAheadForAMomentExpiresNothing() {
        Lab lab = new Lab();
        lab.write(1, 5);
        Journal journal = lab.open(2);
        lab.clock.step(Duration.ofDays(365));
        lab.pass(journal, Duration.ofSeconds(70));
        lab.clock.step(Duration.ofDays(-365));
        lab.pass(journal, Duration.ofHours(2));
        assertThat(journal.stats().expired()).isZero();

        lab.clock.step(Duration.ofDays(8));
        lab.pass(journal, Duration.ofSeconds(70));
        lab.pass(journal, Duration.ofMinutes(61));
        assertThat(journal.cursor("a").unreportedLosses())
                .containsExactly(Lab.loss(1, 1, 5, Cause.EXPIRED));
    }

    @Test
    void anOutputThatIsNewStartsAtTheOldestOrAtTheNextRecord() {
        Lab lab = new Lab();
        lab.write(1, 5);
        lab.with("a", "b");
        assertThat(Lab.seqs(lab.open(2), "b")).isEqualTo(upTo(5));

        lab.with("a", "b", "c");
        lab.options = Small.options(JournalOptions.From.NOW, 256 << 10, 96 << 10);
        Journal journal = lab.open(3);
        lab.append(journal, 3, 1);
        assertThat(Lab.seqs(journal, "c")).containsExactly(1L);
        assertThat(journal.cursor("c").unreportedLosses()).isEmpty();
    }

    @Test
    void whatWasAcknowledgedComesNotAgainAfterAKillAndAfterHalfAMinuteNotAfterALossOfPower() {
        for (int seconds : List.of(2, 33)) {
            Lab lab = new Lab();
            Journal journal = lab.open(1);
            lab.append(journal, 1, 8);
            for (long seq = 1; seq <= 6; seq++) {
                journal.cursor("a").acknowledge(Small.ID, 1, seq, seq);
                lab.pass(journal, Duration.ofSeconds(1));
            }
            for (int i = 0; i < seconds; i++) {
                lab.pass(journal, Duration.ofSeconds(1));
            }
            if (seconds > 30) {
                lab.disk.crash();
            }
            assertThat(Lab.seqs(lab.open(2), "a")).containsExactly(7L, 8L);
        }
    }

    /// How often the journal's thread wakes while records come, each acknowledged at once.
    private static int steps(Lab lab, Journal journal, int records, Duration apart) {
        int steps = 0;
        for (int i = 0; i < records; i++) {
            lab.append(journal, 1, 1);
            long left = apart.toNanos();
            while (left > 0 && steps <= 10_000) {
                long wait = Math.min(left, journal.step(false));
                journal.cursor("a").acknowledge(Small.ID, 1, 1, journal.nextSeq() - 1);
                lab.clock.pass(Duration.ofNanos(wait));
                left -= wait;
                steps++;
            }
        }
        return steps;
    }

    @Test
    void theThreadRestsBetweenRecordsAlsoWhenCursorsAreToBeForced() {
        Lab lab = new Lab();
        Journal journal = lab.open(1);
        assertThat(steps(lab, journal, 700, Duration.ofMillis(100)))
                .as("steps for 700 records in 70 s")
                .isLessThan(1_000);
    }

    @Test
    void aTickOfTheGroupCommitTimeWakesTheThreadOnceWhateverTheFirstTwoWereApart() {
        Lab lab = new Lab();
        Journal journal = lab.open(1);
        lab.append(journal, 1, 1);
        journal.step(false);
        lab.pass(journal, Duration.ofMillis(100));
        assertThat(steps(lab, journal, 59, Duration.ofSeconds(1)))
                .as("steps for 59 records, one a second")
                .isLessThan(65);
    }
}
