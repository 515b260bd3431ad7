package io.hostpulse.sql;

import org.jspecify.annotations.Nullable;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConnection;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Properties;

/// One open SQLite file.
final class SqliteDatabase extends Database {
    private static final String[] PRAGMAS = {
        // Before anything else is written, or it has no effect: lets the file shrink in small
        // steps.
        "PRAGMA auto_vacuum = INCREMENTAL",
        // Readers do not wait for the writer, and the writer not for them.
        "PRAGMA journal_mode = WAL",
        // A commit is forced to the disk before it is answered: once Accepted, a message may leave
        // the agent's journal, so it has to survive power loss here. NORMAL would lose the last
        // commits. In WAL mode this is one fsync per commit.
        "PRAGMA synchronous = FULL",
        "PRAGMA foreign_keys = ON",
        // KiB of page cache, 64 pages: one message changes the last page of each of 20 tables, and
        // their parents. A larger cache only holds what nobody reads again.
        "PRAGMA cache_size = -256",
        // Bytes of write-ahead log that stay on disk after a checkpoint of a large transaction.
        "PRAGMA journal_size_limit = 4194304",
    };

    private final Path file;
    private final SQLiteConnection connection;
    private final @Nullable Object fileKey;
    private @Nullable Object walKey;
    private @Nullable PreparedStatement lastId;
    private long nextId;
    private boolean inTransaction;

    private SqliteDatabase(Path file, SQLiteConnection connection) throws IOException {
        super(connection);
        this.file = file;
        this.connection = connection;
        this.fileKey = keyOf(file);
    }

    /// Opens the file, and makes it and its directory where they are missing.
    ///
    /// @param file an absolute path
    /// @param busyTimeoutMillis how long a statement waits for another program's lock
    static SqliteDatabase open(Path file, int busyTimeoutMillis) throws IOException, SQLException {
        create(file);
        var properties = new Properties();
        properties.setProperty("busy_timeout", Integer.toString(busyTimeoutMillis));
        // Not by DriverManager, which would load every driver of the class path.
        SQLiteConnection connection = JDBC.createConnection(JDBC.PREFIX + file, properties);
        try {
            // The driver must not wrap statements in transactions: begin() and commit() do.
            connection.getConnectionConfig().setAutoCommit(false);
            var database = new SqliteDatabase(file, connection);
            for (String pragma : PRAGMAS) {
                database.execute(pragma);
            }
            return database;
        } catch (IOException | SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private static void create(Path file) throws IOException {
        Path directory = file.getParent();
        if (directory != null && !Files.isDirectory(directory)) {
            Files.createDirectories(directory);
        }
        try {
            // What a host measures is not for every user of it. SQLite gives the -wal and -shm
            // files the same mode.
            Files.createFile(
                    file,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-r-----")));
        } catch (FileAlreadyExistsException e) {
            // A database of an earlier run, most of the time.
        }
    }

    @Override
    String place() {
        return file.toString();
    }

    @Override
    boolean isShared() {
        return false;
    }

    @Override
    String namesQuery() {
        return "SELECT m.\"name\", p.\"name\" FROM sqlite_master AS m"
                + " LEFT JOIN pragma_table_info(m.\"name\") AS p";
    }

    /// The first id of a transaction is the one after the last; no other program adds any
    /// meanwhile.
    @Override
    long nextId() throws SQLException {
        if (nextId == 0) {
            PreparedStatement query = lastId;
            if (query == null) {
                query = prepare("SELECT max(\"id\") FROM \"message\"");
                lastId = query;
            }
            try (ResultSet rows = query.executeQuery()) {
                nextId = rows.next() ? rows.getLong(1) + 1 : 1;
            }
        }
        return nextId++;
    }

    /// The bytes of the pages in use; free ones take the next messages.
    @Override
    long bytesUsed() throws SQLException {
        long pages = number("PRAGMA page_count");
        long free = number("PRAGMA freelist_count");
        return (pages - free) * number("PRAGMA page_size");
    }

    /// Gives free pages back to the file system. Some stay: they would be asked for again at once.
    @Override
    boolean shrink(int slackPages, int pagesMax) throws SQLException {
        long surplus = number("PRAGMA freelist_count") - slackPages;
        if (surplus > 0) {
            execute("PRAGMA incremental_vacuum(" + Math.min(surplus, pagesMax) + ")");
        }
        return surplus > pagesMax;
    }

    /// Whether the path still names the file that was opened. Without this look, a deleted file
    /// would go on taking messages until the last descriptor closes, and then be gone with them.
    @Override
    boolean stands() {
        try {
            return Objects.equals(fileKey, keyOf(file));
        } catch (IOException e) {
            return false;
        }
    }

    /// Runs statements to their end, whatever they return.
    @Override
    void execute(String sql) throws SQLException {
        connection.getDatabase()._exec(sql);
    }

    /// Begins a transaction and takes the write lock at once, so that it is waited for here and not
    /// in the middle.
    @Override
    void begin() throws SQLException {
        execute("BEGIN IMMEDIATE");
        inTransaction = true;
        nextId = 0;
    }

    @Override
    void beginSchemaChange() throws SQLException {
        begin();
    }

    @Override
    void commit() throws SQLException {
        execute("COMMIT");
        inTransaction = false;
        if (walKey == null) {
            walKey = keyOrNull(wal());
        }
    }

    /// Takes back an open transaction, if there is one. SQLite has done so itself after some
    /// failures.
    @Override
    void rollback() {
        if (inTransaction) {
            inTransaction = false;
            try {
                execute("ROLLBACK");
            } catch (SQLException e) {
                // The failure that led here is the one to report.
            }
        }
    }

    /// Closes; the last connection to a file moves its write-ahead log into it.
    @Override
    public void close() {
        rollback();
        try {
            if (stands()) {
                execute("PRAGMA wal_checkpoint(TRUNCATE)");
            }
        } catch (SQLException e) {
            // A reader or a broken disk: the log stays, and the next open reads it.
        }
        try {
            connection.close();
        } catch (SQLException e) {
            // Nothing is lost: what was committed is in the log.
        }
    }

    /// Closes after [#stands()] said no. The log that this connection wrote belongs to the file
    /// that is gone; SQLite would mix it into the file that stands there now.
    @Override
    void abandon() {
        rollback();
        try {
            connection.close();
            if (walKey != null && walKey.equals(keyOrNull(wal()))) {
                Files.deleteIfExists(wal());
            }
        } catch (IOException | SQLException e) {
            // The next open says what is wrong.
        }
    }

    private Path wal() {
        return Path.of(file + "-wal");
    }

    private static @Nullable Object keyOrNull(Path path) {
        try {
            return keyOf(path);
        } catch (IOException e) {
            return null;
        }
    }

    private static @Nullable Object keyOf(Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
    }
}
