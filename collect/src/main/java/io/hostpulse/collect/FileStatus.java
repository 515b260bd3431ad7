package io.hostpulse.collect;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// What stands at a path, once native calls are bound: asked at every tick, for which the Java
/// runtime's own way is a hundred times as much code. Symbolic links are followed. Source: stat(2).
///
/// `struct stat` on 64-bit Linux, the same in glibc and musl on x86_64, aarch64 and riscv64 as far
/// as it is looked at:
///
/// ```
/// offset  member       offset  member
///      0  st_dev           88  st_mtim.tv_sec
///      8  st_ino           96  st_mtim.tv_nsec
///     48  st_size
/// ```
///
/// Whether that is so here is seen before it is relied on. A C library without the function (glibc
/// before 2.33) counts as not bound. Used by one thread at a time.
public final class FileStatus {
    private static final int DEVICE = 0;
    private static final int INODE = 1;
    private static final int SIZE = 6;
    private static final int SECONDS = 11;
    private static final int NANOS = 12;
    private static final int STRUCT_LONGS = 32;

    private static volatile @Nullable LibcFunction stat;

    private final Path path;
    private @Nullable Memory memory;
    private long device;
    private long inode;
    private long size;
    private long seconds;
    private long nanos;

    /// What a call is given. Made at the first one: an agent starts without native memory.
    private static final class Memory {
        private final MemorySegment name;
        private final NativeLongs struct = new NativeLongs(STRUCT_LONGS);

        Memory(Path path) {
            byte[] bytes = path.toString().getBytes(StandardCharsets.UTF_8);
            name = Arena.ofAuto().allocate(bytes.length + 1L);
            MemorySegment.copy(bytes, 0, name, JAVA_BYTE, 0, bytes.length);
        }

        private boolean fill(LibcFunction bound) {
            return (int) bound.callFor(this, name.address(), struct.address(), 0, 0) == 0;
        }
    }

    /// @param path absolute, or below the directory that the process began in
    public FileStatus(Path path) {
        this.path = path;
    }

    /// Binds the call, and makes one that shows whether its answer is what it is taken for.
    static void bind() {
        LibcFunction bound = LibcFunction.bind("stat");
        if (bound != null && fits(bound)) {
            stat = bound;
        }
    }

    private static boolean fits(LibcFunction bound) {
        Path root = Path.of("/");
        var status = new FileStatus(root);
        try {
            Map<String, Object> known = Files.readAttributes(root, "unix:dev,ino,size");
            return status.look(bound)
                    && Long.valueOf(status.device).equals(known.get("dev"))
                    && Long.valueOf(status.inode).equals(known.get("ino"))
                    && Long.valueOf(status.size).equals(known.get("size"));
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            // What cannot be compared is not relied on.
            return false;
        }
    }

    /// Looks at the path.
    ///
    /// @return false when nothing stands there that can be asked, or not in this way
    public boolean look() {
        LibcFunction bound = stat;
        return bound != null && look(bound);
    }

    private boolean look(LibcFunction bound) {
        Memory asked = memory;
        if (asked == null) {
            asked = new Memory(path);
            memory = asked;
        }
        if (!asked.fill(bound)) {
            return false;
        }
        long[] found = asked.struct.get();
        device = found[DEVICE];
        inode = found[INODE];
        size = found[SIZE];
        seconds = found[SECONDS];
        nanos = found[NANOS];
        return true;
    }

    /// Looks at the path.
    ///
    /// @return whether it is certain that what stands there is what stood there at the last look,
    ///   and that nothing was written to it since
    public boolean isUnchanged() {
        long deviceBefore = device;
        long inodeBefore = inode;
        long sizeBefore = size;
        long secondsBefore = seconds;
        long nanosBefore = nanos;
        return look()
                && device == deviceBefore
                && inode == inodeBefore
                && size == sizeBefore
                && seconds == secondsBefore
                && nanos == nanosBefore;
    }

    /// The number of the device that the file was on at the last look.
    public long device() {
        return device;
    }

    /// The number of the file on its device at the last look.
    public long inode() {
        return inode;
    }

    /// The file's size in bytes at the last look.
    public long size() {
        return size;
    }
}
