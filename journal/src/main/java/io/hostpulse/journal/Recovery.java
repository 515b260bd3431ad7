package io.hostpulse.journal;

import io.hostpulse.journal.Disk.DiskFile;
import io.hostpulse.journal.SegmentFormat.Head;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Reads what earlier starts left behind. It needs the segments alone, changes none of them, and
/// holds one window of one file at a time. Confined to the journal's thread.
final class Recovery {
    private final Disk disk;
    private final Consumer<String> log;
    private final SegmentScanner scanner = new SegmentScanner();
    private final List<Segment> segments = new ArrayList<>();

    private long highestOrdinal;

    Recovery(Disk disk, Consumer<String> log) {
        this.disk = disk;
        this.log = log;
    }

    /// The segments in the order in which they were written.
    List<Segment> segments() {
        return segments;
    }

    /// The highest number of a segment that was ever seen here; 0 for none.
    long highestOrdinal() {
        return highestOrdinal;
    }

    /// Reads every segment among these files.
    void run(List<String> names) throws IOException {
        for (String name : names) {
            if (name.endsWith(SegmentFormat.ENDING)) {
                take(name);
            } else if (name.endsWith(SegmentFormat.NEWER_ENDING)) {
                takeBack(name);
            }
        }
        segments.sort(Recovery::compare);
        leaveOutRepeated();
    }

    /// Written out, as a class archive holds no lambda of `Comparator.comparing`.
    private static int compare(Segment one, Segment other) {
        int order = Long.compare(one.head.ordinal(), other.head.ordinal());
        if (order == 0) {
            order = one.epoch.journal().compareTo(other.epoch.journal());
        }
        if (order == 0) {
            order = Long.compare(one.epoch.epoch(), other.epoch.epoch());
        }
        return order != 0 ? order : one.name.compareTo(other.name);
    }

    private void take(String name) throws IOException {
        Head named = SegmentFormat.ofName(name);
        if (named != null) {
            highestOrdinal = Math.max(highestOrdinal, named.ordinal());
        }
        boolean isNewer = false;
        try (DiskFile file = disk.open(name)) {
            ByteBuffer first = scanner.head(file);
            isNewer = SegmentFormat.isNewer(first);
            if (!isNewer) {
                Head written = SegmentFormat.ofHeader(first);
                Head head = written == null ? named : written;
                if (head == null) {
                    log.accept(describe(name) + " is no segment and is left alone");
                    return;
                }
                highestOrdinal = Math.max(highestOrdinal, head.ordinal());
                segments.add(scan(file, name, head, written != null));
            }
        } catch (NoSuchFileException _) {
            return;
        } catch (IOException e) {
            addUnread(name, named, e);
        }
        if (isNewer) {
            disk.rename(name, name + ".newer");
            log.accept(describe(name) + " is of a newer version and is set aside as NAME.newer");
            addAside(name + ".newer", named);
        }
    }

    private Segment scan(DiskFile file, String name, Head head, boolean isHeaderWhole)
            throws IOException {
        Segment segment = new Segment(name, head);
        segment.bytes = file.size();
        Walk walk = new Walk(segment);
        scanner.scan(file, segment.epoch, SegmentFormat.HEADER_BYTES, segment.bytes, walk);
        boolean isEmpty = segment.bytes == 0;
        if (walk.damages > 0 || (!isHeaderWhole && !isEmpty)) {
            log.accept(
                    describe(name)
                            + " is damaged: every record that is whole is kept records="
                            + segment.seqs.count()
                            + " header="
                            + (isHeaderWhole ? "whole" : "damaged")
                            + " damages="
                            + walk.damages
                            + " damaged_bytes="
                            + segment.damagedBytes
                            + " first_at="
                            + walk.firstDamageAt);
        }
        return segment;
    }

    /// Walks through one segment again.
    static Segment rescan(Disk disk, Segment segment, SegmentScanner scanner) throws IOException {
        Segment found = new Segment(segment.name, segment.head);
        try (DiskFile file = disk.open(segment.name)) {
            scanner.scan(
                    file, segment.epoch, SegmentFormat.HEADER_BYTES, file.size(), new Walk(found));
        } catch (NoSuchFileException _) {
            return found;
        }
        return found;
    }

    private void addUnread(String name, @Nullable Head head, IOException cause) {
        log.accept(
                describe(name)
                        + " cannot be read: it is kept and read at the next start reason="
                        + cause);
        addAside(name, head);
    }

    /// A segment that an older version set aside and this one can read.
    private void takeBack(String name) throws IOException {
        String original = name.substring(0, name.length() - ".newer".length());
        Head named = SegmentFormat.ofName(original);
        if (named != null) {
            highestOrdinal = Math.max(highestOrdinal, named.ordinal());
        }
        boolean isKnown;
        try (DiskFile file = disk.open(name)) {
            isKnown = !SegmentFormat.isNewer(scanner.head(file));
        } catch (IOException _) {
            isKnown = false;
        }
        if (isKnown) {
            disk.rename(name, original);
            take(original);
        } else {
            addAside(name, named);
        }
    }

    /// Keeps a file whose records are not known here: they are not missed, and the file counts
    /// towards the journal's limits.
    private void addAside(String name, @Nullable Head head) {
        if (head == null) {
            return;
        }
        Segment segment = new Segment(name, head);
        segment.isUnread = true;
        try (DiskFile file = disk.open(name)) {
            segment.bytes = file.size();
        } catch (IOException _) {
            // Its size is not known either.
        }
        segments.add(segment);
    }

    /// After a failed force a record may stand in two files. The newer one counts: what the older
    /// one shows may be in the machine's memory alone.
    private void leaveOutRepeated() {
        Map<EpochId, IntervalSet> newer = new HashMap<>();
        for (int i = segments.size() - 1; i >= 0; i--) {
            Segment segment = segments.get(i);
            IntervalSet behind = newer.get(segment.epoch);
            if (behind == null) {
                behind = new IntervalSet();
                newer.put(segment.epoch, behind);
            }
            segment.seqs.removeAll(behind);
            behind.addAll(segment.seqs);
        }
    }

    private String describe(String name) {
        return "journal file " + disk.name() + "/" + name;
    }

    /// Notes what a walk finds.
    private static final class Walk implements SegmentScanner.Visitor {
        private final Segment segment;
        private int damages;
        private long firstDamageAt = -1;

        Walk(Segment segment) {
            this.segment = segment;
        }

        @Override
        public void record(long offset, long seq, long timeMicros, int payloadBytes) {
            segment.note(offset, seq, timeMicros, RecordFormat.HEADER_BYTES + (long) payloadBytes);
        }

        @Override
        public void damage(long from, long to) {
            damages++;
            firstDamageAt = firstDamageAt < 0 ? from : firstDamageAt;
            segment.damagedBytes += to - from;
        }
    }
}
