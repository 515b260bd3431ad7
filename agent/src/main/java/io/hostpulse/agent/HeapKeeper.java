package io.hostpulse.agent;

import java.util.function.LongSupplier;

/// Keeps the heap at what the agent needs.
///
/// Messages that wait for their outputs outlive many young collections and end in the old space,
/// which a serial collector lets grow to its bound (`-Xmx`) before it looks through it: tens of
/// megabytes over some hours. This has it collected when it has grown by a few. Confined to the
/// flow's thread.
final class HeapKeeper {
    /// How much the heap may grow until it is collected, in bytes. At an interval of 1 s that takes
    /// some twenty minutes, and a collection of what is alive 20 ms.
    static final long GROWTH_MAX = 3L << 20;

    /// It is looked at every so many ticks: the question costs as much as a kernel file.
    static final int LOOK_TICKS = 16;

    private final LongSupplier size;
    private final Runnable collection;
    private long kept;
    private int ticks;

    HeapKeeper() {
        this(Runtime.getRuntime()::totalMemory, System::gc);
    }

    /// @param size what the heap takes of the host's memory, in bytes
    /// @param collection makes it as small as it may be
    HeapKeeper(LongSupplier size, Runnable collection) {
        this.size = size;
        this.collection = collection;
        this.kept = size.getAsLong();
    }

    /// Looks at the heap, after a tick.
    void look() {
        ticks++;
        if (ticks % LOOK_TICKS != 0) {
            return;
        }
        if (size.getAsLong() - kept >= GROWTH_MAX) {
            collection.run();
            kept = size.getAsLong();
        }
    }
}
