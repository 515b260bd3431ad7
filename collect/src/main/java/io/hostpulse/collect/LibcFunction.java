package io.hostpulse.collect;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.ref.Reference;

/// A function of the system's C library that takes up to four integers or pointers and returns one.
///
/// All are called in one form, four longs for a long: the Java runtime makes classes for each other
/// form, which takes some 5 ms of CPU and 0.3 MB of memory (decision 0036). The ABIs of 64-bit
/// Linux let it: integers and pointers are passed in 64-bit registers, one that a function does not
/// take is not looked at, and of a narrower one the lower bits are, or all where a narrow number is
/// to be extended to them, as a Java long is. Not so with a variadic function, which this is not
/// for. Source: System V ABI, AMD64 supplement, 3.2.3; AAPCS64, 6.8.2; RISC-V calling convention,
/// 2.1.
///
/// A call is an ordinary one, never critical: a thread that hangs in it does not hold up a
/// safepoint. Thread-safe, but for one that tells its errno.
public final class LibcFunction {
    private static final FunctionDescriptor FORM =
            FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG);

    private final String name;
    private final MethodHandle handle;
    private final @Nullable MemorySegment state;

    /// Loaded with the first function that tells its errno.
    private static final class Errno {
        static final MemoryLayout STATE = Linker.Option.captureStateLayout();
        static final long AT = STATE.byteOffset(MemoryLayout.PathElement.groupElement("errno"));
    }

    private LibcFunction(String name, MethodHandle handle, @Nullable MemorySegment state) {
        this.name = name;
        this.handle = handle;
        this.state = state;
    }

    /// Binds a function of 64-bit Linux; null where there is none. The first one that is bound and
    /// called costs some 30 ms of CPU.
    public static @Nullable LibcFunction bind(String name) {
        MethodHandle handle = link(name);
        return handle == null ? null : new LibcFunction(name, handle, null);
    }

    /// Binds a function whose errno is wanted; null where there is none. The JDK allocates at each
    /// such call. Used by one thread at a time.
    public static @Nullable LibcFunction bindWithErrno(String name) {
        MethodHandle handle = link(name, Linker.Option.captureCallState("errno"));
        return handle == null
                ? null
                : new LibcFunction(name, handle, Arena.ofAuto().allocate(Errno.STATE));
    }

    // Restricted: calls native code. The agent's manifest and launcher enable native access.
    @SuppressWarnings("restricted")
    private static @Nullable MethodHandle link(String name, Linker.Option... options) {
        if (ADDRESS.byteSize() != 8 || !"Linux".equals(System.getProperty("os.name"))) {
            return null;
        }
        try {
            Linker linker = Linker.nativeLinker();
            MemorySegment symbol = linker.defaultLookup().find(name).orElse(null);
            return symbol == null ? null : linker.downcallHandle(symbol, FORM, options);
        } catch (UnsupportedOperationException | IllegalCallerException e) {
            // No linker for this platform, or native access is denied: as if the symbol was
            // missing.
            return null;
        }
    }

    /// Calls the function with addresses of segments. What it returns as an `int` is in the lower
    /// 32 bits; the others say nothing.
    ///
    /// @param owner holds the segments, and is kept reachable until the call has returned
    public long callFor(Object owner, long first, long second, long third, long fourth) {
        try {
            return call(first, second, third, fourth);
        } finally {
            Reference.reachabilityFence(owner);
        }
    }

    /// Calls the function with numbers.
    public long call(long first, long second, long third, long fourth) {
        MemorySegment told = state;
        try {
            return told == null
                    ? (long) handle.invokeExact(first, second, third, fourth)
                    : (long) handle.invokeExact(told, first, second, third, fourth);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            // A call of these types throws nothing.
            throw new IllegalStateException(name + ": the binding does not fit", e);
        }
    }

    public long call(long first, long second, long third) {
        return call(first, second, third, 0);
    }

    public long call(long first) {
        return call(first, 0, 0, 0);
    }

    /// The errno of the last call, which says something only where the call has failed.
    public int errno() {
        if (state == null) {
            throw new IllegalStateException(name + " was bound without errno");
        }
        return state.get(JAVA_INT, Errno.AT);
    }
}
