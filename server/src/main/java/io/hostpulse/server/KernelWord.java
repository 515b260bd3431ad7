package io.hostpulse.server;

/// What the kernel says of its wall clock.
public sealed interface KernelWord {
    /// Something keeps the clock in step with true time.
    ///
    /// @param errorMicros how far off it may be at most, the kernel's `maxerror`: what its keeper
    ///   said last, and 500 millionths of the time since
    record Kept(long errorMicros) implements KernelWord {}

    /// Nothing keeps it, or nothing has for so long that the kernel gave it up (`STA_UNSYNC`).
    ///
    /// @param errorMicros the kernel's `maxerror`; 16 s where nothing ever kept the clock
    record Unkept(long errorMicros) implements KernelWord {}

    /// It cannot be asked.
    ///
    /// @param why what is in the way
    record Silent(String why) implements KernelWord {}
}
