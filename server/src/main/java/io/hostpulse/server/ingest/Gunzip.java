package io.hostpulse.server.ingest;

import io.hostpulse.server.IngestLimits;
import io.hostpulse.server.http.ProblemException;

import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Unpacks gzip (RFC 1952) within limits: one member, whole, with the right checksum, never larger
/// than allowed and never more than [IngestLimits#RATIO] times its packed size. Confined to its
/// workspace.
final class Gunzip implements AutoCloseable {
    private static final int HEADER = 10;
    private static final int TRAILER = 8;
    private static final int FLAG_CRC = 2;
    private static final int FLAG_EXTRA = 4;
    private static final int FLAG_NAME = 8;
    private static final int FLAG_COMMENT = 16;

    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();

    /// Unpacks the first `length` bytes of the workspace's body.
    void unpack(Workspace work, int length) throws ProblemException {
        byte[] in = work.wire;
        int from = header(in, length);
        inflater.reset();
        inflater.setInput(in, from, length - from);
        inflate(work, length);
        trailer(work, in, length);
    }

    private void inflate(Workspace work, int length) throws ProblemException {
        long ratioMax = (long) IngestLimits.RATIO * length;
        int at = 0;
        try {
            while (!inflater.finished()) {
                if (at == work.plain.length) {
                    if (at >= IngestLimits.SINGLE_BYTES) {
                        throw new ProblemException(413, "unpacked it is larger than allowed");
                    }
                    work.plainRoom(IngestLimits.SINGLE_BYTES);
                }
                int count = inflater.inflate(work.plain, at, work.plain.length - at);
                if (count == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
                    throw new ProblemException(400, "the gzip body is cut short");
                }
                at += count;
                if (at > ratioMax) {
                    throw new ProblemException(
                            413, "unpacked it is over " + IngestLimits.RATIO + " times larger");
                }
                if (at > IngestLimits.PLAIN_BYTES && !Lines.isSingle(work.plain, 0, at)) {
                    throw new ProblemException(413, "unpacked it is larger than allowed");
                }
            }
        } catch (DataFormatException e) {
            throw new ProblemException(400, "the body is no gzip");
        }
        work.plainLength = at;
    }

    private void trailer(Workspace work, byte[] in, int length) throws ProblemException {
        int left = inflater.getRemaining();
        if (left < TRAILER) {
            throw new ProblemException(400, "the gzip body is cut short");
        }
        if (left > TRAILER) {
            throw new ProblemException(400, "something follows the gzip body; one member is taken");
        }
        crc.reset();
        crc.update(work.plain, 0, work.plainLength);
        int at = length - TRAILER;
        if (little(in, at) != (int) crc.getValue() || little(in, at + 4) != work.plainLength) {
            throw new ProblemException(400, "the gzip body's checksum is wrong");
        }
    }

    private static int little(byte[] in, int at) {
        return (in[at] & 0xff)
                | (in[at + 1] & 0xff) << 8
                | (in[at + 2] & 0xff) << 16
                | (in[at + 3] & 0xff) << 24;
    }

    private static int header(byte[] in, int length) throws ProblemException {
        if (length < HEADER + TRAILER
                || (in[0] & 0xff) != 0x1f
                || (in[1] & 0xff) != 0x8b
                || in[2] != 8) {
            throw new ProblemException(400, "the body is no gzip");
        }
        int flags = in[3];
        int at = HEADER;
        if ((flags & FLAG_EXTRA) != 0) {
            at += 2 + (in[at] & 0xff) + ((in[at + 1] & 0xff) << 8);
        }
        if ((flags & FLAG_NAME) != 0) {
            at = afterZero(in, at, length);
        }
        if ((flags & FLAG_COMMENT) != 0) {
            at = afterZero(in, at, length);
        }
        if ((flags & FLAG_CRC) != 0) {
            at += 2;
        }
        if (at > length - TRAILER) {
            throw new ProblemException(400, "the gzip body is cut short");
        }
        return at;
    }

    private static int afterZero(byte[] in, int from, int length) {
        int at = from;
        while (at < length && in[at] != 0) {
            at++;
        }
        return at + 1;
    }

    @Override
    public void close() {
        inflater.end();
    }
}
