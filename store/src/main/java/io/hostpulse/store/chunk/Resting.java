package io.hostpulse.store.chunk;

import io.hostpulse.store.Upkeep;

import java.sql.Connection;
import java.sql.SQLException;

/// Puts the database to rest once nothing has been written for a while. The upkeep's thread alone.
final class Resting {
    /// How long nothing is written before that, in microseconds.
    private static final long QUIET_MICROS = 10_000_000;

    private final Dialect dialect;
    private long written;
    private long sinceMicros;

    Resting(Dialect dialect) {
        this.dialect = dialect;
    }

    /// Looks after a piece of upkeep, outside of a transaction.
    ///
    /// @param applied the last row of the log
    void after(Connection connection, Upkeep done, long applied, long nowMicros)
            throws SQLException {
        if (done.more() || applied != written) {
            written = applied;
            sinceMicros = nowMicros;
        } else if (sinceMicros > 0 && nowMicros - sinceMicros >= QUIET_MICROS) {
            sinceMicros = 0;
            dialect.rest(connection);
        }
    }
}
