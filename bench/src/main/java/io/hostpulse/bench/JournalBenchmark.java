package io.hostpulse.bench;

import io.hostpulse.agent.assemble.Derivation;
import io.hostpulse.journal.Cursor;
import io.hostpulse.journal.Faults;
import io.hostpulse.journal.FileDisk;
import io.hostpulse.journal.Journal;
import io.hostpulse.journal.JournalOptions;
import io.hostpulse.journal.JournalRecord;
import io.hostpulse.journal.Key;
import io.hostpulse.wire.MessageEncoder;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Appends a message to the journal, and takes it for an output that settles it at once. The group
/// commit and its fsync run beside, in the journal's own thread, as in the agent.
@State(Scope.Thread)
public class JournalBenchmark {
    private static final String OUTPUT = "out";
    private static final Duration FLUSH_MAX = Duration.ofSeconds(10);

    /// A disk that falls behind would have the memory overflow: it is waited for now and then.
    private static final int FLUSH_EVERY = 512;

    private final TemporaryFolder folder = new TemporaryFolder();
    private final List<JournalRecord> taken = new ArrayList<>();
    private Journal journal = open(0);
    private Cursor cursor = journal.cursor(OUTPUT);
    private byte[] json = {};
    private long seq;

    private Journal open(int iteration) {
        return Journal.open(
                JournalOptions.defaults(),
                new FileDisk(folder.path().resolve("journal-" + iteration)),
                "0f9e8d7c-6b5a-4948-b736-251403f2e1d0",
                1,
                Set.of(OUTPUT),
                System::nanoTime,
                () -> SampleHost.FIRST_MICROS,
                System.err::println,
                Faults.NONE);
    }

    @Setup
    public void writeMessage() {
        SampleHost host = new SampleHost(SampleHost.Size.SMALL);
        new Derivation().derive(host.snapshot(), 1_000_000);
        json = new MessageEncoder().encode(host.snapshot()).json();
    }

    @TearDown(Level.Trial)
    public void close() {
        journal.close();
        folder.close();
    }

    @Benchmark
    public int appendAndSettle() {
        seq++;
        journal.append(seq, SampleHost.FIRST_MICROS + seq, json);
        if (seq % FLUSH_EVERY == 0 && !journal.flush(FLUSH_MAX)) {
            throw new IllegalStateException("the disk takes longer than " + FLUSH_MAX);
        }
        taken.clear();
        int count = cursor.take(taken, Key.START, 1, json.length);
        cursor.acknowledge(taken.getFirst());
        return count;
    }
}
