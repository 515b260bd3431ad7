package io.hostpulse.sql;

import io.hostpulse.catalogue.views.SqlDialect;
import io.hostpulse.outputs.ServerUrl;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;

/// MariaDB. Its SQL states are coarse: where its own code says more, that one counts. Source of the
/// codes: <https://mariadb.com/docs/server/reference/error-codes>.
record MariadbEngine(ServerUrl url, Login login, SqlLimits limits) implements Engine {
    private static final ServerDatabase.Words WORDS =
            new ServerDatabase.Words(
                    """
                    SELECT table_name, column_name FROM information_schema.columns
                    WHERE table_schema = database()
                    UNION SELECT index_name, '' FROM information_schema.statistics
                    WHERE table_schema = database() AND table_name = 'message'\
                    """,
                    "SELECT get_lock(md5(concat('hostpulse ', database())), %d)",
                    "SELECT release_lock(md5(concat('hostpulse ', database())))",
                    "SELECT NEXT VALUE FOR \"message_id\"");

    @Override
    public SqlDialect dialect() {
        return SqlDialect.MARIADB;
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
        var properties = new Properties();
        url.parameters().forEach(properties::setProperty);
        login.addTo(properties);
        properties.setProperty("connectTimeout", Integer.toString(limits.connectMillis()));
        properties.setProperty("socketTimeout", Integer.toString(limits.socketMillis()));
        properties.setProperty("tcpKeepAlive", "true");
        // An update count of 0 tells a message that was there already; bulk inserts tell none.
        properties.setProperty("useAffectedRows", "true");
        properties.setProperty("useBulkStmts", "false");
        properties.setProperty("useBulkStmtsForInserts", "false");
        // A file of this host is no server's business.
        properties.setProperty("allowLocalInfile", "false");
        properties.setProperty("sessionVariables", sessionVariables());
        properties.setProperty(url.server().tlsMode(), url.tlsMode());
        // Not by DriverManager, which would load every driver of the class path.
        Connection connection = new org.mariadb.jdbc.Driver().connect(url.bare(), properties);
        if (connection == null) {
            throw new SQLException("the driver does not take " + url.bare(), "08001");
        }
        boolean ready = false;
        try {
            // Agents that write beside each other must not lock the gaps between their rows.
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            ready = true;
            return new ServerDatabase(connection, place(), words());
        } finally {
            if (!ready) {
                connection.close();
            }
        }
    }

    private ServerDatabase.Words words() {
        String wait = Integer.toString(seconds());
        return new ServerDatabase.Words(
                WORDS.names(), WORDS.lock().replace("%d", wait), WORDS.unlock(), WORDS.nextIds());
    }

    private String sessionVariables() {
        String seconds = Integer.toString(seconds());
        return "sql_mode='ANSI_QUOTES,STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION'"
                + ",max_statement_time="
                + seconds
                + ",innodb_lock_wait_timeout="
                + seconds
                + ",lock_wait_timeout="
                + seconds;
    }

    private int seconds() {
        return Math.max(1, limits.statementMillis() / 1_000);
    }

    @Override
    public Trouble trouble(SQLException e) {
        return switch (e.getErrorCode()) {
            // Lock wait timeout; deadlock; statement too slow.
            case 1205, 1213, 1969 -> Trouble.BUSY;
            // No such table, sequence or column.
            case 1146, 1054, 4091 -> Trouble.CHANGED;
            // A packet above max_allowed_packet.
            case 1153 -> Trouble.OVERSIZED;
            // Too many connections of this user; read-only server; killed connection.
            case 1203, 1226, 1290, 1836, 1927 -> Trouble.BROKEN;
            // Host not allowed; password expired, to be changed; account locked.
            case 1130, 1820, 1862, 4151 -> Trouble.HALTED;
            default -> byState(e.getSQLState() == null ? "" : e.getSQLState());
        };
    }

    private static Trouble byState(String state) {
        return switch (state.length() < 2 ? state : state.substring(0, 2)) {
            case "22", "23" -> Trouble.POISON;
            case "40", "55" -> Trouble.BUSY;
            case "28", "3D", "42" -> Trouble.HALTED;
            default -> Trouble.BROKEN;
        };
    }

    @Override
    public String advice(SQLException e) {
        return ServerAdvice.of(e.getSQLState());
    }
}
