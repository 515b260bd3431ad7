package io.hostpulse.journal;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// A crash-safe log of bytes with a cursor per output. See `docs/formats/journal.md`.
///
/// [#append] and [#put] belong to one thread at a time; everything else is thread-safe. All writing
/// to the disk is done by the thread `journal`, or by whoever [carries][#carry]: a disk that hangs
/// or fails delays no append and no record that is in memory.
public final class Journal implements AutoCloseable {
    private static final Duration CLOSE_MAX = Duration.ofSeconds(5);
    private static final long WAIT_SLICE_MILLIS = 100;

    /// How late the next record may be without the thread having to see to anything.
    private static final long CARRY_SLACK_NANOS = 50_000_000;

    /// How often the thread looks by itself while its work is carried.
    private static final long CARRIED_LOOK_NANOS = 60_000_000_000L;

    private final JournalOptions options;
    private final Disk disk;
    private final LongSupplier nanoTime;
    private final Consumer<String> log;
    private final Shelf shelf;
    private final JournalWriter writer;
    private final Thread thread;
    private final boolean isThreaded;

    /// Held by whoever does the writer's work.
    private final ReentrantLock turn = new ReentrantLock();

    private final Map<String, Cursor> cursors = new HashMap<>();

    private volatile Cursor[] told = {};
    private volatile boolean isParked;
    private volatile boolean isClosing;
    private volatile boolean isFlushing;
    private volatile boolean hasCursorsToDelete;

    /// Whether the next record will be carried before anything is due.
    private volatile boolean isCarried;

    private boolean isOverflowing;

    private Journal(
            JournalOptions options,
            Disk disk,
            EpochId epoch,
            Set<String> outputs,
            LongSupplier nanoTime,
            LongSupplier wallMicros,
            Consumer<String> log,
            Faults faults,
            boolean isThreaded) {
        this.options = options;
        this.disk = disk;
        this.nanoTime = nanoTime;
        this.log = log;
        this.shelf = new Shelf(epoch, options);
        this.writer = new JournalWriter(shelf, disk, options, nanoTime, wallMicros, log, faults);
        this.thread = new Thread(this::run, "journal");
        this.isThreaded = isThreaded;
        thread.setDaemon(true);
        shelf.cursors().outputs(OutputNames.checked(outputs));
    }

    /// Opens a journal and reads what earlier starts left behind, waiting for that as long as the
    /// options say. A disk that fails is no reason to throw: [#stats] tells.
    ///
    /// @param journalId the UUID of the numbering
    /// @param epoch the number of this start; no other start of the same journal has it
    /// @param outputs the outputs' names; cursors of others are removed
    /// @param nanoTime the monotonic clock, in nanoseconds
    /// @param wallMicros the time, in microseconds since 1970
    /// @param log takes one line at a time, from any thread, without waiting
    /// @throws IllegalArgumentException for a name that cannot be a file's or an id that is no UUID
    public static Journal open(
            JournalOptions options,
            Disk disk,
            String journalId,
            long epoch,
            Set<String> outputs,
            LongSupplier nanoTime,
            LongSupplier wallMicros,
            Consumer<String> log,
            Faults faults) {
        EpochId id = EpochId.of(journalId, epoch);
        Journal journal =
                new Journal(options, disk, id, outputs, nanoTime, wallMicros, log, faults, true);
        journal.thread.start();
        journal.awaitRecovered();
        return journal;
    }

    /// A journal without a thread, whose steps a test makes.
    static Journal still(
            JournalOptions options,
            Disk disk,
            EpochId epoch,
            Set<String> outputs,
            LongSupplier nanoTime,
            LongSupplier wallMicros,
            Consumer<String> log,
            Faults faults) {
        Journal journal =
                new Journal(
                        options, disk, epoch, outputs, nanoTime, wallMicros, log, faults, false);
        journal.writer.step(false);
        return journal;
    }

    private void awaitRecovered() {
        long end = nanoTime.getAsLong() + options.recoveryWait().toNanos();
        while (!shelf.isRecovered()
                && writer.state() instanceof JournalState.Ok
                && nanoTime.getAsLong() - end < 0) {
            if (!hasWaited(WAIT_SLICE_MILLIS)) {
                return;
            }
        }
    }

    private boolean hasWaited(long millis) {
        try {
            shelf.awaitDurable(millis);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// The number that the next record must have: 1 in a new epoch.
    public long nextSeq() {
        return shelf.lastSeq() + 1;
    }

    /// Appends a record. It is there for the outputs at once and durable within the group-commit
    /// time if the disk can. Waits for nothing.
    ///
    /// When the disk is out and the memory full, the oldest records go and are counted as overflow.
    ///
    /// @param seq the number after that of the record before
    /// @param payload handed over: not to be written to any more
    /// @throws IllegalArgumentException for another number or a payload beyond the limit
    public void append(long seq, long timeMicros, byte[] payload) {
        put(seq, timeMicros, payload, payload.length);
        tell();
    }

    /// Appends a record as [#append] does, but tells nobody: [#tell] or [#carry] is to follow.
    ///
    /// @param payload handed over: not to be written to before [#carried] says that nobody waits
    ///   for it
    /// @param length how many of the payload's bytes count
    /// @throws IllegalArgumentException for another number or a payload beyond the limit
    public void put(long seq, long timeMicros, byte[] payload, int length) {
        int limit = Math.min(JournalOptions.PAYLOAD_BYTES_MAX, options.memoryBytesMax());
        if (length > limit - RecordFormat.HEADER_BYTES) {
            throw tooLong(limit, length);
        }
        EpochId epoch = shelf.epoch();
        Key key = new Key(epoch.journal(), epoch.epoch(), seq);
        long dropped = shelf.append(new JournalRecord(key, timeMicros, payload, length));
        if (dropped != IntervalSet.NONE && !isOverflowing) {
            tellOverflow(dropped);
        }
        isOverflowing = dropped != IntervalSet.NONE || (isOverflowing && !isOk());
    }

    private static IllegalArgumentException tooLong(int limit, int length) {
        return new IllegalArgumentException(
                "a record has at most " + limit + " bytes, not " + length);
    }

    private void tellOverflow(long fromSeq) {
        log.accept(
                "the journal's memory is full while its disk is out: the oldest records go epoch="
                        + shelf.epoch()
                        + " from_seq="
                        + fromSeq);
    }

    /// Wakes the journal's thread and whoever waits at a cursor, after [#put]. Waits for nothing.
    public void tell() {
        wake();
        for (Cursor cursor : told) {
            cursor.appended();
        }
    }

    /// Does what the journal's thread would be woken for, on the calling thread, and so waits for
    /// the disk: a thread that must be woken costs the host more than what it does for one record.
    /// Whoever waits at a cursor is not told; [#carried] is to follow. While the journal's thread
    /// is at work itself, it is told of the record and nothing is waited for.
    ///
    /// @param nextNanos when the next record will be carried, by the monotonic clock: what is due
    ///   until then and a little after is done now
    public void carry(long nextNanos) {
        carryUntil(nextNanos + CARRY_SLACK_NANOS);
    }

    /// The outputs have had what was carried: saves their cursors as [#carry] writes records. The
    /// thread need not look before the next record, unless something comes between.
    ///
    /// @param nextNanos as with [#carry]
    /// @return whether every record is durable and no output waits for one: no payload is in use
    ///   here
    public boolean carried(long nextNanos) {
        long until = nextNanos + CARRY_SLACK_NANOS;
        long wait = carryUntil(until);
        long left = until - nanoTime.getAsLong();
        // Whoever was held up beyond the next record has lost it to another.
        isCarried = left > 0 && wait > left;
        if (!isCarried || isFlushing || hasCursorsToDelete) {
            wake();
        }
        return shelf.isThrough();
    }

    private long carryUntil(long untilNanos) {
        if (!turn.tryLock()) {
            wake();
            return 0;
        }
        try {
            return writer.step(false, untilNanos);
        } finally {
            turn.unlock();
        }
    }

    private boolean isOk() {
        return writer.state() instanceof JournalState.Ok;
    }

    /// The cursor of an output, the same one at every call.
    ///
    /// @throws IllegalArgumentException when the journal was not told of the output
    public synchronized Cursor cursor(String output) {
        if (!shelf.cursors().names().contains(output)) {
            throw new IllegalArgumentException("the journal knows no output " + output);
        }
        Cursor cursor = cursors.get(output);
        if (cursor == null) {
            cursor = new Cursor(output, shelf, disk, log, this::changed);
            cursors.put(output, cursor);
            told = cursors.values().toArray(new Cursor[0]);
        }
        return cursor;
    }

    /// Has a cursor for exactly these outputs from now on. What others waited for is released, and
    /// their files are removed; a new one starts where the options say.
    public synchronized void outputs(Set<String> names) {
        shelf.cursors().outputs(OutputNames.checked(names));
        cursors.keySet().retainAll(names);
        told = cursors.values().toArray(new Cursor[0]);
        hasCursorsToDelete = true;
        wake();
    }

    /// The journal in numbers; cheap.
    public JournalStats stats() {
        return shelf.stats(writer.state());
    }

    /// Makes everything appended so far durable, and the cursors with it.
    ///
    /// @return whether that was done in time
    public boolean flush(Duration atMost) {
        long seq = shelf.lastSeq();
        if (!isThreaded) {
            step(true);
            return shelf.isDurable(seq);
        }
        long end = nanoTime.getAsLong() + atMost.toNanos();
        isFlushing = true;
        wake();
        while (isFlushing || !shelf.isDurable(seq)) {
            if (end - nanoTime.getAsLong() <= 0 || !hasWaited(WAIT_SLICE_MILLIS)) {
                return false;
            }
        }
        return true;
    }

    /// Writes and forces what is still in memory, saves the cursors and lets go of the files, as
    /// far as five seconds allow. May be called twice.
    @Override
    public void close() {
        if (!isThreaded) {
            step(true);
            writer.close();
            return;
        }
        isClosing = true;
        LockSupport.unpark(thread);
        try {
            if (!thread.join(CLOSE_MAX)) {
                log.accept(
                        "the journal did not close in time and is left behind not_durable="
                                + stats().notDurable());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// One step of the thread's work, also for tests that never start it.
    long step(boolean isUrgent) {
        if (hasCursorsToDelete) {
            hasCursorsToDelete = false;
            writer.deleteOtherCursors();
        }
        return writer.step(isUrgent);
    }

    private void run() {
        try {
            while (!isClosing) {
                work();
            }
            turn.lock();
            try {
                step(true);
                writer.close();
            } finally {
                turn.unlock();
            }
        } catch (RuntimeException | Error e) {
            log.accept("ERROR the journal's thread ended by " + e);
            throw e;
        }
    }

    private void work() {
        boolean isUrgent = isFlushing;
        long seen = shelf.lastSeq();
        long wait;
        turn.lock();
        try {
            wait = step(isUrgent);
        } finally {
            turn.unlock();
        }
        if (isUrgent) {
            isFlushing = false;
            shelf.tellWaiting();
        }
        // Says that it sleeps first and looks after: who brings work does it the other way round,
        // so that one of the two sees the other.
        isParked = true;
        boolean hasUnsaved = !writer.hasTimer() && shelf.cursors().hasDirty();
        if (!isClosing
                && !isFlushing
                && !hasCursorsToDelete
                && !hasUnsaved
                && shelf.lastSeq() == seen) {
            park(isCarried ? Math.max(wait, CARRIED_LOOK_NANOS) : wait);
        }
        isParked = false;
        Thread.interrupted();
    }

    private void park(long nanos) {
        if (nanos == JournalWriter.NOTHING) {
            LockSupport.park(this);
        } else {
            LockSupport.parkNanos(this, nanos);
        }
    }

    /// Wakes the journal's thread, after [#put]. Waits for nothing.
    public void wake() {
        isCarried = false;
        if (isParked) {
            LockSupport.unpark(thread);
        }
    }

    /// A cursor changed: it is saved when the next saving is due.
    private void changed() {
        if (isParked && !writer.hasTimer()) {
            LockSupport.unpark(thread);
        }
    }
}
