package io.hostpulse.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// `kill -9` at any moment: what was stored is whole, the database has nothing twice, and each
/// output has every message but the one that was being made.
@SideBySide
final class KillIT {
    private static final int KILLS = Machine.isLong() ? 200 : 20;

    /// How long after a tick its message may be under way to the disk.
    private static final int WRITING_MILLIS = 80;

    @TempDir private Path folder;

    private final Set<Long> epochs = new HashSet<>();

    @Test
    void whatIsStoredSurvivesKillsAtAnyMoment() throws IOException {
        Machine.needs("sqlite3");
        long seed = Long.getLong("hostpulse.seed", System.nanoTime());
        System.out.println("KillIT: seed " + seed + " (-Dhostpulse.seed=" + seed + ")");
        var random = new Random(seed);
        Path lines = folder.resolve("lines.jsonl");
        for (int kill = 0; kill < KILLS; kill++) {
            killOneRun(random);
            checkDatabase(kill);
            if (Files.exists(lines)) {
                checkLines(lines);
            }
        }
        runToTheEnd();
        checkDatabase(KILLS);
        checkLines(lines);
        assertNothingIsMissing(lines);
        assertThat(
                        Judge.sqlite(
                                folder,
                                folder.resolve("hostpulse.db"),
                                "select count(distinct journal), count(distinct agent) from"
                                        + " message"))
                .containsExactly("1|1");
    }

    /// Starts an agent and kills it: every second time at any moment, every other time just when a
    /// message is on its way to the disk.
    private void killOneRun(Random random) {
        try (LiveAgent agent = LiveAgent.start(folder, LiveAgent.threeOutputs())) {
            awaitNewEpoch(agent);
            if (random.nextBoolean()) {
                Program.sleep(random.nextInt(1_500));
            } else {
                Instant now = Instant.now();
                Instant tick = Instant.ofEpochSecond(now.getEpochSecond() + 1 + random.nextInt(2));
                Program.sleep(
                        Duration.between(now, tick).toMillis() + random.nextInt(WRITING_MILLIS));
            }
            agent.signal("KILL");
            assertThat(agent.ended(Duration.ofSeconds(5))).isEqualTo(128 + 9);
        }
    }

    /// What the run before left undelivered comes first; then this run's own messages.
    private void awaitNewEpoch(LiveAgent agent) {
        long epoch =
                agent.awaitMessage(
                                "a message of a new epoch",
                                Duration.ofSeconds(15),
                                it -> !epochs.contains(it.path("epoch").longValue()))
                        .message()
                        .path("epoch")
                        .longValue();
        assertThat(epochs).allMatch(before -> before < epoch);
        epochs.add(epoch);
    }

    private void runToTheEnd() {
        try (LiveAgent agent = LiveAgent.start(folder, LiveAgent.threeOutputs())) {
            awaitNewEpoch(agent);
            agent.awaitMore(2, Duration.ofSeconds(15));
            assertThat(agent.stop()).isZero();
        }
    }

    /// Each output has all numbers of each start from 1 on. A kill may take the message that had
    /// not yet been written to the journal; it may have reached one output by then.
    private void assertNothingIsMissing(Path lines) throws IOException {
        Map<Long, TreeSet<Long>> inFile = new HashMap<>();
        for (JsonNode message : Judge.lines(lines)) {
            inFile.computeIfAbsent(message.path("epoch").longValue(), _ -> new TreeSet<>())
                    .add(message.path("seq").longValue());
        }
        Map<Long, TreeSet<Long>> inDatabase = new HashMap<>();
        for (String row :
                Judge.sqlite(
                        folder,
                        folder.resolve("hostpulse.db"),
                        "select epoch || '/' || seq from message")) {
            int slash = row.indexOf('/');
            inDatabase
                    .computeIfAbsent(Long.parseLong(row.substring(0, slash)), _ -> new TreeSet<>())
                    .add(Long.parseLong(row.substring(slash + 1)));
        }
        for (long epoch : epochs) {
            TreeSet<Long> lined = inFile.getOrDefault(epoch, new TreeSet<>());
            TreeSet<Long> stored = inDatabase.getOrDefault(epoch, new TreeSet<>());
            assertThat(lined).as("epoch %d of the file", epoch).hasSize(highest(lined));
            assertThat(stored).as("epoch %d of the database", epoch).hasSize(highest(stored));
            assertThat(highest(lined) - highest(stored))
                    .as("the end of epoch %d", epoch)
                    .isBetween(-1, 1);
        }
    }

    private static int highest(SortedSet<Long> seqs) {
        return seqs.isEmpty() ? 0 : seqs.last().intValue();
    }

    /// Looks at a copy: opening the database itself would mend what the next agent has to mend.
    private void checkDatabase(int kill) throws IOException {
        Path copy = Files.createDirectories(folder.resolve("copy-" + kill));
        for (String name : new String[] {"hostpulse.db", "hostpulse.db-wal"}) {
            if (Files.exists(folder.resolve(name))) {
                Files.copy(
                        folder.resolve(name),
                        copy.resolve(name),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Path database = copy.resolve("hostpulse.db");
        if (!Files.exists(database)) {
            return;
        }
        boolean hasTables =
                !Judge.sqlite(
                                folder,
                                database,
                                "select name from sqlite_master where name = 'message'")
                        .isEmpty();
        if (hasTables) {
            Judge.assertSound(folder, database);
        }
    }

    /// The last line may be torn by the kill: the next agent mends it, so it is left out here.
    private static void checkLines(Path lines) throws IOException {
        String text = Files.readString(lines);
        String whole = text.substring(0, text.lastIndexOf('\n') + 1);
        Path copy = lines.resolveSibling("whole.jsonl");
        Files.writeString(copy, whole);
        if (whole.isEmpty()) {
            return;
        }
        // What was delivered shortly before a kill may come again: the same bytes.
        Map<String, JsonNode> byKey = new HashMap<>();
        for (JsonNode message : Judge.lines(copy)) {
            String key = message.path("epoch") + "/" + message.path("seq");
            JsonNode before = byKey.put(key, message);
            assertThat(before == null || before.equals(message)).as("message %s", key).isTrue();
        }
    }
}
