package io.hostpulse.outputs;

import io.hostpulse.wire.Message;
import io.hostpulse.wire.MessageKey;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;

/// The messages that one output refused for good, in a file that a person can read: one JSON object
/// a line, with the reason and the message as it was. Confined to the pump's thread.
///
/// ```
/// {"output":"db","why":"...","at":"2026-11-22T11:25:00Z",
///  "key":{"agent":"...","journal":"...","epoch":7,"seq":123},"message":{...}}
/// ```
///
/// `NAME.ndjson` is the file being written, `NAME.1.ndjson` the one before it. Each has half of the
/// bound; when the first is full it takes the place of the second, whose letters are lost and
/// counted. A message that alone is larger than half of the bound is left out of its line, and
/// `bytes` stands there instead. Both files are the owner's alone.
public final class DeadLetters {
    /// The most bytes of both files together.
    public static final long BYTES_MAX = 16L << 20;

    private final String output;
    private final Path path;
    private final Path before;
    private final long fileBytesMax;
    private final InstantSource wall;
    private final Consumer<String> log;
    private final ActiveFile file;

    /// Opens nothing yet: most outputs never refuse a message.
    ///
    /// @param directory where the files stand; made when needed
    /// @param output the output's name in the configuration
    /// @param bytesMax the most bytes of both files together
    /// @param wall the wall clock, for the lines
    /// @param log takes one line at a time
    public DeadLetters(
            Path directory,
            String output,
            long bytesMax,
            InstantSource wall,
            Consumer<String> log) {
        this(directory, output, bytesMax, wall, log, AppendChannel.Kernel.ofPrivateFiles());
    }

    DeadLetters(
            Path directory,
            String output,
            long bytesMax,
            InstantSource wall,
            Consumer<String> log,
            AppendChannel.Opener opener) {
        this.output = output;
        this.path = directory.resolve(output + ".ndjson");
        this.before = directory.resolve(output + ".1.ndjson");
        this.fileBytesMax = Math.max(1, bytesMax / 2);
        this.wall = wall;
        this.log = log;
        this.file = new ActiveFile(path, opener, FileGlance.NONE, log);
    }

    /// The file being written.
    Path path() {
        return path;
    }

    /// Writes one message down; it is on the disk after [#force()] and not before.
    void add(Message message, String why) throws IOException {
        Instant now = wall.instant();
        makeDirectory();
        file.ensureOpen(now);
        byte[] line = line(message, why, now, true);
        if (line.length + 1L > fileBytesMax) {
            line = line(message, why, now, false);
        }
        if (file.size() > 0 && file.size() + line.length + 1L > fileBytesMax) {
            rotate();
            file.ensureOpen(now);
        }
        file.append(line, line.length);
    }

    /// Forces what was added to the disk and closes the file.
    void force() throws IOException {
        file.release();
    }

    private void makeDirectory() throws IOException {
        Path directory = RotatedFiles.directoryOf(path);
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(
                    directory,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------")));
        }
    }

    private void rotate() throws IOException {
        file.release();
        long lost = lines(before);
        Files.move(path, before, StandardCopyOption.ATOMIC_MOVE);
        RotatedFiles.forceDirectory(RotatedFiles.directoryOf(path));
        if (lost > 0) {
            log.accept(
                    "output "
                            + output
                            + " loses its oldest dead letters: their files are full count="
                            + lost
                            + " bound_bytes="
                            + 2 * fileBytesMax
                            + " path="
                            + path);
        }
    }

    /// How many lines a file has; none when it is not there.
    private static long lines(Path file) throws IOException {
        long lines = 0;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            int next = in.read();
            while (next >= 0) {
                if (next == '\n') {
                    lines++;
                }
                next = in.read();
            }
        } catch (NoSuchFileException e) {
            return 0;
        }
        return lines;
    }

    private byte[] line(Message message, String why, Instant now, boolean isWhole) {
        MessageKey key = message.key();
        var line = new ByteArrayOutputStream(512 + (isWhole ? message.length() : 0));
        String head =
                "{\"output\":"
                        + quoted(output)
                        + ",\"why\":"
                        + quoted(OneLine.of(why, OneLine.REASON_MAX))
                        + ",\"at\":\""
                        + now
                        + "\",\"key\":{\"agent\":"
                        + quoted(key.agent())
                        + ",\"journal\":"
                        + quoted(key.journal())
                        + ",\"epoch\":"
                        + key.epoch()
                        + ",\"seq\":"
                        + key.seq()
                        + "},"
                        + (isWhole ? "\"message\":" : "\"bytes\":" + message.length());
        line.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        if (isWhole) {
            line.write(message.bytes(), 0, message.length());
        }
        line.write('}');
        return line.toByteArray();
    }

    /// A JSON string of a text without control characters.
    private static String quoted(String text) {
        var out = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\');
            }
            out.append(c);
        }
        return out.append('"').toString();
    }
}
