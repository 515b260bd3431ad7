package io.hostpulse.sql;

import static io.hostpulse.sql.Answers.later;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Text;
import io.hostpulse.outputs.Delivery;
import io.hostpulse.outputs.Delivery.Accepted;

import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;

class PostgresOutputTest extends ServerOutputTests {
    @Override
    ServerProcess server() throws Exception {
        return PostgresServer.shared();
    }

    @Override
    void terminate(Connection admin) throws SQLException {
        run(
                admin,
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname ="
                        + " current_database() AND usename = '"
                        + ServerProcess.USER
                        + '\'');
    }

    @Override
    void lock(Connection admin, String table) throws SQLException {
        admin.setAutoCommit(false);
        run(admin, "LOCK TABLE \"" + table + "\" IN ACCESS EXCLUSIVE MODE");
    }

    @Override
    void readOnly(boolean on) throws SQLException {
        server("ALTER DATABASE " + database.name + " SET default_transaction_read_only = " + on);
    }

    private void server(String sql) throws SQLException {
        database.server.execute("", sql);
    }

    @Override
    String[] narrow() {
        return new String[] {
            "DROP VIEW load_at",
            "DELETE FROM load",
            "ALTER TABLE load ALTER COLUMN w1_avg TYPE numeric(4, 2)"
        };
    }

    /// E42.
    @Test
    void aNulByteInATextCostsItsMessageOnly() throws SQLException {
        var options = database.options(Optional.empty());
        try (var output =
                new SqlOutput(
                        options,
                        message -> {
                            var snapshot = Ticks.decode(message);
                            if (message.key().seq() == 77) {
                                snapshot.table(Group.NETWORK).set(0, 0, Text.of("e\0th"));
                            }
                            return snapshot;
                        },
                        () -> Instant.EPOCH,
                        () -> 0,
                        _ -> {},
                        Desk.SMALL)) {
            var accepted = (Accepted) output.deliver(Ticks.messages(1, 100));
            assertThat(accepted.count()).isEqualTo(100);
            assertThat(accepted.refused())
                    .singleElement()
                    .satisfies(
                            refused -> {
                                assertThat(refused.index()).isEqualTo(76);
                                assertThat(refused.why()).contains("0x00");
                            });
        }
        assertThat(database.one("SELECT count(*) FROM message")).isEqualTo("99");
    }

    @Test
    void theMeaningOfAColumnStandsInItsComment() throws SQLException {
        try (var desk = database.desk()) {
            desk.output.deliver(Ticks.messages(1, 1));
        }
        assertThat(
                        database.one(
                                "SELECT col_description('network'::regclass, attnum) FROM"
                                        + " pg_attribute WHERE attrelid = 'network'::regclass AND"
                                        + " attname = 'receive_bytes'"))
                .isEqualTo("bytes, counter: Bytes, receiving.");
        assertThat(database.one("SELECT obj_description('load'::regclass)"))
                .isEqualTo("Load average.");
    }

    @Test
    void aServerWithoutFreeConnectionsIsLater() throws Exception {
        try (var small =
                new PostgresServer("max_connections=5", "superuser_reserved_connections=1")) {
            small.start();
            var full = new ServerDesk(small, directory);
            var held = new ArrayList<Connection>();
            try (var desk = full.desk()) {
                for (int i = 0; i < 5; i++) {
                    held.add(small.admin(full.name));
                }
                assertThat(later(desk.output.deliver(Ticks.messages(1, 1)))).contains("clients");
                for (Connection connection : held) {
                    connection.close();
                }
                Delivery delivery = desk.output.deliver(Ticks.messages(1, 1));
                for (int i = 0; i < 50 && delivery instanceof Delivery.Later; i++) {
                    Thread.sleep(20); // The server notices the closed connections in its own time.
                    delivery = desk.output.deliver(Ticks.messages(1, 1));
                }
                assertThat(delivery).isEqualTo(new Accepted(1));
            }
        }
    }
}
