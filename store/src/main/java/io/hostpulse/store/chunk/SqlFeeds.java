package io.hostpulse.store.chunk;

import io.hostpulse.store.Feeds;
import io.hostpulse.store.Mark;
import io.hostpulse.store.StoreException;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// How far feeds are read, in the store's database. Thread-safe.
final class SqlFeeds implements Feeds {
    /// In the place of a mark that was never set.
    private static final long NONE = -1;

    private final Db db;

    SqlFeeds(Db db) {
        this.db = db;
    }

    @Override
    public Claim claim(String feed) throws StoreException {
        return db.write(
                "taking over " + feed,
                connection -> {
                    Db.update(
                            connection,
                            "INSERT INTO feed(name, owner, upto) VALUES (?, 1, ?)"
                                    + " ON CONFLICT (name) DO UPDATE SET owner = feed.owner + 1",
                            feed,
                            NONE);
                    Claim claim = read(connection, feed);
                    connection.commit();
                    return claim;
                });
    }

    private static Claim read(Connection connection, String feed) throws SQLException {
        long[] found = new long[2];
        Db.query(
                connection,
                "SELECT owner, upto FROM feed WHERE name = ?",
                row -> {
                    found[0] = row.getLong(1);
                    found[1] = row.getLong(2);
                },
                feed);
        return new Claim(
                found[0], found[1] == NONE ? OptionalLong.empty() : OptionalLong.of(found[1]));
    }

    /// Moves the marks in the writer's transaction, which the caller commits or takes back.
    ///
    /// @return the feed that somebody else has taken over, if one was
    static Optional<String> advance(Connection connection, List<Mark> marks) throws SQLException {
        for (Mark mark : marks) {
            int moved =
                    Db.update(
                            connection,
                            "UPDATE feed SET upto = ? WHERE name = ? AND owner = ?",
                            mark.next(),
                            mark.feed(),
                            mark.owner());
            if (moved == 0) {
                return Optional.of(mark.feed());
            }
        }
        return Optional.empty();
    }
}
