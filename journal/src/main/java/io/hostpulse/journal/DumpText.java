package io.hostpulse.journal;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// A payload as one line of text.
final class DumpText {
    private DumpText() {}

    /// UTF-8 text as it is, but for control characters and the backslash; anything else byte by
    /// byte, `\xNN` where it is no printable ASCII.
    static String of(byte[] payload) {
        StringBuilder line = new StringBuilder(payload.length);
        try {
            CharSequence text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(payload));
            for (int i = 0; i < text.length(); i++) {
                put(line, text.charAt(i), isShown(text.charAt(i)));
            }
        } catch (CharacterCodingException _) {
            for (byte b : payload) {
                put(line, (char) (b & 0xFF), b >= ' ' && b < 0x7F && b != '\\');
            }
        }
        return line.toString();
    }

    private static boolean isShown(char c) {
        boolean isLineEnd = c == '\u2028' || c == '\u2029';
        return !Character.isISOControl(c) && !isLineEnd && c != '\\';
    }

    private static void put(StringBuilder line, char c, boolean isShown) {
        if (isShown) {
            line.append(c);
        } else if (c > 0xFF) {
            line.append("\\u").append(Integer.toHexString(c));
        } else {
            line.append(c < 0x10 ? "\\x0" : "\\x").append(Integer.toHexString(c));
        }
    }
}
