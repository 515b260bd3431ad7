package io.hostpulse.sql;

import io.hostpulse.catalogue.views.SqlSchema;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/// One connection to a database server that many programs share.
final class ServerDatabase extends Database {
    /// What the products say differently.
    ///
    /// @param names a query for names and, beside them, the names of their columns
    /// @param lock takes the lock under which one program at a time changes the schema
    /// @param unlock gives it back; empty where the transaction's end does
    /// @param nextIds takes the next value of the sequence `message_id`
    record Words(String names, String lock, String unlock, String nextIds) {}

    private final Connection connection;
    private final String place;
    private final Words words;
    private long nextId;
    private int idsLeft;
    private boolean inTransaction;
    private boolean locked;

    ServerDatabase(Connection connection, String place, Words words) {
        super(connection);
        this.connection = connection;
        this.place = place;
        this.words = words;
    }

    @Override
    String place() {
        return place;
    }

    @Override
    boolean isShared() {
        return true;
    }

    @Override
    String namesQuery() {
        return words.names;
    }

    @Override
    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    void begin() throws SQLException {
        connection.setAutoCommit(false);
        inTransaction = true;
    }

    @Override
    void beginSchemaChange() throws SQLException {
        begin();
        if (number(words.lock) != 1) {
            throw new SQLException(
                    "another program has been changing the tables for too long", "55P03");
        }
        locked = true;
    }

    @Override
    void commit() throws SQLException {
        connection.commit();
        end();
    }

    @Override
    void rollback() {
        if (inTransaction) {
            try {
                connection.rollback();
                end();
            } catch (SQLException e) {
                // The failure that led here is the one to report; it closes the connection.
                inTransaction = false;
            }
        }
    }

    private void end() throws SQLException {
        inTransaction = false;
        if (locked) {
            locked = false;
            if (!words.unlock.isEmpty()) {
                number(words.unlock);
            }
        }
        connection.setAutoCommit(true);
    }

    @Override
    long nextId() throws SQLException {
        if (idsLeft == 0) {
            nextId = number(words.nextIds);
            idsLeft = SqlSchema.IDS;
        }
        idsLeft--;
        return nextId++;
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            // What was committed is committed; the server takes back the rest.
        }
    }
}
