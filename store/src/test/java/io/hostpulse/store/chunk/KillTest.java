package io.hostpulse.store.chunk;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostpulse.catalogue.Group;
import io.hostpulse.store.Completeness;
import io.hostpulse.store.ExportQuery;
import io.hostpulse.store.Shown;
import io.hostpulse.store.Store;
import io.hostpulse.store.Ticks;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// E21 of the store alone: `kill -9` of the process that writes, inside cut, merge, retention and
/// ingest, and anywhere. `-Dhostpulse.seed=N` kills at the same places again,
/// `-Dhostpulse.long=true` ten times as often.
final class KillTest {
    private static final int ROUNDS = Boolean.getBoolean("hostpulse.long") ? 10 : 1;
    private static final int PASSES_MAX = 6;
    private static final int SQLITE_STORES = 3;

    /// Where a store is killed until its time comes, after that anywhere.
    private static final List<String> PLACES =
            List.of(
                    "cut written",
                    "gathered",
                    "cut saved",
                    "cut trimmed",
                    "merge begun",
                    "merged",
                    "rolled",
                    "expired",
                    "ingest written",
                    "upkeep committed");

    private static final String ANY = "any";

    @TempDir Path directory;
    private final long seed = Long.getLong("hostpulse.seed", System.nanoTime());

    @Test
    void aProcessKilledAtAnyPlaceLosesNothingItAcknowledgedAndShowsNothingTwice() throws Exception {
        long began = System.nanoTime();
        var random = new Random(seed);
        List<Victim> victims = new ArrayList<>();
        try (EmbeddedPostgres server =
                        EmbeddedPostgres.builder()
                                .setConnectConfig("connectTimeout", "20")
                                .start();
                ExecutorService threads = Executors.newFixedThreadPool(SQLITE_STORES + 1)) {
            // Of SQLite each place twice and 6 times anywhere, of PostgreSQL 4 and 2.
            List<String> sqlite = places(2, PLACES.size(), 6, random);
            int each = sqlite.size() / SQLITE_STORES;
            for (int i = 0; i < SQLITE_STORES; i++) {
                victims.add(
                        new Victim(
                                "sqlite" + i,
                                "jdbc:sqlite:" + directory.resolve("killed" + i + ".db"),
                                sqlite.subList(i * each, (i + 1) * each),
                                new Random(random.nextLong())));
            }
            execute(server, "CREATE DATABASE killed");
            victims.add(
                    new Victim(
                            "postgresql",
                            server.getJdbcUrl("postgres", "killed"),
                            places(1, 4, 2, random),
                            new Random(random.nextLong())));
            List<Future<?>> running = new ArrayList<>();
            victims.forEach(victim -> running.add(threads.submit(victim::die)));
            for (Future<?> one : running) {
                one.get();
            }
        }
        int kills = victims.stream().mapToInt(victim -> victim.kills).sum();
        System.out.printf(
                "store killed %d times: lost=0 twice=0 seconds=%d seed=%d%n",
                kills, (System.nanoTime() - began) / 1_000_000_000, seed);
        assertThat(kills).isGreaterThanOrEqualTo(30 * ROUNDS);
    }

    /// A random order of some of the places, so many times each, and of kills anywhere.
    private static List<String> places(int times, int named, int anywhere, Random random) {
        List<String> drawn = new ArrayList<>(PLACES);
        Collections.shuffle(drawn, random);
        List<String> places = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            places.addAll(drawn.subList(0, named));
        }
        places.addAll(Collections.nCopies(anywhere, ANY));
        Collections.shuffle(places, random);
        return places;
    }

    private static void execute(EmbeddedPostgres server, String sql) throws Exception {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// A store whose process is killed again and again. One thread.
    private final class Victim {
        private final String name;
        private final String url;
        private final List<String> places;
        private final Random random;
        private final Map<Integer, Long> acked = new HashMap<>();
        private int kills;

        Victim(String name, String url, List<String> places, Random random) {
            this.name = name;
            this.url = url;
            this.places = places;
            this.random = random;
        }

        Victim die() throws Exception {
            for (int round = 0; round < ROUNDS; round++) {
                for (String place : places) {
                    int pass = 1 + random.nextInt(PASSES_MAX);
                    int millis = random.nextInt(500);
                    runUntilKilled(place, pass, millis);
                    kills++;
                    String when =
                            name
                                    + " kill "
                                    + kills
                                    + (place.equals(ANY)
                                            ? " anywhere, after " + millis + " ms"
                                            : " at '" + place + "', pass " + pass)
                                    + ", seed="
                                    + seed;
                    long kept = check(when);
                    System.out.println("store killed: " + when + " messages=" + kept);
                }
            }
            return this;
        }

        private void runUntilKilled(String place, int pass, int millis) throws Exception {
            Process process =
                    new ProcessBuilder(
                                    Path.of(System.getProperty("java.home"), "bin/java").toString(),
                                    "--enable-native-access=ALL-UNNAMED",
                                    "-XX:TieredStopAtLevel=1",
                                    "-XX:+UseSerialGC",
                                    "-Xshare:auto",
                                    // What is unpacked there is not removed by the killed.
                                    "-Djava.io.tmpdir=" + directory,
                                    "-cp",
                                    System.getProperty(
                                            "surefire.test.class.path",
                                            System.getProperty("java.class.path")),
                                    KilledStore.class.getName(),
                                    url,
                                    place,
                                    Integer.toString(pass))
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start();
            try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
                String line = lines.readLine();
                assertThat(line).as("%s: the child's first line", name).isNotNull();
                if (place.equals(ANY)) {
                    // Wall time on purpose: the moment has nothing to do with what the store does.
                    Thread.sleep(millis);
                    process.toHandle().destroyForcibly();
                }
                for (; line != null; line = lines.readLine()) {
                    if (line.equals(KilledStore.THERE)) {
                        process.toHandle().destroyForcibly();
                    } else {
                        note(line);
                    }
                }
            } finally {
                process.destroyForcibly().waitFor();
            }
        }

        /// The last line may be cut off: then it says a smaller number, and less is checked.
        private void note(String line) {
            int space = line.indexOf(' ');
            if (space > 0 && space < line.length() - 1) {
                acked.merge(
                        Integer.valueOf(line.substring(0, space)),
                        Long.valueOf(line.substring(space + 1)),
                        Math::max);
            }
        }

        private long check(String when) throws Exception {
            long messages = 0;
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
                    messages += check(store, agent, when);
                }
            }
            return messages;
        }

        private long check(Store store, int agent, String when) throws Exception {
            String uuid = Ticks.of(agent).agent;
            Completeness known = store.completeness(uuid);
            assertThat(known.holes()).as(when).isEmpty();
            if (known.received().isEmpty()) {
                // Killed before anything was kept.
                assertThat(acked).as(when).doesNotContainKey(agent);
                return 0;
            }
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
            return last;
        }
    }
}
