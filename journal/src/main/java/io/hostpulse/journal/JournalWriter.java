package io.hostpulse.journal;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// All writing to the disk: one step at a time, each of which does what is due and says how long
/// nothing will be. Confined to whoever has the journal's turn, but for [#state()] and
/// [#hasTimer()].
final class JournalWriter {
    /// What [#step] returns when nothing is due until something happens.
    static final long NOTHING = Long.MAX_VALUE;

    private static final long BATCH_BYTES_MAX = 1 << 20;

    /// Stands for space that is not known; half of what a long holds, so that sums stay sums.
    private static final long UNLIMITED = Long.MAX_VALUE / 2;

    /// How often to ask what the file system has left and what is to be let go, where nothing else
    /// makes it due: that is as much work as half a tick. Seldom, as long as there is much left.
    private static final long HOUSEKEEPING_NANOS = 60_000_000_000L;

    private static final long NARROW_HOUSEKEEPING_NANOS = 10_000_000_000L;
    private static final long NARROW_BYTES = 256L << 20;

    /// How long a cursor may stand in the machine's memory alone: about as long as the kernel lets
    /// written bytes wait by itself (dirty_expire_centisecs, vm.rst).
    private static final long CURSOR_FORCE_NANOS = 30_000_000_000L;

    /// How often to see that the open segment still has its name. What is written to one that lost
    /// it meanwhile stays in memory for the outputs, and is counted as lost if they are behind.
    private static final long LOOK_NANOS = 60_000_000_000L;

    /// A cursor's file is as much smaller than a segment.
    private static final int CURSOR_SHARE = 128;

    private final Shelf shelf;
    private final Disk disk;
    private final JournalOptions options;
    private final LongSupplier nanoTime;
    private final LongSupplier wallMicros;
    private final Consumer<String> log;
    private final Faults faults;

    private final CursorStore store;
    private final Expiry expiry;
    private final Trouble writing;
    private final Trouble keeping;
    private final ByteBuffer buffer = SegmentWriter.buffer();
    private final ArrayList<JournalRecord> batch = new ArrayList<>();

    private @Nullable SegmentWriter writer;
    private long nextOrdinal;
    private boolean isUnforced;
    private long unforcedSince;
    private boolean awaitsAcks;
    private boolean isHouseDue = true;
    private long forcedAt;
    private long lookedAt;
    private long savedAt;
    private long cursorsForcedAt;
    private long housekeptAt;
    private long spareBytes = UNLIMITED;
    private volatile boolean hasTimer;

    JournalWriter(
            Shelf shelf,
            Disk disk,
            JournalOptions options,
            LongSupplier nanoTime,
            LongSupplier wallMicros,
            Consumer<String> log,
            Faults faults) {
        this.shelf = shelf;
        this.disk = disk;
        this.options = options;
        this.nanoTime = nanoTime;
        this.wallMicros = wallMicros;
        this.log = log;
        this.faults = faults;
        int cursorBytes = options.segmentBytes() / CURSOR_SHARE;
        this.store = new CursorStore(disk, shelf.cursors(), cursorBytes, buffer, faults, log);
        this.expiry = new Expiry(shelf, disk, store, options, faults, log);
        this.writing = new Trouble("the journal in " + disk.name() + " cannot write", options, log);
        this.keeping =
                new Trouble("the journal in " + disk.name() + " cannot keep house", options, log);
        long now = nanoTime.getAsLong();
        this.forcedAt = now - options.groupCommit().toNanos();
        this.lookedAt = now - LOOK_NANOS;
        this.savedAt = now - options.cursorPeriod().toNanos();
        this.cursorsForcedAt = now;
        this.housekeptAt = now;
    }

    JournalState state() {
        return writing.isOver() ? keeping.state() : writing.state();
    }

    /// Whether the thread will look by itself at cursors that change.
    boolean hasTimer() {
        return hasTimer;
    }

    /// Does what is due.
    ///
    /// @param isUrgent do everything now, whatever the periods and waits say
    /// @return how long nothing will be due, in nanoseconds
    long step(boolean isUrgent) {
        return step(isUrgent, nanoTime.getAsLong());
    }

    /// Does what is due now or will be until a time, so that nobody has to come back for it.
    ///
    /// @param untilNanos the time, by the monotonic clock
    long step(boolean isUrgent, long untilNanos) {
        long now = nanoTime.getAsLong();
        if (isUrgent || writing.waitNanos(now) <= 0) {
            try {
                recoverOnce();
                writeAll(now, isUrgent, untilNanos);
            } catch (IOException | RuntimeException e) {
                abandon();
                writing.failed(e, now, wallMicros.getAsLong());
                shelf.tellWaiting();
            }
        }
        if (shelf.isRecovered() && (isUrgent || keeping.waitNanos(now) <= 0)) {
            try {
                keepHouse(now, isUrgent, untilNanos);
                keeping.worked();
            } catch (IOException | RuntimeException e) {
                keeping.failed(e, now, wallMicros.getAsLong());
            }
        }
        long after = nanoTime.getAsLong();
        long wait = waitNanos(after);
        hasTimer = wait != NOTHING;
        return Math.min(wait, forceNanos(after));
    }

    private void recoverOnce() throws IOException {
        if (shelf.isRecovered()) {
            return;
        }
        disk.createDirectory();
        List<String> names = disk.list();
        Recovery recovery = new Recovery(disk, log);
        recovery.run(names);
        nextOrdinal = recovery.highestOrdinal() + 1;
        List<CursorState> saved = store.load(names, shelf.cursors().names());
        shelf.recovered(recovery.segments(), saved);
    }

    private void writeAll(long now, boolean isUrgent, long until) throws IOException {
        batch.clear();
        shelf.unwritten(batch, BATCH_BYTES_MAX);
        while (!batch.isEmpty()) {
            write(now);
            awaitsAcks = true;
            batch.clear();
            shelf.unwritten(batch, BATCH_BYTES_MAX);
        }
        long commit = options.groupCommit().toNanos();
        // A tick that comes a little early does not cost a second waking.
        boolean isDue = now - forcedAt >= commit - commit / 4;
        if (isUnforced && (isUrgent || isDue || unforcedSince + commit - until < 0)) {
            force(now, isUrgent);
        }
    }

    private void write(long now) throws IOException {
        checkSpace(now);
        int from = 0;
        while (from < batch.size()) {
            SegmentWriter open = roomy(batch.get(from).bytes(), now);
            long end = open.length();
            int to = from;
            while (to < batch.size()
                    && (to == from || end + batch.get(to).bytes() <= options.segmentBytes())) {
                end += batch.get(to).bytes();
                to++;
            }
            boolean isAll = from == 0 && to == batch.size();
            List<JournalRecord> part = isAll ? batch : batch.subList(from, to);
            long offset = open.length();
            if (!isUnforced) {
                isUnforced = true;
                unforcedSince = now;
            }
            open.write(part, end);
            shelf.written(open.segment(), part, offset);
            if (options.groupCommit().isZero()) {
                force(now, false);
            }
            from = to;
        }
    }

    /// The open segment if a record fits, else a new one.
    private SegmentWriter roomy(long bytes, long now) throws IOException {
        SegmentWriter open = writer;
        boolean isEmpty = open != null && open.length() <= SegmentFormat.HEADER_BYTES;
        if (open != null && (isEmpty || open.length() + bytes <= options.segmentBytes())) {
            return open;
        }
        if (open != null) {
            if (isUnforced) {
                force(now, true);
            }
            shelf.seal(open.segment(), open.length());
            open.finish();
            writer = null;
        }
        isHouseDue = true;
        SegmentWriter made = create();
        writer = made;
        return made;
    }

    private SegmentWriter create() throws IOException {
        SegmentFormat.Head head = new SegmentFormat.Head(nextOrdinal++, shelf.epoch());
        Segment segment = new Segment(SegmentFormat.name(head.ordinal(), head.epoch()), head);
        segment.bytes = SegmentFormat.HEADER_BYTES;
        segment.isOpen = true;
        SegmentWriter made;
        try {
            made = createFile(segment);
        } catch (IOException e) {
            deleteUnused(segment);
            throw e;
        }
        shelf.add(segment);
        return made;
    }

    private SegmentWriter createFile(Segment segment) throws IOException {
        try {
            return newFile(segment);
        } catch (NoSuchFileException _) {
            disk.createDirectory();
            store.directoryIsNew();
            return newFile(segment);
        }
    }

    private SegmentWriter newFile(Segment segment) throws IOException {
        return SegmentWriter.create(
                disk, segment, options.segmentBytes(), wallMicros.getAsLong(), faults, buffer);
    }

    /// A segment that never held a record is not left behind.
    private void deleteUnused(Segment segment) {
        try {
            disk.delete(segment.name);
        } catch (IOException _) {
            // The next start finds it empty and removes it.
        }
    }

    private void force(long now, boolean isUrgent) throws IOException {
        SegmentWriter open = writer;
        if (open != null) {
            boolean looks = isUrgent || !writing.isOver() || now - lookedAt >= LOOK_NANOS;
            lookedAt = looks ? now : lookedAt;
            open.force(looks);
            isUnforced = false;
            forcedAt = now;
            shelf.durable();
            writing.worked();
        }
    }

    /// The open segment failed: it is never written again.
    private void abandon() {
        SegmentWriter open = writer;
        writer = null;
        isUnforced = false;
        isHouseDue = true;
        if (open != null) {
            shelf.seal(open.segment(), open.length());
            open.close();
        }
    }

    /// Looks at the file system now and then, and does not write when it must be spared.
    private void checkSpace(long now) throws IOException {
        if (!writing.isOver() || isHousekeepingDue(now)) {
            lookForSpace(now);
        }
    }

    private boolean isHousekeepingDue(long now) {
        long period = spareBytes < NARROW_BYTES ? NARROW_HOUSEKEEPING_NANOS : HOUSEKEEPING_NANOS;
        return isHouseDue || now - housekeptAt >= period;
    }

    private void lookForSpace(long now) throws IOException {
        try {
            spareBytes = expiry.spareBytes();
        } catch (IOException _) {
            // The directory is made with the next segment; another failure shows in the writing.
            spareBytes = UNLIMITED;
        }
        if (spareBytes < 0) {
            letGo(now);
            spareBytes = expiry.spareBytes();
        }
        if (spareBytes < 0) {
            throw new IOException(
                    "the file system is to be spared: " + -spareBytes + " bytes too few are free");
        }
    }

    private void letGo(long now) throws IOException {
        housekeptAt = now;
        isHouseDue = false;
        expiry.run(now, wallMicros.getAsLong(), spareBytes);
    }

    private void keepHouse(long now, boolean isUrgent, long until) throws IOException {
        long period = options.cursorPeriod().toNanos();
        boolean isPeriodOver =
                now - savedAt >= period - period / 10 || savedAt + period + period / 10 - until < 0;
        if (isUrgent) {
            shelf.cursors().noteDurable();
        }
        if (isPeriodOver || isUrgent) {
            if (shelf.cursors().hasDirty()) {
                savedAt = now;
                store.note();
                // Only what is no longer written to can be let go.
                isHouseDue |= shelf.hasSealed();
            }
            awaitsAcks &= now - savedAt < period + period / 10;
        }
        boolean isForceDue = cursorsForcedAt + CURSOR_FORCE_NANOS - until <= 0;
        if (store.hasUnforced() && (isUrgent || isForceDue)) {
            cursorsForcedAt = now;
            store.save();
        }
        if (isHousekeepingDue(now)) {
            letGo(now);
        }
    }

    /// Removes the cursors of outputs that are no more.
    void deleteOtherCursors() {
        try {
            store.deleteOthers(disk.list(), shelf.cursors().names());
        } catch (IOException e) {
            log.accept("cannot remove the cursor of an output that is no more reason=" + e);
        }
    }

    private long waitNanos(long now) {
        long wait = NOTHING;
        if (!writing.isOver()) {
            wait = Math.max(1, writing.waitNanos(now));
        }
        if (!keeping.isOver()) {
            wait = Math.min(wait, Math.max(1, keeping.waitNanos(now)));
        }
        if (isUnforced) {
            // From the oldest record and not from the last force: the next tick of the same period
            // comes first then and forces with its own record, and the thread is woken once.
            long due = unforcedSince + options.groupCommit().toNanos() - now;
            wait = Math.min(wait, Math.max(1, due));
        }
        if (keeping.isOver() && (awaitsAcks || shelf.cursors().hasDirty())) {
            long period = options.cursorPeriod().toNanos();
            // A little later than the period: a tick of the same period saves them first.
            wait = Math.min(wait, Math.max(1, savedAt + period + period / 10 - now));
        }
        return wait;
    }

    /// How long until the cursors are to be forced, or [#NOTHING].
    private long forceNanos(long now) {
        return keeping.isOver() && store.hasUnforced()
                ? Math.max(1, cursorsForcedAt + CURSOR_FORCE_NANOS - now)
                : NOTHING;
    }

    void close() {
        SegmentWriter open = writer;
        writer = null;
        if (open != null) {
            shelf.seal(open.segment(), open.length());
            open.finish();
        }
        store.close();
    }
}
