package io.hostpulse.sql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/// A MariaDB server of a test: Debian's `mariadb-server-core`, which starts no service by itself,
/// and `mariadb-client-core` for the one program of it that the making of a database runs.
public final class MariadbServer extends ServerProcess {
    private static final Path SERVER = Path.of("/usr/sbin/mariadbd");
    private static final Path INSTALL = Path.of("/usr/bin/mariadb-install-db");
    private static final Path PRINT_DEFAULTS = Path.of("/usr/bin/my_print_defaults");
    private static final String PACKAGES = "mariadb-server-core mariadb-client-core";
    private static MariadbServer shared;

    /// A server that is not started.
    public MariadbServer() throws IOException {
        super("mariadb");
        prepare(
                List.of(
                        INSTALL.toString(),
                        "--no-defaults",
                        "--datadir=" + data(),
                        "--auth-root-authentication-method=normal",
                        "--skip-test-db"));
    }

    /// Why there is none here; empty when there is one.
    static Optional<String> whyNot() {
        return Stream.of(SERVER, INSTALL, PRINT_DEFAULTS)
                .filter(program -> !Files.isExecutable(program))
                .map(program -> "no " + program + " (apt-get install " + PACKAGES + ')')
                .findFirst();
    }

    /// The one that the tests of a process share, each with a database of its own.
    static synchronized MariadbServer shared() throws IOException, InterruptedException {
        if (shared == null) {
            shared = new MariadbServer();
            shared.start();
        }
        return shared;
    }

    @Override
    List<String> command() {
        return List.of(
                SERVER.toString(),
                "--no-defaults",
                "--datadir=" + data(),
                "--port=" + port,
                "--bind-address=127.0.0.1",
                "--socket=" + directory.resolve("socket"),
                "--pid-file=" + directory.resolve("pid"),
                "--innodb-buffer-pool-size=32M",
                // No test here cuts the power: what the kernel has is kept.
                "--innodb-flush-log-at-trx-commit=2",
                // Not the engine's choice but the dialect's.
                "--character-set-server=latin1",
                "--collation-server=latin1_swedish_ci");
    }

    @Override
    public Connection admin(String database) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", "root");
        properties.setProperty("connectTimeout", "5000");
        properties.setProperty("socketTimeout", "60000");
        properties.setProperty("sslMode", "disable");
        properties.setProperty("sessionVariables", "sql_mode='ANSI_QUOTES,STRICT_ALL_TABLES'");
        return new org.mariadb.jdbc.Driver().connect(url(database), properties);
    }

    @Override
    public String url(String database) {
        return "jdbc:mariadb://127.0.0.1:" + port + '/' + database;
    }

    @Override
    public void create(String database) throws SQLException {
        String password = PASSWORD.replace("'", "''").replace("\\", "\\\\");
        execute(
                "",
                "CREATE USER IF NOT EXISTS " + USER + "@'%'",
                "ALTER USER " + USER + "@'%' IDENTIFIED BY '" + password + '\'',
                "CREATE DATABASE \"" + database + '"',
                "GRANT ALL ON \"" + database + "\".* TO " + USER + "@'%'");
    }
}
