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
import java.util.HashSet;
import java.util.Random;
import java.util.Set;

/// `kill -9` at any moment: what was stored is whole, and nothing is stored twice.
final class KillIT {
    private static final int KILLS = Machine.isLong() ? 200 : 20;

    /// How long after a tick its message may be under way to the disk.
    private static final int WRITING_MILLIS = 80;

    @TempDir private Path folder;

    private final Set<Long> epochs = new HashSet<>();

    @Test
    void whatIsStoredSurvivesKillsAtAnyMoment() throws IOException {
        Machine.needs("sqlite3", "python3");
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
        int inFile = Judge.assertEachLineWholeAndOnce(folder, lines);
        assertThat(inFile).isGreaterThan(KILLS);
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
            long epoch =
                    agent.await(1, Duration.ofSeconds(15))
                            .getFirst()
                            .message()
                            .path("epoch")
                            .longValue();
            assertThat(epochs.add(epoch)).as("epoch %d is new", epoch).isTrue();
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

    private void runToTheEnd() {
        try (LiveAgent agent = LiveAgent.start(folder, LiveAgent.threeOutputs())) {
            agent.await(2, Duration.ofSeconds(15));
            assertThat(agent.stop()).isZero();
        }
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
        Set<String> keys = new HashSet<>();
        if (whole.isEmpty()) {
            return;
        }
        for (JsonNode message : Judge.lines(copy)) {
            assertThat(keys.add(message.path("epoch") + "/" + message.path("seq")))
                    .as("message %s of epoch %s", message.path("seq"), message.path("epoch"))
                    .isTrue();
        }
    }
}
