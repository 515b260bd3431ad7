package io.hostpulse.agent.time;

import io.hostpulse.collect.LibcFunction;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// The clock of a Linux host: settimeofday(2) and adjtime(3) of glibc. Both need CAP_SYS_TIME.
/// Loaded only where the configuration asks for it. Thread-safe.
///
/// `struct timeval { time_t tv_sec; suseconds_t tv_usec; }` is two longs on 64-bit Linux.
final class LinuxSystemClock implements SystemClock {
    private static final int EPERM = 1;
    private static final long MICROS_PER_SECOND = 1_000_000;

    private final RawClock clock;
    private final LibcFunction settimeofday;
    private final LibcFunction adjtime;

    LinuxSystemClock(RawClock clock) {
        this.clock = clock;
        this.settimeofday = bind("settimeofday");
        this.adjtime = bind("adjtime");
    }

    private static LibcFunction bind(String name) {
        LibcFunction function = LibcFunction.bindWithErrno(name);
        if (function == null) {
            throw new IllegalStateException(name + ": this system has no such function");
        }
        return function;
    }

    @Override
    public void step(long offsetMicros) throws IOException {
        call("settimeofday", settimeofday, offsetMicros, true);
    }

    @Override
    public void slew(long offsetMicros) throws IOException {
        call("adjtime", adjtime, offsetMicros, false);
    }

    private synchronized void call(String name, LibcFunction function, long micros, boolean fromNow)
            throws IOException {
        try (var arena = Arena.ofConfined()) {
            MemorySegment timeval = arena.allocate(2 * ValueLayout.JAVA_LONG.byteSize());
            long value = fromNow ? clock.wallMicros() + micros : micros;
            timeval.setAtIndex(ValueLayout.JAVA_LONG, 0, Math.floorDiv(value, MICROS_PER_SECOND));
            timeval.setAtIndex(ValueLayout.JAVA_LONG, 1, Math.floorMod(value, MICROS_PER_SECOND));
            if ((int) function.callFor(arena, timeval.address(), 0, 0, 0) != 0) {
                throw new IOException(name + refusal(function.errno()));
            }
        }
    }

    private static String refusal(int errno) {
        return errno == EPERM
                ? ": not permitted; setting the clock needs CAP_SYS_TIME (and a host that lets its"
                        + " containers have it); give it, or set time.set-system-clock: false"
                : ": errno " + errno;
    }
}
