package io.hostpulse.kafka;

import io.hostpulse.server.Inbox.Letter;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The records that were not kept and never will be, in a file that a person can read: one JSON
/// object a line, with the reason and the bytes as they were. Confined to the feed's thread.
///
/// ```
/// {"feed":"kafka/hostpulse-servers/hostpulse/3","offset":17,"why":"...",
///  "at":"2026-11-22T11:25:00Z","value":"BASE64"}
/// ```
///
/// `kafka-aside.ndjson` is the file being written, `kafka-aside.1.ndjson` the one before it. Each
/// has half of the bound; the older is lost when the newer is full. A record that alone is larger
/// stands there without its value and with `bytes`. Lines survive the end of the process, not the
/// loss of power. Where the file cannot be written, reading goes on without it.
final class AsideFile implements AutoCloseable {
    static final long BYTES_MAX = 16L << 20;

    private final Path path;
    private final Path before;
    private final long fileBytesMax;
    private final Supplier<Instant> wall;
    private final Consumer<String> log;
    private @Nullable FileChannel channel;
    private boolean isBroken;

    AsideFile(Path folder, long bytesMax, Supplier<Instant> wall, Consumer<String> log) {
        this.path = folder.resolve("kafka-aside.ndjson");
        this.before = folder.resolve("kafka-aside.1.ndjson");
        this.fileBytesMax = Math.max(1, bytesMax / 2);
        this.wall = wall;
        this.log = log;
    }

    Path path() {
        return path;
    }

    void put(String feed, Letter letter, String why) {
        try {
            append(feed, letter, why);
            isBroken = false;
        } catch (IOException e) {
            if (!isBroken) {
                isBroken = true;
                log.accept("records that are not kept cannot be set aside: " + path + ": " + e);
            }
        }
    }

    private void append(String feed, Letter letter, String why) throws IOException {
        byte[] line = line(feed, letter, why, true);
        if (line.length > fileBytesMax) {
            line = line(feed, letter, why, false);
        }
        FileChannel open = open();
        if (open.size() > 0 && open.size() + line.length > fileBytesMax) {
            close();
            Files.move(path, before, StandardCopyOption.ATOMIC_MOVE);
            open = open();
        }
        ByteBuffer bytes = ByteBuffer.wrap(line);
        while (bytes.hasRemaining()) {
            open.write(bytes);
        }
    }

    private FileChannel open() throws IOException {
        FileChannel open = channel;
        if (open == null) {
            open =
                    FileChannel.open(
                            path,
                            Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND),
                            PosixFilePermissions.asFileAttribute(
                                    PosixFilePermissions.fromString("rw-------")));
            channel = open;
        }
        return open;
    }

    private byte[] line(String feed, Letter letter, String why, boolean isWhole) {
        String line =
                "{\"feed\":"
                        + quoted(feed)
                        + ",\"offset\":"
                        + letter.offset()
                        + ",\"why\":"
                        + quoted(why)
                        + ",\"at\":\""
                        + wall.get()
                        + "\","
                        + (isWhole
                                ? "\"value\":\""
                                        + Base64.getEncoder().encodeToString(letter.bytes())
                                        + "\""
                                : "\"bytes\":" + letter.bytes().length)
                        + "}\n";
        return line.getBytes(StandardCharsets.UTF_8);
    }

    private static String quoted(String text) {
        var out = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\');
            }
            out.append(c < ' ' ? ' ' : c);
        }
        return out.append('"').toString();
    }

    @Override
    public void close() {
        FileChannel open = channel;
        channel = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                log.accept("closing " + path + " failed: " + e);
            }
        }
    }
}
