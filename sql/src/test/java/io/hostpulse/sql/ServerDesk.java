package io.hostpulse.sql;

import io.hostpulse.outputs.OutputOptions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// A new database on a server of a test, and outputs that write to it.
final class ServerDesk {
    private static final AtomicInteger COUNT = new AtomicInteger();

    final ServerProcess server;
    final String name = "test" + COUNT.incrementAndGet();
    final Path passwordFile;

    ServerDesk(ServerProcess server, Path directory) throws IOException, SQLException {
        this.server = server;
        server.create(name);
        passwordFile = directory.resolve("password");
        Files.writeString(passwordFile, ServerProcess.PASSWORD + '\n');
        Files.setPosixFilePermissions(passwordFile, PosixFilePermissions.fromString("rw-------"));
    }

    OutputOptions.Sql options(Optional<Duration> ageMax) {
        return new OutputOptions.Sql(
                "sql",
                server.url(name),
                ServerProcess.USER,
                Optional.of(passwordFile),
                ageMax,
                Optional.empty());
    }

    /// An output as an agent has it, with short waits.
    Desk desk() {
        return new Desk(options(Optional.empty()), Desk.SMALL);
    }

    Connection connect() throws SQLException {
        return server.admin(name);
    }

    List<String> query(String sql) throws SQLException {
        try (Connection connection = connect()) {
            return Rows.query(connection, sql);
        }
    }

    String one(String sql) throws SQLException {
        return query(sql).getFirst();
    }

    void execute(String... statements) throws SQLException {
        server.execute(name, statements);
    }
}
