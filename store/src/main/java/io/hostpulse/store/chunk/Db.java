package io.hostpulse.store.chunk;

import io.hostpulse.store.Login;
import io.hostpulse.store.StoreException;
import io.hostpulse.store.StoreException.Kind;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;

/// The database: one connection that writes, a few that read. Connections that failed are closed,
/// and new ones opened at the next call. Thread-safe.
final class Db implements AutoCloseable {
    /// How many questions read the database at the same time; more wait.
    static final int READERS_MAX = 4;

    /// Work in a transaction.
    @FunctionalInterface
    interface Work<T> {
        T in(Connection connection) throws SQLException, StoreException;
    }

    /// The rest of some work.
    @FunctionalInterface
    interface Then<B, T> {
        T in(Connection connection, B begun) throws SQLException, StoreException;
    }

    private record Begun<B>(Connection connection, B found) {}

    private final String url;
    private final Login login;
    final Dialect dialect;
    private final ReentrantLock writing = new ReentrantLock();
    private final Semaphore readers = new Semaphore(READERS_MAX);
    private final Deque<Connection> idle = new ArrayDeque<>();
    private @Nullable Connection writer;
    private volatile boolean closed;
    private volatile boolean away;

    Db(String url, Login login) {
        this.url = url;
        this.login = login;
        this.dialect = Dialect.of(url);
    }

    /// Makes the tables that are missing.
    void prepare() throws StoreException {
        try (Connection connection = open(true)) {
            Schema.makeLock(connection);
        } catch (SQLException e) {
            throw exception("opening", e);
        }
        write(
                "making the tables",
                connection -> {
                    Schema.make(connection, dialect);
                    Schema.addLayouts(connection);
                    connection.commit();
                    return true;
                });
    }

    /// Does work under the lock that all writers of all processes take, and takes back what it has
    /// not committed.
    <T> T write(String doing, Work<T> work) throws StoreException {
        writing.lock();
        try {
            Connection connection = locked();
            T result = work.in(connection);
            connection.rollback();
            away = false;
            return result;
        } catch (SQLException e) {
            throw failed(doing, e);
        } catch (StoreException | RuntimeException e) {
            forget();
            throw e;
        } finally {
            writing.unlock();
        }
    }

    /// The connection that writes, with the lock taken. One that the database has ended since its
    /// last use is replaced: nothing was done with it yet.
    private Connection locked() throws SQLException, StoreException {
        Connection kept = writer;
        if (kept != null) {
            try {
                dialect.lock(kept);
                return kept;
            } catch (SQLException e) {
                forget();
                if (!dialect.isCut(e)) {
                    throw e;
                }
            }
        }
        Connection fresh = open(true);
        writer = fresh;
        dialect.lock(fresh);
        return fresh;
    }

    /// Whether the last attempt to reach the database found nobody there. Whoever wants to write
    /// tries again each time; so does [#read].
    boolean isAway() {
        return away;
    }

    private StoreException failed(String doing, SQLException e) {
        forget();
        return exception(doing, e);
    }

    private void forget() {
        Connection connection = writer;
        writer = null;
        if (connection != null) {
            drop(connection);
        }
    }

    private static void drop(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            // The failure that led here is the one to report.
        }
        try {
            connection.close();
        } catch (SQLException e) {
            // It is of no use any more.
        }
    }

    /// Does work that sees one state of the database.
    <T> T read(String doing, Work<T> work) throws StoreException {
        return read(doing, work, (_, found) -> found);
    }

    /// The same in two steps. The first is done again when the database has ended the connection
    /// since its last use, so it changes nothing but what it returns.
    <B, T> T read(String doing, Work<B> first, Then<B, T> rest) throws StoreException {
        readers.acquireUninterruptibly();
        Connection connection = null;
        try {
            Begun<B> begun = begin(first);
            connection = begun.connection();
            T result = rest.in(connection, begun.found());
            connection.rollback();
            away = false;
            giveBack(connection);
            connection = null;
            return result;
        } catch (SQLException e) {
            throw exception(doing, e);
        } finally {
            if (connection != null) {
                drop(connection);
            }
            readers.release();
        }
    }

    private <B> Begun<B> begin(Work<B> first) throws SQLException, StoreException {
        while (true) {
            Connection kept;
            synchronized (idle) {
                kept = idle.poll();
            }
            Connection connection = kept == null ? open(false) : kept;
            boolean done = false;
            try {
                var begun = new Begun<>(connection, first.in(connection));
                done = true;
                return begun;
            } catch (SQLException e) {
                if (kept == null || !dialect.isCut(e)) {
                    throw e;
                }
            } finally {
                if (!done) {
                    drop(connection);
                }
            }
        }
    }

    private void giveBack(Connection connection) {
        synchronized (idle) {
            if (!closed) {
                idle.push(connection);
                return;
            }
        }
        drop(connection);
    }

    private Connection open(boolean toWrite) throws SQLException, StoreException {
        if (closed) {
            throw new StoreException(
                    Kind.UNAVAILABLE,
                    "store " + place() + ": it is closed",
                    new IllegalStateException("closed"));
        }
        try {
            return dialect.open(url, login.properties(), toWrite);
        } catch (SQLException e) {
            away = dialect.kind(e) == Kind.UNAVAILABLE;
            throw e;
        }
    }

    /// The failure, with what it was about.
    StoreException exception(String doing, SQLException e) {
        Kind kind = dialect.kind(e);
        String what = "store " + place() + ": " + doing + ": " + e.getMessage();
        if (kind == Kind.HALTED) {
            what += ": a person has to look at the database (rights, damage, another version)";
        }
        return new StoreException(kind, what.replace('\n', ' '), e);
    }

    /// The address without what may be secret.
    String place() {
        int query = url.indexOf('?');
        return query < 0 ? url : url.substring(0, query);
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// Runs a statement with values in their order: [Long], [Integer], [String] or bytes.
    static int update(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            return statement.executeUpdate();
        }
    }

    static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            switch (values[i]) {
                case Long number -> statement.setLong(i + 1, number);
                case Integer number -> statement.setInt(i + 1, number);
                case byte[] bytes -> statement.setBytes(i + 1, bytes);
                default -> statement.setString(i + 1, values[i].toString());
            }
        }
    }

    /// Takes each row of an answer.
    @FunctionalInterface
    interface Rows {
        void row(ResultSet row) throws SQLException;
    }

    static void query(Connection connection, String sql, Rows rows, Object... values)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            try (ResultSet answer = statement.executeQuery()) {
                while (answer.next()) {
                    rows.row(answer);
                }
            }
        }
    }

    /// The number in the first column of the first row; 0 when there is none.
    static long number(Connection connection, String sql, Object... values) throws SQLException {
        long[] number = new long[1];
        query(connection, sql, row -> number[0] = row.getLong(1), values);
        return number[0];
    }

    @Override
    public void close() {
        closed = true;
        synchronized (idle) {
            idle.forEach(Db::drop);
            idle.clear();
        }
        writing.lock();
        try {
            forget();
        } finally {
            writing.unlock();
        }
    }
}
