package io.hostpulse.sql;

import static io.hostpulse.sql.Answers.halted;
import static io.hostpulse.sql.Answers.later;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.views.SqlSchema;
import io.hostpulse.outputs.Delivery;
import io.hostpulse.outputs.Delivery.Accepted;
import io.hostpulse.wire.Message;
import io.hostpulse.wire.MessageKey;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// What the output does on any database server.
abstract class ServerOutputTests {
    @TempDir Path directory;
    ServerDesk database;

    abstract ServerProcess server() throws Exception;

    /// Ends every connection of the output's user, as an administrator does.
    abstract void terminate(Connection admin) throws SQLException;

    /// Locks a table against every other connection until this one is closed.
    abstract void lock(Connection admin, String table) throws SQLException;

    /// Makes the server read-only for new transactions, or no longer.
    abstract void readOnly(boolean on) throws SQLException;

    /// A statement that narrows `load.w1_avg` so that a large number does not fit.
    abstract String[] narrow();

    @BeforeEach
    void aNewDatabase() throws Exception {
        database = new ServerDesk(server(), directory);
    }

    @Test
    void everyCellOfEveryGroupIsReadBackWithItsDecimals() throws SQLException {
        try (var desk = database.desk();
                Connection connection = database.connect()) {
            assertThat(desk.output.deliver(Ticks.messages(1, 3))).isEqualTo(new Accepted(3));
            for (Group group : Group.values()) {
                assertThat(Expected.rowsOf(connection, group))
                        .as(group.word())
                        .isEqualTo(Expected.of(group, 1, 3));
            }
        }
        assertThat(database.one("SELECT why FROM status_at WHERE state <> 'ok' AND message_id = 1"))
                .isEqualTo("/mnt/nfs: statvfs has not returned for 12 s");
        assertThat(database.one("SELECT \"time\" FROM load_at WHERE message_id = 2"))
                .startsWith("2026-11-22 11:25:10");
        assertThat(database.query("SELECT version, applied_at FROM schema_version"))
                .containsExactly("1|2026-11-22T11:25:00.000Z");
    }

    @Test
    void aMessageThatIsThereAlreadyIsAcceptedAndNotWrittenAgain() throws SQLException {
        try (var desk = database.desk()) {
            assertThat(desk.output.deliver(Ticks.messages(1, 3))).isEqualTo(new Accepted(3));
            assertThat(desk.output.deliver(Ticks.messages(2, 6))).isEqualTo(new Accepted(5));
            var twice = List.of(Ticks.message(7), Ticks.message(7), Ticks.message(1));
            assertThat(desk.output.deliver(twice)).isEqualTo(new Accepted(3));
        }
        assertThat(database.one("SELECT count(*), count(DISTINCT seq) FROM message"))
                .isEqualTo("7|7");
        assertThat(database.one("SELECT count(*) FROM network")).isEqualTo("28");
    }

    /// E42: one bad message of 500 costs itself and ten statements' worth of search at most.
    @Test
    void oneMessageThatTheDatabaseRefusesCostsOnlyItself() throws SQLException {
        try (var desk = database.desk()) {
            desk.output.deliver(Ticks.messages(1, 1));
            database.execute("ALTER TABLE message ADD CONSTRAINT odd CHECK (seq <> 301)");
            Delivery delivery = desk.output.deliver(Ticks.messages(2, 501));
            assertThat(delivery)
                    .isInstanceOfSatisfying(
                            Accepted.class,
                            accepted -> {
                                assertThat(accepted.count()).isEqualTo(500);
                                assertThat(accepted.refused())
                                        .singleElement()
                                        .satisfies(
                                                refused -> {
                                                    assertThat(refused.index()).isEqualTo(299);
                                                    assertThat(refused.why())
                                                            .containsIgnoringCase("odd");
                                                });
                            });
            int attempts = desk.output.batches().orElseThrow().attempts();
            desk.output.deliver(Ticks.messages(502, 1_001));
            assertThat(attempts - desk.output.batches().orElseThrow().attempts()).isBetween(1, 10);
        }
        assertThat(database.one("SELECT count(*), count(DISTINCT seq) FROM message"))
                .isEqualTo("1000|1000");
        assertThat(database.one("SELECT count(*) FROM status"))
                .isEqualTo(Integer.toString(1_000 * Group.values().length));
    }

    @Test
    void manyBadMessagesAreFoundAFewAtATimeAndTheRestIsStored() throws SQLException {
        try (var desk = database.desk()) {
            desk.output.deliver(Ticks.messages(1, 1));
            database.execute("ALTER TABLE message ADD CONSTRAINT odd CHECK (seq % 5 <> 0)");
            int from = 2;
            int refused = 0;
            while (from <= 101) {
                var accepted = (Accepted) desk.output.deliver(Ticks.messages(from, 101));
                assertThat(accepted.refused().size()).isLessThanOrEqualTo(4);
                for (Delivery.Refused each : accepted.refused()) {
                    assertThat((from + each.index()) % 5).isZero();
                }
                refused += accepted.refused().size();
                from += accepted.count();
            }
            assertThat(refused).isEqualTo(20);
        }
        assertThat(database.one("SELECT count(*) FROM message")).isEqualTo("81");
    }

    @Test
    void aValueOutOfRangeIsRefusedWithItsReason() throws SQLException {
        try (var desk = database.desk()) {
            desk.output.deliver(Ticks.messages(1, 1));
            database.execute(narrow());
            var accepted = (Accepted) desk.output.deliver(Ticks.messages(2, 2));
            assertThat(accepted.refused())
                    .singleElement()
                    .satisfies(
                            refused ->
                                    assertThat(refused.why())
                                            .containsAnyOf("ut of range", "overflow"));
        }
        assertThat(database.one("SELECT count(*) FROM message")).isEqualTo("1");
    }

    @Test
    void aTerminatedConnectionIsMadeAgain() throws SQLException {
        try (var desk = database.desk();
                Connection admin = database.connect()) {
            desk.output.deliver(Ticks.messages(1, 1));
            terminate(admin);
            assertThat(desk.output.deliver(Ticks.messages(2, 3)))
                    .isInstanceOf(Delivery.Later.class);
            assertThat(desk.output.deliver(Ticks.messages(2, 3))).isEqualTo(new Accepted(2));
        }
    }

    @Test
    void aLockedTableIsWaitedForInVainOnlyForTheStatementsTime() throws SQLException {
        try (var desk = database.desk()) {
            desk.output.deliver(Ticks.messages(1, 1));
            try (Connection admin = database.connect()) {
                lock(admin, "memory");
                long begin = System.nanoTime();
                assertThat(later(desk.output.deliver(Ticks.messages(2, 3))))
                        .contains("another program holds its lock");
                assertThat(System.nanoTime() - begin).isBetween(900_000_000L, 5_000_000_000L);
            }
            assertThat(desk.output.deliver(Ticks.messages(2, 3))).isEqualTo(new Accepted(2));
        }
    }

    @Test
    void aChangedPasswordHaltsUntilThePasswordFileSaysIt() throws Exception {
        try (var desk = database.desk()) {
            Files.writeString(database.passwordFile, "wrong");
            assertThat(halted(desk.output.deliver(Ticks.messages(1, 1))))
                    .contains("check user and password-file")
                    .doesNotContain("wrong");
            Files.writeString(database.passwordFile, ServerProcess.PASSWORD);
            assertThat(desk.output.deliver(Ticks.messages(1, 1))).isEqualTo(new Accepted(1));
        }
    }

    @Test
    void aPasswordFileForEverybodyHaltsBeforeAnythingIsSent() throws Exception {
        Files.setPosixFilePermissions(
                database.passwordFile, PosixFilePermissions.fromString("rw-r--r--"));
        try (var desk = database.desk()) {
            assertThat(halted(desk.output.deliver(Ticks.messages(1, 1)))).contains("chmod 600");
        }
    }

    @Test
    void aTableDroppedByHandIsMadeAgainAtTheNextTry() throws SQLException {
        try (var desk = database.desk()) {
            desk.output.deliver(Ticks.messages(1, 1));
            database.execute("DROP VIEW swap_at", "DROP TABLE swap");
            assertThat(later(desk.output.deliver(Ticks.messages(2, 2)))).contains("swap");
            assertThat(desk.output.deliver(Ticks.messages(2, 2))).isEqualTo(new Accepted(1));
        }
        assertThat(database.one("SELECT count(*) FROM swap_at")).isEqualTo("1");
    }

    @Test
    void theTableOfMessagesDroppedByHandHaltsWithWhatToDo() throws SQLException {
        try (var desk = database.desk()) {
            desk.output.deliver(Ticks.messages(1, 1));
            database.execute("DROP SEQUENCE message_id");
        }
        try (var desk = database.desk()) {
            assertThat(halted(desk.output.deliver(Ticks.messages(2, 2))))
                    .contains("put back what was dropped");
        }
    }

    @Test
    void aReadOnlyServerIsLater() throws SQLException {
        try (var desk = database.desk()) {
            desk.output.deliver(Ticks.messages(1, 1));
            desk.output.close();
            readOnly(true);
            try {
                assertThat(later(desk.output.deliver(Ticks.messages(2, 2))))
                        .containsIgnoringCase("read");
            } finally {
                readOnly(false);
            }
            assertThat(desk.output.deliver(Ticks.messages(2, 2))).isEqualTo(new Accepted(1));
        }
    }

    @Test
    void aDatabaseThatDoesNotExistHaltsAndAServerThatDoesNotAnswerIsLater() throws Exception {
        var options = database.options(Optional.empty());
        var other =
                new io.hostpulse.outputs.OutputOptions.Sql(
                        "sql",
                        server().url("nowhere"),
                        options.user(),
                        options.passwordFile(),
                        Optional.empty(),
                        Optional.empty());
        try (var desk = new Desk(other, Desk.SMALL)) {
            assertThat(desk.output.deliver(Ticks.messages(1, 1)))
                    .isInstanceOf(Delivery.Halted.class);
        }
        try (var deaf =
                new java.net.ServerSocket(0, 5, java.net.InetAddress.getLoopbackAddress())) {
            String url =
                    server().url("x")
                            .replace(":" + server().port + '/', ":" + deaf.getLocalPort() + '/');
            var silent =
                    new io.hostpulse.outputs.OutputOptions.Sql(
                            "sql", url, Optional.empty(), Optional.empty());
            try (var desk = new Desk(silent, Desk.SMALL)) {
                long begin = System.nanoTime();
                assertThat(desk.output.deliver(Ticks.messages(1, 1)))
                        .isInstanceOf(Delivery.Later.class);
                assertThat(System.nanoTime() - begin).isLessThan(8_000_000_000L);
            }
        }
    }

    @Test
    void manyAgentsThatStartAtOnceOnAnEmptyDatabaseAllWork() throws Exception {
        int agents = 8;
        var failures = Collections.synchronizedList(new ArrayList<String>());
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < agents; i++) {
            String agent = "agent-" + i;
            threads.add(
                    Thread.ofPlatform()
                            .start(
                                    () -> {
                                        try (var desk =
                                                new Desk(
                                                        database.options(Optional.empty()),
                                                        SqlLimits.DEFAULT)) {
                                            Delivery delivery =
                                                    desk.output.deliver(of(agent, 1, 30));
                                            if (!delivery.equals(new Accepted(30))) {
                                                failures.add(delivery.toString());
                                            }
                                        }
                                    }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(failures).isEmpty();
        assertThat(
                        database.one(
                                "SELECT count(*), count(DISTINCT id), count(DISTINCT agent)"
                                        + " FROM message"))
                .isEqualTo("240|240|8");
        assertThat(database.one("SELECT count(*) FROM schema_version")).isEqualTo("1");
    }

    @Test
    void anAgentDeletesOnlyItsOwnOldMessages() throws SQLException {
        try (var desk = database.desk()) {
            desk.output.deliver(of("another", 1, 20));
        }
        try (var desk =
                new Desk(database.options(Optional.of(Duration.ofSeconds(100))), Desk.SMALL)) {
            desk.now = Instant.ofEpochMilli(Ticks.timeMicros(20) / 1_000);
            desk.output.deliver(Ticks.messages(1, 20));
            assertThat(desk.log).isEmpty();
        }
        assertThat(
                        database.query(
                                "SELECT agent, min(seq), count(*) FROM message GROUP BY agent"
                                        + " ORDER BY agent"))
                .containsExactly(Ticks.AGENT + "|10|11", "another|1|20");
        assertThat(database.one("SELECT count(*) FROM network")).isEqualTo("124");
    }

    @Test
    void columnsTablesAndViewsThatAnOlderCatalogueDidNotHaveAreAdded() throws SQLException {
        try (var desk = database.desk()) {
            desk.output.deliver(Ticks.messages(1, 1));
        }
        database.execute(
                "DROP VIEW load_at",
                "ALTER TABLE \"load\" DROP COLUMN w15_avg",
                "DROP VIEW pressure_at",
                "DROP TABLE pressure",
                "DELETE FROM catalogue_version");
        try (var desk = database.desk()) {
            assertThat(desk.output.deliver(Ticks.messages(2, 2))).isEqualTo(new Accepted(1));
            assertThat(desk.log).hasSize(1);
        }
        assertThat(database.query("SELECT w15_avg IS NULL FROM load_at ORDER BY message_id"))
                .hasSize(2);
        assertThat(database.query("SELECT DISTINCT message_id FROM pressure_at")).hasSize(1);
        assertThat(database.one("SELECT description FROM catalogue_version"))
                .isEqualTo("tables, views and columns added: 4");
        assertThat(database.one("SELECT fingerprint FROM catalogue_version"))
                .isEqualTo(SqlSchema.fingerprint());
    }

    @Test
    void aNewerVersionAndTablesOfAnotherProgramAreRefused() throws SQLException {
        database.execute("CREATE TABLE \"load\" (cargo INTEGER)");
        try (var desk = database.desk()) {
            assertThat(halted(desk.output.deliver(Ticks.messages(1, 1))))
                    .contains("holds tables of another program");
        }
        database.execute("DROP TABLE \"load\"");
        try (var desk = database.desk()) {
            desk.output.deliver(Ticks.messages(1, 1));
        }
        database.execute("INSERT INTO schema_version VALUES (7, '2031-01-01', 'later')");
        try (var desk = database.desk()) {
            assertThat(halted(desk.output.deliver(Ticks.messages(2, 2))))
                    .contains("has schema version 7, this hostpulse knows up to 1");
        }
    }

    /// S29.
    @Test
    void textThatLooksLikeSqlIsStoredAsText() throws SQLException {
        String agent = "'; DROP TABLE message; -- \\' \" $1 ?";
        try (var desk = database.desk()) {
            assertThat(desk.output.deliver(of(agent, 1, 2))).isEqualTo(new Accepted(2));
        }
        assertThat(database.query("SELECT DISTINCT agent FROM message")).containsExactly(agent);
    }

    static List<Message> of(String agent, long from, long to) {
        var messages = new ArrayList<Message>();
        for (long seq = from; seq <= to; seq++) {
            messages.add(
                    new Message(
                            new MessageKey(agent, Ticks.JOURNAL, 7, seq),
                            Ticks.timeMicros(seq),
                            new byte[] {'{', '}'}));
        }
        return messages;
    }

    static void run(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
