package io.hostpulse.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// JSON being written: bytes that grow and are kept for the next message. Confined to its encoder's
/// thread.
///
/// Every member and element is written with the comma before it. When its object or array is
/// closed, the first comma is turned into the opening bracket: no one asks who is first.
final class JsonBytes {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    /// The bytes; valid up to [#length]. Replaced when they grow.
    byte[] bytes = new byte[16_384];

    /// The number of bytes written.
    int length;

    /// A member's name as it is written: comma, quoted name, colon.
    static byte[] memberName(String name) {
        return (",\"" + name + "\":").getBytes(StandardCharsets.UTF_8);
    }

    /// Makes room for `more` bytes.
    void reserve(int more) {
        int needed = Math.addExact(length, more);
        if (needed > bytes.length) {
            int doubled = (int) Math.min(2L * bytes.length, Integer.MAX_VALUE - 8);
            bytes = Arrays.copyOf(bytes, Math.max(doubled, needed));
        }
    }

    /// Writes bytes that are JSON already.
    void raw(byte[] json) {
        reserve(json.length);
        System.arraycopy(json, 0, bytes, length, json.length);
        length += json.length;
    }

    /// Writes one byte that is JSON already.
    void raw(char json) {
        reserve(1);
        bytes[length++] = (byte) json;
    }

    /// Closes the object whose members were written from `start` on.
    void closeObject(int start) {
        close(start, '{', '}');
    }

    /// Closes the array whose elements were written from `start` on.
    void closeArray(int start) {
        close(start, '[', ']');
    }

    private void close(int start, char opening, char closing) {
        reserve(2);
        if (length == start) {
            length++;
        }
        bytes[start] = (byte) opening;
        bytes[length++] = (byte) closing;
    }

    /// Writes a number that is scaled by ten to the power of `decimals`.
    void number(long scaled, int decimals) {
        reserve(Decimals.LENGTH_MAX);
        length = Decimals.write(bytes, length, scaled, decimals);
    }

    /// Writes an instant as a string.
    void instant(long micros) {
        reserve(Instants.LENGTH + 2);
        bytes[length] = '"';
        length = Instants.write(bytes, length + 1, micros);
        bytes[length++] = '"';
    }

    /// Writes a string given in UTF-8. The quotation mark, the backslash and the control characters
    /// below U+0020 are escaped; all others, DEL, U+2028 and U+2029 included, stand as they are, as
    /// RFC 8259 allows.
    void string(byte[] utf8) {
        reserve(6 * utf8.length + 2);
        byte[] out = bytes;
        int at = length;
        out[at++] = '"';
        for (byte unit : utf8) {
            if (unit == '"' || unit == '\\' || (unit >= 0 && unit < 0x20)) {
                at = escape(out, at, unit);
            } else {
                out[at++] = unit;
            }
        }
        out[at++] = '"';
        length = at;
    }

    /// Writes a string; unpaired surrogates become `?`.
    void string(String text) {
        int count = text.length();
        reserve(6 * count + 2);
        byte[] out = bytes;
        int at = length;
        out[at++] = '"';
        for (int i = 0; i < count; i++) {
            char unit = text.charAt(i);
            if (unit == '"' || unit == '\\' || unit < 0x20) {
                at = escape(out, at, unit);
            } else if (unit < 0x80) {
                out[at++] = (byte) unit;
            } else if (Character.isHighSurrogate(unit)
                    && i + 1 < count
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                at = utf8(out, at, Character.toCodePoint(unit, text.charAt(++i)));
            } else {
                at = utf8(out, at, Character.isSurrogate(unit) ? '?' : unit);
            }
        }
        out[at++] = '"';
        length = at;
    }

    private static int escape(byte[] out, int at, int unit) {
        int end = at;
        out[end++] = '\\';
        if (unit >= 0x20) {
            out[end++] = (byte) unit;
            return end;
        }
        out[end++] = 'u';
        out[end++] = '0';
        out[end++] = '0';
        out[end++] = HEX[unit >> 4];
        out[end++] = HEX[unit & 0xf];
        return end;
    }

    /// Writes one code point in UTF-8 and returns the index after it.
    static int utf8(byte[] out, int at, int codePoint) {
        int end = at;
        if (codePoint < 0x80) {
            out[end++] = (byte) codePoint;
            return end;
        }
        if (codePoint < 0x800) {
            out[end++] = (byte) (0xc0 | codePoint >> 6);
        } else {
            if (codePoint < 0x10000) {
                out[end++] = (byte) (0xe0 | codePoint >> 12);
            } else {
                out[end++] = (byte) (0xf0 | codePoint >> 18);
                out[end++] = (byte) (0x80 | (codePoint >> 12 & 0x3f));
            }
            out[end++] = (byte) (0x80 | (codePoint >> 6 & 0x3f));
        }
        out[end++] = (byte) (0x80 | (codePoint & 0x3f));
        return end;
    }
}
