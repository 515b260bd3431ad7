package io.hostpulse.store.chunk;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.groups.Load;
import io.hostpulse.store.Series;
import io.hostpulse.store.SeriesQuery;
import io.hostpulse.store.Settling;
import io.hostpulse.store.Store;
import io.hostpulse.store.StoreLimits;
import io.hostpulse.store.Ticks;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Properties;

/// What comes when nobody expects it: messages of days that are gone, and other writers.
final class LateTest {
    private static final long DAY = 86_400_000_000L;

    @TempDir Path directory;
    private final Ticks one = Ticks.of(1);

    private String url() {
        return "jdbc:sqlite:" + directory.resolve("late.db");
    }

    private Series load(Store store) throws Exception {
        return store.series(
                new SeriesQuery(
                        one.agent,
                        Group.LOAD,
                        List.of(Load.W1_AVG),
                        Ticks.time(1),
                        Ticks.time(720),
                        24,
                        SeriesQuery.Counters.RATE));
    }

    @Test
    void aLateMessageOfADayThatWasDeletedForSpaceLeavesItsRollUpsAlone() throws Exception {
        long now = Ticks.START + 3 * DAY;
        try (Store store =
                ChunkStore.open(url(), StoreLimits.DEFAULT, line -> {}, 330, Hooks.NONE)) {
            store.ingest(List.of(one.batch(1, 719)));
            Settling.upkeep(store, now);
            // As the cap does it.
            try (Connection connection = Dialect.SQLITE.open(url(), new Properties(), true)) {
                Db.execute(connection, "DELETE FROM part");
                Db.execute(connection, "DELETE FROM chunk");
                connection.commit();
            }
            Series before = load(store);
            assertThat(before.source()).isEqualTo(Series.Source.HOUR);
            assertThat(before.lines().getFirst().avg()).hasSize(2);
            assertThat(store.ingest(List.of(one.batch(720, 720))).getFirst().stored()).isOne();
            Settling.upkeep(store, now + DAY);
            assertThat(load(store).lines().getFirst().avg())
                    .isEqualTo(before.lines().getFirst().avg());
        }
    }

    @Test
    void whoAdministersMayWriteBesideTheServer() throws Exception {
        try (Store server =
                        ChunkStore.open(url(), StoreLimits.DEFAULT, line -> {}, 330, Hooks.NONE);
                Store command =
                        ChunkStore.open(url(), StoreLimits.DEFAULT, line -> {}, 330, Hooks.NONE)) {
            for (int round = 0; round < 5; round++) {
                int from = round * 10 + 1;
                assertThat(server.ingest(List.of(one.batch(from, from + 9))).getFirst().stored())
                        .isEqualTo(10);
                command.registry().adminPassword("hash " + round);
                server.upkeep(Ticks.time(from));
                assertThat(server.registry().adminPassword()).contains("hash " + round);
            }
        }
    }
}
