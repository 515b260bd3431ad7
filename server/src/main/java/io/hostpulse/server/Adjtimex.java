package io.hostpulse.server;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// `sys/timex.h`: what the kernel knows of its own clock. Source: adjtimex(2). Only ever reads:
/// `modes` is 0, which changes nothing and needs no right. Thread-safe.
///
/// `struct timex` on 64-bit Linux, the same in glibc and musl, x86_64 and aarch64:
///
/// ```
/// offset  member               offset  member
///      0  modes, unsigned int      24  maxerror, long, microseconds
///      8  offset, long             32  esterror, long, microseconds
///     16  freq, long               40  status, int
/// ```
///
/// and further members, 208 bytes in all. The call returns the clock's state, 5 for unsynchronized,
/// and -1 for a failure.
final class Adjtimex {
    private static final long MAXERROR = 24;
    private static final long STATUS = 40;
    private static final long STRUCT_BYTES = 256;
    private static final int STA_UNSYNC = 0x40;

    private static final MemoryLayout STATE = Linker.Option.captureStateLayout();
    private static final long ERRNO =
            STATE.byteOffset(MemoryLayout.PathElement.groupElement("errno"));

    private Adjtimex() {}

    /// Bound at the first question; nothing is bound where it is not asked.
    private static final class Binding {
        // Restricted: calls native code. The program's manifest enables native access.
        @SuppressWarnings("restricted")
        static final MethodHandle ADJTIMEX =
                Linker.nativeLinker()
                        .downcallHandle(
                                Linker.nativeLinker().defaultLookup().findOrThrow("adjtimex"),
                                FunctionDescriptor.of(JAVA_INT, ADDRESS),
                                Linker.Option.captureCallState("errno"));
    }

    /// Asks the kernel.
    static KernelWord ask() {
        if (ADDRESS.byteSize() != 8 || !"Linux".equals(System.getProperty("os.name"))) {
            return new KernelWord.Silent("this is no 64-bit Linux");
        }
        try (var arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            MemorySegment timex = arena.allocate(STRUCT_BYTES, 8);
            int result = (int) Binding.ADJTIMEX.invokeExact(state, timex);
            if (result < 0) {
                return new KernelWord.Silent("adjtimex: errno " + state.get(JAVA_INT, ERRNO));
            }
            return word(timex.get(JAVA_INT, STATUS), timex.get(JAVA_LONG, MAXERROR));
        } catch (LinkageError e) {
            // No such symbol, no linker for this platform, or native access is denied.
            return new KernelWord.Silent("adjtimex cannot be called here: " + e);
        } catch (Error e) {
            throw e;
        } catch (Throwable e) {
            return new KernelWord.Silent("adjtimex cannot be called here: " + e);
        }
    }

    /// What status and maxerror mean.
    static KernelWord word(int status, long maxerror) {
        if (maxerror < 0) {
            return new KernelWord.Silent("adjtimex: maxerror is " + maxerror);
        }
        return (status & STA_UNSYNC) == 0
                ? new KernelWord.Kept(maxerror)
                : new KernelWord.Unkept(maxerror);
    }
}
