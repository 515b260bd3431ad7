package io.hostpulse.store.chunk;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostpulse.catalogue.Group;
import io.hostpulse.store.Arrival;
import io.hostpulse.store.Damage;
import io.hostpulse.store.ExportQuery;
import io.hostpulse.store.Gap;
import io.hostpulse.store.Outcome;
import io.hostpulse.store.Settling;
import io.hostpulse.store.Shown;
import io.hostpulse.store.Store;
import io.hostpulse.store.StoreLimits;
import io.hostpulse.store.Ticks;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What a damaged or a full store does.
final class FaultTest {
    @TempDir Path directory;
    private final Ticks one = Ticks.of(1);
    private final List<String> log = new ArrayList<>();

    private String url() {
        return "jdbc:sqlite:" + directory.resolve("store.db");
    }

    private ChunkStore open(StoreLimits limits) throws Exception {
        return ChunkStore.open(url(), limits, log::add, 50, Hooks.NONE);
    }

    private void execute(String sql) throws Exception {
        try (Connection connection = DriverManager.getConnection(url());
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isPositive();
        }
    }

    private List<String> export(Store store, Group group) throws Exception {
        return Shown.export(store, new ExportQuery(one.agent, group, 0, Ticks.time(1_000_000)));
    }

    @Test
    void aDamagedPartIsSetAsideAndTheRestIsServed() throws Exception {
        try (Store store = open(StoreLimits.DEFAULT)) {
            store.ingest(List.of(one.batch(1, 100)));
            Settling.upkeep(store, Ticks.time(100));
            store.ingest(List.of(one.batch(101, 200)));
            Settling.upkeep(store, Ticks.time(200));
        }
        int layout = Group.LOAD.ordinal() + 1;
        execute(
                "UPDATE part SET data = substr(data, 1, 8) || x'5a5a' || substr(data, 11)"
                        + " WHERE id = 4096 + "
                        + layout);
        try (Store store = open(StoreLimits.DEFAULT)) {
            assertThat(export(store, Group.LOAD)).hasSize(100);
            assertThat(export(store, Group.HOST)).hasSize(200);
            assertThat(store.damages()).hasSize(1);
            Settling.upkeep(store, Ticks.time(90_000));
            assertThat(export(store, Group.LOAD)).hasSize(100);
            assertThat(export(store, Group.HOST)).hasSize(200);
        }
        try (Store store = open(StoreLimits.DEFAULT)) {
            assertThat(store.damages()).hasSize(1);
            Damage damage = store.damages().getFirst();
            assertThat(damage.agent()).contains(one.agent);
            assertThat(damage.group()).contains("load");
            assertThat(damage.fromMicros()).isEqualTo(Ticks.time(1));
            assertThat(damage.toMicros()).isEqualTo(Ticks.time(100));
            assertThat(damage.messages()).isEqualTo(100);
        }
        assertThat(log).hasSize(1);
        assertThat(log.getFirst()).contains(one.agent, "load", "2026-11-20T06:00:00Z");
    }

    @Test
    void aDamagedRowOfTheLogCostsFewMessagesAndTheyAreNamed() throws Exception {
        try (Store store = open(StoreLimits.DEFAULT)) {
            for (int seq = 1; seq <= 45; seq++) {
                store.ingest(List.of(one.batch(seq, seq)));
            }
        }
        execute("UPDATE wal SET data = x'00112233445566' WHERE id = 5");
        for (int i = 0; i < 2; i++) {
            try (Store store = open(StoreLimits.DEFAULT)) {
                assertThat(export(store, Group.LOAD)).hasSize(4 + 25);
                assertThat(store.completeness(one.agent).holes())
                        .containsExactly(
                                new Gap(
                                        new io.hostpulse.store.SeqRange(one.journal, 1, 5, 20),
                                        Gap.Cause.CORRUPT));
                assertThat(store.damages()).hasSize(1);
                assertThat(store.damages().getFirst().fromMicros()).isEqualTo(Ticks.time(5));
                Settling.upkeep(store, Ticks.time(46));
            }
        }
    }

    @Test
    void theOldestGoesWhenTheCapIsReachedAndTheFileStaysBelowIt() throws Exception {
        var limits =
                new StoreLimits(
                        Duration.ofDays(14),
                        Duration.ofDays(90),
                        Duration.ofDays(730),
                        250_000,
                        Duration.ofSeconds(10),
                        100);
        try (Store store = open(limits)) {
            var random = new java.util.Random(3);
            for (int i = 0; i < 120; i++) {
                List<Arrival> noisy = one.range(i * 100 + 1, i * 100 + 100);
                for (Arrival each : noisy) {
                    Ticks.network(each.snapshot(), "noise", random.nextLong());
                }
                Outcome outcome = store.ingest(List.of(one.batch(noisy))).getFirst();
                assertThat(outcome.stored()).isEqualTo(100);
                Settling.upkeep(store, Ticks.time(i * 100 + 100));
                assertThat(store.stats().bytes()).isLessThan(300_000);
            }
            List<String> kept = export(store, Group.LOAD);
            assertThat(kept).hasSizeBetween(500, 11_900);
            assertThat(kept.getLast()).startsWith(Ticks.time(12_000) + " ");
            assertThat(directory.resolve("store.db").toFile().length()).isLessThan(600_000);
        }
    }
}
