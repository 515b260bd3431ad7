package io.hostpulse.store.chunk;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostpulse.store.Store;
import io.hostpulse.store.StoreLimits;
import io.hostpulse.store.Ticks;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Properties;

/// The log holds what heads need, and not all that came since a host fell silent.
final class LogTest {
    private static final int MESSAGES = 2_000;
    private static final int FEW = 12;

    @TempDir private Path directory;

    @Test
    void aSilentHostDoesNotKeepWhatTheOthersSendInTheLog() throws Exception {
        String url = "jdbc:sqlite:" + directory.resolve("store.db");
        Ticks silent = Ticks.of(1);
        Ticks busy = Ticks.of(2);
        // All within a moment: no head is cut for its age.
        long now = Ticks.time(MESSAGES);
        try (Store store = open(url)) {
            store.ingest(List.of(silent.batch(MESSAGES, MESSAGES)));
            for (int seq = 1; seq <= MESSAGES; seq++) {
                store.ingest(List.of(busy.batch(seq, seq)));
                upkeep(store, now);
            }
            assertThat(store.latest(silent.agent)).isPresent();
        }
        try (Connection connection = Dialect.SQLITE.open(url, new Properties(), true)) {
            assertThat(Db.number(connection, "SELECT SUM(n) FROM wal")).isLessThan(10L * FEW);
            assertThat(Db.number(connection, "SELECT SUM(n) FROM chunk"))
                    .isGreaterThan(MESSAGES - 10L * FEW);
        }
    }

    @Test
    void aHostThatFallsSilentIsCutAndOneThatTheServerHasNotWaitedForIsNot() throws Exception {
        String url = "jdbc:sqlite:" + directory.resolve("store.db");
        Ticks one = Ticks.of(1);
        long last = one.batch(FEW / 2, FEW / 2).receivedMicros();
        try (Store store = open(url)) {
            store.ingest(List.of(one.batch(1, FEW / 2)));
            upkeep(store, last);
            upkeep(store, last + Memory.SETTLE_MICROS - 1);
            assertThat(chunks(url)).isZero();
        }
        long later = last + 3_600_000_000L;
        try (Store store = open(url)) {
            upkeep(store, later);
            assertThat(chunks(url)).as("the server was away").isZero();
            upkeep(store, later + Memory.SETTLE_MICROS);
            assertThat(chunks(url)).isOne();
            // What is cut stays as it is.
            upkeep(store, later + 2 * Memory.SETTLE_MICROS);
            assertThat(chunks(url)).isOne();
            assertThat(store.latest(one.agent)).isPresent();
        }
        try (Connection connection = Dialect.SQLITE.open(url, new Properties(), true)) {
            assertThat(Db.number(connection, "SELECT SUM(n) FROM wal")).isZero();
        }
    }

    private static Store open(String url) throws Exception {
        return ChunkStore.open(url, StoreLimits.DEFAULT, line -> {}, FEW, Hooks.NONE);
    }

    private static void upkeep(Store store, long now) throws Exception {
        while (store.upkeep(now).more()) {
            // Another piece.
        }
    }

    private static long chunks(String url) throws Exception {
        try (Connection connection = Dialect.SQLITE.open(url, new Properties(), true)) {
            return Db.number(connection, "SELECT COUNT(*) FROM chunk");
        }
    }
}
