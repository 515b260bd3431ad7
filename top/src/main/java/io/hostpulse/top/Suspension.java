package io.hostpulse.top;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/// Stops this process until the shell lets it go on, as SIGTSTP does by itself where nobody
/// listens: `raise(3)` with SIGSTOP, which cannot be caught.
///
/// The signal is for this thread and not, as with `kill(2)`, for the process: any other thread may
/// take that one, and until it has, this one would run on and take the terminal again
/// (pthread_kill(3), signal(7)).
final class Suspension {
    /// signal(7), the same on x86-64 and AArch64.
    private static final int SIGSTOP = 19;

    private Suspension() {}

    /// Returns when the process goes on; at once where it cannot be stopped.
    @SuppressWarnings("restricted") // The launcher allows foreign calls.
    static void stop() {
        Linker linker = Linker.nativeLinker();
        Optional<MemorySegment> raise = linker.defaultLookup().find("raise");
        if (raise.isEmpty()) {
            return;
        }
        MethodHandle call =
                linker.downcallHandle(
                        raise.get(),
                        FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
        try {
            int _ = (int) call.invokeExact(SIGSTOP);
        } catch (Throwable e) {
            // A downcall of these types throws nothing.
            throw new IllegalStateException("raise(3) cannot be called", e);
        }
    }
}
