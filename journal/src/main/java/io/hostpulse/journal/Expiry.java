package io.hostpulse.journal;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Which segments go: those no output waits for, and beyond the journal's limits the oldest.
/// Confined to the journal's thread.
///
/// What is lost by it is made durable in the cursors first, then the file goes, then the directory
/// is forced. When the cursors cannot be saved because the disk is full, the file goes all the
/// same, or there would never be room again; a crash at that moment turns `expired` into `corrupt`.
final class Expiry {
    /// How long a segment must have been too old by the wall clock, in monotonic time, before it
    /// goes: a clock that is a year ahead for a moment expires nothing.
    static final Duration AGE_GRACE = Duration.ofHours(1);

    private final Shelf shelf;
    private final Disk disk;
    private final CursorStore store;
    private final JournalOptions options;
    private final Faults faults;
    private final Consumer<String> log;

    Expiry(
            Shelf shelf,
            Disk disk,
            CursorStore store,
            JournalOptions options,
            Faults faults,
            Consumer<String> log) {
        this.shelf = shelf;
        this.disk = disk;
        this.store = store;
        this.options = options;
        this.faults = faults;
        this.log = log;
    }

    /// What the file system has left above what it is to be left, in bytes; negative when too
    /// little.
    long spareBytes() throws IOException {
        long total = disk.totalBytes();
        long kept =
                Math.max(
                        (long) (options.freeShareMin() * total),
                        Math.min(options.freeBytesMin(), total / 4));
        return disk.freeBytes() - kept;
    }

    /// Lets go of what is not needed or not allowed.
    ///
    /// @param spareBytes as [#spareBytes()] said
    void run(long nowNanos, long wallMicros, long spareBytes) throws IOException {
        List<Segment> released = new ArrayList<>();
        List<Segment> expired = new ArrayList<>();
        long bytes = 0;
        long spare = spareBytes;
        List<Segment> all = shelf.segments();
        for (Segment segment : all) {
            bytes += segment.bytes;
            if (shelf.isReleased(segment)) {
                released.add(segment);
                bytes -= segment.bytes;
                spare += segment.bytes;
            }
        }
        int count = all.size() - released.size();
        for (Segment segment : all) {
            if (segment.isOpen || released.contains(segment)) {
                continue;
            }
            boolean isTooMuch =
                    bytes > options.bytesMax() || count > options.segmentsMax() || spare < 0;
            if (isTooMuch || isTooOld(segment, nowNanos, wallMicros)) {
                expired.add(segment);
                bytes -= segment.bytes;
                spare += segment.bytes;
                count--;
            }
        }
        letGo(released, expired);
    }

    private boolean isTooOld(Segment segment, long nowNanos, long wallMicros) {
        if (segment.seqs.isEmpty()
                || wallMicros - segment.newestMicros <= options.ageMax().toNanos() / 1_000) {
            segment.overAgeSinceNanos = 0;
            return false;
        }
        if (segment.overAgeSinceNanos == 0) {
            segment.overAgeSinceNanos = nowNanos == 0 ? 1 : nowNanos;
        }
        return nowNanos - segment.overAgeSinceNanos >= AGE_GRACE.toNanos();
    }

    private void letGo(List<Segment> released, List<Segment> expired) throws IOException {
        if (released.isEmpty() && expired.isEmpty()) {
            return;
        }
        for (Segment segment : expired) {
            log.accept(
                    "the journal is at its limits: the oldest segment goes file="
                            + segment.name
                            + " bytes="
                            + segment.bytes
                            + " epoch="
                            + segment.epoch
                            + " seqs="
                            + shelf.seqsOf(segment));
            shelf.expire(segment);
        }
        try {
            store.save();
        } catch (IOException e) {
            unlink(expired);
            throw e;
        }
        List<Segment> going = new ArrayList<>(released);
        going.addAll(expired);
        unlink(going);
    }

    private void unlink(List<Segment> going) throws IOException {
        if (going.isEmpty()) {
            return;
        }
        for (Segment segment : going) {
            faults.at(FaultPoint.BEFORE_UNLINK);
            disk.delete(segment.name);
            faults.at(FaultPoint.AFTER_UNLINK);
            shelf.remove(segment);
        }
        disk.forceDirectory();
        faults.at(FaultPoint.UNLINK_DIRECTORY_FORCED);
        shelf.prune();
    }
}
