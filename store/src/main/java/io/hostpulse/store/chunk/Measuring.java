package io.hostpulse.store.chunk;

import io.hostpulse.store.StoreStats;
import io.hostpulse.store.Upkeep;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.LongSupplier;

/// How much the database holds. What is kept is counted after each piece of upkeep that changed it;
/// sizes, which take a look at every row of a large table, may take a hundredth of the time.
/// Written by the upkeep's thread, read by all.
final class Measuring {
    /// Up to here measuring costs nothing worth saving.
    private static final long CHEAP_NANOS = 10_000_000;

    /// While much is due, sizes are measured this often at most.
    private static final long BUSY_NANOS = 1_000_000_000;

    private final Dialect dialect;
    private final LongSupplier nanoTime;
    private volatile StoreStats last;
    private volatile long measuredNanos;
    private volatile long tookNanos;

    Measuring(Dialect dialect, LongSupplier nanoTime) {
        this.dialect = dialect;
        this.nanoTime = nanoTime;
        this.last = new StoreStats(dialect.word(), 0, 0, 0, 0, 0);
    }

    /// What was found last.
    StoreStats last() {
        return last;
    }

    /// Measures as far as it is due after a piece of upkeep.
    void after(Connection connection, Upkeep done) throws SQLException {
        long least = tookNanos < CHEAP_NANOS ? 0 : 100 * tookNanos;
        if (done.more()) {
            least = Math.max(least, BUSY_NANOS);
        }
        if (nanoTime.getAsLong() - measuredNanos >= least) {
            measure(connection);
        } else if (done.more() || done.deletedMessages() > 0) {
            count(connection, last.bytes(), last.rollupBytes());
        }
    }

    /// Measures everything.
    StoreStats measure(Connection connection) throws SQLException {
        long from = nanoTime.getAsLong();
        long bytes = Db.number(connection, dialect.bytesQuery());
        long rolls = Db.number(connection, "SELECT COALESCE(SUM(bytes), 0) FROM roll");
        measuredNanos = nanoTime.getAsLong();
        tookNanos = measuredNanos - from;
        return count(connection, bytes, rolls);
    }

    private StoreStats count(Connection connection, long bytes, long rolls) throws SQLException {
        Db.query(
                connection,
                "SELECT COALESCE(SUM(n), 0), COALESCE(SUM(vals), 0) FROM chunk",
                row ->
                        last =
                                new StoreStats(
                                        dialect.word(),
                                        0,
                                        row.getLong(1),
                                        row.getLong(2),
                                        bytes,
                                        rolls));
        return last;
    }
}
