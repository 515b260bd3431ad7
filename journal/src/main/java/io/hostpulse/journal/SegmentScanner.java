package io.hostpulse.journal;

import io.hostpulse.journal.Disk.DiskFile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/// Walks through a segment from record to record, and over damage to the next record whose checksum
/// fits. Holds one window of the file, never the whole. Confined to one thread.
final class SegmentScanner {
    /// What the walk finds, in the order of the file.
    interface Visitor {
        void record(long offset, long seq, long timeMicros, int payloadBytes);

        /// Bytes from `from` to before `to` are no record.
        void damage(long from, long to);
    }

    /// What part of a file is in memory at a time.
    static final int WINDOW_BYTES = 256 << 10;

    /// The most bytes whose checksum is made in vain in one file. Beyond, the rest of the file
    /// counts as damage: a file made to look like the beginnings of a million records ends the
    /// walk.
    private static final long VAIN_BYTES_MAX = 256L << 20;

    private final ByteBuffer window = ByteBuffer.allocateDirect(WINDOW_BYTES);
    private final CRC32C crc = new CRC32C();

    private long windowAt;
    private long vainBytes;
    private long lastSeq;

    /// Reads a file's first bytes, up to a header's length.
    ByteBuffer head(DiskFile file) throws IOException {
        window.limit(0);
        load(file, 0, SegmentFormat.HEADER_BYTES);
        return window.slice(0, Math.min(window.limit(), SegmentFormat.HEADER_BYTES));
    }

    /// Walks from `from` to `end`.
    ///
    /// @param from where a record begins or damage may be
    void scan(DiskFile file, EpochId epoch, long from, long end, Visitor visitor)
            throws IOException {
        window.limit(0);
        vainBytes = 0;
        lastSeq = 0;
        long at = from;
        long damageFrom = -1;
        while (at < end) {
            if (isRecord(file, epoch, at, end)) {
                if (damageFrom >= 0) {
                    visitor.damage(damageFrom, at);
                    damageFrom = -1;
                }
                at = visit(file, at, visitor);
            } else {
                damageFrom = damageFrom < 0 ? at : damageFrom;
                at = vainBytes > VAIN_BYTES_MAX ? end : nextMagic(file, at + 1, end);
            }
        }
        if (damageFrom >= 0) {
            long zerosFrom = zerosFrom(file, damageFrom, end);
            if (zerosFrom > damageFrom) {
                visitor.damage(damageFrom, zerosFrom);
            }
        }
    }

    /// Where the zeros begin that a file ends with: they are what was set aside in it.
    private long zerosFrom(DiskFile file, long from, long end) throws IOException {
        long zerosFrom = from;
        long at = from;
        while (at < end) {
            int index = load(file, at, 1);
            if (index < 0) {
                break;
            }
            int last = (int) Math.min(window.limit(), end - windowAt);
            for (int i = index; i < last; i++) {
                if (window.get(i) != 0) {
                    zerosFrom = windowAt + i + 1;
                }
            }
            at = windowAt + last;
        }
        return zerosFrom;
    }

    private long visit(DiskFile file, long at, Visitor visitor) throws IOException {
        int index = load(file, at, RecordFormat.HEADER_BYTES);
        int length = window.getInt(index + RecordFormat.LENGTH_AT);
        lastSeq = window.getLong(index + RecordFormat.SEQ_AT);
        visitor.record(at, lastSeq, window.getLong(index + RecordFormat.TIME_AT), length);
        return at + RecordFormat.HEADER_BYTES + length;
    }

    private boolean isRecord(DiskFile file, EpochId epoch, long at, long end) throws IOException {
        if (end - at < RecordFormat.HEADER_BYTES) {
            return false;
        }
        int index = load(file, at, RecordFormat.HEADER_BYTES);
        if (index < 0 || window.getInt(index) != RecordFormat.MAGIC) {
            return false;
        }
        int length = window.getInt(index + RecordFormat.LENGTH_AT);
        long payloadAt = at + RecordFormat.HEADER_BYTES;
        if (length < 0
                || length > JournalOptions.PAYLOAD_BYTES_MAX
                || payloadAt + length > end
                || window.getLong(index + RecordFormat.SEQ_AT) <= lastSeq) {
            return false;
        }
        int expected = window.getInt(index + RecordFormat.CRC_AT);
        RecordFormat.beginCrc(window, index, epoch, crc);
        boolean fits = addToCrc(file, payloadAt, length) && (int) crc.getValue() == expected;
        vainBytes += fits ? 0 : length;
        return fits;
    }

    private boolean addToCrc(DiskFile file, long from, int length) throws IOException {
        long at = from;
        long end = from + length;
        while (at < end) {
            int part = (int) Math.min(end - at, WINDOW_BYTES);
            int index = inWindow(at, part) ? (int) (at - windowAt) : load(file, at, part);
            if (index < 0) {
                return false;
            }
            int limit = window.limit();
            window.limit(index + part).position(index);
            crc.update(window);
            window.limit(limit);
            at += part;
        }
        return true;
    }

    private long nextMagic(DiskFile file, long from, long end) throws IOException {
        long at = from;
        while (end - at >= RecordFormat.HEADER_BYTES) {
            int index = load(file, at, Integer.BYTES);
            if (index < 0) {
                return end;
            }
            int last = window.limit() - Integer.BYTES;
            for (int i = index; i <= last; i++) {
                if (window.get(i) == (byte) (RecordFormat.MAGIC >>> 24)
                        && window.getInt(i) == RecordFormat.MAGIC) {
                    return windowAt + i;
                }
            }
            at = windowAt + last + 1;
        }
        return end;
    }

    private boolean inWindow(long at, int bytes) {
        return at >= windowAt && at + bytes <= windowAt + window.limit();
    }

    /// Has `bytes` bytes from `at` in the window.
    ///
    /// @return where in the window they begin, or -1 when the file ends before
    private int load(DiskFile file, long at, int bytes) throws IOException {
        if (!inWindow(at, bytes)) {
            window.clear();
            windowAt = at;
            while (window.hasRemaining()) {
                int read = file.read(window, at + window.position());
                if (read <= 0) {
                    break;
                }
            }
            window.flip();
        }
        return inWindow(at, bytes) ? (int) (at - windowAt) : -1;
    }
}
