package io.hostpulse.store.account;

import java.util.OptionalInt;

/// The checksums of the last [#KEPT] messages of one epoch, by the order of their arrival.
public final class Checksums {
    /// How many checksums are kept.
    public static final int KEPT = 1_000;

    private long[] seqs = new long[4];
    private int[] crcs = new int[4];
    private int size;
    private int next;

    /// Notes a message's checksum; the oldest note makes room.
    public void add(long seq, int crc) {
        if (size == KEPT) {
            seqs[next] = seq;
            crcs[next] = crc;
            next = (next + 1) % KEPT;
            return;
        }
        if (size == seqs.length) {
            int capacity = Math.min(KEPT, size * 2);
            seqs = java.util.Arrays.copyOf(seqs, capacity);
            crcs = java.util.Arrays.copyOf(crcs, capacity);
        }
        seqs[size] = seq;
        crcs[size] = crc;
        size++;
    }

    /// The checksum of a message, if it is still known.
    public OptionalInt of(long seq) {
        for (int i = 0; i < size; i++) {
            if (seqs[i] == seq) {
                return OptionalInt.of(crcs[i]);
            }
        }
        return OptionalInt.empty();
    }

    /// How many are known.
    public int size() {
        return size;
    }

    /// The number of a note, from the oldest on.
    public long seq(int note) {
        return seqs[place(note)];
    }

    /// The checksum of a note, from the oldest on.
    public int crc(int note) {
        return crcs[place(note)];
    }

    private int place(int note) {
        return (next + note) % size;
    }
}
