package io.hostpulse.agent;

import io.hostpulse.collect.LibcFunction;
import io.hostpulse.collect.NativeLongs;

import org.jspecify.annotations.Nullable;

/// A timer of the kernel for which one thread waits and which others put off again and again
/// without waking it; no wait of the Java runtime can be put off so. Source: timerfd_create(2).
///
/// `struct itimerspec` on 64-bit Linux: `it_interval` at 0 and `it_value` at 16, each two longs,
/// seconds and nanoseconds. Thread-safe.
final class Alarm implements AutoCloseable {
    private static final int CLOCK_MONOTONIC = 1;

    /// `O_CLOEXEC` of x86-64 and aarch64, asm-generic/fcntl.h.
    private static final int TFD_CLOEXEC = 0x80000;

    private static final long NANOS_PER_SECOND = 1_000_000_000;
    private static final int STRUCT_LONGS = 4;
    private static final int VALUE = 2;

    /// The functions of the C library, bound when the first alarm is opened.
    private record Calls(
            LibcFunction create, LibcFunction settime, LibcFunction read, LibcFunction close) {
        /// Null where there are none.
        static @Nullable Calls bind() {
            LibcFunction create = LibcFunction.bind("timerfd_create");
            LibcFunction settime = LibcFunction.bind("timerfd_settime");
            LibcFunction read = LibcFunction.bind("read");
            LibcFunction close = LibcFunction.bind("close");
            return create == null || settime == null || read == null || close == null
                    ? null
                    : new Calls(create, settime, read, close);
        }
    }

    private final Calls calls;
    private final int descriptor;
    private final NativeLongs time = new NativeLongs(STRUCT_LONGS);
    private final NativeLongs expirations = new NativeLongs(1);
    private boolean isClosed;

    private Alarm(Calls calls, int descriptor) {
        this.calls = calls;
        this.descriptor = descriptor;
    }

    /// An alarm that is not set; null where the system has none. Costs some milliseconds of CPU.
    static @Nullable Alarm open() {
        Calls calls = Calls.bind();
        if (calls == null) {
            return null;
        }
        int descriptor = (int) calls.create.call(CLOCK_MONOTONIC, TFD_CLOEXEC, 0);
        if (descriptor < 0) {
            return null;
        }
        Alarm alarm = new Alarm(calls, descriptor);
        // The first call of each binding links it, which costs more than a tick may.
        alarm.set(1);
        alarm.await();
        return alarm;
    }

    /// Has the alarm go off once, and no sooner even if it was set before.
    ///
    /// @param nanos in how many nanoseconds; 1 or less for now
    synchronized void set(long nanos) {
        if (isClosed) {
            return;
        }
        long in = Math.max(1, nanos);
        time.set(VALUE, in / NANOS_PER_SECOND);
        time.set(VALUE + 1, in % NANOS_PER_SECOND);
        int result = (int) calls.settime.callFor(this, descriptor, 0, time.address(), 0);
        if (result != 0) {
            throw new IllegalStateException("timerfd_settime: refused");
        }
    }

    /// Waits until the alarm has gone off since the last call; belongs to one thread. May return
    /// early when a signal came.
    void await() {
        long bytes = calls.read.callFor(this, descriptor, expirations.address(), Long.BYTES, 0);
        if (bytes == 0) {
            throw new IllegalStateException("the timer's end was read");
        }
    }

    /// Gives the timer back; belongs to the thread that waits.
    @Override
    public synchronized void close() {
        if (isClosed) {
            return;
        }
        isClosed = true;
        calls.close.call(descriptor);
    }
}
