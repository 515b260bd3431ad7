package io.hostpulse.collect;

/// The CPU time of all threads of this process, ended ones included, to the nanosecond and for one
/// cheap call. Source: clock_gettime(2), `CLOCK_PROCESS_CPUTIME_ID`. Used by one thread at a time.
final class ProcessClock {
    /// What stands for a time that is not known.
    static final long UNKNOWN = Timespec.UNKNOWN;

    private static final int CLOCK_PROCESS_CPUTIME_ID = 2;

    private final Timespec time = new Timespec();

    /// The CPU time since the process began in nanoseconds, or [#UNKNOWN].
    long nanos() {
        return time.read(CLOCK_PROCESS_CPUTIME_ID);
    }
}
