package io.hostpulse.store.chunk;

import io.hostpulse.store.StoreException.Kind;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;

/// What differs between the databases.
enum Dialect {
    /// One file; forced to the disk at every commit.
    SQLITE("sqlite", "jdbc:sqlite:", "BLOB"),
    /// A server that several of ours may share.
    POSTGRESQL("postgresql", "jdbc:postgresql:", "BYTEA");

    /// Bytes of a page: the blob of a group wastes half of its last one.
    private static final int PAGE_BYTES = 2_048;

    /// So many free pages are never worth the work: 512 KiB.
    private static final int FREE_PAGES_MIN = 256;

    /// So much of a file may be free, in percent; it is halved then.
    private static final int FREE_PERCENT_MAX = 4;

    /// Pages given back in one piece of upkeep.
    private static final int SHRINK_PAGES_MAX = 4_096;

    private static final int SQLITE_FULL = 13;
    private static final int SQLITE_CORRUPT = 11;
    private static final int SQLITE_NOTADB = 26;
    private static final int SQLITE_READONLY = 8;

    private static final List<String> PRAGMAS =
            List.of(
                    // Readers do not wait for the writer, and the writer not for them.
                    "PRAGMA journal_mode = WAL",
                    // What is acknowledged survives power loss: one fsync at each commit.
                    "PRAGMA synchronous = FULL",
                    // Pages of the write-ahead log after which it is copied into the file, and the
                    // bytes of it that stay on disk after a large transaction.
                    "PRAGMA wal_autocheckpoint = 1024",
                    "PRAGMA journal_size_limit = 2097152");

    private final String word;
    private final String prefix;
    private final String blob;

    Dialect(String word, String prefix, String blob) {
        this.word = word;
        this.prefix = prefix;
        this.blob = blob;
    }

    /// The dialect of a JDBC address.
    static Dialect of(String url) {
        for (Dialect dialect : values()) {
            if (url.startsWith(dialect.prefix)) {
                return dialect;
            }
        }
        throw new IllegalArgumentException(
                "store " + url + ": jdbc:sqlite:FILE or jdbc:postgresql://HOST/DATABASE expected");
    }

    String word() {
        return word;
    }

    /// The type of columns that hold bytes.
    String blob() {
        return blob;
    }

    /// Opens a connection without automatic commits.
    ///
    /// @param properties who logs in, and how
    Connection open(String url, Properties properties, boolean writer) throws SQLException {
        if (this == SQLITE) {
            create(Path.of(url.substring(prefix.length())));
            properties.setProperty("busy_timeout", "10000");
            // The driver begins a transaction as soon as the one before has ended: an immediate one
            // would hold the write lock for ever.
            properties.setProperty("transaction_mode", "DEFERRED");
        } else {
            properties.setProperty("connectTimeout", "10");
            properties.setProperty("socketTimeout", "60");
            // A writer that is frozen in its transaction holds the lock that all others wait for:
            // the database ends it before they give up.
            properties.setProperty(
                    "options",
                    "-c lock_timeout=30s -c statement_timeout=50s"
                            + (writer ? " -c idle_in_transaction_session_timeout=15s" : ""));
        }
        Connection connection = DriverManager.getConnection(url, properties);
        try {
            if (this == SQLITE) {
                // Free pages can be given back to the file system; decided before the first table.
                boolean fresh = Db.number(connection, "PRAGMA page_count") == 0;
                try (Statement statement = connection.createStatement()) {
                    if (fresh) {
                        statement.execute("PRAGMA page_size = " + PAGE_BYTES);
                        statement.execute("PRAGMA auto_vacuum = INCREMENTAL");
                    }
                    for (String pragma : PRAGMAS) {
                        statement.execute(pragma);
                    }
                }
            }
            connection.setAutoCommit(false);
            if (this == POSTGRESQL) {
                connection.setTransactionIsolation(
                        writer
                                ? Connection.TRANSACTION_READ_COMMITTED
                                : Connection.TRANSACTION_REPEATABLE_READ);
            }
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private static void create(Path file) throws SQLException {
        try {
            Path directory = file.toAbsolutePath().getParent();
            if (directory != null && !Files.isDirectory(directory)) {
                Files.createDirectories(directory);
            }
            Files.createFile(
                    file,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-r-----")));
        } catch (FileAlreadyExistsException e) {
            // A store of an earlier run, most of the time.
        } catch (IOException e) {
            throw new SQLException("making " + file + ": " + e, "58030", e);
        }
    }

    /// Begins to write: from here on no other writer does, in any process.
    void lock(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (this == SQLITE) {
                // A transaction whose first statement writes waits for the lock there, and not in
                // its middle. This one changes nothing.
                statement.execute("DELETE FROM meta WHERE k IS NULL");
            } else {
                statement.execute("SELECT v FROM meta WHERE k = 'lock' FOR UPDATE");
            }
        }
    }

    /// The space that the store takes, free space inside it that is used again not counted.
    String bytesQuery() {
        return this == SQLITE
                ? "SELECT (page_count - freelist_count) * page_size FROM pragma_page_count(),"
                        + " pragma_freelist_count(), pragma_page_size()"
                : "SELECT COALESCE((SELECT SUM(bytes) FROM chunk), 0)"
                        + " + COALESCE((SELECT SUM(bytes) FROM roll), 0)"
                        + " + pg_total_relation_size('wal')";
    }

    /// Gives free space back to the file system when there is much of it: more than is soon used
    /// again. A file that was made without that ability stays as long as it is.
    ///
    /// @return whether it did
    boolean shrink(Connection connection) throws SQLException {
        if (this != SQLITE || Db.number(connection, "PRAGMA auto_vacuum") == 0) {
            return false;
        }
        long pages = Db.number(connection, "PRAGMA page_count");
        long free = Db.number(connection, "PRAGMA freelist_count");
        if (free < FREE_PAGES_MIN || free * 100 < pages * FREE_PERCENT_MAX) {
            return false;
        }
        long most = Math.min(SHRINK_PAGES_MAX, free - pages * FREE_PERCENT_MAX / 200);
        try (Statement statement = connection.createStatement()) {
            // As an update: the driver steps through all of it.
            statement.executeUpdate("PRAGMA incremental_vacuum(" + most + ")");
        }
        return Db.number(connection, "PRAGMA freelist_count") < free;
    }

    /// Copies the write-ahead log into the file and empties it, outside of a transaction: nobody
    /// writes now. Readers that still need it keep it as it is.
    void rest(Connection connection) throws SQLException {
        if (this == SQLITE) {
            connection.setAutoCommit(true);
            try (Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
            } finally {
                connection.setAutoCommit(false);
            }
        }
    }

    /// Whether a failure means that the database has ended the connection: it is gone, was
    /// restarted, or somebody made it end this one. Source of the states:
    /// <https://www.postgresql.org/docs/current/errcodes-appendix.html>.
    boolean isCut(SQLException e) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        return this == POSTGRESQL
                && (state.startsWith("08") || state.startsWith("57P") || state.equals("25P03"));
    }

    /// What a failure of the database means.
    Kind kind(SQLException e) {
        if (this == SQLITE) {
            return switch (e.getErrorCode() & 0xff) {
                case SQLITE_FULL -> Kind.FULL;
                case SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_READONLY -> Kind.HALTED;
                default -> Kind.UNAVAILABLE;
            };
        }
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        if (state.equals("53100")) {
            return Kind.FULL;
        }
        return switch (state.length() < 2 ? "" : state.substring(0, 2)) {
            case "28", "3D", "42", "XX" -> Kind.HALTED;
            default -> Kind.UNAVAILABLE;
        };
    }
}
