package io.hostpulse.outputs.http;

import io.hostpulse.outputs.GapReport;
import io.hostpulse.wire.Message;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/// The body of a request: lines, compressed as gzip (RFC 1952) or as they are. Its buffer is kept
/// and used again. Confined to one thread.
final class RequestBody {
    /// A larger buffer is let go when the next body is made.
    static final int KEPT_BYTES_MAX = 128 << 10;

    /// Fast: the most bytes saved for a microsecond spent, on the host that is watched.
    private static final int LEVEL = Deflater.BEST_SPEED;

    /// What a backlog is compressed with: zlib's own default. Its messages are alike, and longer
    /// matches make half the bytes, which a server unpacks in three fifths of the time.
    private static final int BACKLOG_LEVEL = 6;

    /// So many messages at once are a backlog.
    private static final int BACKLOG_MIN = 20;

    private static final byte[] LINE_END = {'\n'};
    private static final byte[] GZIP_HEAD = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};
    private static final int GZIP_TAIL_BYTES = 8;

    private final CRC32 crc = new CRC32();
    private @Nullable Deflater deflater;
    private byte[] buffer = new byte[4 << 10];
    private int length;
    private long rawLength;
    private boolean isGzip;

    /// Makes the body of messages: the very bytes of each, and a line feed.
    void messages(List<Message> batch, boolean gzip) {
        begin(gzip, batch.size() < BACKLOG_MIN ? LEVEL : BACKLOG_LEVEL);
        for (int i = 0; i < batch.size(); i++) {
            Message message = batch.get(i);
            add(message.bytes(), message.length());
            add(LINE_END);
        }
        finish();
    }

    /// Makes the body of reports of gaps.
    ///
    /// @param agent whose they are
    void gaps(String agent, List<GapReport> gaps, boolean gzip) {
        begin(gzip);
        for (GapReport gap : gaps) {
            add(gap.json(agent).getBytes(StandardCharsets.US_ASCII));
            add(LINE_END);
        }
        finish();
    }

    /// Makes a body of the first bytes, as they are.
    void raw(byte[] bytes, int count) {
        begin(false);
        room(count);
        System.arraycopy(bytes, 0, buffer, 0, count);
        length = count;
    }

    /// Makes a body of one text, as it is.
    void text(byte[] bytes) {
        begin(false);
        add(bytes);
        finish();
    }

    /// The body's length as sent, in bytes.
    int length() {
        return length;
    }

    boolean isGzip() {
        return isGzip;
    }

    /// Writes the head and the body after it, in one piece where that is small.
    void writeTo(OutputStream out, byte[] head) throws IOException {
        int whole = head.length + length;
        if (whole <= Link.UNWATCHED_BYTES_MAX) {
            room(head.length);
            System.arraycopy(buffer, 0, buffer, head.length, length);
            System.arraycopy(head, 0, buffer, 0, head.length);
            out.write(buffer, 0, whole);
            // The body stands where it stood, for the same may be sent again.
            System.arraycopy(buffer, head.length, buffer, 0, length);
        } else {
            out.write(head);
            out.write(buffer, 0, length);
        }
    }

    private void begin(boolean gzip) {
        begin(gzip, LEVEL);
    }

    private void begin(boolean gzip, int level) {
        if (buffer.length > KEPT_BYTES_MAX) {
            buffer = new byte[KEPT_BYTES_MAX];
        }
        length = 0;
        rawLength = 0;
        isGzip = gzip;
        if (gzip) {
            deflater().setLevel(level);
            crc.reset();
            keep(GZIP_HEAD, GZIP_HEAD.length);
        }
    }

    private void add(byte[] bytes) {
        add(bytes, bytes.length);
    }

    private void add(byte[] bytes, int count) {
        if (!isGzip) {
            keep(bytes, count);
            return;
        }
        Deflater into = deflater();
        crc.update(bytes, 0, count);
        rawLength += count;
        into.setInput(bytes, 0, count);
        while (!into.needsInput()) {
            drain(into);
        }
    }

    private void finish() {
        if (!isGzip) {
            return;
        }
        Deflater from = deflater();
        from.finish();
        while (!from.finished()) {
            drain(from);
        }
        from.reset();
        room(GZIP_TAIL_BYTES);
        littleEndian((int) crc.getValue());
        littleEndian((int) rawLength);
    }

    private Deflater deflater() {
        Deflater made = deflater;
        if (made == null) {
            made = new Deflater(LEVEL, true);
            deflater = made;
        }
        return made;
    }

    private void drain(Deflater from) {
        room(512);
        length += from.deflate(buffer, length, buffer.length - length);
    }

    private void littleEndian(int value) {
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            buffer[length++] = (byte) (value >>> shift);
        }
    }

    private void keep(byte[] bytes, int count) {
        room(count);
        System.arraycopy(bytes, 0, buffer, length, count);
        length += count;
    }

    private void room(int more) {
        if (buffer.length - length < more) {
            buffer = Arrays.copyOf(buffer, Math.max(length + more, 2 * buffer.length));
        }
    }

    /// Releases the memory outside the heap that compressing takes.
    void close() {
        Deflater made = deflater;
        deflater = null;
        if (made != null) {
            made.end();
        }
    }
}
