package io.hostpulse.collect;

import static java.lang.foreign.ValueLayout.ADDRESS;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// The functions of the system's C library.
final class Libc {
    private Libc() {}

    /// Binds a function of 64-bit Linux; null where there is none.
    ///
    /// @param form its arguments and result, as the manual page has them
    // Restricted: calls native code. The agent's manifest and launcher enable native access.
    @SuppressWarnings("restricted")
    static @Nullable MethodHandle bind(
            String function, FunctionDescriptor form, Linker.Option... options) {
        if (ADDRESS.byteSize() != 8 || !"Linux".equals(System.getProperty("os.name"))) {
            return null;
        }
        try {
            Linker linker = Linker.nativeLinker();
            MemorySegment symbol = linker.defaultLookup().find(function).orElse(null);
            return symbol == null ? null : linker.downcallHandle(symbol, form, options);
        } catch (UnsupportedOperationException | IllegalCallerException e) {
            // No linker for this platform, or native access is denied: as if the symbol was
            // missing.
            return null;
        }
    }
}
