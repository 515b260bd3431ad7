package io.hostpulse.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Looks at what the agent left behind with programs that are not ours.
final class Judge {
    private static final JsonMapper STRICT =
            JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private Judge() {}

    /// What the sqlite3 shell answers, a string per line.
    static List<String> sqlite(Path folder, Path database, String sql) {
        Program.Ended ended =
                Program.run(
                        folder,
                        Duration.ofSeconds(30),
                        "sqlite3",
                        "-cmd",
                        ".timeout 5000",
                        database.toString(),
                        sql);
        assertThat(ended.code()).as("sqlite3 %s: %s", sql, ended.err()).isZero();
        return ended.out().lines().toList();
    }

    /// Checks that the database is sound and has each message once, and none without its rows but
    /// for a group whose status says why.
    static void assertSound(Path folder, Path database) {
        assertThat(sqlite(folder, database, "pragma integrity_check")).containsExactly("ok");
        assertThat(sqlite(folder, database, "pragma foreign_key_check")).isEmpty();
        assertThat(
                        sqlite(
                                folder,
                                database,
                                "select agent, journal, epoch, seq, count(*) from message"
                                        + " group by agent, journal, epoch, seq"
                                        + " having count(*) > 1"))
                .as("messages that are there twice")
                .isEmpty();
        assertThat(
                        sqlite(
                                folder,
                                database,
                                "select epoch, seq from message where id not in"
                                        + " (select message_id from status)"))
                .as("messages without rows in status")
                .isEmpty();
        for (String group : List.of("cpu_time", "memory", "host")) {
            assertThat(
                            sqlite(
                                    folder,
                                    database,
                                    "select epoch, seq from message where id not in"
                                            + " (select message_id from "
                                            + group
                                            + ") and id not in (select message_id from status"
                                            + " where state not in ('ok', 'partial')"
                                            + " and group_name = '"
                                            + group
                                            + "')"))
                    .as("messages without rows in %s", group)
                    .isEmpty();
        }
    }

    /// The seqs of the database's messages, in their order.
    static long[] seqs(Path folder, Path database) {
        return sqlite(folder, database, "select seq from message order by epoch, seq").stream()
                .mapToLong(Long::parseLong)
                .toArray();
    }

    /// The messages of a file of lines; each line must be whole.
    static List<JsonNode> lines(Path file) throws IOException {
        String text = Files.readString(file);
        assertThat(text).as("the end of %s", file).endsWith("\n");
        return text.lines().map(STRICT::readTree).toList();
    }

    /// The seqs of a file of lines, in the order of the lines.
    static long[] seqs(Path file) throws IOException {
        return lines(file).stream().mapToLong(it -> it.path("seq").longValue()).toArray();
    }
}
