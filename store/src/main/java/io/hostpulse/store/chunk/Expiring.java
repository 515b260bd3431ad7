package io.hostpulse.store.chunk;

import io.hostpulse.store.StoreLimits;
import io.hostpulse.store.answer.Steps;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Deletes what is older than its retention, by whole days, and the oldest when the cap is reached.
/// One thread.
final class Expiring {
    /// Chunks deleted in one piece of upkeep.
    private static final int CHUNKS_MAX = 64;

    private final Connection connection;
    private final Chunks chunks;
    private final StoreLimits limits;
    long messages;
    boolean more;

    Expiring(Connection connection, Chunks chunks, StoreLimits limits) {
        this.connection = connection;
        this.chunks = chunks;
        this.limits = limits;
    }

    /// The first day that is kept for a retention.
    static long firstDay(long nowMicros, Duration retention) {
        return Math.floorDiv(nowMicros - retention.toNanos() / 1_000, Steps.DAY);
    }

    /// Deletes what is too old. Days that are not merged and rolled up yet wait for it.
    void byAge(long nowMicros) throws SQLException {
        List<Chunks.Chunk> old =
                oldest("level > 1 AND day < " + firstDay(nowMicros, limits.raw()), CHUNKS_MAX);
        delete(old);
        more |= old.size() == CHUNKS_MAX;
        rolls(ChunkLarder.MINUTE, firstDay(nowMicros, limits.minutes()));
        rolls(ChunkLarder.HOUR, firstDay(nowMicros, limits.hours()));
    }

    private void rolls(int step, long firstDay) throws SQLException {
        Db.update(connection, "DELETE FROM roll WHERE step = ? AND day < ?", step, firstDay);
    }

    /// Deletes the oldest when more space is taken than allowed: raw data first, then minutes, then
    /// hours.
    ///
    /// @return a day to roll up by the minute before anything is deleted
    Optional<Merging.Due> bySize(long bytes) throws SQLException {
        if (bytes <= limits.bytesMax()) {
            return Optional.empty();
        }
        List<Chunks.Chunk> old = oldest("1 = 1", CHUNKS_MAX / 4);
        for (Chunks.Chunk chunk : old) {
            Optional<Merging.Due> unrolled = unrolled(chunk);
            if (unrolled.isPresent()) {
                return unrolled;
            }
        }
        more = !old.isEmpty();
        delete(old);
        if (old.isEmpty()) {
            oldestRolls();
        }
        return Optional.empty();
    }

    /// The day of a chunk or the day after it, whose first rates need it, if it is merged and not
    /// rolled up by the minute.
    private Optional<Merging.Due> unrolled(Chunks.Chunk chunk) throws SQLException {
        long day =
                Db.number(
                        connection,
                        "SELECT COALESCE(MIN(day), -1) FROM chunk"
                                + " WHERE host = ? AND day >= ? AND day <= ? AND level = 1",
                        chunk.host(),
                        chunk.day(),
                        chunk.day() + 1);
        return day < 0 ? Optional.empty() : Optional.of(new Merging.Due(chunk.host(), day));
    }

    private void oldestRolls() throws SQLException {
        for (int step : new int[] {ChunkLarder.MINUTE, ChunkLarder.HOUR}) {
            long day =
                    Db.number(
                            connection,
                            "SELECT COALESCE(MIN(day), -1) FROM roll WHERE step = ?",
                            step);
            if (day >= 0) {
                more =
                        Db.update(
                                        connection,
                                        "DELETE FROM roll WHERE step = ? AND day = ?",
                                        step,
                                        day)
                                > 0;
                return;
            }
        }
    }

    private List<Chunks.Chunk> oldest(String which, int most) throws SQLException {
        List<Chunks.Chunk> old = new ArrayList<>();
        Db.query(
                connection,
                "SELECT id, host, day, t0, t1, n, level FROM chunk WHERE "
                        + which
                        + " ORDER BY day, t0 LIMIT "
                        + most,
                row ->
                        old.add(
                                new Chunks.Chunk(
                                        row.getLong(1),
                                        row.getInt(2),
                                        row.getLong(3),
                                        row.getLong(4),
                                        row.getLong(5),
                                        row.getInt(6),
                                        row.getInt(7))));
        return old;
    }

    private void delete(List<Chunks.Chunk> old) throws SQLException {
        for (Chunks.Chunk chunk : old) {
            chunks.delete(chunk);
            messages += chunk.n();
        }
    }
}
