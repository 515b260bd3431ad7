package io.hostpulse.journal;

import io.hostpulse.journal.Disk.DiskFile;
import io.hostpulse.journal.SegmentFormat.Head;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Looks at a journal and changes nothing, also while an agent writes to it. Each method prints
/// lines and returns an exit code: 0 for a whole journal, 1 for damage.
public final class JournalInspector {
    private final Disk disk;
    private final Appendable out;
    private final SegmentScanner scanner = new SegmentScanner();

    private long records;
    private long damages;
    private long damagedBytes;
    private final Map<EpochId, IntervalSet> present = new HashMap<>();

    private JournalInspector(Disk disk, Appendable out) {
        this.disk = disk;
        this.out = out;
    }

    /// Looks at every segment and cursor and prints each damage with its file and offset.
    public static int check(Disk disk, Appendable out) throws IOException {
        return new JournalInspector(disk, out).check();
    }

    /// Prints what each segment holds, and how far each cursor is.
    public static int stats(Disk disk, Appendable out) throws IOException {
        return new JournalInspector(disk, out).stats();
    }

    /// Prints each record as a line: key, time in microseconds, length, payload. Bytes of the
    /// payload that are no printable ASCII are written as `\xNN`, but for those of UTF-8 text.
    public static int dump(Disk disk, Appendable out) throws IOException {
        return new JournalInspector(disk, out).dump();
    }

    /// What is done with one segment.
    private interface Look {
        void at(DiskFile file, String name, EpochId epoch, boolean isHeaderWhole, long end)
                throws IOException;
    }

    private List<String> names() throws IOException {
        List<String> names = new ArrayList<>(disk.list());
        Collections.sort(names);
        return names;
    }

    private void eachSegment(Look look) throws IOException {
        for (String name : names()) {
            if (name.endsWith(SegmentFormat.NEWER_ENDING)) {
                line(name + ": of a newer version, set aside");
            } else if (name.endsWith(SegmentFormat.ENDING)) {
                one(name, look);
            }
        }
    }

    private void one(String name, Look look) throws IOException {
        try (DiskFile file = disk.open(name)) {
            long end = file.size();
            ByteBuffer first = scanner.head(file);
            if (SegmentFormat.isNewer(first)) {
                line(name + ":0: of a newer version");
                return;
            }
            Head written = SegmentFormat.ofHeader(first);
            Head head = written == null ? SegmentFormat.ofName(name) : written;
            if (head == null) {
                damage(name, 0, end, "neither header nor name say whose it is");
            } else {
                look.at(file, name, head.epoch(), written != null || end == 0, end);
            }
        } catch (NoSuchFileException _) {
            // Released while we looked.
        } catch (IOException e) {
            damage(name, 0, 0, "cannot be read: " + e);
        }
    }

    private int check() throws IOException {
        eachSegment(
                (file, name, epoch, isHeaderWhole, end) -> {
                    if (!isHeaderWhole) {
                        damage(name, 0, Math.min(end, SegmentFormat.HEADER_BYTES), "header");
                    }
                    List<long[]> found = walk(file, epoch, end);
                    for (long[] bytes : found) {
                        damage(name, bytes[0], bytes[1], "no whole record");
                    }
                });
        holes();
        for (String name : names()) {
            if (CursorStore.isCursor(name)) {
                readCursor(name);
            }
        }
        line(
                (damages == 0 ? "ok" : "damaged")
                        + " records="
                        + records
                        + " damages="
                        + damages
                        + " damaged_bytes="
                        + damagedBytes);
        return damages == 0 ? 0 : 1;
    }

    /// Notes the records of a segment.
    ///
    /// @return from and to of each damage
    private List<long[]> walk(DiskFile file, EpochId epoch, long end) throws IOException {
        Segment segment = new Segment("", new Head(0, epoch));
        List<long[]> found = walkInto(segment, file, end);
        IntervalSet seqs = segment.seqs;
        records += seqs.count();
        IntervalSet there = present.get(epoch);
        if (there == null) {
            present.put(epoch, seqs);
        } else {
            there.addAll(seqs);
        }
        return found;
    }

    private void holes() throws IOException {
        for (Map.Entry<EpochId, IntervalSet> entry : present.entrySet()) {
            IntervalSet there = entry.getValue();
            for (int i = 1; i < there.intervals(); i++) {
                line(
                        "epoch "
                                + entry.getKey()
                                + ": no segment has seq "
                                + (there.to(i - 1) + 1)
                                + ".."
                                + (there.from(i) - 1)
                                + " (released, expired or damaged)");
            }
        }
    }

    private @Nullable CursorState readCursor(String name) throws IOException {
        try {
            CursorFormat.Found found = CursorStore.read(disk, name);
            if (found.damagedAt() >= 0) {
                damage(name, found.damagedAt(), 0, found.damage());
            }
            return found.state();
        } catch (CursorFormat.Malformed e) {
            damage(name, 0, 0, String.valueOf(e.getMessage()));
        } catch (NoSuchFileException _) {
            // Replaced while we looked.
        }
        return null;
    }

    private int stats() throws IOException {
        eachSegment(
                (file, name, epoch, _, end) -> {
                    long before = records;
                    long damaged = 0;
                    for (long[] bytes : walk(file, epoch, end)) {
                        damages++;
                        damaged += bytes[1] - bytes[0];
                    }
                    damagedBytes += damaged;
                    line(
                            name
                                    + " bytes="
                                    + end
                                    + " records="
                                    + (records - before)
                                    + " damaged_bytes="
                                    + damaged);
                });
        Map<String, CursorState> cursors = new TreeMap<>();
        for (String name : names()) {
            CursorState state = CursorStore.isCursor(name) ? readCursor(name) : null;
            if (state != null) {
                CursorState other = cursors.get(state.output);
                if (other == null || other.generation < state.generation) {
                    cursors.put(state.output, state);
                }
            }
        }
        for (CursorState state : cursors.values()) {
            cursorLine(state);
        }
        line("total records=" + records + " damaged_bytes=" + damagedBytes);
        return damages == 0 ? 0 : 1;
    }

    private void cursorLine(CursorState state) throws IOException {
        long behind = 0;
        for (Map.Entry<EpochId, IntervalSet> entry : present.entrySet()) {
            behind += state.unsettled(entry.getKey(), entry.getValue());
        }
        line(
                "cursor "
                        + state.output
                        + " generation="
                        + state.generation
                        + " behind="
                        + behind
                        + " acknowledged="
                        + state.acknowledged
                        + " expired="
                        + state.lost[0]
                        + " corrupt="
                        + state.lost[1]
                        + " overflow="
                        + state.lost[2]
                        + " rejected="
                        + state.lost[3]
                        + " unreported="
                        + state.losses.size());
    }

    private int dump() throws IOException {
        eachSegment(
                (file, name, epoch, _, end) -> {
                    Segment segment = new Segment(name, new Head(0, epoch));
                    for (long[] bytes : walkInto(segment, file, end)) {
                        damage(name, bytes[0], bytes[1], "no whole record");
                    }
                    printRecords(segment);
                });
        return damages == 0 ? 0 : 1;
    }

    private List<long[]> walkInto(Segment segment, DiskFile file, long end) throws IOException {
        List<long[]> found = new ArrayList<>();
        scanner.scan(
                file,
                segment.epoch,
                SegmentFormat.HEADER_BYTES,
                end,
                new SegmentScanner.Visitor() {
                    @Override
                    public void record(long offset, long seq, long timeMicros, int payloadBytes) {
                        segment.note(
                                offset,
                                seq,
                                timeMicros,
                                RecordFormat.HEADER_BYTES + (long) payloadBytes);
                    }

                    @Override
                    public void damage(long from, long to) {
                        found.add(new long[] {from, to});
                    }
                });
        return found;
    }

    private void printRecords(Segment segment) throws IOException {
        SegmentReader reader = new SegmentReader(disk);
        try {
            IntervalSet seqs = segment.seqs;
            for (int i = 0; i < seqs.intervals(); i++) {
                for (long seq = seqs.from(i); seq <= seqs.to(i); seq++) {
                    JournalRecord record = reader.read(segment, seq, segment.offsetBefore(seq));
                    if (record != null) {
                        records++;
                        line(
                                record.key()
                                        + " "
                                        + record.timeMicros()
                                        + " "
                                        + record.length()
                                        + " "
                                        + DumpText.of(record.payload()));
                    }
                }
            }
        } finally {
            reader.close();
        }
    }

    private void damage(String name, long from, long to, String what) throws IOException {
        damages++;
        damagedBytes += to - from;
        line(name + ":" + from + ": " + what + " bytes=" + (to - from));
    }

    private void line(String text) throws IOException {
        out.append(text).append('\n');
    }
}
