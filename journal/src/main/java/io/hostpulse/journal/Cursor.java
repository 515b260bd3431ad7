package io.hostpulse.journal;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.function.Consumer;

/// One output's way through the journal.
///
/// [#take] belongs to one thread, the output's. Everything else is thread-safe and waits for no
/// disk.
public final class Cursor {
    /// The most pieces of files passed over in one call of [#take] because they could not be read.
    private static final int UNREADABLE_MAX = 256;

    private final String output;
    private final Shelf shelf;
    private final CursorTable table;
    private final Disk disk;
    private final Consumer<String> log;
    private final Runnable changed;
    private final SegmentReader reader;
    private final Position position = new Position();

    private boolean isUnreadableTold;
    private volatile boolean isAheadTold;
    private volatile Runnable onAppend = () -> {};

    Cursor(String output, Shelf shelf, Disk disk, Consumer<String> log, Runnable changed) {
        this.output = output;
        this.shelf = shelf;
        this.table = shelf.cursors();
        this.disk = disk;
        this.log = log;
        this.changed = changed;
        this.reader = new SegmentReader(disk);
    }

    /// The output's name.
    public String output() {
        return output;
    }

    /// Takes records that the output has not settled, in the journal's order. Nothing is marked:
    /// who takes again from the same key gets the same records. Records in memory are given without
    /// asking the disk. One that cannot be read now is passed over and comes again later; one that
    /// is proven damaged is counted as lost.
    ///
    /// @param after only records behind this one; [Key#START] for all
    /// @param recordsMax the most records
    /// @param bytesMax the most bytes of payload together; a first record is given whatever its
    ///   size
    /// @return how many were added
    public int take(List<JournalRecord> into, Key after, int recordsMax, long bytesMax) {
        Key at = after;
        int taken = 0;
        int unreadable = 0;
        long bytes = 0;
        while (taken < recordsMax && unreadable < UNREADABLE_MAX) {
            table.find(output, at, position);
            JournalRecord record = position.record;
            Segment segment = position.segment;
            if (record == null && segment == null) {
                reader.close();
                return taken;
            }
            if (record == null && segment != null) {
                record = read(segment, position.seq, position.offset);
                if (record == null) {
                    unreadable++;
                    at = behindUnreadable(segment, position.seq);
                    continue;
                }
            }
            if (record == null || (taken > 0 && bytes + record.length() > bytesMax)) {
                return taken;
            }
            bytes += record.length();
            into.add(record);
            taken++;
            at = record.key();
        }
        return taken;
    }

    private @Nullable JournalRecord read(Segment segment, long seq, long offset) {
        try {
            JournalRecord record = reader.read(segment, seq, offset);
            if (record == null) {
                rescan(segment);
            }
            isUnreadableTold &= record == null;
            return record;
        } catch (NoSuchFileException _) {
            rescan(segment);
        } catch (IOException e) {
            tellUnreadable(segment, e);
        }
        reader.close();
        return null;
    }

    /// Finds out what a file that disappoints still holds.
    private void rescan(Segment segment) {
        reader.close();
        IntervalSet known = shelf.seqsOf(segment);
        try {
            Segment found = Recovery.rescan(disk, segment, new SegmentScanner());
            long gone = shelf.rescanned(segment, known, found);
            if (gone > 0) {
                changed.run();
                log.accept(
                        "records are damaged or gone on disk file="
                                + disk.name()
                                + "/"
                                + segment.name
                                + " count="
                                + gone);
            }
        } catch (IOException e) {
            tellUnreadable(segment, e);
        }
    }

    private void tellUnreadable(Segment segment, IOException cause) {
        if (!isUnreadableTold) {
            isUnreadableTold = true;
            log.accept(
                    "output "
                            + output
                            + " cannot read from the journal now: what cannot be read is tried"
                            + " again later file="
                            + segment.name
                            + " reason="
                            + cause);
        }
    }

    /// Where to go on behind a record that could not be read: near by if it is gone or the file is
    /// whole otherwise, else behind the piece of the file it stands in.
    private Key behindUnreadable(Segment segment, long seq) {
        long next = shelf.indexedAfter(segment, seq);
        boolean isGone = !shelf.seqsOf(segment).contains(seq);
        long last = Math.max(seq, shelf.seqsOf(segment).last());
        long end = isGone ? seq : next == IntervalSet.NONE ? last : next - 1;
        return new Key(segment.epoch.journal(), segment.epoch.epoch(), end);
    }

    /// The output has this record.
    public void acknowledge(JournalRecord record) {
        Key key = record.key();
        acknowledge(key.journal(), key.epoch(), key.seq(), key.seq());
    }

    /// The output has these records. What the journal does not have is passed over.
    public void acknowledge(String journal, long epoch, long fromSeq, long toSeq) {
        EpochId id = shelf.idOf(journal, epoch);
        if (id == null) {
            tellAhead("acknowledges a journal whose name is no UUID");
            return;
        }
        String problem = table.acknowledge(output, id, fromSeq, toSeq);
        if (!problem.isEmpty()) {
            tellAhead(problem, id, fromSeq, toSeq);
        }
        changed.run();
    }

    private void tellAhead(String problem, EpochId id, long fromSeq, long toSeq) {
        tellAhead(problem + " epoch=" + id + " seqs=" + fromSeq + ".." + toSeq);
    }

    private void tellAhead(String problem) {
        if (!isAheadTold) {
            isAheadTold = true;
            log.accept("output " + output + " " + problem);
        }
    }

    /// The output refuses this record for good: it is counted as lost.
    public void reject(JournalRecord record) {
        Key key = record.key();
        EpochId id = shelf.idOf(key.journal(), key.epoch());
        if (id != null) {
            table.reject(output, id, key.seq());
            changed.run();
        }
    }

    /// How many records that still exist the output has not settled.
    public long behind() {
        return table.behind(output);
    }

    /// How many records the output has acknowledged since the cursor was made.
    public long acknowledged() {
        return table.acknowledged(output);
    }

    /// What was lost and not yet reported to the output's other side, in the order it was noticed.
    public List<Loss> unreportedLosses() {
        return table.losses(output);
    }

    /// The other side knows of these losses.
    public void reported(List<Loss> losses) {
        table.reported(output, losses);
        changed.run();
    }

    /// The newest record there is, [Key#START] when there is none.
    public Key newest() {
        return table.newest();
    }

    /// Has this run after each append, by the appending thread: to be short and to wait for
    /// nothing.
    public void onAppend(Runnable run) {
        onAppend = run;
    }

    void appended() {
        onAppend.run();
    }
}
