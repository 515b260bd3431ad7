package io.hostpulse.journal;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/// How a record stands in a segment, big-endian. See `docs/formats/journal.md`.
///
/// ```
/// magic 4 | crc 4 | length 4 | seq 8 | time 8 | payload
///                  `--------- covered by crc ---------'  begun with journal id 16 and epoch 8
/// ```
final class RecordFormat {
    /// Holds bytes that UTF-8 never has, so that no text is taken for a record.
    static final int MAGIC = 0xF5_48_52_FA;

    static final int MAGIC_AT = 0;
    static final int CRC_AT = MAGIC_AT + 4;
    static final int LENGTH_AT = CRC_AT + 4;
    static final int SEQ_AT = LENGTH_AT + 4;
    static final int TIME_AT = SEQ_AT + 8;
    static final int HEADER_BYTES = TIME_AT + 8;

    private RecordFormat() {}

    /// Makes a record's header.
    ///
    /// @param into of [#HEADER_BYTES]
    static void makeHeader(byte[] into, EpochId epoch, JournalRecord record, CRC32C crc) {
        BigEndian.putInt(into, MAGIC_AT, MAGIC);
        BigEndian.putInt(into, LENGTH_AT, record.length());
        BigEndian.putLong(into, SEQ_AT, record.key().seq());
        BigEndian.putLong(into, TIME_AT, record.timeMicros());
        crc.reset();
        epoch.seed(crc);
        crc.update(into, LENGTH_AT, HEADER_BYTES - LENGTH_AT);
        crc.update(record.payload(), 0, record.length());
        BigEndian.putInt(into, CRC_AT, (int) crc.getValue());
    }

    /// Begins the checksum of the record whose header is at `at`: all but its payload.
    static void beginCrc(ByteBuffer bytes, int at, EpochId epoch, CRC32C crc) {
        int limit = bytes.limit();
        crc.reset();
        epoch.seed(crc);
        bytes.limit(at + HEADER_BYTES).position(at + LENGTH_AT);
        crc.update(bytes);
        bytes.limit(limit);
    }
}
