package io.hostpulse.sql;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/// A PostgreSQL server of a test, from the binaries in the build's test dependencies.
public final class PostgresServer extends ServerProcess {
    private static final String BINARIES = "/postgres-linux-x86_64.txz";
    private static PostgresServer shared;

    private final List<String> settings;
    private final Path programs;

    /// A server with settings of its own, `name=value`; not started.
    public PostgresServer(String... settings) throws IOException {
        super("postgres");
        this.settings = List.of(settings);
        this.programs = unpack();
        prepare(
                List.of(
                        programs.resolve("bin/initdb").toString(),
                        "--pgdata=" + data(),
                        "--username=postgres",
                        "--auth=trust",
                        "--encoding=UTF8",
                        "--no-locale",
                        "--no-sync"));
        // Only the administrator comes in without a password.
        Files.writeString(
                data().resolve("pg_hba.conf"),
                """
                host all postgres 127.0.0.1/32 trust
                host all all 127.0.0.1/32 scram-sha-256
                """);
    }

    /// The one that the tests of a process share, each with a database of its own.
    static synchronized PostgresServer shared() throws IOException, InterruptedException {
        if (shared == null) {
            shared = new PostgresServer();
            shared.start();
        }
        return shared;
    }

    private Path unpack() throws IOException {
        Path archive = directory.resolve("postgres.txz");
        Path target = directory.resolve("programs");
        try (InputStream in = PostgresServer.class.getResourceAsStream(BINARIES)) {
            if (in == null) {
                throw new IOException("no " + BINARIES + " on the class path");
            }
            Files.copy(in, archive);
        }
        prepare(List.of("mkdir", target.toString()));
        prepare(List.of("tar", "-xJf", archive.toString(), "-C", target.toString()));
        Files.delete(archive);
        return target;
    }

    @Override
    List<String> command() {
        var words = new ArrayList<String>();
        words.add(programs.resolve("bin/postgres").toString());
        words.addAll(List.of("-D", data().toString(), "-p", Integer.toString(port)));
        // No test here cuts the power: what the kernel has is kept.
        for (String setting :
                List.of("listen_addresses=127.0.0.1", "unix_socket_directories=", "fsync=off")) {
            words.addAll(List.of("-c", setting));
        }
        for (String setting : settings) {
            words.addAll(List.of("-c", setting));
        }
        return words;
    }

    @Override
    public Connection admin(String database) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", "postgres");
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("socketTimeout", "60");
        return new org.postgresql.Driver()
                .connect(url(database.isEmpty() ? "postgres" : database), properties);
    }

    @Override
    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + '/' + database;
    }

    @Override
    public void create(String database) throws SQLException {
        String password = PASSWORD.replace("'", "''");
        execute(
                "",
                "DO $$ BEGIN CREATE ROLE "
                        + USER
                        + " LOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$",
                "ALTER ROLE " + USER + " PASSWORD '" + password + '\'',
                "CREATE DATABASE \"" + database + "\" OWNER " + USER);
    }
}
