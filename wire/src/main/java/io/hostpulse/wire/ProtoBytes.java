package io.hostpulse.wire;

import java.util.Arrays;

/// A protocol buffer message being written: bytes that grow and are kept for the next one. Confined
/// to its encoder's thread. Source: protobuf.dev, "Encoding".
final class ProtoBytes {
    /// The most bytes of a number.
    static final int VARINT_BYTES_MAX = 10;

    private static final int FIXED_64 = 1;
    private static final int DELIMITED = 2;

    /// The bytes; valid up to [#length]. Replaced when they grow.
    byte[] bytes = new byte[16_384];

    /// The number of bytes written.
    int length;

    /// How many bytes a number takes.
    static int sizeOf(long value) {
        int size = 1;
        for (long rest = value >>> 7; rest != 0; rest >>>= 7) {
            size++;
        }
        return size;
    }

    /// How many bytes a field takes whose content is so long, tag and length included; for fields
    /// below 16.
    static int sizeOfField(int content) {
        return 1 + sizeOf(content) + content;
    }

    /// Writes the field of a number, for fields below 16.
    void number(int field, long value) {
        reserve(1 + VARINT_BYTES_MAX);
        bytes[length++] = (byte) (field << 3);
        varint(value);
    }

    /// Writes the field of 64 bits, for fields below 16.
    void fixed64(int field, long value) {
        reserve(1 + Long.BYTES);
        bytes[length++] = (byte) (field << 3 | FIXED_64);
        for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
            bytes[length++] = (byte) (value >>> shift);
        }
    }

    /// Writes tag and length of a field whose content follows, for fields below 16.
    void head(int field, int content) {
        reserve(1 + VARINT_BYTES_MAX);
        bytes[length++] = (byte) (field << 3 | DELIMITED);
        varint(content);
    }

    /// Writes a field of bytes, for fields below 16.
    void field(int field, byte[] content) {
        head(field, content.length);
        reserve(content.length);
        System.arraycopy(content, 0, bytes, length, content.length);
        length += content.length;
    }

    /// Writes a number alone.
    void varint(long value) {
        reserve(VARINT_BYTES_MAX);
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            bytes[length++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[length++] = (byte) rest;
    }

    private void reserve(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, 2 * bytes.length));
        }
    }
}
