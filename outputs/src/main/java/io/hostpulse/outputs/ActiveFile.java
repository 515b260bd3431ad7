package io.hostpulse.outputs;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.function.Consumer;

/// The file that lines are appended to. It ends with a whole line, or is made to before the next
/// one. Confined to the thread of its output.
final class ActiveFile {
    private static final int BUFFER = 64 << 10;

    /// What stands at the path is not a file that can be appended to.
    static final class NotAFile extends IOException {
        private static final long serialVersionUID = 1;

        NotAFile(String message) {
            super(message);
        }
    }

    private final Path path;
    private final AppendChannel.Opener opener;
    private final FileGlance glance;
    private final Consumer<String> log;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);

    private @Nullable AppendChannel channel;
    private @Nullable Object fileKey;
    private long size;
    private Instant began = Instant.EPOCH;

    /// Whether a glance tells the open file from others, and by what.
    private boolean isKnown;

    private long device;
    private long inode;

    ActiveFile(Path path, AppendChannel.Opener opener, FileGlance glance, Consumer<String> log) {
        this.path = path;
        this.opener = opener;
        this.glance = glance;
        this.log = log;
    }

    /// Makes sure that the path's own file is open: opens it at first, and again when it was
    /// deleted, renamed or changed by somebody else.
    void ensureOpen(Instant now) throws IOException {
        boolean isAsLeft =
                isKnown
                        && channel != null
                        && glance.look()
                        && glance.size() == size
                        && glance.inode() == inode
                        && glance.device() == device;
        if (!isAsLeft) {
            isKnown = false;
            lookAndOpen(now);
            learn();
        }
    }

    private void lookAndOpen(Instant now) throws IOException {
        BasicFileAttributes found = attributes();
        boolean isSame =
                channel != null
                        && found != null
                        && found.size() == size
                        && found.fileKey() != null
                        && found.fileKey().equals(fileKey);
        if (!isSame) {
            release();
            open(found, now);
        }
    }

    /// Learns what a glance says of the open file. It counts if the path led to that file before
    /// the glance, which has just been seen, and leads to it after.
    private void learn() throws IOException {
        if (!glance.look() || glance.size() != size) {
            return;
        }
        BasicFileAttributes found = attributes();
        isKnown = found != null && found.fileKey() != null && found.fileKey().equals(fileKey);
        device = glance.device();
        inode = glance.inode();
    }

    private void open(@Nullable BasicFileAttributes found, Instant now) throws IOException {
        Path directory = RotatedFiles.directoryOf(path);
        if (found == null) {
            Files.createDirectories(directory);
        } else if (!found.isRegularFile()) {
            throw new NotAFile(
                    path + " is a " + (found.isDirectory() ? "directory" : "special file"));
        } else {
            TornTail.mend(path, log);
        }
        channel = opener.open(path);
        if (found == null) {
            RotatedFiles.forceDirectory(directory);
        }
        BasicFileAttributes opened = Files.readAttributes(path, BasicFileAttributes.class);
        fileKey = opened.fileKey();
        size = opened.size();
        Instant birth = opened.creationTime().toInstant();
        began = size == 0 || birth.isAfter(now) ? now : birth;
    }

    private @Nullable BasicFileAttributes attributes() throws IOException {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class);
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    /// The file's size in bytes.
    long size() {
        return size;
    }

    /// When the file began: when it was made empty or, for one that was there before, its birth as
    /// the file system knows it (its last change where it does not).
    Instant began() {
        return began;
    }

    /// An empty file begins again, whatever its age.
    void beginAgain(Instant now) {
        began = now;
    }

    /// Appends the first `end` of these bytes and a line break to the file. When that fails the
    /// file is cut back to its last whole line: at once, or else when it is opened again.
    void append(byte[] bytes, int end) throws IOException {
        AppendChannel open = channel;
        if (open == null) {
            throw new IOException("the file is not open");
        }
        try {
            int at = 0;
            do {
                int length = Math.min(BUFFER - 1, end - at);
                buffer.clear().put(bytes, at, length);
                at += length;
                if (at == end) {
                    buffer.put((byte) '\n');
                }
                writeAll(open, buffer.flip());
            } while (at < end);
        } catch (IOException e) {
            cutBack(open, e);
            throw e;
        }
        size += end + 1L;
    }

    private static void writeAll(AppendChannel open, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            if (open.write(bytes) <= 0) {
                throw new IOException("the file takes no more bytes");
            }
        }
    }

    private void cutBack(AppendChannel open, IOException cause) {
        try {
            open.truncate(size);
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
        try {
            release();
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    /// Forces the file to the disk and closes it, if it is open.
    void release() throws IOException {
        AppendChannel open = channel;
        channel = null;
        if (open != null) {
            try (open) {
                open.force();
            }
        }
    }
}
