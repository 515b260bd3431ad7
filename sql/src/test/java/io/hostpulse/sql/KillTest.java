package io.hostpulse.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostpulse.catalogue.Group;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Random;

class KillTest {
    private static final int KILLS = 5;

    @TempDir Path directory;

    @Test
    void aProcessKilledAtAnyMomentLosesNothingItAcceptedAndTearsNothing() throws Exception {
        long seed = System.nanoTime();
        var random = new Random(seed);
        Path file = directory.resolve("killed.db");
        long accepted = 1;
        for (int i = 0; i < KILLS; i++) {
            accepted = writeUntilKilled(file, accepted, random.nextInt(300));
            check(file, accepted, "seed=" + seed + " kill=" + i);
        }
        assertThat(accepted).isGreaterThan(KILLS);
    }

    /// Starts a writer, kills it some milliseconds after its first accepted message, and returns
    /// the last number that it said was accepted.
    private static long writeUntilKilled(Path file, long from, int millis)
            throws IOException, InterruptedException {
        Process writer =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty(
                                        "surefire.test.class.path",
                                        System.getProperty("java.class.path")),
                                KilledWriter.class.getName(),
                                file.toString(),
                                Long.toString(from))
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        long last = from;
        try (BufferedReader lines = writer.inputReader(StandardCharsets.UTF_8)) {
            String first = lines.readLine();
            assertThat(first).as("the writer's first line").isNotNull();
            last = Long.parseLong(first);
            // Wall time on purpose: the moment has nothing to do with what the writer is doing.
            Thread.sleep(millis);
            // By its handle: Process.destroyForcibly() would close the pipe with lines still in it.
            writer.toHandle().destroyForcibly();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                last = Math.max(last, parse(line, last));
            }
        } finally {
            writer.destroyForcibly().waitFor();
        }
        return last;
    }

    private static long parse(String line, long otherwise) {
        try {
            return Long.parseLong(line);
        } catch (NumberFormatException e) {
            return otherwise; // The last line may be cut off.
        }
    }

    private static void check(Path file, long accepted, String when) throws SQLException {
        assertThat(Rows.query(file, "PRAGMA integrity_check")).as(when).containsExactly("ok");
        assertThat(Rows.query(file, "PRAGMA foreign_key_check")).as(when).isEmpty();
        assertThat(
                        Rows.one(
                                file,
                                "SELECT count(*) = count(DISTINCT seq) AND count(*) = max(seq)"
                                        + " FROM message"))
                .as(when)
                .isEqualTo("1");
        assertThat(Long.parseLong(Rows.one(file, "SELECT max(seq) FROM message")))
                .as(when)
                .isGreaterThanOrEqualTo(accepted);
        String torn =
                "SELECT count(*) FROM message WHERE id NOT IN (SELECT message_id FROM self)"
                        + " OR (SELECT count(*) FROM network WHERE message_id = id) <> 4"
                        + " OR (SELECT count(*) FROM self_output WHERE message_id = id) <> 2"
                        + " OR (SELECT count(*) FROM status WHERE message_id = id) <> "
                        + Group.values().length;
        assertThat(Rows.one(file, torn)).as(when).isEqualTo("0");
    }
}
