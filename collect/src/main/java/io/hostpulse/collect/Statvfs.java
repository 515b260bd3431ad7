package io.hostpulse.collect;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// `sys/statvfs.h`: one path, asked again and again. Source: statvfs(3).
///
/// `struct statvfs` on 64-bit Linux, the same in glibc and musl, x86_64 and aarch64; every member
/// is an unsigned long:
///
/// ```
/// offset  member    offset  member     offset  member
///      0  f_bsize       24  f_bfree        48  f_ffree
///      8  f_frsize      32  f_bavail       56  f_favail
///     16  f_blocks      40  f_files        64  f_fsid, f_flag, f_namemax, spare: to 112
/// ```
///
/// Path and struct are allocated once, so a call that succeeds allocates nothing. The JDK allocates
/// at each call that tells its errno, so a call is made without, and after a failure with, until it
/// succeeds again. Used by one thread at a time.
final class Statvfs implements SpaceProbe {
    private static final int FRSIZE = 1;
    private static final int BLOCKS = 2;
    private static final int BFREE = 3;
    private static final int BAVAIL = 4;
    private static final int FILES = 5;
    private static final int FFREE = 6;
    private static final int STRUCT_LONGS = 32;

    private static final int EINTR = 4;
    private static final int TRIES_MAX = 3;

    private static final String NAME = "statvfs";
    private static final @Nullable LibcFunction STATVFS = LibcFunction.bind(NAME);

    private final MemorySegment path;
    private final NativeLongs struct = new NativeLongs(STRUCT_LONGS);

    /// The same with its errno; there from a failure until a call succeeds again.
    private @Nullable LibcFunction telling;

    /// @param path the path's bytes as the kernel knows them, without a zero
    Statvfs(byte[] path) {
        Arena arena = Arena.ofAuto();
        this.path = arena.allocate(path.length + 1L);
        MemorySegment.copy(path, 0, this.path, JAVA_BYTE, 0, path.length);
    }

    /// Whether this system has the function in the form above.
    static boolean isPresent() {
        return STATVFS != null;
    }

    @Override
    public void measure(Space into) {
        int error = EINTR;
        for (int tries = 0; error == EINTR && tries < TRIES_MAX; tries++) {
            error = call();
        }
        if (error != 0) {
            into.failed(error);
            return;
        }
        long[] found = struct.get();
        long blockBytes = found[FRSIZE];
        into.bytes(
                Space.inBytes(found[BLOCKS], blockBytes),
                Space.inBytes(found[BFREE], blockBytes),
                Space.inBytes(found[BAVAIL], blockBytes));
        into.files(found[FILES], found[FFREE]);
    }

    /// 0, or the errno.
    private int call() {
        LibcFunction plain = STATVFS;
        if (plain == null) {
            return Space.NOT_KNOWN;
        }
        if (telling == null && call(plain) == 0) {
            return 0;
        }
        LibcFunction asked = telling == null ? LibcFunction.bindWithErrno(NAME) : telling;
        if (asked == null) {
            return Space.NOT_KNOWN;
        }
        boolean isDone = call(asked) == 0;
        telling = isDone ? null : asked;
        return isDone ? 0 : asked.errno();
    }

    private int call(LibcFunction function) {
        return (int) function.callFor(this, path.address(), struct.address(), 0, 0);
    }
}
