package io.hostpulse.store.chunk;

import java.util.Arrays;
import java.util.zip.CRC32C;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/// The outermost form of every blob: a codec's id, a checksum, and the payload as the codec writes
/// it.
///
/// ```
/// u8       codec: 0 none, 1 deflate (raw, RFC 1951), 2 zstd (RFC 8878)
/// u32 le   CRC-32C of the codec's byte and everything after this field
/// varint   the payload's length before the codec
/// ...      the payload as the codec writes it
/// ```
final class Blob {
    static final int NONE = 0;
    static final int DEFLATE = 1;
    static final int ZSTD = 2;

    /// The largest payload, in bytes.
    static final int PAYLOAD_MAX = 256 << 20;

    /// A compressed payload that is not shorter than this many bytes pays for its frame.
    private static final int COMPRESS_MIN = 64;

    /// The roll-up of a group by the minute has at least so many bytes.
    private static final int LONG_MIN = 8 << 10;

    private Blob() {}

    /// The best codec of this machine: zstd, or deflate where its native library does not load.
    static int best() {
        return Zstds.WORKS ? ZSTD : DEFLATE;
    }

    /// How hard zstd tries: what is kept for months may cost more.
    private static int level(byte[] payload) {
        return payload.length >= LONG_MIN ? 3 : 1;
    }

    /// Seals messages: quickly. Their columns are most of what there is to compress, and trying
    /// harder saves a hundredth of their bytes.
    static byte[] sealFast(byte[] payload) {
        return seal(best(), payload, 1);
    }

    /// Seals a payload.
    static byte[] seal(int codec, byte[] payload) {
        return seal(codec, payload, level(payload));
    }

    private static byte[] seal(int codec, byte[] payload, int level) {
        int used = payload.length < COMPRESS_MIN ? NONE : codec;
        byte[] body =
                switch (used) {
                    case NONE -> payload;
                    case DEFLATE -> deflate(payload);
                    case ZSTD -> Zstds.pack(payload, level);
                    default -> throw new IllegalArgumentException("codec " + codec);
                };
        if (used != NONE && body.length >= payload.length) {
            used = NONE;
            body = payload;
        }
        var out = new Out(body.length + 10);
        out.u8(used);
        out.fixed32(0);
        out.varint(payload.length);
        out.raw(body, 0, body.length);
        byte[] sealed = out.toArray();
        int crc = crc(sealed);
        for (int i = 0; i < 4; i++) {
            sealed[1 + i] = (byte) (crc >>> (8 * i));
        }
        return sealed;
    }

    /// Opens a sealed payload.
    static byte[] open(byte[] sealed) {
        var in = new In(sealed);
        int codec = in.u8();
        int crc = in.fixed32();
        if (crc != crc(sealed)) {
            throw new BrokenBlob("the checksum of " + sealed.length + " bytes does not fit");
        }
        int length = in.count(PAYLOAD_MAX);
        int from = in.at();
        byte[] payload =
                switch (codec) {
                    case NONE -> Arrays.copyOfRange(sealed, from, sealed.length);
                    case DEFLATE -> inflate(sealed, from, length);
                    case ZSTD -> Zstds.unpack(sealed, from, length);
                    default -> throw new BrokenBlob("codec " + codec + " is not known");
                };
        if (payload.length != length) {
            throw new BrokenBlob(payload.length + " bytes of payload; " + length + " expected");
        }
        return payload;
    }

    private static int crc(byte[] sealed) {
        var crc = new CRC32C();
        crc.update(sealed, 0, 1);
        crc.update(sealed, 5, sealed.length - 5);
        return (int) crc.getValue();
    }

    private static byte[] deflate(byte[] payload) {
        var deflater = new Deflater(Deflater.BEST_SPEED, true);
        try {
            deflater.setInput(payload);
            deflater.finish();
            byte[] buffer = new byte[payload.length + payload.length / 1_000 + 64];
            int length = deflater.deflate(buffer);
            return deflater.finished() ? Arrays.copyOf(buffer, length) : payload;
        } finally {
            deflater.end();
        }
    }

    private static byte[] inflate(byte[] sealed, int from, int length) {
        var inflater = new Inflater(true);
        try {
            inflater.setInput(sealed, from, sealed.length - from);
            byte[] payload = new byte[length];
            int read = inflater.inflate(payload);
            if (read != length) {
                throw new BrokenBlob(read + " bytes inflated; " + length + " expected");
            }
            return payload;
        } catch (DataFormatException e) {
            throw new BrokenBlob("deflate: " + e.getMessage());
        } finally {
            inflater.end();
        }
    }
}
