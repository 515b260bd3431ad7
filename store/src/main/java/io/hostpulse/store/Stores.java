package io.hostpulse.store;

import io.hostpulse.store.memory.MemoryStore;

/// Opens stores.
public final class Stores {
    private Stores() {}

    /// A store that forgets everything when it is closed.
    public static Store memory(StoreLimits limits) {
        return new MemoryStore(limits);
    }
}
