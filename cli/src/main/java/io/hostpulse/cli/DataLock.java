package io.hostpulse.cli;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/// Keeps a second server away from a data directory: a lock on its file `lock`, held as long as the
/// process lives.
final class DataLock implements AutoCloseable {
    /// The data directory is in use by another server.
    static final class InUse extends Exception {
        private static final long serialVersionUID = 1;

        InUse(Path directory) {
            super(
                    "cannot start: another server uses the data directory "
                            + directory
                            + "; stop it, or give this one its own with --server.data-dir");
        }
    }

    private final FileChannel file;

    private DataLock(FileChannel file) {
        this.file = file;
    }

    /// Makes a data directory when it is not there: it is its owner's alone.
    static void makeDirectory(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(
                    directory,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------")));
        }
    }

    /// Takes a data directory.
    static DataLock take(Path directory) throws InUse, IOException {
        makeDirectory(directory);
        FileChannel file =
                FileChannel.open(
                        directory.resolve("lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
        FileLock lock;
        try {
            lock = file.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            file.close();
            throw new InUse(directory);
        }
        return new DataLock(file);
    }

    /// Lets another server have the directory.
    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            // The lock ends with the process at the latest.
        }
    }
}
