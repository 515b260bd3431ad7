package io.hostpulse.store.chunk;

import io.hostpulse.store.StoreException;
import io.hostpulse.store.Wishes;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/// What is wished of agents, in the store's database. Thread-safe.
///
/// A wish is a text of `NAME=VALUE` with commas between: `interval_ms=10000,group.network=off`. A
/// part that this program cannot read is a newer one's and is passed over.
final class SqlWishes implements Wishes {
    private static final String INTERVAL = "interval_ms";
    private static final String GROUP = "group.";
    private static final String ON = "on";
    private static final String OFF = "off";

    private final Db db;

    SqlWishes(Db db) {
        this.db = db;
    }

    @Override
    public void set(Wish wish) throws StoreException {
        db.write(
                "setting what is wished of " + wish.agent(),
                connection -> {
                    Db.update(
                            connection,
                            "INSERT INTO wish(agent, wishes) VALUES (?, ?)"
                                    + " ON CONFLICT (agent) DO UPDATE SET wishes = excluded.wishes",
                            wish.agent(),
                            text(wish));
                    grow(connection);
                    connection.commit();
                    return true;
                });
    }

    @Override
    public boolean end(String agent) throws StoreException {
        return db.write(
                "ending what is wished of " + agent,
                connection -> {
                    int ended = Db.update(connection, "DELETE FROM wish WHERE agent = ?", agent);
                    grow(connection);
                    connection.commit();
                    return ended > 0;
                });
    }

    /// All writers of all processes take their turns, so no number comes twice.
    private static void grow(Connection connection) throws SQLException {
        Db.update(
                connection,
                "INSERT INTO meta(k, v) VALUES ('wishes', '1') ON CONFLICT (k)"
                        + " DO UPDATE SET v = CAST(CAST(meta.v AS BIGINT) + 1 AS TEXT)");
    }

    @Override
    public List<Wish> all() throws StoreException {
        return db.read(
                "listing what is wished",
                connection -> {
                    List<Wish> all = new ArrayList<>();
                    Db.query(
                            connection,
                            "SELECT agent, wishes FROM wish",
                            row -> all.add(wish(row.getString(1), row.getString(2))));
                    return all;
                });
    }

    @Override
    public long version() throws StoreException {
        return db.read(
                "looking for new wishes",
                connection ->
                        Db.number(
                                connection,
                                "SELECT CAST(v AS BIGINT) FROM meta WHERE k = 'wishes'"));
    }

    private static String text(Wish wish) {
        List<String> parts = new ArrayList<>();
        wish.intervalMillis().ifPresent(millis -> parts.add(INTERVAL + "=" + millis));
        new TreeMap<>(wish.groups())
                .forEach((group, on) -> parts.add(GROUP + group + "=" + (on ? ON : OFF)));
        return String.join(",", parts);
    }

    private static Wish wish(String agent, String text) {
        OptionalLong interval = OptionalLong.empty();
        Map<String, Boolean> groups = new HashMap<>();
        for (String part : text.split(",", -1)) {
            int equals = part.indexOf('=');
            String name = part.substring(0, Math.max(0, equals));
            String value = part.substring(equals + 1);
            if (name.equals(INTERVAL) && isNumber(value)) {
                interval = OptionalLong.of(Long.parseLong(value));
            } else if (name.startsWith(GROUP) && (value.equals(ON) || value.equals(OFF))) {
                groups.put(name.substring(GROUP.length()), value.equals(ON));
            }
        }
        return new Wish(agent, interval, groups);
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty()
                && text.length() <= 18
                && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
