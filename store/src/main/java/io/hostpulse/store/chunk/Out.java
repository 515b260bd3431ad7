package io.hostpulse.store.chunk;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// Bytes that grow. One thread.
final class Out {
    /// The longest array that every Java machine makes, in bytes.
    private static final int LARGEST = Integer.MAX_VALUE - 8;

    private byte[] bytes;
    private int size;

    Out(int capacity) {
        bytes = new byte[capacity];
    }

    int size() {
        return size;
    }

    /// Takes everything after a place away.
    void cut(int to) {
        size = to;
    }

    /// What was written, up to [#size]; written on as more is.
    byte[] array() {
        return bytes;
    }

    byte[] toArray() {
        return Arrays.copyOf(bytes, size);
    }

    private void room(int more) {
        if (bytes.length - size < more) {
            grow(more);
        }
    }

    /// Apart from [#room], which the compiler copies wherever something is written.
    private void grow(int more) {
        int least = Math.addExact(size, more);
        int twice = bytes.length > LARGEST / 2 ? LARGEST : 2 * bytes.length;
        bytes = Arrays.copyOf(bytes, Math.max(least, twice));
    }

    void u8(int value) {
        room(1);
        bytes[size++] = (byte) value;
    }

    void flag(boolean value) {
        u8(value ? 1 : 0);
    }

    void fixed32(int value) {
        room(4);
        for (int shift = 0; shift < 32; shift += 8) {
            bytes[size++] = (byte) (value >>> shift);
        }
    }

    /// An unsigned number, 7 bits a byte, the lowest first.
    void varint(long value) {
        room(10);
        if ((value & ~0x7fL) == 0) {
            bytes[size++] = (byte) value;
            return;
        }
        int length = Math.min(8, Sevens.length(value));
        boolean more = value >>> 56 != 0;
        long follow = more ? Sevens.MORE : Sevens.MORE >>> (8 * (9 - length));
        Sevens.put(bytes, size, Sevens.spread(value) | follow);
        size += length;
        if (more) {
            varint(value >>> 56);
        }
    }

    /// A signed number: small ones of either sign are short.
    void zigzag(long value) {
        varint((value << 1) ^ (value >> 63));
    }

    void raw(byte[] from, int at, int length) {
        room(length);
        System.arraycopy(from, at, bytes, size, length);
        size += length;
    }

    /// Adds some of what another one holds.
    void append(Out other, int from, int to) {
        raw(other.bytes, from, to - from);
    }

    void bytes(byte[] value) {
        varint(value.length);
        raw(value, 0, value.length);
    }

    void string(String value) {
        bytes(value.getBytes(StandardCharsets.UTF_8));
    }

    void optional(Optional<String> value) {
        flag(value.isPresent());
        value.ifPresent(this::string);
    }

    /// Room for bytes that are filled in by [#or].
    int skip(int length) {
        room(length);
        int at = size;
        Arrays.fill(bytes, size, size + length, (byte) 0);
        size += length;
        return at;
    }

    /// Writes one byte of each number.
    ///
    /// @param shift how many bits are below it
    void plane(long[] numbers, int shift) {
        room(numbers.length);
        byte[] into = bytes;
        int at = size;
        for (int i = 0; i < numbers.length; i++) {
            into[at + i] = (byte) (numbers[i] >>> shift);
        }
        size = at + numbers.length;
    }

    void or(int at, int value) {
        bytes[at] |= (byte) value;
    }

    /// Writes the length of what was written since a place before it.
    void lengthen(int from) {
        int length = size - from;
        int head = Sevens.length(length);
        room(head);
        System.arraycopy(bytes, from, bytes, from + head, length);
        size += head;
        // Not as [#varint] writes: that writes eight bytes, over what follows.
        int rest = length;
        for (int at = from; at < from + head - 1; at++) {
            bytes[at] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[from + head - 1] = (byte) rest;
    }
}
