package io.hostpulse.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

import java.sql.Connection;
import java.sql.SQLException;

@EnabledIf("io.hostpulse.sql.MariadbOutputTest#isThere")
class MariadbOutputTest extends ServerOutputTests {
    static boolean isThere() {
        MariadbServer.whyNot()
                .ifPresent(why -> System.out.println("SKIPPED: the tests with MariaDB: " + why));
        return MariadbServer.whyNot().isEmpty();
    }

    @Override
    ServerProcess server() throws Exception {
        return MariadbServer.shared();
    }

    @Override
    void terminate(Connection admin) throws SQLException {
        run(admin, "KILL USER " + ServerProcess.USER);
    }

    @Override
    void lock(Connection admin, String table) throws SQLException {
        run(admin, "LOCK TABLES \"" + table + "\" WRITE");
    }

    @Override
    void readOnly(boolean on) throws SQLException {
        database.execute("SET GLOBAL read_only = " + (on ? 1 : 0));
    }

    @Override
    String[] narrow() {
        return new String[] {
            "DELETE FROM \"load\"", "ALTER TABLE \"load\" MODIFY COLUMN w1_avg DECIMAL(4, 2)"
        };
    }

    @Test
    void theMeaningOfAColumnStandsInItsComment() throws SQLException {
        try (var desk = database.desk()) {
            desk.output.deliver(Ticks.messages(1, 1));
        }
        assertThat(
                        database.one(
                                "SELECT column_comment FROM information_schema.columns WHERE"
                                        + " table_schema = database() AND table_name = 'network'"
                                        + " AND column_name = 'receive_bytes'"))
                .isEqualTo("bytes, counter: Bytes, receiving.");
    }

    @Test
    void aForeignKeyTiesEveryRowToItsMessage() throws SQLException {
        try (var desk = database.desk()) {
            desk.output.deliver(Ticks.messages(1, 2));
        }
        database.execute("DELETE FROM message WHERE seq = 1");
        assertThat(database.one("SELECT count(*) FROM network")).isEqualTo("4");
        assertThat(database.one("SELECT count(*) FROM \"load\"")).isEqualTo("1");
    }
}
