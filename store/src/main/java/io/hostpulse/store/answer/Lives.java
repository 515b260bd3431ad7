package io.hostpulse.store.answer;

/// Says where counters go on: from one start of an agent to the next, the kernel's do unless the
/// host itself started anew; the agent's own never do.
@FunctionalInterface
public interface Lives {
    /// Whether the kernel's counters go on between two epochs, by the store's numbers for them.
    boolean goOn(int before, int after);
}
