package io.hostpulse.store.chunk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hostpulse.store.Store;
import io.hostpulse.store.StoreContract;
import io.hostpulse.store.StoreLimits;
import io.hostpulse.store.Ticks;
import io.hostpulse.store.Wishes;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

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

    @Test
    void aStoreOpensWhileAnotherProgramWritesToIt() throws Exception {
        open(LIMITS).close();
        try (ExecutorService beside = Executors.newSingleThreadExecutor();
                Connection connection =
                        DriverManager.getConnection(
                                "jdbc:sqlite:" + directory.resolve("store.db"));
                Statement statement = connection.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            Future<Store> opening = beside.submit(() -> open(LIMITS));
            assertThatThrownBy(() -> opening.get(300, TimeUnit.MILLISECONDS))
                    .as("it waits for the other program's lock")
                    .isInstanceOf(TimeoutException.class);
            statement.execute("COMMIT");
            try (Store store = opening.get(10, TimeUnit.SECONDS)) {
                assertThat(store.wishes().all()).isEmpty();
            }
        }
    }

    @Test
    void aStoreFromBeforeThereWereWishesOpens() throws Exception {
        open(LIMITS).close();
        try (Connection connection =
                        DriverManager.getConnection(
                                "jdbc:sqlite:" + directory.resolve("store.db"));
                Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE wish");
        }
        try (Store store = open(LIMITS)) {
            var wish = new Wishes.Wish(Ticks.uuid("a1"), OptionalLong.of(5_000), Map.of());
            store.wishes().set(wish);
            assertThat(store.wishes().all()).containsExactly(wish);
        }
    }
}
