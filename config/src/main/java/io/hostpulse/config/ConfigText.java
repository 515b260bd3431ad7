package io.hostpulse.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HexFormat;
import java.util.Optional;

/// The text of a configuration file: a regular file of at most 1 MiB, UTF-8, without a byte order
/// mark and without control characters.
final class ConfigText {
    /// The largest file that is read, in bytes.
    static final int BYTES_MAX = 1 << 20;

    private static final int BYTE_ORDER_MARK = 0xFEFF;

    private final Path file;
    private final Problems problems;

    private ConfigText(Path file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    /// The file's text; empty when it cannot be used, which has then been reported.
    static Optional<String> read(Path file, Problems problems) {
        var text = new ConfigText(file, problems);
        byte[] bytes;
        try {
            // Opening a pipe would wait for its writer.
            var attributes = Files.readAttributes(file, BasicFileAttributes.class);
            if (!attributes.isRegularFile()) {
                return text.refused(
                        attributes.isDirectory()
                                ? "is a directory; expected a file"
                                : "is not a regular file; expected a file");
            }
            try (InputStream in = Files.newInputStream(file)) {
                bytes = in.readNBytes(BYTES_MAX + 1);
            }
        } catch (IOException e) {
            return text.refused(reason(e));
        }
        if (bytes.length > BYTES_MAX) {
            return text.refused("is larger than 1 MiB; expected a configuration");
        }
        return text.decode(bytes);
    }

    private static String reason(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "no such file; expected the configuration there";
        }
        if (e instanceof AccessDeniedException) {
            return "may not be read by this user; expected read permission";
        }
        String reason = e instanceof FileSystemException f ? f.getReason() : e.getMessage();
        return "cannot be read: " + Shown.plain(String.valueOf(reason));
    }

    private Optional<String> decode(byte[] bytes) {
        if (bytes.length >= 2 && (bytes[0] & 0xFF) + (bytes[1] & 0xFF) == 0xFF + 0xFE) {
            return refused(1, 1, "is UTF-16; save the file as UTF-8");
        }
        CharsetDecoder decoder =
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(in, out, true);
        boolean isMalformed = result.isError();
        int bad = isMalformed ? in.get(in.position()) & 0xFF : 0;
        String text = out.flip().toString();
        if (!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) {
            return refused(
                    1, 1, "starts with a byte order mark; save the file as UTF-8 without it");
        }
        boolean isClean = checkCharacters(text, isMalformed, bad);
        return isClean && !isMalformed ? Optional.of(text) : Optional.empty();
    }

    /// Reports the first character that YAML does not allow, each line that is indented with a tab,
    /// and the byte after the text that is not UTF-8.
    private boolean checkCharacters(String text, boolean isMalformed, int bad) {
        int line = 1;
        int column = 1;
        boolean isIndent = true;
        int tab = 0;
        boolean isClean = true;
        boolean isReported = false;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (c == '\n' || (c == '\r' && (i == text.length() || text.charAt(i) != '\n'))) {
                line++;
                column = 1;
                isIndent = true;
                tab = 0;
                continue;
            }
            if (isIndent && c == '\t' && tab == 0) {
                tab = column;
            } else if (isIndent && c != ' ' && c != '\t' && c != '\r') {
                isIndent = false;
                if (tab > 0 && c != '#') {
                    refused(line, tab, "a tab indents the line; expected spaces");
                    isClean = false;
                }
            }
            if (!isReported && !isAllowed(c)) {
                isReported = true;
                refused(line, column, "holds the " + name(c) + "; expected text");
                isClean = false;
            }
            column++;
        }
        if (isMalformed) {
            refused(
                    line,
                    column,
                    "the byte 0x"
                            + HexFormat.of().withUpperCase().toHexDigits((byte) bad)
                            + " is not UTF-8; save the file as UTF-8");
        }
        return isClean;
    }

    /// What YAML 1.2 calls printable, but no byte order mark.
    private static boolean isAllowed(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c <= 0x7E)
                || c == 0x85
                || (c >= 0xA0 && c <= 0xFFFD && c != BYTE_ORDER_MARK)
                || c >= 0x1_0000;
    }

    private static String name(int c) {
        String code = "U+" + HexFormat.of().withUpperCase().toHexDigits((char) c);
        return c == 0 ? "NUL character " + code : "invisible character " + code;
    }

    private Optional<String> refused(String text) {
        problems.add(Origin.File.whole(file), text);
        return Optional.empty();
    }

    private Optional<String> refused(int line, int column, String text) {
        problems.add(new Origin.File(file, line, column), text);
        return Optional.empty();
    }
}
