package io.hostpulse.agent;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

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
    private static final long STRUCT_BYTES = 32;
    private static final int VALUE = 2;

    /// The functions of the C library, bound when the first alarm is opened.
    private record Calls(
            MethodHandle create, MethodHandle settime, MethodHandle read, MethodHandle close) {
        // Restricted: calls native code. The agent's manifest and launcher enable native access.
        @SuppressWarnings("restricted")
        static Calls bind() {
            Linker linker = Linker.nativeLinker();
            return new Calls(
                    linker.downcallHandle(
                            linker.defaultLookup().findOrThrow("timerfd_create"),
                            FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT)),
                    linker.downcallHandle(
                            linker.defaultLookup().findOrThrow("timerfd_settime"),
                            FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, ADDRESS)),
                    linker.downcallHandle(
                            linker.defaultLookup().findOrThrow("read"),
                            FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG)),
                    linker.downcallHandle(
                            linker.defaultLookup().findOrThrow("close"),
                            FunctionDescriptor.of(JAVA_INT, JAVA_INT)));
        }
    }

    private final Calls calls;
    private final int descriptor;
    private final MemorySegment time = Arena.ofAuto().allocate(STRUCT_BYTES, 8);
    private final MemorySegment expirations = Arena.ofAuto().allocate(8, 8);
    private boolean isClosed;

    private Alarm(Calls calls, int descriptor) {
        this.calls = calls;
        this.descriptor = descriptor;
    }

    /// An alarm that is not set; null where the system has none. Costs some milliseconds of CPU.
    static @Nullable Alarm open() {
        if (ADDRESS.byteSize() != 8 || !"Linux".equals(System.getProperty("os.name"))) {
            return null;
        }
        try {
            Calls calls = Calls.bind();
            int descriptor = (int) calls.create.invokeExact(CLOCK_MONOTONIC, TFD_CLOEXEC);
            if (descriptor < 0) {
                return null;
            }
            Alarm alarm = new Alarm(calls, descriptor);
            // The first call of each binding links it, which costs more than a tick may.
            alarm.set(1);
            alarm.await();
            return alarm;
        } catch (RuntimeException _) {
            // No linker for this platform, or native access is denied.
            return null;
        } catch (Throwable e) {
            throw new IllegalStateException("timerfd_create: the binding does not fit", e);
        }
    }

    /// Has the alarm go off once, and no sooner even if it was set before.
    ///
    /// @param nanos in how many nanoseconds; 1 or less for now
    synchronized void set(long nanos) {
        if (isClosed) {
            return;
        }
        long in = Math.max(1, nanos);
        time.setAtIndex(JAVA_LONG, VALUE, in / NANOS_PER_SECOND);
        time.setAtIndex(JAVA_LONG, VALUE + 1, in % NANOS_PER_SECOND);
        try {
            int result = (int) calls.settime.invokeExact(descriptor, 0, time, MemorySegment.NULL);
            if (result != 0) {
                throw new IllegalStateException("timerfd_settime: refused");
            }
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("timerfd_settime: the binding does not fit", e);
        }
    }

    /// Waits until the alarm has gone off since the last call; belongs to one thread. May return
    /// early when a signal came.
    void await() {
        try {
            long bytes =
                    (long) calls.read.invokeExact(descriptor, expirations, JAVA_LONG.byteSize());
            if (bytes == 0) {
                throw new IllegalStateException("the timer's end was read");
            }
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("read: the binding does not fit", e);
        }
    }

    /// Gives the timer back; belongs to the thread that waits.
    @Override
    public synchronized void close() {
        if (isClosed) {
            return;
        }
        isClosed = true;
        try {
            int _ = (int) calls.close.invokeExact(descriptor);
        } catch (Throwable e) {
            throw new IllegalStateException("close: the binding does not fit", e);
        }
    }
}
