package io.hostpulse.collect;

import org.jspecify.annotations.Nullable;

/// The time since the machine began, suspended time included, once native calls are bound: a
/// twentieth of what reading `/proc/uptime` takes. Source: clock_gettime(2), `CLOCK_BOOTTIME`. Used
/// by one thread at a time.
public final class BootClock {
    /// What stands for a time that is not known, or not yet.
    public static final long UNKNOWN = -1;

    private static final int CLOCK_BOOTTIME = 7;

    private static volatile boolean isBound;

    private @Nullable Timespec time;

    /// Binds the call and makes one, which links it.
    static void bind() {
        isBound = new Timespec().read(CLOCK_BOOTTIME) != Timespec.UNKNOWN;
    }

    /// In nanoseconds, or [#UNKNOWN].
    public long nanos() {
        if (!isBound) {
            return UNKNOWN;
        }
        Timespec read = time;
        if (read == null) {
            read = new Timespec();
            time = read;
        }
        return read.read(CLOCK_BOOTTIME);
    }
}
