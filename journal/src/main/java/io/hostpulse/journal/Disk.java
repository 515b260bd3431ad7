package io.hostpulse.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/// One directory of files, as the journal sees it: the seam under which a test puts a disk that
/// crashes, fills and lies. Names are plain file names. Implementations are thread-safe.
public interface Disk {
    /// The names in the directory, in no order; none when there is no directory.
    List<String> list() throws IOException;

    /// Makes the directory if it is not there.
    void createDirectory() throws IOException;

    /// Makes a new file, for writing at its end and for reading.
    ///
    /// @throws java.nio.file.FileAlreadyExistsException when the name is taken
    DiskFile create(String name) throws IOException;

    /// Opens a file for reading.
    ///
    /// @throws java.nio.file.NoSuchFileException when it is not there
    DiskFile open(String name) throws IOException;

    /// Whether the name leads to a file. False when that cannot be told.
    boolean exists(String name);

    /// Gives a file a new name; what had that name before is gone.
    void rename(String from, String to) throws IOException;

    /// Removes a file; nothing happens when it is not there.
    void delete(String name) throws IOException;

    /// Makes the directory's entries durable.
    void forceDirectory() throws IOException;

    /// What the file system still has for this user, in bytes.
    long freeBytes() throws IOException;

    /// The size of the file system, in bytes.
    long totalBytes() throws IOException;

    /// What to call the directory in a message.
    String name();

    /// An open file.
    interface DiskFile extends AutoCloseable {
        /// Writes some of the buffer behind what was written so far, as a system call does.
        ///
        /// @return how many bytes it took
        int write(ByteBuffer bytes) throws IOException;

        /// Writes zeros behind what was written: what is written next goes over them, and its force
        /// need not tell the file system that the file has grown.
        ///
        /// @param from in bytes from the file's beginning, not before the end of what was written
        /// @param to behind the last zero
        void setAside(long from, long to) throws IOException;

        /// Cuts the file behind what was written.
        ///
        /// @param length how much that is, in bytes
        void giveBack(long length) throws IOException;

        /// Reads some bytes.
        ///
        /// @return how many, or -1 at the end
        int read(ByteBuffer into, long position) throws IOException;

        /// Makes what was written durable.
        void force() throws IOException;

        /// In bytes.
        long size() throws IOException;

        @Override
        void close() throws IOException;
    }
}
