package io.hostpulse.sql;

import io.hostpulse.outputs.OutputOptions;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/// Deletes the oldest messages while they are too old or the database too large, a bounded piece at
/// a time. The newest message always stays. Confined to the output's thread.
final class Retention {
    private static final String OLDEST =
            """
            DELETE FROM "message" WHERE "id" IN (
              SELECT "id" FROM "message"
              WHERE "time_us" < ? AND "id" <> (
                SELECT "id" FROM "message" ORDER BY "time_us" DESC, "id" DESC LIMIT 1)
              ORDER BY "time_us", "id" LIMIT ?)\
            """;

    private final OutputOptions.Sql options;
    private final SqlLimits limits;
    private final InstantSource clock;
    private final LongSupplier nanoTime;
    private long nextNanos;

    Retention(
            OutputOptions.Sql options,
            SqlLimits limits,
            InstantSource clock,
            LongSupplier nanoTime) {
        this.options = options;
        this.limits = limits;
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.nextNanos = nanoTime.getAsLong();
    }

    /// Does a piece of work when it is time for it.
    void run(Database database) throws SQLException {
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
            if (!delete(database, now + limits.runNanos())) {
                nextNanos = now + limits.hurryNanos();
            }
            database.commit();
        } finally {
            database.rollback();
        }
        shrink(database);
    }

    /// Deletes until nothing is left to delete, or the bound is reached: then false.
    private boolean delete(Database database, long endNanos) throws SQLException {
        try (PreparedStatement delete = database.prepare(OLDEST)) {
            int left = limits.deletesPerRun();
            while (left > 0 && nanoTime.getAsLong() - endNanos < 0) {
                int step = Math.min(left, limits.stepMessages());
                delete.setLong(1, isTooLarge(database) ? Long.MAX_VALUE : oldestMicros());
                delete.setInt(2, step);
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
        return options.bytesMax().isPresent() && bytesUsed(database) > options.bytesMax().get();
    }

    /// The bytes of the pages in use; free ones take the next messages.
    static long bytesUsed(Database database) throws SQLException {
        long pages = database.number("PRAGMA page_count");
        long free = database.number("PRAGMA freelist_count");
        return (pages - free) * database.number("PRAGMA page_size");
    }

    /// Gives free pages back to the file system, as many at most as one run deletes messages. A few
    /// stay: they would be asked for again at once.
    private void shrink(Database database) throws SQLException {
        long surplus = database.number("PRAGMA freelist_count") - limits.slackPages();
        if (surplus > 0) {
            long pages = Math.min(surplus, limits.deletesPerRun());
            database.execute("PRAGMA incremental_vacuum(" + pages + ")");
        }
    }
}
