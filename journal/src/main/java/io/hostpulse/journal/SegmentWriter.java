package io.hostpulse.journal;

import io.hostpulse.journal.Disk.DiskFile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.zip.CRC32C;

/// The segment that is being written. After the first exception it is to be [closed][#close] and
/// never used again. Confined to the journal's thread.
final class SegmentWriter {
    private static final int BUFFER_BYTES = 64 << 10;
    private static final int IDLE_WRITES_MAX = 3;

    /// What is set aside at a time is this part of a segment, 256 KiB of 8 MiB...
    private static final int ASIDE_SHARE = 32;

    /// ...and begins when so much of it is written: an agent that lives for some ticks needs none.
    private static final int PLAIN_SHARE = 128;

    private final Disk disk;
    private final DiskFile file;
    private final Segment segment;
    private final Faults faults;
    private final long bytesMax;

    /// Nobody watches, as a rule.
    private final boolean isWatched;

    private final ByteBuffer buffer;
    private final byte[] header = new byte[RecordFormat.HEADER_BYTES];
    private final CRC32C crc = new CRC32C();

    private long length;
    private long asideUntil;

    private SegmentWriter(
            Disk disk,
            DiskFile file,
            Segment segment,
            long bytesMax,
            Faults faults,
            ByteBuffer buffer) {
        this.disk = disk;
        this.file = file;
        this.segment = segment;
        this.bytesMax = bytesMax;
        this.faults = faults;
        this.isWatched = !faults.equals(Faults.NONE);
        this.buffer = buffer;
    }

    static ByteBuffer buffer() {
        return ByteBuffer.allocateDirect(BUFFER_BYTES);
    }

    /// Makes a segment that can be relied on: its header and its entry in the directory are
    /// durable.
    ///
    /// @param bytesMax how long a segment becomes that has more than one record
    static SegmentWriter create(
            Disk disk,
            Segment segment,
            long bytesMax,
            long createdMicros,
            Faults faults,
            ByteBuffer buffer)
            throws IOException {
        DiskFile file = disk.create(segment.name);
        SegmentWriter writer = new SegmentWriter(disk, file, segment, bytesMax, faults, buffer);
        try {
            faults.at(FaultPoint.SEGMENT_CREATED);
            writer.writeHeader(createdMicros);
            faults.at(FaultPoint.SEGMENT_HEADER_WRITTEN);
            file.force();
            faults.at(FaultPoint.SEGMENT_HEADER_FORCED);
            disk.forceDirectory();
            faults.at(FaultPoint.SEGMENT_DIRECTORY_FORCED);
        } catch (IOException e) {
            writer.close();
            throw e;
        }
        return writer;
    }

    private void writeHeader(long createdMicros) throws IOException {
        buffer.clear();
        SegmentFormat.putHeader(buffer, segment.head, createdMicros);
        flush();
    }

    Segment segment() {
        return segment;
    }

    long length() {
        return length;
    }

    /// Writes records one after the other. They are not durable before [#force].
    ///
    /// @param end how long the segment is with them
    void write(List<JournalRecord> records, long end) throws IOException {
        pass(FaultPoint.BEFORE_WRITE);
        if (end > asideUntil && length >= bytesMax / PLAIN_SHARE) {
            setAside(end);
        }
        buffer.clear();
        for (int i = 0; i < records.size(); i++) {
            JournalRecord record = records.get(i);
            if (buffer.remaining() < RecordFormat.HEADER_BYTES) {
                flush();
            }
            RecordFormat.makeHeader(header, segment.epoch, record, crc);
            buffer.put(header, 0, header.length);
            putPayload(record.payload(), record.length());
        }
        flush();
        pass(FaultPoint.AFTER_WRITE);
    }

    /// A force of what went over zeros writes the data and nothing else. A file that grew has its
    /// file system commit a transaction each time, which is most of what a force costs.
    private void setAside(long end) throws IOException {
        long from = Math.max(length, asideUntil);
        long to = Math.min(end + bytesMax / ASIDE_SHARE, bytesMax);
        if (to > from) {
            file.setAside(from, to);
            asideUntil = to;
        }
    }

    private void pass(FaultPoint point) {
        if (isWatched) {
            faults.at(point);
        }
    }

    private void putPayload(byte[] payload, int end) throws IOException {
        int at = 0;
        if (isWatched) {
            at = Math.min(end / 2, buffer.remaining());
            buffer.put(payload, 0, at);
            flush();
            faults.at(FaultPoint.MID_RECORD);
        }
        while (at < end) {
            if (!buffer.hasRemaining()) {
                flush();
            }
            int part = Math.min(end - at, buffer.remaining());
            buffer.put(payload, at, part);
            at += part;
        }
    }

    private void flush() throws IOException {
        buffer.flip();
        int idle = 0;
        while (buffer.hasRemaining()) {
            int written = file.write(buffer);
            length += written;
            idle = written > 0 ? 0 : idle + 1;
            if (idle == IDLE_WRITES_MAX) {
                throw failed("the disk takes no bytes for ");
            }
        }
        buffer.clear();
    }

    /// Makes everything written durable.
    ///
    /// @param looks whether to see that the file still has its name
    /// @throws IOException also when it has not: then nobody could find it again
    void force(boolean looks) throws IOException {
        pass(FaultPoint.BEFORE_FORCE);
        file.force();
        pass(FaultPoint.AFTER_FORCE);
        if (looks && !disk.exists(segment.name)) {
            throw failed("the file is gone from the directory: ");
        }
    }

    private IOException failed(String how) {
        return new IOException(how + segment.name);
    }

    /// Lets go of a file that saw no failure, and gives back what was set aside in it. Where that
    /// fails, zeros stay behind the last record, as after a crash.
    void finish() {
        if (asideUntil > length) {
            try {
                file.giveBack(length);
            } catch (IOException _) {
                // As above.
            }
        }
        close();
    }

    /// Lets go of the file. Nothing is owed to it any more: a failure does not matter.
    void close() {
        try {
            file.close();
        } catch (IOException _) {
            // What was forced is safe, and what was not is written elsewhere.
        }
    }
}
