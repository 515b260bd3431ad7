package io.hostpulse.journal;

import java.util.Arrays;

/// What is known of one segment file: which records it holds and about where. The records
/// themselves stay on disk. Guarded by the lock of its [Shelf], but for its final fields.
final class Segment {
    /// The way between two entries of the index, in bytes of the file.
    private static final int INDEX_STEP_BYTES = 64 << 10;

    final String name;
    final SegmentFormat.Head head;
    final EpochId epoch;

    /// The records that can be read here, those that a newer segment holds left out.
    IntervalSet seqs = new IntervalSet();

    /// The file's length.
    long bytes;

    /// The bytes between records.
    long damagedBytes;

    long oldestMicros = Long.MAX_VALUE;
    long newestMicros = Long.MIN_VALUE;

    /// Whether the journal still appends to it.
    boolean isOpen;

    /// Whether it could not be read at start: what it holds is not known.
    boolean isUnread;

    /// Since when it counts as too old, by the monotonic clock; 0 if it does not.
    long overAgeSinceNanos;

    /// Where the last noted record ends.
    private long end = SegmentFormat.HEADER_BYTES;

    private long[] indexSeqs = new long[4];
    private long[] indexOffsets = new long[4];
    private int indexSize;

    Segment(String name, SegmentFormat.Head head) {
        this.name = name;
        this.head = head;
        this.epoch = head.epoch();
    }

    /// A record of so many bytes stands at `offset`.
    void note(long offset, long seq, long timeMicros, long recordBytes) {
        boolean isBehindDamage = offset != end;
        end = offset + recordBytes;
        seqs.add(seq, seq);
        oldestMicros = Math.min(oldestMicros, timeMicros);
        newestMicros = Math.max(newestMicros, timeMicros);
        // A reader walks from an entry of the index to the record it wants: never over damage.
        if (!isBehindDamage
                && indexSize > 0
                && offset - indexOffsets[indexSize - 1] < INDEX_STEP_BYTES) {
            return;
        }
        if (indexSize == indexSeqs.length) {
            indexSeqs = Arrays.copyOf(indexSeqs, 2 * indexSize);
            indexOffsets = Arrays.copyOf(indexOffsets, 2 * indexSize);
        }
        indexSeqs[indexSize] = seq;
        indexOffsets[indexSize++] = offset;
    }

    /// Where a record at or before this one stands.
    long offsetBefore(long seq) {
        int at = Arrays.binarySearch(indexSeqs, 0, indexSize, seq);
        int entry = at >= 0 ? at : -at - 2;
        return entry < 0 ? SegmentFormat.HEADER_BYTES : indexOffsets[entry];
    }

    /// The first record that the index names after this one, or [IntervalSet#NONE].
    long indexedAfter(long seq) {
        int at = Arrays.binarySearch(indexSeqs, 0, indexSize, seq);
        int entry = at >= 0 ? at + 1 : -at - 1;
        return entry < indexSize ? indexSeqs[entry] : IntervalSet.NONE;
    }

    /// Takes over what a new walk through the file found.
    void replaceBy(Segment found) {
        indexSeqs = found.indexSeqs;
        indexOffsets = found.indexOffsets;
        indexSize = found.indexSize;
    }
}
