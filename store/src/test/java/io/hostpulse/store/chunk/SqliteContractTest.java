package io.hostpulse.store.chunk;

import io.hostpulse.store.Store;
import io.hostpulse.store.StoreContract;
import io.hostpulse.store.StoreLimits;

import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/// Small chunks, so that heads, chunks and merged days all answer.
final class SqliteContractTest extends StoreContract {
    @TempDir Path directory;

    @Override
    protected Store open(StoreLimits limits) throws Exception {
        return ChunkStore.open(
                "jdbc:sqlite:" + directory.resolve("store.db"),
                limits,
                line -> {
                    throw new AssertionError(line);
                },
                16,
                Hooks.NONE);
    }

    @Override
    protected Store reopen(Store store, StoreLimits limits) throws Exception {
        store.close();
        return open(limits);
    }
}
