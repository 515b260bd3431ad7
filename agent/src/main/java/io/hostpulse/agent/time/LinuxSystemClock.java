package io.hostpulse.agent.time;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/// The clock of a Linux host: settimeofday(2) and adjtime(3) of glibc. Both need CAP_SYS_TIME.
/// Loaded only where the configuration asks for it. Thread-safe.
///
/// `struct timeval { time_t tv_sec; suseconds_t tv_usec; }` is two longs on 64-bit Linux.
final class LinuxSystemClock implements SystemClock {
    private static final int EPERM = 1;
    private static final long MICROS_PER_SECOND = 1_000_000;

    private final RawClock clock;
    private final StructLayout errnoState = Linker.Option.captureStateLayout();
    private final MethodHandle settimeofday;
    private final MethodHandle adjtime;

    @SuppressWarnings("restricted")
    LinuxSystemClock(RawClock clock) {
        this.clock = clock;
        Linker linker = Linker.nativeLinker();
        SymbolLookup libc = linker.defaultLookup();
        var twoPointers =
                FunctionDescriptor.of(
                        ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS);
        Linker.Option errno = Linker.Option.captureCallState("errno");
        this.settimeofday =
                linker.downcallHandle(libc.findOrThrow("settimeofday"), twoPointers, errno);
        this.adjtime = linker.downcallHandle(libc.findOrThrow("adjtime"), twoPointers, errno);
    }

    @Override
    public void step(long offsetMicros) throws IOException {
        call("settimeofday", settimeofday, offsetMicros, true);
    }

    @Override
    public void slew(long offsetMicros) throws IOException {
        call("adjtime", adjtime, offsetMicros, false);
    }

    private void call(String name, MethodHandle function, long micros, boolean fromNow)
            throws IOException {
        try (var arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(errnoState);
            MemorySegment timeval = arena.allocate(2 * ValueLayout.JAVA_LONG.byteSize());
            long value = fromNow ? clock.wallMicros() + micros : micros;
            timeval.setAtIndex(ValueLayout.JAVA_LONG, 0, Math.floorDiv(value, MICROS_PER_SECOND));
            timeval.setAtIndex(ValueLayout.JAVA_LONG, 1, Math.floorMod(value, MICROS_PER_SECOND));
            int result = (int) function.invokeExact(state, timeval, MemorySegment.NULL);
            if (result != 0) {
                throw new IOException(name + refusal(errno(state)));
            }
        } catch (IOException | RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IOException(name + " could not be called", e);
        }
    }

    private int errno(MemorySegment state) {
        long at = errnoState.byteOffset(MemoryLayout.PathElement.groupElement("errno"));
        return state.get(ValueLayout.JAVA_INT, at);
    }

    private static String refusal(int errno) {
        return errno == EPERM
                ? ": not permitted; setting the clock needs CAP_SYS_TIME (and a host that lets its"
                        + " containers have it); give it, or set time.set-system-clock: false"
                : ": errno " + errno;
    }
}
