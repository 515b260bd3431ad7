package io.hostpulse.store.chunk;

import io.hostpulse.store.Damage;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// What was found damaged: said in the log when it is found, set aside by the next upkeep.
/// Thread-safe.
final class Damages {
    private static final int ROWS = 1_000;

    /// What is damaged.
    enum Kind {
        WAL,
        PART,
        ROLL,
        NOTE
    }

    /// One find.
    ///
    /// @param where a place that names it
    @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
    record Find(Kind kind, String where, long id, Damage damage, byte[] data) {}

    private final Consumer<String> log;
    private final Set<String> known = new HashSet<>();
    private final List<Find> pending = new ArrayList<>();

    Damages(Consumer<String> log) {
        this.log = log;
    }

    void note(String agent, String what, BrokenBlob found) {
        note(
                Kind.NOTE,
                agent + what,
                0,
                new Damage(
                        Optional.of(agent),
                        Optional.empty(),
                        0,
                        0,
                        0,
                        what + ": " + found.getMessage()),
                new byte[0]);
    }

    void noteWal(long id, Damage damage, byte[] data) {
        note(Kind.WAL, "wal" + id, id, damage, data);
    }

    synchronized void note(Kind kind, String where, long id, Damage damage, byte[] data) {
        if (known.add(where)) {
            pending.add(new Find(kind, where, id, damage, data));
            log.accept(
                    "store: damaged data of "
                            + damage.agent().orElse("several hosts")
                            + damage.group().map(group -> ", group " + group).orElse("")
                            + ", "
                            + damage.messages()
                            + " messages from "
                            + at(damage.fromMicros())
                            + " to "
                            + at(damage.toMicros())
                            + ": "
                            + damage.why()
                            + "; it is set aside, the rest is served");
        }
    }

    private static String at(long micros) {
        return java.time.Instant.ofEpochSecond(0, micros * 1_000).toString();
    }

    synchronized List<Find> pending() {
        return List.copyOf(pending);
    }

    synchronized void done(List<Find> finds) {
        pending.removeAll(finds);
    }

    /// Moves finds into the table of what was set aside.
    static void setAside(Connection connection, List<Find> finds) throws SQLException {
        long id = Db.number(connection, "SELECT COALESCE(MAX(id), 0) FROM quarantine");
        for (Find find : finds) {
            Damage damage = find.damage();
            Db.update(
                    connection,
                    "INSERT INTO quarantine(id, agent, grp, t0, t1, n, why, data)"
                            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                    ++id,
                    damage.agent().orElse(""),
                    damage.group().orElse(""),
                    damage.fromMicros(),
                    damage.toMicros(),
                    damage.messages(),
                    damage.why(),
                    find.data());
            switch (find.kind()) {
                case WAL ->
                        Db.update(
                                connection,
                                "UPDATE wal SET data = ? WHERE id = ?",
                                new byte[0],
                                find.id());
                case PART -> Db.update(connection, "DELETE FROM part WHERE id = ?", find.id());
                case ROLL, NOTE -> {}
            }
        }
    }

    /// What is known, the newest first.
    List<Damage> all(Connection connection) throws SQLException {
        List<Damage> all = new ArrayList<>();
        pending().reversed().forEach(find -> all.add(find.damage()));
        Db.query(
                connection,
                "SELECT agent, grp, t0, t1, n, why FROM quarantine ORDER BY id DESC LIMIT " + ROWS,
                row ->
                        all.add(
                                new Damage(
                                        optional(row.getString(1)),
                                        optional(row.getString(2)),
                                        row.getLong(3),
                                        row.getLong(4),
                                        row.getLong(5),
                                        row.getString(6))));
        return all;
    }

    private static Optional<String> optional(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
