package io.hostpulse.sql;

import io.hostpulse.catalogue.views.SqlDialect;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;

/// SQLite in a file. Source of the codes: <https://sqlite.org/rescode.html>.
record SqliteEngine(Path file, SqlLimits limits) implements Engine {
    private static final String URL_PREFIX = "jdbc:sqlite:";
    private static final int BUSY_CODE = 5;
    private static final int LOCKED_CODE = 6;
    private static final int CORRUPT_CODE = 11;
    private static final int TOOBIG_CODE = 18;
    private static final int CONSTRAINT_CODE = 19;
    private static final int MISMATCH_CODE = 20;
    private static final int NOTADB_CODE = 26;

    /// The file that a URL names, as an absolute path.
    ///
    /// @throws IllegalArgumentException when the URL is not `jdbc:sqlite:FILE`, with a text for the
    ///   person who wrote it
    static Path fileOf(String url) {
        String name = url.startsWith(URL_PREFIX) ? url.substring(URL_PREFIX.length()) : "";
        // ":memory:" would keep nothing, and "?" begins settings that would weaken the promises.
        if (name.isBlank() || name.startsWith(":") || name.indexOf('?') >= 0) {
            throw new IllegalArgumentException(
                    "'" + url + "' names no SQLite file: write " + URL_PREFIX + "/path/to/file.db");
        }
        return Path.of(name).toAbsolutePath().normalize();
    }

    @Override
    public SqlDialect dialect() {
        return SqlDialect.SQLITE;
    }

    @Override
    public String place() {
        return file.toString();
    }

    @Override
    public Database open() throws IOException, SQLException {
        return SqliteDatabase.open(file, limits.busyTimeoutMillis());
    }

    @Override
    public Trouble trouble(SQLException e) {
        // The low byte is the primary code; the rest says more about the same thing.
        return switch (e.getErrorCode() & 0xff) {
            case BUSY_CODE, LOCKED_CODE -> Trouble.BUSY;
            case CONSTRAINT_CODE, MISMATCH_CODE, TOOBIG_CODE -> Trouble.POISON;
            case CORRUPT_CODE, NOTADB_CODE -> Trouble.HALTED;
            default -> Trouble.BROKEN;
        };
    }

    @Override
    public String advice(SQLException e) {
        return "it is damaged or no SQLite database: stop the agent, move the file and its -wal"
                + " away (sqlite3 FILE .recover may save its rows) or name another database, and"
                + " start the agent";
    }
}
