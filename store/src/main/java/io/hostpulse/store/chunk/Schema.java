package io.hostpulse.store.chunk;

import io.hostpulse.catalogue.Group;
import io.hostpulse.store.StoreException;
import io.hostpulse.store.StoreException.Kind;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// The tables, and how they are made. Described in docs/formats/store.md.
final class Schema {
    /// The version that this program writes.
    static final int VERSION = 1;

    private static final List<String> TABLES =
            List.of(
                    "layout(id INTEGER PRIMARY KEY, name TEXT NOT NULL, fields TEXT NOT NULL)",
                    "host(id INTEGER PRIMARY KEY, agent TEXT NOT NULL UNIQUE,"
                            + " cut BIGINT NOT NULL, state BLOB)",
                    "epoch(id INTEGER PRIMARY KEY, host INTEGER NOT NULL, journal TEXT NOT NULL,"
                            + " epoch BIGINT NOT NULL, boot TEXT NOT NULL, state BLOB)",
                    "wal(id BIGINT PRIMARY KEY, t0 BIGINT NOT NULL, t1 BIGINT NOT NULL,"
                            + " n INTEGER NOT NULL, data BLOB NOT NULL)",
                    "chunk(id BIGINT PRIMARY KEY, host INTEGER NOT NULL, day INTEGER NOT NULL,"
                            + " t0 BIGINT NOT NULL, t1 BIGINT NOT NULL, n INTEGER NOT NULL,"
                            + " vals BIGINT NOT NULL, bytes BIGINT NOT NULL,"
                            + " level INTEGER NOT NULL)",
                    "part(id BIGINT PRIMARY KEY, data BLOB NOT NULL)",
                    "roll(host INTEGER NOT NULL, day INTEGER NOT NULL, step INTEGER NOT NULL,"
                            + " layout INTEGER NOT NULL, bytes BIGINT NOT NULL,"
                            + " data BLOB NOT NULL, PRIMARY KEY(host, day, step, layout))",
                    "quarantine(id BIGINT PRIMARY KEY, agent TEXT NOT NULL, grp TEXT NOT NULL,"
                            + " t0 BIGINT NOT NULL, t1 BIGINT NOT NULL, n BIGINT NOT NULL,"
                            + " why TEXT NOT NULL, data BLOB NOT NULL)",
                    "token(id TEXT PRIMARY KEY, hash TEXT NOT NULL, created BIGINT NOT NULL,"
                            + " expires BIGINT NOT NULL, uses INTEGER NOT NULL,"
                            + " note TEXT NOT NULL)",
                    "credential(agent TEXT PRIMARY KEY, hash TEXT NOT NULL UNIQUE,"
                            + " hostname TEXT NOT NULL, token TEXT NOT NULL,"
                            + " created BIGINT NOT NULL, revoked BIGINT NOT NULL)",
                    "event(id BIGINT PRIMARY KEY, at BIGINT NOT NULL, actor TEXT NOT NULL,"
                            + " action TEXT NOT NULL, subject TEXT NOT NULL,"
                            + " address TEXT NOT NULL)",
                    "wish(agent TEXT PRIMARY KEY, wishes TEXT NOT NULL)",
                    "feed(name TEXT PRIMARY KEY, owner BIGINT NOT NULL, upto BIGINT NOT NULL)");

    private static final List<String> INDEXES =
            List.of(
                    "chunk_host ON chunk(host, day)",
                    "chunk_level ON chunk(level, day)",
                    "chunk_sums ON chunk(n, vals)",
                    "chunk_day ON chunk(day)",
                    "roll_day ON roll(step, day)");

    private Schema() {}

    /// Makes what is missing, in the writer's transaction and committed by the caller.
    static void make(Connection connection, Dialect dialect) throws SQLException, StoreException {
        for (String table : TABLES) {
            String typed = table.replace(" BLOB", " " + dialect.blob());
            if (dialect == Dialect.SQLITE) {
                // Only this very word makes the key the row's own place.
                typed = typed.replace("id BIGINT PRIMARY KEY", "id INTEGER PRIMARY KEY");
            }
            Db.execute(connection, "CREATE TABLE IF NOT EXISTS " + typed);
        }
        for (String index : INDEXES) {
            Db.execute(connection, "CREATE INDEX IF NOT EXISTS " + index);
        }
        String[] version = {""};
        Db.query(
                connection,
                "SELECT v FROM meta WHERE k = 'schema'",
                row -> version[0] = row.getString(1));
        if (version[0].isEmpty()) {
            Db.update(
                    connection,
                    "INSERT INTO meta(k, v) VALUES ('schema', ?)",
                    Integer.toString(VERSION));
        } else if (Integer.parseInt(version[0]) > VERSION) {
            throw new StoreException(
                    Kind.HALTED,
                    "the store has version "
                            + version[0]
                            + ", this program knows "
                            + VERSION
                            + ": use the newer program",
                    new IllegalStateException("version " + version[0]));
        }
    }

    /// Makes the table whose row all writers lock.
    static void makeLock(Connection connection) throws SQLException {
        // A transaction each: SQLite does not let one that has read wait for another's lock.
        connection.setAutoCommit(true);
        Db.execute(
                connection, "CREATE TABLE IF NOT EXISTS meta(k TEXT PRIMARY KEY, v TEXT NOT NULL)");
        Db.execute(
                connection,
                "INSERT INTO meta(k, v) VALUES ('lock', '') ON CONFLICT (k) DO NOTHING");
    }

    static Layouts readLayouts(Connection connection) throws SQLException {
        var layouts = new Layouts();
        Db.query(
                connection,
                "SELECT id, name, fields FROM layout",
                row -> layouts.add(row.getInt(1), row.getString(2), row.getString(3)));
        return layouts;
    }

    /// Writes down the columns of groups that are new or have changed.
    static void addLayouts(Connection connection) throws SQLException {
        Layouts known = readLayouts(connection);
        int id = known.maxId();
        for (Group group : Group.values()) {
            if (!known.has(group)) {
                Db.update(
                        connection,
                        "INSERT INTO layout(id, name, fields) VALUES (?, ?, ?)",
                        ++id,
                        group.word(),
                        Layout.text(group));
            }
        }
    }
}
