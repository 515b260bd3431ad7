package io.hostpulse.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostpulse.catalogue.views.SqlSchema;
import io.hostpulse.outputs.Delivery;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.sql.SQLException;

class MigrationTest {
    @TempDir Path directory;
    private Path file;

    @BeforeEach
    void aDatabaseWithOneMessage() {
        file = directory.resolve("messages.db");
        deliver(1);
    }

    private Delivery deliver(long seq) {
        try (var desk = new Desk(file)) {
            return desk.output.deliver(Ticks.messages(seq, seq));
        }
    }

    @Test
    void aNewDatabaseSaysItsVersionAndCatalogue() throws SQLException {
        assertThat(Rows.query(file, "SELECT * FROM schema_version"))
                .containsExactly("1|2026-11-22T11:25:00.000Z|tables of every message");
        assertThat(Rows.query(file, "SELECT fingerprint FROM catalogue_version"))
                .containsExactly(SqlSchema.fingerprint());
        assertThat(Rows.one(file, "SELECT unit FROM field WHERE field = 'receive_bytes'"))
                .isEqualTo("bytes");
    }

    @Test
    void aDatabaseThatIsUpToDateIsNotWrittenTo() throws SQLException {
        String before = Rows.one(file, "PRAGMA schema_version");
        try (var desk = new Desk(file)) {
            assertThat(desk.output.check()).isEmpty();
            assertThat(desk.log).isEmpty();
        }
        assertThat(Rows.one(file, "PRAGMA schema_version")).isEqualTo(before);
    }

    @Test
    void columnsAndTablesThatAnOlderCatalogueDidNotHaveAreAdded() throws SQLException {
        Rows.execute(
                file,
                "DROP VIEW load_at",
                "ALTER TABLE load DROP COLUMN w15_avg",
                "DROP VIEW pressure_at",
                "DROP TABLE pressure",
                "DELETE FROM field WHERE group_name = 'pressure' OR field = 'w15_avg'",
                "DELETE FROM catalogue_version");
        assertThat(deliver(2)).isEqualTo(new Delivery.Accepted(1));
        assertThat(Rows.query(file, "SELECT w15_avg IS NULL FROM load ORDER BY message_id"))
                .containsExactly("1", "0");
        assertThat(Rows.query(file, "SELECT DISTINCT message_id FROM pressure"))
                .containsExactly("2");
        assertThat(Rows.one(file, "SELECT count(*) FROM load_at")).isEqualTo("2");
        assertThat(Rows.one(file, "SELECT kind FROM field WHERE field = 'w15_avg'"))
                .isEqualTo("gauge");
        assertThat(Rows.one(file, "SELECT description FROM catalogue_version"))
                .isEqualTo("tables, views and columns added: 4");
    }

    @Test
    void columnsOfANewerCatalogueAreLeftAlone() throws SQLException {
        Rows.execute(
                file,
                "ALTER TABLE load ADD COLUMN w60_avg REAL",
                "UPDATE load SET w60_avg = 0.25",
                "INSERT INTO field VALUES ('load', 'w60_avg', 'gauge', 'load', 2, 'Hour.', 'x')");
        assertThat(deliver(2)).isEqualTo(new Delivery.Accepted(1));
        assertThat(Rows.query(file, "SELECT w60_avg FROM load_at ORDER BY message_id"))
                .containsExactly("0.25", "");
        assertThat(Rows.one(file, "SELECT help FROM field WHERE field = 'w60_avg'"))
                .isEqualTo("Hour.");
    }

    @Test
    void aNewerVersionIsRefusedWithWhatToDo() throws SQLException {
        Rows.execute(file, "INSERT INTO schema_version VALUES (7, '2031-01-01', 'later')");
        assertThat(deliver(2))
                .isEqualTo(
                        new Delivery.Halted(
                                "database "
                                        + file
                                        + " has schema version 7, this hostpulse knows up to 1:"
                                        + " install the newer hostpulse or name another database"));
        assertThat(Rows.one(file, "SELECT count(*) FROM message")).isEqualTo("1");
    }

    @Test
    void twoProgramsThatOpenANewDatabaseAtOnceBothWork() throws Exception {
        Path shared = directory.resolve("shared.db");
        var limits = SqlLimits.DEFAULT;
        try (var one =
                        new Desk(
                                shared,
                                java.util.Optional.empty(),
                                java.util.Optional.empty(),
                                limits);
                var two =
                        new Desk(
                                shared,
                                java.util.Optional.empty(),
                                java.util.Optional.empty(),
                                limits)) {
            var thread = new Thread(() -> one.output.deliver(Ticks.messages(1, 50)), "one");
            thread.start();
            assertThat(two.output.deliver(Ticks.messages(26, 75)))
                    .isEqualTo(new Delivery.Accepted(50));
            thread.join();
        }
        assertThat(Rows.one(shared, "SELECT count(*), count(DISTINCT seq) FROM message"))
                .isEqualTo("75|75");
    }
}
