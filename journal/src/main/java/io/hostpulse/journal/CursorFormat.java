package io.hostpulse.journal;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.CRC32C;

/// How a cursor stands in its file, big-endian. See `docs/formats/journal.md`.
final class CursorFormat {
    static final long MAGIC = 0x89_48_50_43_0D_0A_1A_0AL;
    static final int VERSION = 1;

    /// The largest cursor file that is read.
    static final int BYTES_MAX = 16 << 20;

    private static final int FIXED_BYTES = 8 + 2 + 2 + 8 + 1 + 8 + Cause.COUNT * 8 + 4 + 4 + 4;
    private static final int MARK_BYTES = 16 + 8 + 8 + 4;
    private static final int INTERVAL_BYTES = 8 + 8;
    private static final int LOSS_BYTES = 16 + 8 + 8 + 8 + 1;

    private CursorFormat() {}

    /// A file that is no whole cursor.
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1;

        Malformed(String found) {
            super(found);
        }
    }

    static byte[] encode(CursorState state, long generation) {
        byte[] name = state.output.getBytes(StandardCharsets.ISO_8859_1);
        ByteBuffer into = ByteBuffer.allocate(size(state) + name.length);
        into.putLong(MAGIC).putShort((short) VERSION).putShort((short) 0).putLong(generation);
        into.put((byte) name.length).put(name).putLong(state.acknowledged);
        for (long count : state.lost) {
            into.putLong(count);
        }
        into.putInt(state.marks.size());
        for (Map.Entry<EpochId, CursorState.Mark> entry : state.marks.entrySet()) {
            putEpoch(into, entry.getKey());
            IntervalSet settled = entry.getValue().settled;
            into.putLong(entry.getValue().highest).putInt(settled.intervals());
            for (int i = 0; i < settled.intervals(); i++) {
                into.putLong(settled.from(i)).putLong(settled.to(i));
            }
        }
        into.putInt(state.losses.size());
        for (Loss loss : state.losses) {
            putEpoch(into, EpochId.of(loss.journal(), loss.epoch()));
            into.putLong(loss.fromSeq()).putLong(loss.toSeq()).put((byte) loss.cause().code());
        }
        into.putInt(crc(into.array(), into.position()));
        return into.array();
    }

    private static int size(CursorState state) {
        int size = FIXED_BYTES + state.losses.size() * LOSS_BYTES;
        for (CursorState.Mark mark : state.marks.values()) {
            size += MARK_BYTES + mark.settled.intervals() * INTERVAL_BYTES;
        }
        return size;
    }

    private static void putEpoch(ByteBuffer into, EpochId epoch) {
        into.putLong(epoch.high()).putLong(epoch.low()).putLong(epoch.epoch());
    }

    private static int crc(byte[] bytes, int end) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, end);
        return (int) crc.getValue();
    }

    static CursorState decode(byte[] bytes) throws Malformed {
        if (bytes.length < FIXED_BYTES) {
            throw new Malformed("only " + bytes.length + " bytes");
        }
        ByteBuffer from = ByteBuffer.wrap(bytes, 0, bytes.length - 4);
        if (from.getLong() != MAGIC) {
            throw new Malformed("it does not begin like a cursor");
        }
        int version = Short.toUnsignedInt(from.getShort());
        if (version != VERSION) {
            throw new Malformed("version " + version + " is not known");
        }
        if (ByteBuffer.wrap(bytes).getInt(bytes.length - 4) != crc(bytes, bytes.length - 4)) {
            throw new Malformed("its checksum does not fit");
        }
        try {
            from.getShort();
            return body(from);
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
        if (from.hasRemaining()) {
            throw new Malformed("its counts do not fit its length");
        }
        return state;
    }

    private static EpochId epoch(ByteBuffer from) {
        return EpochId.of(from.getLong(), from.getLong(), from.getLong());
    }
}
