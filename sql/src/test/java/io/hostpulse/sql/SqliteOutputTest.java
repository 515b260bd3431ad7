package io.hostpulse.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hostpulse.catalogue.Group;
import io.hostpulse.outputs.Decoder;
import io.hostpulse.outputs.Delivery;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.List;

class SqliteOutputTest {
    @TempDir Path directory;

    @Test
    void everyCellOfEveryGroupIsReadBackWithItsDecimals() throws SQLException {
        Path file = directory.resolve("all.db");
        try (var desk = new Desk(file)) {
            assertThat(desk.output.deliver(Ticks.messages(1, 3)))
                    .isEqualTo(new Delivery.Accepted(3));
            for (Group group : Group.values()) {
                assertThat(Expected.rowsOf(file, group))
                        .as(group.word())
                        .isEqualTo(Expected.of(group, 1, 3));
            }
        }
    }

    @Test
    void aMessageKeepsWhoAndWhen() throws SQLException {
        Path file = directory.resolve("message.db");
        try (var desk = new Desk(file)) {
            desk.output.deliver(Ticks.messages(2, 2));
        }
        assertThat(Rows.query(file, "SELECT * FROM message"))
                .containsExactly(
                        "1|6f1c2b9a-7a39-4b3e-9a55-0c6a3f4f8f10"
                                + "|0d9b2f0e-1b77-4d0c-8d43-51f9f0b9c6aa|7|2|lab"
                                + "|b0a7c1de-0000-4000-8000-3c3c3c3c3c3c|web-1|192.0.2.7"
                                + "|02:00:00:00:00:07|1795346710000000|1795346710012400"
                                + "|86400000002|-12400|3100|server|1|||10000");
    }

    @Test
    void theStatusOfEveryGroupAndTargetIsKept() throws SQLException {
        Path file = directory.resolve("status.db");
        try (var desk = new Desk(file)) {
            desk.output.deliver(Ticks.messages(1, 1));
        }
        assertThat(Rows.one(file, "SELECT count(*) FROM status WHERE state = 'ok'"))
                .isEqualTo(Integer.toString(Group.values().length - 1));
        assertThat(Rows.query(file, "SELECT * FROM status WHERE state <> 'ok'"))
                .containsExactly(
                        "1|filesystem|timeout|51|/mnt/nfs: statvfs has not returned for 12 s");
        assertThat(Rows.query(file, "SELECT * FROM status_target"))
                .containsExactly(
                        "1|filesystem|0|/mnt/nfs|timeout|statvfs has not returned for 12 s");
    }

    @Test
    void anAbsentValueIsNull() throws Exception {
        Path file = directory.resolve("absent.db");
        Decoder decoder =
                message -> {
                    var snapshot = Ticks.decode(message);
                    snapshot.table(Group.LOAD).unset(0, 1);
                    snapshot.table(Group.NETWORK).unset(2, 3);
                    snapshot.table(Group.MEM).clear();
                    return snapshot;
                };
        try (var output = Expected.output(file, decoder)) {
            output.deliver(Ticks.messages(1, 1));
        }
        assertThat(Rows.one(file, "SELECT w5_avg IS NULL AND w1_avg IS NOT NULL FROM load"))
                .isEqualTo("1");
        assertThat(Rows.query(file, "SELECT interface FROM network WHERE receive_errs IS NULL"))
                .containsExactly("eth1");
        assertThat(Rows.one(file, "SELECT count(*) FROM mem")).isEqualTo("0");
    }

    @Test
    void aMessageThatIsThereAlreadyIsAcceptedAndNotWrittenAgain() throws SQLException {
        Path file = directory.resolve("twice.db");
        try (var desk = new Desk(file)) {
            assertThat(desk.output.deliver(Ticks.messages(1, 3)))
                    .isEqualTo(new Delivery.Accepted(3));
            assertThat(desk.output.deliver(Ticks.messages(1, 3)))
                    .isEqualTo(new Delivery.Accepted(3));
            assertThat(desk.output.deliver(Ticks.messages(2, 6)))
                    .isEqualTo(new Delivery.Accepted(5));
        }
        assertThat(Rows.query(file, "SELECT seq FROM message ORDER BY id"))
                .containsExactly("1", "2", "3", "4", "5", "6");
        assertThat(Rows.one(file, "SELECT count(*) FROM network")).isEqualTo("24");
    }

    @Test
    void theSameMessageTwiceInOneBatchIsStoredOnce() throws SQLException {
        Path file = directory.resolve("double.db");
        try (var desk = new Desk(file)) {
            var batch = List.of(Ticks.message(1), Ticks.message(1), Ticks.message(2));
            assertThat(desk.output.deliver(batch)).isEqualTo(new Delivery.Accepted(3));
        }
        assertThat(Rows.query(file, "SELECT id, seq FROM message ORDER BY id"))
                .containsExactly("1|1", "3|2");
    }

    @Test
    void aMessageThatCannotBeReadIsRefusedAndAllOthersAreKept() throws SQLException {
        Path file = directory.resolve("poison.db");
        try (var desk = new Desk(file)) {
            desk.unreadable.add(3L);
            assertThat(desk.output.deliver(Ticks.messages(1, 5)))
                    .isEqualTo(
                            new Delivery.Accepted(
                                    5,
                                    List.of(
                                            new Delivery.Refused(
                                                    2,
                                                    "cannot read the message: no object at offset"
                                                            + " 0"))));
            assertThat(Rows.one(file, "SELECT group_concat(seq) FROM message"))
                    .isEqualTo("1,2,4,5");
            assertThat(desk.output.deliver(Ticks.messages(3, 3)))
                    .isInstanceOfSatisfying(
                            Delivery.Accepted.class,
                            accepted -> assertThat(accepted.refused()).hasSize(1));
        }
    }

    @Test
    void aMessageThatTheDatabaseRefusesLeavesNoRowsBehind() throws SQLException {
        Path file = directory.resolve("refused.db");
        try (var desk = new Desk(file)) {
            desk.output.deliver(Ticks.messages(1, 1));
            Rows.execute(
                    file,
                    "CREATE TRIGGER no_third BEFORE INSERT ON pressure"
                            + " WHEN (SELECT seq FROM message WHERE id = new.message_id) = 3"
                            + " BEGIN SELECT raise(ABORT, 'no third'); END");
            assertThat(desk.output.deliver(Ticks.messages(2, 5)))
                    .isInstanceOfSatisfying(
                            Delivery.Accepted.class,
                            accepted -> {
                                assertThat(accepted.count()).isEqualTo(4);
                                assertThat(accepted.refused())
                                        .singleElement()
                                        .satisfies(
                                                refused -> {
                                                    assertThat(refused.index()).isEqualTo(1);
                                                    assertThat(refused.why()).contains("no third");
                                                });
                            });
        }
        assertThat(Rows.one(file, "SELECT group_concat(seq) FROM message")).isEqualTo("1,2,4,5");
        assertThat(Rows.one(file, "SELECT count(*) FROM load")).isEqualTo("4");
    }

    @Test
    void rowsOfARefusedMessageDoNotComeBackWithTheNextOne() throws SQLException {
        Path file = directory.resolve("leftover.db");
        try (var desk = new Desk(file)) {
            desk.output.deliver(Ticks.messages(1, 1));
            Rows.execute(
                    file,
                    "CREATE TRIGGER no_second BEFORE INSERT ON status WHEN new.message_id = 2"
                            + " AND new.group_name = 'cpu' BEGIN SELECT raise(ABORT, 'no'); END");
            assertThat(desk.output.deliver(Ticks.messages(2, 2)))
                    .isInstanceOfSatisfying(
                            Delivery.Accepted.class,
                            accepted -> assertThat(accepted.refused()).hasSize(1));
            Rows.execute(file, "DROP TRIGGER no_second");
            assertThat(desk.output.deliver(Ticks.messages(3, 3)))
                    .isEqualTo(new Delivery.Accepted(1));
        }
        assertThat(Rows.one(file, "SELECT count(*), max(message_id) FROM status_target"))
                .isEqualTo("2|2");
        assertThat(Rows.one(file, "SELECT count(*) FROM status"))
                .isEqualTo(Integer.toString(2 * Group.values().length));
    }

    @Test
    void theDirectoryIsMadeAndTheFileIsNotForEveryone() throws Exception {
        Path file = directory.resolve("a/b/new.db");
        try (var desk = new Desk(file)) {
            assertThat(desk.output.check()).isEmpty();
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-r-----");
    }

    @Test
    void nothingIsTouchedBeforeTheFirstDelivery() {
        Path file = directory.resolve("lazy.db");
        try (var desk = new Desk(file)) {
            assertThat(desk.log).isEmpty();
        }
        assertThat(file).doesNotExist();
    }

    @Test
    void closingTwiceIsHarmlessAndLeavesOneFile() {
        Path file = directory.resolve("closed.db");
        var desk = new Desk(file);
        desk.output.deliver(Ticks.messages(1, 1));
        desk.close();
        desk.close();
        assertThat(directory.toFile().list()).containsExactly("closed.db");
    }

    @Test
    void commitsAreForcedToTheDiskAndForeignKeysHold() throws Exception {
        Path file = directory.resolve("pragmas.db");
        try (Database database = SqliteDatabase.open(file, 100)) {
            assertThat(database.number("PRAGMA synchronous")).isEqualTo(2);
            assertThat(database.number("PRAGMA foreign_keys")).isEqualTo(1);
            assertThat(database.number("PRAGMA auto_vacuum")).isEqualTo(2);
            assertThat(database.number("PRAGMA busy_timeout")).isEqualTo(100);
        }
        assertThat(Rows.one(file, "PRAGMA journal_mode")).isEqualTo("wal");
    }

    @Test
    void aUrlThatNamesNoFileIsRefusedWithAnExample() {
        for (String url :
                new String[] {
                    "jdbc:postgresql://db/x",
                    "jdbc:sqlite:",
                    "jdbc:sqlite::memory:",
                    "jdbc:sqlite:a?b=c"
                }) {
            assertThatThrownBy(() -> SqliteEngine.fileOf(url))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(url)
                    .hasMessageContaining("jdbc:sqlite:/path/to/file.db");
        }
        assertThat(SqliteEngine.fileOf("jdbc:sqlite:/var/lib/x/../y.db"))
                .isEqualTo(Path.of("/var/lib/y.db"));
    }
}
