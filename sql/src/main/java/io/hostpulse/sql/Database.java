package io.hostpulse.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;

/// One open database and its transactions. Confined to one thread at a time.
abstract class Database implements AutoCloseable {
    private final Connection connection;

    Database(Connection connection) {
        this.connection = connection;
    }

    /// How messages name the database.
    abstract String place();

    PreparedStatement prepare(String sql) throws SQLException {
        return connection.prepareStatement(sql);
    }

    /// Runs statements to their end, whatever they return.
    abstract void execute(String sql) throws SQLException;

    /// The number in the first column of the first row, or 0 when there is no row.
    long number(String sql) throws SQLException {
        try (PreparedStatement statement = prepare(sql);
                ResultSet rows = statement.executeQuery()) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    /// Begins a transaction.
    abstract void begin() throws SQLException;

    /// Begins a transaction that no other program changes the schema beside.
    abstract void beginSchemaChange() throws SQLException;

    abstract void commit() throws SQLException;

    /// Takes back an open transaction, if there is one.
    abstract void rollback();

    /// Marks the place that [#rollbackToSavepoint()] goes back to.
    void savepoint() throws SQLException {
        execute("SAVEPOINT hostpulse");
    }

    void rollbackToSavepoint() throws SQLException {
        execute("ROLLBACK TO SAVEPOINT hostpulse");
    }

    /// An id that no message of this database has, within a transaction.
    abstract long nextId() throws SQLException;

    /// The tables, views, sequences and indexes that are there, and each table's columns as
    /// `table.column`.
    Set<String> names() throws SQLException {
        var names = new HashSet<String>(1024);
        try (PreparedStatement query = prepare(namesQuery());
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                String name = rows.getString(1);
                names.add(name);
                names.add(name + '.' + rows.getString(2));
            }
        }
        return names;
    }

    /// A query for names and, beside them, the names of their columns.
    abstract String namesQuery();

    /// Whether tables of other programs may stand beside this program's.
    abstract boolean isShared();

    /// Whether the connection still leads to where it was opened.
    boolean stands() {
        return true;
    }

    /// Closes after [#stands()] said no.
    void abandon() {
        close();
    }

    /// The bytes of what is stored, where somebody may limit them; else 0.
    long bytesUsed() throws SQLException {
        return 0;
    }

    /// Gives free room back, where that is ours to do.
    ///
    /// @param slackPages how many free pages stay
    /// @param pagesMax how many go at most
    /// @return whether more could go
    boolean shrink(int slackPages, int pagesMax) throws SQLException {
        return false;
    }

    @Override
    public abstract void close();
}
