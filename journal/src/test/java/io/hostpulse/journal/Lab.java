package io.hostpulse.journal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/// A journal without a thread on a model disk, for tests that damage what it wrote.
final class Lab {
    final CrashingDisk disk = new CrashingDisk(new SplittableRandom(42));
    final ManualClock clock = new ManualClock();
    final List<String> log = new ArrayList<>();
    JournalOptions options = Small.options();
    Faults faults = Faults.NONE;
    private Set<String> outputs = Set.of("a");

    Lab with(String... names) {
        outputs = Set.of(names);
        return this;
    }

    Journal open(long epoch) {
        return Journal.still(
                options,
                disk,
                EpochId.of(Small.ID, epoch),
                outputs,
                clock::nanoTime,
                clock::wallMicros,
                log::add,
                faults);
    }

    /// Appends so many records.
    void append(Journal journal, long epoch, int count) {
        for (int i = 0; i < count; i++) {
            long seq = journal.nextSeq();
            journal.append(seq, clock.wallMicros(), Small.payload(epoch, seq));
        }
    }

    /// Writes records of one epoch and closes.
    void write(long epoch, int count) {
        Journal journal = open(epoch);
        for (int i = 0; i < count; i += 4) {
            append(journal, epoch, Math.min(4, count - i));
            journal.step(false);
        }
        journal.close();
    }

    void pass(Journal journal, Duration time) {
        clock.pass(time);
        journal.step(false);
    }

    /// The segments' names in order.
    List<String> segments() {
        return disk.list().stream().filter(name -> name.endsWith(".seg")).sorted().toList();
    }

    /// All that an output waits for.
    static List<JournalRecord> all(Journal journal, String output) {
        List<JournalRecord> taken = new ArrayList<>();
        journal.cursor(output).take(taken, Key.START, Integer.MAX_VALUE, Long.MAX_VALUE);
        return taken;
    }

    static List<Long> seqs(Journal journal, String output) {
        return all(journal, output).stream().map(record -> record.key().seq()).toList();
    }

    static Loss loss(long epoch, long from, long to, Cause cause) {
        return new Loss(Small.ID, epoch, from, to, cause);
    }
}
