package io.hostpulse.store.chunk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Properties;

final class ShrinkTest {
    @TempDir Path directory;

    @Test
    void aFileThatHoldsLessBecomesSmaller() throws Exception {
        Path file = directory.resolve("shrink.db");
        try (Connection connection = Dialect.SQLITE.open("jdbc:sqlite:" + file, new Properties(), true)) {
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
}
