package io.hostpulse.collect;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// `struct timespec` of `time.h` on 64-bit Linux, `tv_sec` at 0 and `tv_nsec` at 8, both 64 bits,
/// and the call that fills it: clock_gettime(2).
///
/// The first use of this class costs some milliseconds of CPU, and much more where nothing else has
/// used native calls yet. Used by one thread at a time.
final class Timespec {
    /// What stands for a time that is not known.
    static final long UNKNOWN = -1;

    private static final long SECONDS = 0;
    private static final long NANOS = 8;
    private static final long STRUCT_BYTES = 16;
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private static final @Nullable LibcFunction CLOCK_GETTIME = LibcFunction.bind("clock_gettime");

    private final MemorySegment struct = Arena.ofAuto().allocate(STRUCT_BYTES, 8);

    /// What a clock says, in nanoseconds, or [#UNKNOWN].
    ///
    /// @param clock its number in `linux/time.h`
    long read(int clock) {
        LibcFunction clockGettime = CLOCK_GETTIME;
        if (clockGettime == null
                || (int) clockGettime.callFor(this, clock, struct.address(), 0, 0) != 0) {
            return UNKNOWN;
        }
        return struct.get(JAVA_LONG, SECONDS) * NANOS_PER_SECOND + struct.get(JAVA_LONG, NANOS);
    }
}
