package io.hostpulse.sql;

import io.hostpulse.catalogue.views.SqlDialect;
import io.hostpulse.outputs.ServerUrl;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;

/// PostgreSQL. Source of the states:
/// <https://www.postgresql.org/docs/current/errcodes-appendix.html>.
record PostgresEngine(ServerUrl url, Login login, SqlLimits limits) implements Engine {
    private static final ServerDatabase.Words WORDS =
            new ServerDatabase.Words(
                    """
                    SELECT c.relname, a.attname FROM pg_catalog.pg_class AS c
                    JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
                    LEFT JOIN pg_catalog.pg_attribute AS a
                      ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
                    WHERE n.nspname = current_schema() AND c.relkind IN ('r', 'p', 'v', 'S', 'i')\
                    """,
                    "SELECT count(CAST(pg_advisory_xact_lock("
                            + "hashtext('hostpulse'), hashtext(current_schema())) AS text))",
                    "",
                    "SELECT nextval('\"message_id\"')");

    @Override
    public SqlDialect dialect() {
        return SqlDialect.POSTGRESQL;
    }

    @Override
    public Optional<String> warning() {
        return ServerAdvice.warning(url);
    }

    @Override
    public String place() {
        return url.place();
    }

    @Override
    public Database open() throws SQLException, Refused {
        Properties properties = PostgresLogin.properties(url, login);
        properties.setProperty("connectTimeout", seconds(limits.connectMillis()));
        properties.setProperty("loginTimeout", seconds(limits.loginMillis()));
        properties.setProperty("socketTimeout", seconds(limits.socketMillis()));
        // Not by DriverManager, which would load every driver of the class path.
        Connection connection = new org.postgresql.Driver().connect(url.bare(), properties);
        if (connection == null) {
            throw new SQLException("the driver does not take " + url.bare(), "08001");
        }
        var database = new ServerDatabase(connection, place(), WORDS);
        boolean ready = false;
        try {
            String millis = Integer.toString(limits.statementMillis());
            database.execute(
                    "SET statement_timeout = "
                            + millis
                            + "; SET lock_timeout = "
                            + millis
                            + "; SET idle_in_transaction_session_timeout = "
                            + limits.socketMillis());
            ready = true;
            return database;
        } finally {
            if (!ready) {
                database.close();
            }
        }
    }

    private static String seconds(int millis) {
        return Integer.toString(Math.max(1, millis / 1_000));
    }

    @Override
    public Trouble trouble(SQLException e) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        return switch (state) {
            // A table, column or sequence that was there.
            case "42P01", "42703" -> Trouble.CHANGED;
            // A plan of before somebody altered a table.
            case "0A000", "26000" -> Trouble.BROKEN;
            // The statement waited or ran too long.
            case "57014" -> Trouble.BUSY;
            default ->
                    switch (state.length() < 2 ? state : state.substring(0, 2)) {
                        case "22", "23", "54" -> Trouble.POISON;
                        case "40", "55" -> Trouble.BUSY;
                        case "28", "3D", "3F", "42" -> Trouble.HALTED;
                        default -> Trouble.BROKEN;
                    };
        };
    }

    @Override
    public String advice(SQLException e) {
        return ServerAdvice.of(e.getSQLState());
    }
}
