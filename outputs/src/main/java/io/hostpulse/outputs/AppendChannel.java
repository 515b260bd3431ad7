package io.hostpulse.outputs;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/// A file open for appending: the part of a disk that can fail. Confined to the thread that opened
/// it.
interface AppendChannel extends Closeable {
    /// Opens files.
    @FunctionalInterface
    interface Opener {
        /// Opens the file, and makes it if it is not there.
        AppendChannel open(Path path) throws IOException;
    }

    /// Writes at the end of the file; may write less than what remains.
    int write(ByteBuffer bytes) throws IOException;

    /// Cuts the file to a size.
    void truncate(long size) throws IOException;

    /// Forces what was written to the disk.
    void force() throws IOException;

    /// The kernel's file systems.
    final class Kernel implements Opener {
        private static final Set<PosixFilePermission> PERMISSIONS =
                EnumSet.of(
                        PosixFilePermission.OWNER_READ,
                        PosixFilePermission.OWNER_WRITE,
                        PosixFilePermission.GROUP_READ);

        private static final Set<PosixFilePermission> PRIVATE =
                EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

        private final Set<PosixFilePermission> permissions;

        /// A new file may be read by its owner and group, and written by its owner.
        Kernel() {
            this(PERMISSIONS);
        }

        private Kernel(Set<PosixFilePermission> permissions) {
            this.permissions = permissions;
        }

        /// A new file may be read and written by its owner alone.
        static Kernel ofPrivateFiles() {
            return new Kernel(PRIVATE);
        }

        @Override
        public AppendChannel open(Path path) throws IOException {
            return new Open(
                    FileChannel.open(
                            path,
                            Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND),
                            PosixFilePermissions.asFileAttribute(permissions)));
        }

        private record Open(FileChannel channel) implements AppendChannel {
            @Override
            public int write(ByteBuffer bytes) throws IOException {
                return channel.write(bytes);
            }

            @Override
            public void truncate(long size) throws IOException {
                channel.truncate(size);
            }

            @Override
            public void force() throws IOException {
                channel.force(true);
            }

            @Override
            public void close() throws IOException {
                channel.close();
            }
        }
    }
}
