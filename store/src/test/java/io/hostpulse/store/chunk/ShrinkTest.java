package io.hostpulse.store.chunk;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostpulse.store.Store;
import io.hostpulse.store.StoreLimits;
import io.hostpulse.store.Ticks;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Properties;

final class ShrinkTest {
    @TempDir Path directory;

    @Test
    void aFileThatHoldsLessBecomesSmaller() throws Exception {
        Path file = directory.resolve("shrink.db");
        try (Connection connection =
                Dialect.SQLITE.open("jdbc:sqlite:" + file, new Properties(), true)) {
            Db.execute(connection, "CREATE TABLE t(id INTEGER PRIMARY KEY, data BLOB)");
            for (int i = 0; i < 2_000; i++) {
                Db.update(connection, "INSERT INTO t(data) VALUES (?)", new byte[4_000]);
            }
            connection.commit();
            assertThat(Dialect.SQLITE.shrink(connection)).isFalse();
            Db.update(connection, "DELETE FROM t WHERE id % 2 = 0");
            connection.commit();
            assertThat(Dialect.SQLITE.shrink(connection)).isTrue();
            connection.commit();
            assertThat(Dialect.SQLITE.shrink(connection)).isFalse();
            assertThat(Db.number(connection, "SELECT COUNT(*) FROM t")).isEqualTo(1_000);
        }
        assertThat(Files.size(file)).isLessThan(5_000_000);
    }

    @Test
    void aStoreThatTakesNothingInKeepsNoLogBesideItsFile() throws Exception {
        Path log = directory.resolve("rest.db-wal");
        try (Store store =
                ChunkStore.open(
                        "jdbc:sqlite:" + directory.resolve("rest.db"),
                        StoreLimits.DEFAULT,
                        line -> {
                            throw new AssertionError(line);
                        },
                        12,
                        Hooks.NONE)) {
            Ticks one = Ticks.of(1);
            store.ingest(List.of(one.batch(1, 100)));
            long now = Ticks.time(100);
            while (store.upkeep(now).more()) {}
            store.upkeep(now + 1_000_000);
            assertThat(Files.size(log)).isPositive();
            store.upkeep(now + 12_000_000);
            assertThat(Files.size(log)).isZero();
            assertThat(store.ingest(List.of(one.batch(101, 101))).getFirst().stored()).isOne();
        }
    }
}
