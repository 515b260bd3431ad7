package io.hostpulse.journal;

import io.hostpulse.journal.Disk.DiskFile;

import java.io.IOException;
import java.nio.ByteBuffer;

/// The file that takes an output's states at the moment, one behind the other. After the first
/// exception it is to be [closed][#close()] and never used again. Confined to the journal's thread.
final class CursorFile {
    private final DiskFile file;
    private final int slot;
    private long length;
    private boolean isUnforced;

    /// @param file new and empty
    /// @param slot which of the output's two names it is to have
    CursorFile(DiskFile file, int slot) {
        this.file = file;
        this.slot = slot;
    }

    int slot() {
        return slot;
    }

    long length() {
        return length;
    }

    /// Whether there is a state in it that a loss of power may take.
    boolean isUnforced() {
        return isUnforced;
    }

    /// @param buffer outside the heap: of one inside, the Java runtime makes a copy first
    void append(byte[] state, ByteBuffer buffer) throws IOException {
        isUnforced = true;
        int at = 0;
        while (at < state.length) {
            int part = Math.min(state.length - at, buffer.capacity());
            buffer.clear().put(state, at, part).flip();
            at += part;
            while (buffer.hasRemaining()) {
                int written = file.write(buffer);
                if (written <= 0) {
                    throw new IOException("the disk takes no bytes for a cursor");
                }
                length += written;
            }
        }
    }

    void force() throws IOException {
        file.force();
        isUnforced = false;
    }

    /// Lets go of the file. What was forced is safe, and what was not is written elsewhere.
    void close() {
        try {
            file.close();
        } catch (IOException _) {
            // Nothing is owed to it any more.
        }
    }
}
