package io.hostpulse.store.chunk;

import io.hostpulse.catalogue.Text;
import io.hostpulse.catalogue.TextPool;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Reads what [Out] wrote; every step is checked against the end. One thread.
final class In {
    private final byte[] bytes;
    private final int end;
    private int at;

    In(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    In(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    int at() {
        return at;
    }

    void to(int place) {
        if (place < at || place > end) {
            throw new BrokenBlob("a jump from byte " + at + " to " + place + " of " + end);
        }
        at = place;
    }

    boolean isAtEnd() {
        return at == end;
    }

    private void need(int count) {
        if (count < 0 || end - at < count) {
            throw new BrokenBlob(count + " bytes expected at byte " + at + " of " + end);
        }
    }

    int u8() {
        need(1);
        return bytes[at++] & 0xff;
    }

    boolean flag() {
        return u8() != 0;
    }

    int fixed32() {
        need(4);
        int value = 0;
        for (int shift = 0; shift < 32; shift += 8) {
            value |= (bytes[at++] & 0xff) << shift;
        }
        return value;
    }

    long varint() {
        if (end - at >= 8) {
            long word = Sevens.get(bytes, at);
            long ends = ~word & Sevens.MORE;
            if (ends != 0) {
                at += (Long.numberOfTrailingZeros(ends) >>> 3) + 1;
                return Sevens.gather(word & (ends ^ (ends - 1)));
            }
        }
        return varintByBytes();
    }

    /// A number near the end, or a very long one.
    private long varintByBytes() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            need(1);
            byte each = bytes[at++];
            value |= (each & 0x7fL) << shift;
            if (each >= 0) {
                return value;
            }
        }
        throw new BrokenBlob("a number of more than 64 bits at byte " + at);
    }

    long zigzag() {
        long value = varint();
        return (value >>> 1) ^ -(value & 1);
    }

    /// A number from 0 to a largest one.
    int count(int max) {
        long value = varint();
        if (value < 0 || value > max) {
            throw new BrokenBlob(value + " at byte " + at + "; at most " + max + " expected");
        }
        return (int) value;
    }

    byte[] bytes() {
        int length = count(end - at);
        byte[] value = java.util.Arrays.copyOfRange(bytes, at, at + length);
        at += length;
        return value;
    }

    /// Goes over so many bytes and returns where they begin.
    int skip(int length) {
        need(length);
        int from = at;
        at += length;
        return from;
    }

    /// So many bits, at most 64, of bytes that were gone over.
    long bits(int place, int count) {
        long bits = 0;
        for (int i = 0; i < count; i += 8) {
            bits |= (bytes[place + (i >>> 3)] & 0xffL) << i;
        }
        return count == 64 ? bits : bits & (1L << count) - 1;
    }

    byte peek(int place) {
        return bytes[place];
    }

    byte[] array() {
        return bytes;
    }

    /// A text as bytes; one that was read before is the same object again.
    Text text(TextPool texts) {
        int length = count(end - at);
        return texts.intern(bytes, skip(length), length);
    }

    String string() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    Optional<String> optional() {
        return flag() ? Optional.of(string()) : Optional.empty();
    }
}
