package io.hostpulse.catalogue;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A text as the kernel gave it, and the same text in valid UTF-8. Immutable.
///
/// Names of devices, interfaces and mount points are bytes to the kernel. Where they are not UTF-8,
/// each byte that does not belong to a valid sequence is written as `\xHH`, so that the message is
/// always valid JSON and the name can still be recognised.
public final class Text {
    /// The text without any bytes.
    public static final Text EMPTY = new Text(new byte[0], "");

    private final byte[] raw;
    private final byte[] utf8;
    private final String string;

    private Text(byte[] raw, String string) {
        this.raw = raw;
        this.string = string;
        this.utf8 = string.getBytes(StandardCharsets.UTF_8);
    }

    /// The text of a string; unpaired surrogates become `?`.
    public static Text of(String string) {
        byte[] bytes = string.getBytes(StandardCharsets.UTF_8);
        return new Text(bytes, new String(bytes, StandardCharsets.UTF_8));
    }

    /// The text of `length` bytes at `from`; the bytes are copied.
    public static Text of(byte[] bytes, int from, int length) {
        byte[] raw = Arrays.copyOfRange(bytes, from, from + length);
        return new Text(raw, decode(raw));
    }

    private static String decode(byte[] raw) {
        var decoder =
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        try {
            return decoder.decode(ByteBuffer.wrap(raw)).toString();
        } catch (CharacterCodingException e) {
            return decodeEscaping(raw);
        }
    }

    private static String decodeEscaping(byte[] raw) {
        var decoder = StandardCharsets.UTF_8.newDecoder();
        var out = new StringBuilder(raw.length + 8);
        int at = 0;
        while (at < raw.length) {
            int length = validSequence(decoder, raw, at);
            if (length > 0) {
                out.append(new String(raw, at, length, StandardCharsets.UTF_8));
                at += length;
            } else {
                out.append("\\x")
                        .append(Character.forDigit((raw[at] >> 4) & 0xf, 16))
                        .append(Character.forDigit(raw[at] & 0xf, 16));
                at++;
            }
        }
        return out.toString();
    }

    private static int validSequence(java.nio.charset.CharsetDecoder decoder, byte[] raw, int at) {
        for (int length = 1; length <= 4 && at + length <= raw.length; length++) {
            try {
                decoder.decode(ByteBuffer.wrap(raw, at, length));
                return length;
            } catch (CharacterCodingException e) {
                decoder.reset();
            }
        }
        return 0;
    }

    /// Whether the kernel's bytes of this text are `length` bytes at `from`.
    public boolean equalsRaw(byte[] bytes, int from, int length) {
        return Arrays.equals(raw, 0, raw.length, bytes, from, from + length);
    }

    /// The bytes as the kernel gave them. Owned by this text: not to be changed.
    public byte[] raw() {
        return raw;
    }

    /// The text in valid UTF-8. Owned by this text: not to be changed.
    public byte[] utf8() {
        return utf8;
    }

    @Override
    public boolean equals(@org.jspecify.annotations.Nullable Object other) {
        return other == this || (other instanceof Text text && Arrays.equals(raw, text.raw));
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(raw);
    }

    @Override
    public String toString() {
        return string;
    }
}
