package io.hostpulse.collect;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import org.jspecify.annotations.Nullable;

import java.io.File;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The files that this process holds open, by their descriptors: which of them are procfs's own,
/// and whether one has news. Source: `/proc/self/fd`, proc_pid_fd(5); statfs(2); poll(2).
///
/// What stands at a path says nothing of a file that was opened there before: another file system
/// may have been mounted over it since, or taken away (lxcfs over `/proc/meminfo`). A descriptor's
/// link in procfs leads to the very file that is open.
///
/// `struct statfs` on 64-bit Linux begins with `f_type`, an unsigned long; `struct pollfd` is `fd`
/// at 0, `events` at 4 and `revents` at 6. To look at all descriptors allocates and takes about a
/// millisecond.
final class OpenFiles {
    /// What stands for no descriptor.
    static final int NONE = -1;

    private static final long PROC_SUPER_MAGIC = 0x9fa0;
    private static final long SYSFS_MAGIC = 0x62656572;
    private static final long STATFS_BYTES = 256;
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    private static final @Nullable LibcFunction STATFS = LibcFunction.bind("statfs");
    private static final @Nullable LibcFunction POLL = LibcFunction.bind("poll");
    private static final @Nullable LibcFunction PREAD = LibcFunction.bind("pread");

    private record Open(int number, String path) {}

    private @Nullable List<Open> files;

    /// What is open when it is asked first. Nothing, where procfs does not tell.
    private List<Open> files() {
        List<Open> known = files;
        if (known != null) {
            return known;
        }
        List<Open> found = new ArrayList<>();
        String[] numbers = new File(DESCRIPTORS.toString()).list();
        for (String number : numbers == null ? new String[0] : numbers) {
            String path = link(number);
            if (path != null) {
                found.add(new Open(Integer.parseInt(number), path));
            }
        }
        files = found;
        return found;
    }

    /// The path of an open file; null when it was closed since, as the descriptor by which the
    /// directory itself was read.
    private static @Nullable String link(String number) {
        try {
            return Files.readSymbolicLink(DESCRIPTORS.resolve(number)).toString();
        } catch (IOException e) {
            return null;
        }
    }

    /// The descriptor by which a file is open that is procfs's own; [#NONE] when the file at this
    /// path is not open, or more than once, or belongs to another file system.
    int inProcfs(Path path) {
        int found = NONE;
        try {
            String real = path.toRealPath().toString();
            for (Open file : files()) {
                if (file.path.equals(real)) {
                    if (found != NONE) {
                        return NONE;
                    }
                    found = file.number;
                }
            }
        } catch (IOException e) {
            // Not there any more.
            return NONE;
        }
        return found != NONE && type(DESCRIPTORS.resolve("" + found)) == PROC_SUPER_MAGIC
                ? found
                : NONE;
    }

    /// Whether the file at this path is open and procfs's own, however often it is open: then it
    /// does not matter whose descriptor is whose.
    boolean areInProcfs(Path path) {
        boolean isAny = false;
        try {
            String real = path.toRealPath().toString();
            for (Open file : files()) {
                if (file.path.equals(real)) {
                    isAny = true;
                    if (type(DESCRIPTORS.resolve("" + file.number)) != PROC_SUPER_MAGIC) {
                        return false;
                    }
                }
            }
        } catch (IOException e) {
            // Not there any more.
            return false;
        }
        return isAny;
    }

    /// Reads an open file by pread(2) itself: what a channel does around it is thirty methods of
    /// the Java runtime and a library of its own, all of it cold once a second.
    ///
    /// @param owner holds the memory at the address
    /// @return how many bytes were read; less than 0 where that failed
    static int read(Object owner, int descriptor, long address, int bytes, long position) {
        LibcFunction pread = PREAD;
        return pread == null
                ? -1
                : (int) pread.callFor(owner, descriptor, address, bytes, position);
    }

    /// Whether what stands at a path is the kernel's sysfs.
    static boolean isSysfs(Path path) {
        return type(path) == SYSFS_MAGIC;
    }

    /// The magic number of the file system on which a file lies; 0 when it is not known.
    private static long type(Path path) {
        LibcFunction statfs = STATFS;
        if (statfs == null) {
            return 0;
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment name = arena.allocateFrom(path.toString(), StandardCharsets.UTF_8);
            MemorySegment struct = arena.allocate(STATFS_BYTES, 8);
            int result = (int) statfs.callFor(arena, name.address(), struct.address(), 0, 0);
            return result == 0 ? struct.get(JAVA_LONG, 0) : 0;
        }
    }

    /// Asks one descriptor, again and again, whether the kernel has something urgent to say of its
    /// file: of `mountinfo`, that the table has changed since it was asked last or opened. Used by
    /// one thread at a time; a question allocates nothing and never waits.
    static final class News {
        private static final short POLLPRI = 2;
        private static final long EVENTS = 4;
        private static final long STRUCT_BYTES = 8;

        private final MemorySegment struct = Arena.ofAuto().allocate(STRUCT_BYTES, 8);

        News(int descriptor) {
            struct.set(JAVA_INT, 0, descriptor);
            struct.set(JAVA_SHORT, EVENTS, POLLPRI);
        }

        /// Whether there is news; true as well when that cannot be known.
        boolean any() {
            LibcFunction poll = POLL;
            return poll == null || (int) poll.callFor(this, struct.address(), 1, 0, 0) != 0;
        }
    }
}
