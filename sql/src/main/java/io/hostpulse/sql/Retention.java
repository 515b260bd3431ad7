package io.hostpulse.sql;

import io.hostpulse.catalogue.MonotonicClock;
import io.hostpulse.outputs.OutputOptions;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.InstantSource;

/// Deletes the oldest messages while they are too old or the database too large, a bounded piece at
/// a time. The newest message always stays. Confined to the output's thread.
final class Retention {
    private static final String OLDEST =
            """
            DELETE FROM "message" WHERE "id" IN (SELECT "id" FROM (
              SELECT "id" FROM "message"
              WHERE "time_us" < ? AND "id" <> (
                SELECT "id" FROM "message" ORDER BY "time_us" DESC, "id" DESC LIMIT 1)
              ORDER BY "time_us", "id" LIMIT ?) AS oldest)\
            """;

    /// An agent deletes its own messages only: what others keep is theirs to say.
    private static final String OWN_OLDEST =
            """
            DELETE FROM "message" WHERE "id" IN (SELECT "id" FROM (
              SELECT "id" FROM "message"
              WHERE "agent" = ? AND "time_us" < ? AND "id" <> (
                SELECT "id" FROM "message" WHERE "agent" = ?
                ORDER BY "time_us" DESC, "id" DESC LIMIT 1)
              ORDER BY "time_us", "id" LIMIT ?) AS oldest)\
            """;

    private final OutputOptions.Sql options;
    private final SqlLimits limits;
    private final InstantSource clock;
    private final MonotonicClock nanoTime;
    private long nextNanos;

    Retention(
            OutputOptions.Sql options,
            SqlLimits limits,
            InstantSource clock,
            MonotonicClock nanoTime) {
        this.options = options;
        this.limits = limits;
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.nextNanos = nanoTime.getAsLong();
    }

    /// Does a piece of work when it is time for it.
    ///
    /// @param agent whose messages go, of a shared database
    void run(Database database, String agent) throws SQLException {
        long now = nanoTime.getAsLong();
        if (now - nextNanos < 0) {
            return;
        }
        nextNanos = now + limits.pauseNanos();
        if (options.ageMax().isEmpty() && options.bytesMax().isEmpty()) {
            return;
        }
        database.begin();
        try {
            if (!delete(database, agent, now + limits.runNanos())) {
                nextNanos = now + limits.hurryNanos();
            }
            database.commit();
        } finally {
            database.rollback();
        }
        // A message takes more pages than one: without hurry the file would stay large for minutes.
        if (database.shrink(limits.slackPages(), limits.deletesPerRun())) {
            nextNanos = now + limits.hurryNanos();
        }
    }

    /// Deletes until nothing is left to delete, or the bound is reached: then false.
    private boolean delete(Database database, String agent, long endNanos) throws SQLException {
        boolean shared = database.isShared();
        try (PreparedStatement delete = database.prepare(shared ? OWN_OLDEST : OLDEST)) {
            int left = limits.deletesPerRun();
            while (left > 0 && nanoTime.getAsLong() - endNanos < 0) {
                int step = Math.min(left, limits.stepMessages());
                int at = 1;
                if (shared) {
                    delete.setString(at++, agent);
                }
                delete.setLong(at++, isTooLarge(database) ? Long.MAX_VALUE : oldestMicros());
                if (shared) {
                    delete.setString(at++, agent);
                }
                delete.setInt(at, step);
                int deleted = delete.executeUpdate();
                if (deleted == 0) {
                    return true;
                }
                left -= deleted;
            }
            return false;
        }
    }

    private long oldestMicros() {
        if (options.ageMax().isEmpty()) {
            return Long.MIN_VALUE;
        }
        return clock.millis() * 1_000 - options.ageMax().get().toNanos() / 1_000;
    }

    private boolean isTooLarge(Database database) throws SQLException {
        return options.bytesMax().isPresent()
                && !database.isShared()
                && database.bytesUsed() > options.bytesMax().get();
    }
}
