package io.hostpulse.store;

import io.hostpulse.store.chunk.ChunkStore;
import io.hostpulse.store.memory.MemoryStore;

import java.util.function.Consumer;

/// Opens stores.
public final class Stores {
    private Stores() {}

    /// A store in a database; it is made when there is none.
    ///
    /// @param jdbcUrl `jdbc:sqlite:FILE` or `jdbc:postgresql://HOST/DATABASE`
    /// @param login how to come in
    /// @param log takes a line when kept data is found damaged
    public static Store open(String jdbcUrl, Login login, StoreLimits limits, Consumer<String> log)
            throws StoreException {
        return ChunkStore.open(jdbcUrl, login, limits, log);
    }

    /// A store that forgets everything when it is closed.
    public static Store memory(StoreLimits limits) {
        return new MemoryStore(limits);
    }
}
