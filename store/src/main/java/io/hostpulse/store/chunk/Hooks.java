package io.hostpulse.store.chunk;

/// Named places between the steps of a transaction, where a test may end the process.
@FunctionalInterface
interface Hooks {
    Hooks NONE = _ -> {};

    /// The process is at this place.
    void at(String place);
}
