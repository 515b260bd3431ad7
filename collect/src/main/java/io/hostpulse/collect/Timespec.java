package io.hostpulse.collect;

import org.jspecify.annotations.Nullable;

/// `struct timespec` of `time.h` on 64-bit Linux, `tv_sec` at 0 and `tv_nsec` at 8, both 64 bits,
/// and the call that fills it: clock_gettime(2).
///
/// The first use of this class costs some milliseconds of CPU, and much more where nothing else has
/// used native calls yet. Used by one thread at a time.
final class Timespec {
    /// What stands for a time that is not known.
    static final long UNKNOWN = -1;

    private static final int SECONDS = 0;
    private static final int NANOS = 1;
    private static final int STRUCT_LONGS = 2;
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private static final @Nullable LibcFunction CLOCK_GETTIME = LibcFunction.bind("clock_gettime");

    private final NativeLongs struct = new NativeLongs(STRUCT_LONGS);

    /// What a clock says, in nanoseconds, or [#UNKNOWN].
    ///
    /// @param clock its number in `linux/time.h`
    long read(int clock) {
        LibcFunction clockGettime = CLOCK_GETTIME;
        if (clockGettime == null
                || (int) clockGettime.callFor(this, clock, struct.address(), 0, 0) != 0) {
            return UNKNOWN;
        }
        long[] time = struct.get();
        return time[SECONDS] * NANOS_PER_SECOND + time[NANOS];
    }
}
