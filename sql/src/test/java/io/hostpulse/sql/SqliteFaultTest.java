package io.hostpulse.sql;

import static io.hostpulse.sql.Answers.halted;
import static io.hostpulse.sql.Answers.later;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.hostpulse.outputs.Delivery;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;

class SqliteFaultTest {
    @TempDir Path directory;

    @Test
    void aLockOfAnotherProgramIsWaitedForInVainOnlyForTheBusyTimeout() throws SQLException {
        Path file = directory.resolve("locked.db");
        try (var desk = new Desk(file)) {
            desk.output.deliver(Ticks.messages(1, 1));
            try (Connection other = Rows.connect(file);
                    Statement statement = other.createStatement()) {
                statement.execute("BEGIN IMMEDIATE");
                long begin = System.nanoTime();
                assertThat(later(desk.output.deliver(Ticks.messages(2, 3))))
                        .contains("another program holds its lock")
                        .contains(file.toString());
                assertThat(System.nanoTime() - begin).isBetween(90_000_000L, 3_000_000_000L);
                statement.execute("ROLLBACK");
            }
            assertThat(desk.output.deliver(Ticks.messages(2, 3)))
                    .isEqualTo(new Delivery.Accepted(2));
        }
    }

    @Test
    void aReaderDoesNotKeepMessagesOut() throws SQLException {
        Path file = directory.resolve("read.db");
        try (var desk = new Desk(file)) {
            desk.output.deliver(Ticks.messages(1, 1));
            try (Connection other = Rows.connect(file);
                    Statement statement = other.createStatement()) {
                statement.execute("BEGIN");
                statement.executeQuery("SELECT count(*) FROM message").next();
                assertThat(desk.output.deliver(Ticks.messages(2, 3)))
                        .isEqualTo(new Delivery.Accepted(2));
            }
        }
    }

    @Test
    void aFullDiskIsLaterAndHealsWhenThereIsRoom() throws Exception {
        // max_page_count stands for a full disk: SQLite answers both with SQLITE_FULL.
        Path file = directory.resolve("full.db");
        try (var desk = new Desk(file)) {
            desk.output.deliver(Ticks.messages(1, 1));
            desk.output.connection().orElseThrow().execute("PRAGMA max_page_count = 1");
            assertThat(later(desk.output.deliver(Ticks.messages(2, 200)))).contains("full");
            assertThat(Rows.one(file, "SELECT count(*) FROM message")).isEqualTo("1");
            assertThat(desk.output.deliver(Ticks.messages(2, 200)))
                    .isEqualTo(new Delivery.Accepted(199));
        }
    }

    @Test
    void aFileThatIsNoDatabaseHaltsAndIsLeftAlone() throws Exception {
        Path file = directory.resolve("letter.db");
        String letter = "Dear reader, this is no database at all. ".repeat(100);
        Files.writeString(file, letter);
        try (var desk = new Desk(file)) {
            assertThat(desk.output.check().orElseThrow()).contains(file.toString());
            assertThat(halted(desk.output.deliver(Ticks.messages(1, 1))))
                    .contains("is damaged or no SQLite database")
                    .contains("name another database");
        }
        assertThat(file).hasContent(letter);
    }

    @Test
    void aDamagedDatabaseHalts() throws Exception {
        Path file = directory.resolve("damaged.db");
        try (var desk = new Desk(file)) {
            desk.output.deliver(Ticks.messages(1, 300));
        }
        byte[] bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, 4_096, bytes.length, (byte) 0xa5);
        Files.write(file, bytes);
        try (var desk = new Desk(file)) {
            assertThat(halted(desk.output.deliver(Ticks.messages(301, 301))))
                    .contains("is damaged");
        }
        assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
    }

    @Test
    void aDatabaseOfAnotherProgramIsRefused() throws SQLException {
        Path file = directory.resolve("other.db");
        Rows.execute(file, "CREATE TABLE load (cargo TEXT)");
        try (var desk = new Desk(file)) {
            assertThat(halted(desk.output.deliver(Ticks.messages(1, 1))))
                    .isEqualTo(
                            "database "
                                    + file
                                    + " holds tables of another program (no table schema_version):"
                                    + " name another database");
        }
    }

    @Test
    void aDirectoryThatCannotBeMadeIsLater() {
        try (var desk = new Desk(Path.of("/proc/hostpulse/messages.db"))) {
            assertThat(later(desk.output.deliver(Ticks.messages(1, 1))))
                    .contains("/proc/hostpulse");
        }
    }

    @Test
    void aFileThatMayNotBeWrittenIsLater() throws Exception {
        Path file = directory.resolve("readonly.db");
        try (var desk = new Desk(file)) {
            desk.output.deliver(Ticks.messages(1, 1));
        }
        file.toFile().setWritable(false);
        assumeTrue(!Files.isWritable(file), "root may write to everything");
        try (var desk = new Desk(file)) {
            assertThat(later(desk.output.deliver(Ticks.messages(2, 2)))).contains("readonly");
            file.toFile().setWritable(true);
            assertThat(desk.output.deliver(Ticks.messages(2, 2)))
                    .isEqualTo(new Delivery.Accepted(1));
        }
    }

    @Test
    void everyResultCodeHasItsAnswer() {
        assertThat(troubleOf(5, 6, 261, 517)).containsOnly(Trouble.BUSY);
        assertThat(troubleOf(8, 10, 13, 14, 1034, 1032, 1, 0, 7)).containsOnly(Trouble.BROKEN);
        assertThat(troubleOf(11, 26, 267)).containsOnly(Trouble.HALTED);
        assertThat(troubleOf(18, 19, 20, 3091)).containsOnly(Trouble.POISON);
    }

    @Test
    void aFileDeletedWhileOpenIsMadeAnew() throws Exception {
        Path file = directory.resolve("deleted.db");
        try (var desk = new Desk(file)) {
            desk.output.deliver(Ticks.messages(1, 5));
            Files.delete(file);
            assertThat(desk.output.deliver(Ticks.messages(6, 7)))
                    .isEqualTo(new Delivery.Accepted(2));
            assertThat(Rows.one(file, "SELECT group_concat(seq) FROM message")).isEqualTo("6,7");
            assertThat(desk.log).anySatisfy(line -> assertThat(line).contains("gone or replaced"));
        }
        assertThat(Rows.one(file, "PRAGMA integrity_check")).isEqualTo("ok");
    }

    @Test
    void aBackupPutInPlaceWhileOpenIsNotMixedWithTheOldLog() throws Exception {
        Path file = directory.resolve("restored.db");
        Path backup = directory.resolve("backup.db");
        try (var desk = new Desk(file)) {
            desk.output.deliver(Ticks.messages(1, 5));
        }
        Files.copy(file, backup);
        try (var desk = new Desk(file)) {
            desk.output.deliver(Ticks.messages(6, 90));
            Files.move(backup, file, StandardCopyOption.REPLACE_EXISTING);
            assertThat(desk.output.deliver(Ticks.messages(91, 92)))
                    .isEqualTo(new Delivery.Accepted(2));
        }
        assertThat(Rows.one(file, "SELECT group_concat(seq) FROM message"))
                .isEqualTo("1,2,3,4,5,91,92");
        assertThat(Rows.one(file, "PRAGMA integrity_check")).isEqualTo("ok");
    }

    @Test
    void aTableDroppedByHandIsMadeAgainAtTheNextTry() throws SQLException {
        Path file = directory.resolve("dropped.db");
        try (var desk = new Desk(file)) {
            desk.output.deliver(Ticks.messages(1, 1));
            Rows.execute(file, "DROP VIEW swap_at", "DROP TABLE swap");
            assertThat(later(desk.output.deliver(Ticks.messages(2, 2)))).contains("swap");
            assertThat(desk.output.deliver(Ticks.messages(2, 2)))
                    .isEqualTo(new Delivery.Accepted(1));
        }
        assertThat(Rows.one(file, "SELECT count(*) FROM swap_at")).isEqualTo("1");
    }

    @Test
    void aPathWithSpacesAndLettersOfAllScriptsWorks() throws SQLException {
        Path file = directory.resolve("日志 & %20 #.db");
        try (var desk = new Desk(file)) {
            assertThat(desk.output.deliver(Ticks.messages(1, 1)))
                    .isEqualTo(new Delivery.Accepted(1));
        }
        assertThat(Rows.one(file, "SELECT count(*) FROM message")).isEqualTo("1");
    }

    private static Trouble[] troubleOf(int... codes) {
        return Arrays.stream(codes)
                .mapToObj(
                        code ->
                                new SqliteEngine(Path.of("x.db"), Desk.SMALL)
                                        .trouble(new SQLException("x", "", code)))
                .toArray(Trouble[]::new);
    }
}
