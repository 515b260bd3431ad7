package io.hostpulse.journal;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.zip.CRC32C;

/// How a cursor's states stand in its file, one behind the other, big-endian. See
/// `docs/formats/journal.md`.
final class CursorFormat {
    static final long MAGIC = 0x89_48_50_43_0D_0A_1A_0AL;
    static final int VERSION = 1;

    /// The largest cursor file that is read.
    static final int BYTES_MAX = 16 << 20;

    /// An encoded state that is larger is not kept for the next one.
    private static final int KEPT_BYTES_MAX = 4 << 10;

    private static final int FIXED_BYTES = 8 + 2 + 2 + 8 + 1 + 8 + Cause.COUNT * 8 + 4 + 4 + 4;
    private static final int MARK_BYTES = 16 + 8 + 8 + 4;
    private static final int INTERVAL_BYTES = 8 + 8;
    private static final int LOSS_BYTES = 16 + 8 + 8 + 8 + 1;

    private CursorFormat() {}

    /// A file in which no whole state is, or a place where none is.
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1;

        Malformed(String found) {
            super(found);
        }
    }

    /// What a file holds.
    ///
    /// @param state the whole state with the highest generation
    /// @param damagedAt the offset of the first byte that is in no whole state, or -1
    /// @param damage what was found there
    record Found(CursorState state, int damagedAt, String damage) {}

    /// The bytes are the state's own and serve its next one, where that is as long: one is made at
    /// each tick.
    static byte[] encode(CursorState state, long generation) {
        int size = size(state);
        byte[] into = state.encoded.length == size ? state.encoded : new byte[size];
        state.encoded = size <= KEPT_BYTES_MAX ? into : state.encoded;
        int at = BigEndian.putLong(into, 0, MAGIC);
        at = BigEndian.putInt(into, at, VERSION << Short.SIZE);
        at = BigEndian.putLong(into, at, generation);
        into[at++] = (byte) state.name.length;
        System.arraycopy(state.name, 0, into, at, state.name.length);
        at = BigEndian.putLong(into, at + state.name.length, state.acknowledged);
        for (long count : state.lost) {
            at = BigEndian.putLong(into, at, count);
        }
        at = putMarks(state, into, at);
        at = putLosses(state, into, at);
        CRC32C crc = new CRC32C();
        crc.update(into, 0, at);
        BigEndian.putInt(into, at, (int) crc.getValue());
        return into;
    }

    // Lists are gone over by index: an iterator is reached through an interface, which costs a
    // search among a class's interfaces at each tick (docs/decisions/0037).
    private static int putMarks(CursorState state, byte[] into, int from) {
        ArrayList<CursorState.Mark> marks = state.marks;
        int at = BigEndian.putInt(into, from, marks.size());
        for (int mark = 0; mark < marks.size(); mark++) {
            IntervalSet settled = marks.get(mark).settled;
            at = marks.get(mark).epoch.put(into, at);
            at = BigEndian.putLong(into, at, marks.get(mark).highest);
            at = BigEndian.putInt(into, at, settled.intervals());
            for (int i = 0; i < settled.intervals(); i++) {
                at = BigEndian.putLong(into, at, settled.from(i));
                at = BigEndian.putLong(into, at, settled.to(i));
            }
        }
        return at;
    }

    private static int putLosses(CursorState state, byte[] into, int from) {
        ArrayList<Loss> losses = state.losses;
        int at = BigEndian.putInt(into, from, losses.size());
        for (int i = 0; i < losses.size(); i++) {
            Loss loss = losses.get(i);
            at = EpochId.of(loss.journal(), loss.epoch()).put(into, at);
            at = BigEndian.putLong(into, at, loss.fromSeq());
            at = BigEndian.putLong(into, at, loss.toSeq());
            into[at++] = (byte) loss.cause().code();
        }
        return at;
    }

    private static int size(CursorState state) {
        int size = FIXED_BYTES + state.name.length + state.losses.size() * LOSS_BYTES;
        for (int i = 0; i < state.marks.size(); i++) {
            size += MARK_BYTES + state.marks.get(i).settled.intervals() * INTERVAL_BYTES;
        }
        return size;
    }

    private static int crc(ByteBuffer bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return (int) crc.getValue();
    }

    /// Reads a file's states, past what is damaged.
    ///
    /// @throws Malformed when none is whole
    static Found read(byte[] bytes) throws Malformed {
        CursorState best = null;
        int damagedAt = -1;
        String damage = "";
        ByteBuffer from = ByteBuffer.wrap(bytes);
        while (from.hasRemaining()) {
            int at = from.position();
            try {
                CursorState state = next(from);
                if (best == null || state.generation >= best.generation) {
                    best = state;
                }
            } catch (Malformed e) {
                if (damagedAt < 0) {
                    damagedAt = at;
                    damage = String.valueOf(e.getMessage());
                }
                from.position(nextMagic(bytes, at + 1));
            }
        }
        if (best == null) {
            throw new Malformed(damagedAt < 0 ? "it is empty" : damage);
        }
        return new Found(best, damagedAt, damage);
    }

    private static int nextMagic(byte[] bytes, int from) {
        ByteBuffer all = ByteBuffer.wrap(bytes);
        for (int at = from; at <= bytes.length - Long.BYTES; at++) {
            if (all.getLong(at) == MAGIC) {
                return at;
            }
        }
        return bytes.length;
    }

    private static CursorState next(ByteBuffer from) throws Malformed {
        int start = from.position();
        if (from.remaining() < FIXED_BYTES) {
            throw new Malformed("only " + from.remaining() + " bytes");
        }
        if (from.getLong() != MAGIC) {
            throw new Malformed("it does not begin like a cursor");
        }
        int version = Short.toUnsignedInt(from.getShort());
        if (version != VERSION) {
            throw new Malformed("version " + version + " is not known");
        }
        try {
            from.getShort();
            CursorState state = body(from);
            int end = from.position();
            if (from.getInt() != crc(from.slice(start, end - start))) {
                throw new Malformed("its checksum does not fit");
            }
            return state;
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            throw new Malformed("its counts do not fit its length");
        }
    }

    private static CursorState body(ByteBuffer from) throws Malformed {
        long generation = from.getLong();
        byte[] name = new byte[Byte.toUnsignedInt(from.get())];
        from.get(name);
        var state = new CursorState(new String(name, StandardCharsets.ISO_8859_1));
        state.generation = generation;
        state.acknowledged = from.getLong();
        for (int i = 0; i < Cause.COUNT; i++) {
            state.lost[i] = from.getLong();
        }
        for (int marks = from.getInt(); marks > 0; marks--) {
            CursorState.Mark mark = state.mark(epoch(from));
            mark.highest = from.getLong();
            for (int intervals = from.getInt(); intervals > 0; intervals--) {
                mark.settled.add(from.getLong(), from.getLong());
            }
        }
        for (int losses = from.getInt(); losses > 0; losses--) {
            EpochId epoch = epoch(from);
            long fromSeq = from.getLong();
            long toSeq = from.getLong();
            state.losses.add(
                    new Loss(epoch.journal(), epoch.epoch(), fromSeq, toSeq, Cause.of(from.get())));
        }
        return state;
    }

    private static EpochId epoch(ByteBuffer from) {
        return EpochId.of(from.getLong(), from.getLong(), from.getLong());
    }
}
