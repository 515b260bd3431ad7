package io.hostpulse.journal;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/// A segment's name and header, big-endian. See `docs/formats/journal.md`.
///
/// The name says again what the header says, so that a damaged header costs no record.
final class SegmentFormat {
    static final long MAGIC = 0x89_48_50_4A_0D_0A_1A_0AL;
    static final int VERSION = 1;

    static final int MAGIC_AT = 0;
    static final int VERSION_AT = MAGIC_AT + 8;
    static final int BYTES_AT = VERSION_AT + 2;
    static final int ZERO_AT = BYTES_AT + 2;
    static final int ORDINAL_AT = ZERO_AT + 4;
    static final int JOURNAL_AT = ORDINAL_AT + 8;
    static final int EPOCH_AT = JOURNAL_AT + 16;
    static final int CREATED_AT = EPOCH_AT + 8;
    static final int ZERO_2_AT = CREATED_AT + 8;
    static final int CRC_AT = ZERO_2_AT + 4;
    static final int HEADER_BYTES = CRC_AT + 4;

    static final String ENDING = ".seg";

    /// What a file of a newer version is renamed to.
    static final String NEWER_ENDING = ".seg.newer";

    private static final int ORDINAL_DIGITS = 16;

    private SegmentFormat() {}

    /// What a name or a header says.
    record Head(long ordinal, EpochId epoch) {}

    static String name(long ordinal, EpochId epoch) {
        String hex = Long.toHexString(ordinal);
        return "0".repeat(ORDINAL_DIGITS - hex.length())
                + hex
                + "."
                + epoch.journal()
                + "."
                + epoch.epoch()
                + ENDING;
    }

    /// What a name says, or null when it is no segment's.
    static @Nullable Head ofName(String name) {
        if (!name.endsWith(ENDING)) {
            return null;
        }
        int first = name.indexOf('.');
        int second = name.indexOf('.', first + 1);
        int third = name.indexOf('.', second + 1);
        if (first != ORDINAL_DIGITS || third != name.length() - ENDING.length()) {
            return null;
        }
        try {
            return new Head(
                    Long.parseUnsignedLong(name.substring(0, first), 16),
                    EpochId.of(
                            name.substring(first + 1, second),
                            Long.parseLong(name.substring(second + 1, third))));
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    static void putHeader(ByteBuffer into, Head head, long createdMicros) {
        int at = into.position();
        into.putLong(MAGIC)
                .putShort((short) VERSION)
                .putShort((short) HEADER_BYTES)
                .putInt(0)
                .putLong(head.ordinal())
                .putLong(head.epoch().high())
                .putLong(head.epoch().low())
                .putLong(head.epoch().epoch())
                .putLong(createdMicros)
                .putInt(0);
        into.putInt(crc(into, at));
    }

    private static int crc(ByteBuffer bytes, int at) {
        CRC32C crc = new CRC32C();
        for (int i = at; i < at + CRC_AT; i++) {
            crc.update(bytes.get(i));
        }
        return (int) crc.getValue();
    }

    /// Whether these bytes begin a segment of a version that this code does not know.
    static boolean isNewer(ByteBuffer bytes) {
        return bytes.remaining() >= BYTES_AT
                && bytes.getLong(MAGIC_AT) == MAGIC
                && Short.toUnsignedInt(bytes.getShort(VERSION_AT)) > VERSION
                && !isVersionByDamage(bytes);
    }

    /// Whether only the version's bytes differ from a whole header of the known version.
    private static boolean isVersionByDamage(ByteBuffer bytes) {
        if (bytes.remaining() < HEADER_BYTES) {
            return false;
        }
        ByteBuffer repaired = ByteBuffer.allocate(HEADER_BYTES);
        for (int i = 0; i < HEADER_BYTES; i++) {
            repaired.put(bytes.get(i));
        }
        repaired.putShort(VERSION_AT, (short) VERSION);
        return repaired.getInt(CRC_AT) == crc(repaired, 0);
    }

    /// What the header at the start of these bytes says, or null when it is damaged.
    static @Nullable Head ofHeader(ByteBuffer bytes) {
        if (bytes.remaining() < HEADER_BYTES
                || bytes.getLong(MAGIC_AT) != MAGIC
                || bytes.getShort(VERSION_AT) != VERSION
                || bytes.getInt(CRC_AT) != crc(bytes, 0)) {
            return null;
        }
        return new Head(
                bytes.getLong(ORDINAL_AT),
                EpochId.of(
                        bytes.getLong(JOURNAL_AT),
                        bytes.getLong(JOURNAL_AT + 8),
                        bytes.getLong(EPOCH_AT)));
    }
}
