package io.hostpulse.journal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/// Every kind of damage on disk (E16): no crash, only the touched records are lost, and the counts
/// say which.
final class CorruptionTest {
    private static final int RECORDS = 12;

    private final Lab lab = new Lab();

    /// What is left of 1 to 12 is waiting, and the rest is a loss.
    private void checkLost(Journal journal, long... lost) {
        List<Long> expected = new ArrayList<>(LongStream.rangeClosed(1, RECORDS).boxed().toList());
        IntervalSet gone = new IntervalSet();
        for (long seq : lost) {
            expected.remove(seq);
            gone.add(seq, seq);
        }
        assertThat(Lab.seqs(journal, "a")).isEqualTo(expected);
        for (JournalRecord record : Lab.all(journal, "a")) {
            assertThat(record.payload()).isEqualTo(Small.payload(1, record.key().seq()));
        }
        List<Loss> losses = new ArrayList<>();
        for (int i = 0; i < gone.intervals(); i++) {
            losses.add(Lab.loss(1, gone.from(i), gone.to(i), Cause.CORRUPT));
        }
        assertThat(journal.cursor("a").unreportedLosses()).isEqualTo(losses);
        assertThat(journal.cursor("a").behind()).isEqualTo(expected.size());
    }

    /// Where each record begins, and at last the end.
    private static long[] offsets() {
        long[] offsets = new long[RECORDS + 1];
        offsets[0] = SegmentFormat.HEADER_BYTES;
        for (int i = 0; i < RECORDS; i++) {
            offsets[i + 1] =
                    offsets[i] + RecordFormat.HEADER_BYTES + Small.payload(1, i + 1L).length;
        }
        return offsets;
    }

    private static long[] touched(long from, long to) {
        long[] offsets = offsets();
        return LongStream.rangeClosed(1, RECORDS)
                .filter(seq -> offsets[(int) seq - 1] < to && from < offsets[(int) seq])
                .toArray();
    }

    @Test
    void aFlippedByteCostsItsRecordAndOneInTheHeaderNothing() {
        lab.write(1, RECORDS);
        String name = lab.segments().getFirst();
        byte[] whole = lab.disk.bytes(name);
        for (int at = 0; at < whole.length; at += at < 200 ? 1 : 37) {
            Lab fresh = new Lab();
            fresh.write(1, RECORDS);
            byte[] damaged = whole.clone();
            damaged[at] ^= 0x41;
            fresh.disk.put(name, damaged);
            Journal journal = fresh.open(2);
            checkLost(journal, touched(at, at + 1L));
        }
    }

    @Test
    void aZeroedBlockCostsTheRecordsItTouches() {
        lab.write(1, RECORDS);
        String name = lab.segments().getFirst();
        byte[] bytes = lab.disk.bytes(name);
        Arrays.fill(bytes, 4_096, 8_192, (byte) 0);
        lab.disk.put(name, bytes);

        checkLost(lab.open(2), touched(4_096, 8_192));
    }

    @Test
    void aFileCutAnywhereInItsLastRecordLosesThatRecord() {
        lab.write(1, RECORDS);
        String name = lab.segments().getFirst();
        byte[] whole = lab.disk.bytes(name);
        long[] offsets = offsets();
        for (int end = (int) offsets[RECORDS - 1]; end < whole.length; end++) {
            Lab fresh = new Lab();
            fresh.write(1, RECORDS);
            fresh.disk.put(name, Arrays.copyOf(whole, end));
            checkLost(fresh.open(2), RECORDS);
        }
    }

    @Test
    void junkBetweenRecordsCostsNothing() {
        lab.write(1, RECORDS);
        String name = lab.segments().getFirst();
        byte[] whole = lab.disk.bytes(name);
        int at = (int) offsets()[5];
        byte[] longer = new byte[whole.length + 1_000];
        System.arraycopy(whole, 0, longer, 0, at);
        // Copies of an earlier record are junk too.
        System.arraycopy(whole, (int) offsets()[2], longer, at, 900);
        System.arraycopy(whole, at, longer, at + 1_000, whole.length - at);
        lab.disk.put(name, longer);

        checkLost(lab.open(2));
    }

    @Test
    void segmentsWithExchangedNamesAreReadInTheOrderTheyWereWritten() {
        lab.write(1, 100);
        List<String> names = lab.segments();
        assertThat(names.size()).isGreaterThan(1);
        byte[] first = lab.disk.bytes(names.getFirst());
        lab.disk.put(names.getFirst(), lab.disk.bytes(names.getLast()));
        lab.disk.put(names.getLast(), first);

        assertThat(Lab.seqs(lab.open(2), "a"))
                .isEqualTo(LongStream.rangeClosed(1, 100).boxed().toList());
    }

    @Test
    void aDeletedSegmentIsALossOfExactlyItsRecords() throws IOException {
        lab.write(1, 120);
        List<String> names = lab.segments();
        assertThat(names.size()).isGreaterThan(2);
        lab.disk.delete(names.get(1));
        lab.disk.forceDirectory();

        Journal journal = lab.open(2);
        List<Loss> losses = journal.cursor("a").unreportedLosses();
        assertThat(losses).hasSize(1);
        long from = losses.getFirst().fromSeq();
        long to = losses.getFirst().toSeq();
        assertThat(losses).containsExactly(Lab.loss(1, from, to, Cause.CORRUPT));
        assertThat(Lab.seqs(journal, "a"))
                .isEqualTo(
                        LongStream.rangeClosed(1, 120)
                                .filter(seq -> seq < from || seq > to)
                                .boxed()
                                .toList());
    }

    @Test
    void theNewestSegmentDeletedIsMissedToo() throws IOException {
        lab.write(1, RECORDS);
        lab.disk.delete(lab.segments().getFirst());

        Journal journal = lab.open(2);
        assertThat(journal.cursor("a").unreportedLosses())
                .containsExactly(Lab.loss(1, 1, RECORDS, Cause.CORRUPT));
    }

    @Test
    void emptyAndZeroedSegmentsAreToleratedAndGo() {
        lab.write(1, RECORDS);
        lab.disk.put(SegmentFormat.name(100, EpochId.of(Small.ID, 1)), new byte[0]);
        lab.disk.put(SegmentFormat.name(101, EpochId.of(Small.ID, 1)), new byte[70_000]);

        Journal journal = lab.open(2);
        checkLost(journal);
        journal.step(true);
        assertThat(lab.segments()).hasSize(1);
    }

    @Test
    void withoutCursorsEverythingComesAgain() throws IOException {
        Journal before = lab.open(1);
        lab.append(before, 1, RECORDS);
        before.cursor("a").acknowledge(Small.ID, 1, 1, 5);
        before.close();
        for (String name : lab.disk.list()) {
            if (CursorStore.isCursor(name)) {
                lab.disk.delete(name);
            }
        }

        checkLost(lab.open(2));
    }

    @Test
    void withTheNewestCursorDamagedTheOlderOneCounts() {
        String older = acknowledging(1, 1, 5);
        String newest = acknowledging(2, 6, 7);
        assertThat(newest).isNotEqualTo(older);
        lab.disk.put(newest, new byte[lab.disk.bytes(newest).length]);

        Journal journal = lab.open(3);
        assertThat(Lab.seqs(journal, "a")).containsExactly(6L, 7L, 8L, 9L, 10L, 11L, 12L);
        assertThat(lab.log).anyMatch(line -> line.contains("does not begin like a cursor"));
    }

    @Test
    void aDamagedStateCostsNothingThatALaterOneHolds() throws IOException {
        String name = acknowledging(1, 1, 5);
        byte[] bytes = lab.disk.bytes(name);
        bytes[30] ^= 1;
        lab.disk.put(name, bytes);

        StringBuilder out = new StringBuilder();
        assertThat(JournalInspector.check(lab.disk, out)).isEqualTo(1);
        assertThat(out.toString()).contains(name + ":0: its checksum does not fit");
        assertThat(Lab.seqs(lab.open(2), "a")).containsExactly(6L, 7L, 8L, 9L, 10L, 11L, 12L);
    }

    @Test
    void aStateThatIsTornCostsWhatItAdded() {
        for (int torn = 1; torn < 200; torn += 7) {
            Lab own = new Lab();
            String name = acknowledging(own, 1, 1, 5);
            byte[] bytes = own.disk.bytes(name);
            own.disk.put(name, Arrays.copyOf(bytes, bytes.length - torn));
            assertThat(Lab.seqs(own.open(2), "a"))
                    .as("without %s bytes", torn)
                    .endsWith(6L, 7L, 8L, 9L, 10L, 11L, 12L);
        }
    }

    private String acknowledging(long epoch, long from, long to) {
        return acknowledging(lab, epoch, from, to);
    }

    /// One start that acknowledges these records of the first.
    ///
    /// @return the cursor's file that holds it
    private static String acknowledging(Lab lab, long epoch, long from, long to) {
        Journal journal = lab.open(epoch);
        lab.append(journal, epoch, epoch == 1 ? RECORDS : 0);
        lab.pass(journal, Duration.ofSeconds(2));
        journal.cursor("a").acknowledge(Small.ID, 1, from, to);
        journal.close();
        boolean isFirst = generation(lab, 0) > generation(lab, 1);
        return CursorStore.name("a", isFirst ? 0 : 1);
    }

    private static long generation(Lab lab, int slot) {
        try {
            return CursorStore.read(lab.disk, CursorStore.name("a", slot)).state().generation;
        } catch (IOException | CursorFormat.Malformed _) {
            return 0;
        }
    }

    @Test
    void aCursorFromTheFutureHidesNothing() {
        lab.write(1, RECORDS);
        CursorState future = new CursorState("a");
        future.acknowledge(EpochId.of(Small.ID, 1), 1, 1_000);
        lab.disk.put(CursorStore.name("a", 0), CursorFormat.encode(future, 90));

        Journal journal = lab.open(2);
        lab.append(journal, 2, 3);
        assertThat(Lab.seqs(journal, "a")).containsExactly(1L, 2L, 3L);
        assertThat(Lab.all(journal, "a").getFirst().key().epoch()).isEqualTo(2);
    }

    @Test
    void aSegmentOfANewerVersionIsSetAsideAndTakenBack() {
        lab.write(1, RECORDS);
        String name = lab.segments().getFirst();
        byte[] whole = lab.disk.bytes(name);
        byte[] newer = whole.clone();
        newer[SegmentFormat.VERSION_AT + 1] = 2;
        newer[SegmentFormat.CRC_AT] ^= 1;
        lab.disk.put(name, newer);

        Journal journal = lab.open(2);
        assertThat(Lab.seqs(journal, "a")).isEmpty();
        assertThat(lab.disk.list()).contains(name + ".newer").doesNotContain(name);
        journal.close();

        lab.disk.put(name + ".newer", whole);
        assertThat(lab.open(3).stats().records()).isEqualTo(RECORDS);
    }

    @Test
    void theInspectorNamesEachDamageWithFileAndOffset() throws IOException {
        lab.write(1, RECORDS);
        String name = lab.segments().getFirst();
        StringBuilder whole = new StringBuilder();
        assertThat(JournalInspector.check(lab.disk, whole)).isZero();
        assertThat(whole.toString()).isEqualTo("ok records=12 damages=0 damaged_bytes=0\n");

        byte[] bytes = lab.disk.bytes(name);
        int at = (int) offsets()[3];
        bytes[at + 5] ^= 1;
        lab.disk.put(name, bytes);
        StringBuilder out = new StringBuilder();
        assertThat(JournalInspector.check(lab.disk, out)).isEqualTo(1);
        assertThat(out.toString()).contains(name + ":" + at + ": no whole record bytes=");

        StringBuilder dump = new StringBuilder();
        assertThat(JournalInspector.dump(lab.disk, dump)).isEqualTo(1);
        assertThat(dump.toString().lines().filter(line -> line.startsWith(Small.ID))).hasSize(11);
        StringBuilder stats = new StringBuilder();
        assertThat(JournalInspector.stats(lab.disk, stats)).isEqualTo(1);
        assertThat(stats.toString()).contains("cursor a ").contains("behind=11");
    }
}
