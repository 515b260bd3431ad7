package io.hostpulse.journal;

import org.jspecify.annotations.Nullable;

/// The newest records of this epoch, one number after the other. Not thread-safe.
final class MemoryRing {
    private @Nullable JournalRecord[] slots = new @Nullable JournalRecord[64];
    private long firstSeq = 1;
    private long endSeq = 1;
    private long bytes;

    /// The number of the oldest record here, or of the next when there is none.
    long firstSeq() {
        return firstSeq;
    }

    boolean isEmpty() {
        return firstSeq == endSeq;
    }

    long bytes() {
        return bytes;
    }

    void add(JournalRecord record) {
        if (isEmpty()) {
            firstSeq = record.key().seq();
            endSeq = firstSeq;
        }
        if (endSeq - firstSeq == slots.length) {
            grow();
        }
        slots[slot(endSeq)] = record;
        endSeq++;
        bytes += record.bytes();
    }

    void dropFirst() {
        JournalRecord dropped = slots[slot(firstSeq)];
        slots[slot(firstSeq)] = null;
        firstSeq++;
        bytes -= dropped == null ? 0 : dropped.bytes();
    }

    /// Drops the oldest records that are durable, as far as no output waits for them or they are
    /// more than `bytesMax`.
    void letGo(long durableSeq, long bytesMax, CursorTable cursors, EpochId epoch) {
        while (!isEmpty()
                && firstSeq <= durableSeq
                && (bytes > bytesMax || cursors.areThroughWith(epoch, firstSeq))) {
            dropFirst();
        }
    }

    /// The record with this number, or null when it is not here.
    @Nullable JournalRecord at(long seq) {
        return seq < firstSeq || seq >= endSeq ? null : slots[slot(seq)];
    }

    private int slot(long seq) {
        return (int) (seq & (slots.length - 1));
    }

    private void grow() {
        @Nullable JournalRecord[] old = slots;
        slots = new @Nullable JournalRecord[2 * old.length];
        for (long seq = firstSeq; seq < endSeq; seq++) {
            slots[slot(seq)] = old[(int) (seq & (old.length - 1))];
        }
    }
}
