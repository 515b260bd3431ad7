package io.hostpulse.store.chunk;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostpulse.catalogue.Group;
import io.hostpulse.store.Completeness;
import io.hostpulse.store.ExportQuery;
import io.hostpulse.store.Shown;
import io.hostpulse.store.Store;
import io.hostpulse.store.Ticks;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

final class KillTest {
    private static final List<String> PLACES =
            List.of(
                    "cut written",
                    "cut saved",
                    "cut trimmed",
                    "merge begun",
                    "merged",
                    "expired",
                    "ingest written",
                    "upkeep committed",
                    "any");

    @TempDir Path directory;
    private final Map<Integer, Long> acked = new HashMap<>();

    @Test
    void aProcessKilledAtAnyPlaceLosesNothingItAcknowledgedAndShowsNothingTwice() throws Exception {
        long seed = Long.getLong("hostpulse.seed", System.nanoTime());
        var random = new Random(seed);
        int rounds = Boolean.getBoolean("hostpulse.long") ? 10 : 1;
        String url = "jdbc:sqlite:" + directory.resolve("killed.db");
        for (int round = 0; round < rounds; round++) {
            for (String place : PLACES) {
                runUntilKilled(url, place, 1 + random.nextInt(6), random.nextInt(500));
                check(url, "seed " + seed + " round " + round + " killed at " + place);
            }
        }
    }

    private void runUntilKilled(String url, String place, int passes, int millis) throws Exception {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty(
                                        "surefire.test.class.path",
                                        System.getProperty("java.class.path")),
                                KilledStore.class.getName(),
                                url,
                                place,
                                Integer.toString(passes))
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            String line = lines.readLine();
            if (place.equals("any")) {
                // Wall time on purpose: the moment has nothing to do with what the store does.
                Thread.sleep(millis);
                process.toHandle().destroyForcibly();
            }
            for (; line != null; line = lines.readLine()) {
                int space = line.indexOf(' ');
                if (space > 0 && space < line.length() - 1) {
                    note(line, space);
                }
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    /// The last line may be cut off: then it says a smaller number, and less is checked.
    private void note(String line, int space) {
        acked.merge(
                Integer.valueOf(line.substring(0, space)),
                Long.valueOf(line.substring(space + 1)),
                Math::max);
    }

    private void check(String url, String when) throws Exception {
        try (Store store =
                ChunkStore.open(
                        url,
                        KilledStore.LIMITS,
                        line -> {
                            throw new AssertionError(line);
                        },
                        12,
                        Hooks.NONE)) {
            for (int agent = 0; agent < KilledStore.AGENTS; agent++) {
                String uuid = Ticks.of(agent).agent;
                Completeness known = store.completeness(uuid);
                assertThat(known.holes()).as(when).isEmpty();
                assertThat(known.received()).as(when).hasSize(1);
                long last = known.received().getFirst().to();
                assertThat(last).as(when).isGreaterThanOrEqualTo(acked.getOrDefault(agent, 0L));
                // Two days and the day they reach into are kept for sure.
                long first = Math.max(1, last - 2 * 72 + 1);
                var query =
                        new ExportQuery(
                                uuid,
                                Group.LOAD,
                                KilledStore.time(first),
                                KilledStore.time(last + 1_000));
                List<String> lines = Shown.export(store, query);
                assertThat(lines).as(when).hasSize((int) (last - first + 1)).isSorted();
                assertThat(lines).as(when).doesNotHaveDuplicates();
                assertThat(store.latest(uuid).orElseThrow().seq()).as(when).isEqualTo(last);
            }
        }
    }
}
