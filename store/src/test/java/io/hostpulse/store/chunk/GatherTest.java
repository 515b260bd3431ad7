package io.hostpulse.store.chunk;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.groups.CpuTime;
import io.hostpulse.catalogue.groups.Load;
import io.hostpulse.store.Series;
import io.hostpulse.store.SeriesQuery;
import io.hostpulse.store.Store;
import io.hostpulse.store.StoreLimits;
import io.hostpulse.store.Ticks;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/// A day that goes on is in few chunks, and says the same.
final class GatherTest {
    private static final int MESSAGES = 2_000;

    /// A head of so few messages is cut soon.
    private static final int FEW = 12;

    @TempDir Path directory;
    private final Ticks one = Ticks.of(1);

    private String url(String name) {
        return "jdbc:sqlite:" + directory.resolve(name);
    }

    /// Messages as they come, with upkeep in between; a few come late.
    private void live(Store store) throws Exception {
        for (int seq = 1; seq <= MESSAGES; seq++) {
            if (seq % 500 == 7) {
                continue;
            }
            assertThat(store.ingest(List.of(one.batch(seq, seq))).getFirst().stored()).isOne();
            if (seq % 500 == 40) {
                int late = seq - 33;
                store.ingest(List.of(one.batch(late, late)));
            }
            while (store.upkeep(Ticks.time(seq)).more()) {
                // Another piece.
            }
        }
    }

    private List<Series> answers(Store store) throws Exception {
        List<Series> answers = new ArrayList<>();
        for (int points : new int[] {50, 10_000}) {
            answers.add(
                    store.series(query(Group.LOAD, List.of(Load.W1_AVG, Load.W15_AVG), points)));
            answers.add(store.series(query(Group.CPU_TIME, List.of(CpuTime.USER), points)));
        }
        return answers;
    }

    private SeriesQuery query(Group group, List<? extends Column> columns, int points) {
        return new SeriesQuery(
                one.agent,
                group,
                List.copyOf(columns),
                Ticks.time(1),
                Ticks.time(MESSAGES),
                points,
                SeriesQuery.Counters.RATE);
    }

    @Test
    void aDayThatGoesOnIsInFewChunksAndAnswersTheSame() throws Exception {
        try (Store gathered =
                        ChunkStore.open(
                                url("few.db"), StoreLimits.DEFAULT, line -> {}, FEW, Hooks.NONE);
                Store whole =
                        ChunkStore.open(
                                url("whole.db"),
                                StoreLimits.DEFAULT,
                                line -> {},
                                10 * MESSAGES,
                                Hooks.NONE)) {
            live(gathered);
            live(whole);
            List<Series> expected = answers(whole);
            List<Series> found = answers(gathered);
            for (int i = 0; i < expected.size(); i++) {
                assertThat(found.get(i).lines())
                        .usingRecursiveComparison()
                        .isEqualTo(expected.get(i).lines());
            }
        }
        try (Connection connection = Dialect.SQLITE.open(url("few.db"), new Properties(), true)) {
            long chunks = Db.number(connection, "SELECT COUNT(*) FROM chunk");
            long messages = Db.number(connection, "SELECT SUM(n) FROM chunk");
            assertThat(messages).isGreaterThan(MESSAGES - 4 * FEW);
            // Of each of three sizes fewer than are gathered.
            assertThat(chunks).isLessThan(3 * Gathering.CHUNKS);
        }
    }
}
