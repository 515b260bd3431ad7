package io.hostpulse.journal;

import io.hostpulse.journal.Disk.DiskFile;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/// Reads records of one segment after the other, keeping the file of the last one open. Confined to
/// its cursor's reader.
final class SegmentReader {
    private final Disk disk;
    private final ByteBuffer header = ByteBuffer.allocate(RecordFormat.HEADER_BYTES);
    private final CRC32C crc = new CRC32C();

    private @Nullable DiskFile file;
    private @Nullable Segment segment;
    private long nextOffset;
    private long lastSeq;

    SegmentReader(Disk disk) {
        this.disk = disk;
    }

    /// Reads one record.
    ///
    /// @param offset where it stands, or an earlier record
    /// @return null when it is not found whole there
    @Nullable JournalRecord read(Segment from, long seq, long offset) throws IOException {
        DiskFile opened = opened(from);
        long at = from == segment && lastSeq < seq && nextOffset > offset ? nextOffset : offset;
        segment = from;
        while (true) {
            if (!fill(opened, header, at) || header.getInt(0) != RecordFormat.MAGIC) {
                return null;
            }
            int length = header.getInt(RecordFormat.LENGTH_AT);
            long found = header.getLong(RecordFormat.SEQ_AT);
            if (length < 0 || length > JournalOptions.PAYLOAD_BYTES_MAX || found > seq) {
                return null;
            }
            long payloadAt = at + RecordFormat.HEADER_BYTES;
            if (found == seq) {
                JournalRecord record = payload(opened, from.epoch, payloadAt, length);
                nextOffset = payloadAt + length;
                lastSeq = seq;
                return record;
            }
            at = payloadAt + length;
        }
    }

    private @Nullable JournalRecord payload(DiskFile opened, EpochId epoch, long at, int length)
            throws IOException {
        if (at + length > opened.size()) {
            return null;
        }
        byte[] payload = new byte[length];
        if (!fill(opened, ByteBuffer.wrap(payload), at)) {
            return null;
        }
        RecordFormat.beginCrc(header, 0, epoch, crc);
        crc.update(payload, 0, length);
        if ((int) crc.getValue() != header.getInt(RecordFormat.CRC_AT)) {
            return null;
        }
        Key key = new Key(epoch.journal(), epoch.epoch(), header.getLong(RecordFormat.SEQ_AT));
        return new JournalRecord(
                key, header.getLong(RecordFormat.TIME_AT), payload, payload.length);
    }

    private DiskFile opened(Segment wanted) throws IOException {
        DiskFile opened = file;
        if (opened == null || segment != wanted) {
            close();
            opened = disk.open(wanted.name);
            file = opened;
        }
        return opened;
    }

    private static boolean fill(DiskFile from, ByteBuffer into, long offset) throws IOException {
        into.clear();
        while (into.hasRemaining()) {
            if (from.read(into, offset + into.position()) <= 0) {
                return false;
            }
        }
        return true;
    }

    /// Lets go of the file; the next read opens it again.
    void close() {
        DiskFile opened = file;
        file = null;
        segment = null;
        nextOffset = 0;
        lastSeq = 0;
        if (opened != null) {
            try {
                opened.close();
            } catch (IOException _) {
                // It was read only.
            }
        }
    }
}
