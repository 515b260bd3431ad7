package io.hostpulse.store.chunk;

import io.hostpulse.catalogue.Group;
import io.hostpulse.store.answer.Lives;
import io.hostpulse.store.answer.Roll;
import io.hostpulse.store.answer.Slice;
import io.hostpulse.store.answer.Steps;
import io.hostpulse.store.answer.Values;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Makes one chunk of each host's days, and their roll-ups: in one transaction, from all that was
/// kept of the day. Late messages make a day due again. One thread.
final class Merging {
    /// How long after its end a day is merged, in microseconds: late messages come until then.
    static final long GRACE_MICROS = 2 * Steps.HOUR;

    /// One day of one host.
    record Due(int host, long day) {}

    private final Connection connection;
    private final Layouts layouts;
    private final Damages damages;
    private final Lives lives;

    Merging(Connection connection, Layouts layouts, Damages damages, Lives lives) {
        this.connection = connection;
        this.layouts = layouts;
        this.damages = damages;
        this.lives = lives;
    }

    /// The oldest day that is due, if one is.
    static Optional<Due> due(Connection connection, long nowMicros) throws SQLException {
        Due[] due = new Due[1];
        Db.query(
                connection,
                "SELECT host, day FROM chunk WHERE level <= 0 AND day < ? ORDER BY day LIMIT 1",
                row -> due[0] = new Due(row.getInt(1), row.getLong(2)),
                Math.floorDiv(nowMicros - GRACE_MICROS, Steps.DAY));
        return Optional.ofNullable(due[0]);
    }

    /// Merges a day; returns how many chunks it was in.
    int merge(Due due, String agent) throws SQLException {
        var chunks = new Chunks(connection, layouts, damages);
        List<Chunks.Chunk> old = chunks.between(due.host(), due.day(), due.day());
        for (Chunks.Chunk chunk : old) {
            if (!chunks.isWhole(chunk)) {
                // Written by a newer program: what this one does not know would be lost.
                done(due);
                return 0;
            }
        }
        List<Chunks.Chunk> before = chunks.between(due.host(), due.day() - 1, due.day() - 1);
        before.removeIf(chunk -> chunk.t1() < Chunks.begin(due.day()) - Values.RATE_MAX_MICROS);
        Db.update(connection, "DELETE FROM roll WHERE host = ? AND day = ?", due.host(), due.day());
        Map<Group, Slice> groups = new EnumMap<>(Group.class);
        for (Group group : Group.values()) {
            groups.put(group, merged(chunks, agent, old, before, group, due));
        }
        for (Chunks.Chunk chunk : old) {
            chunks.delete(chunk);
        }
        chunks.insert(due.host(), due.day(), groups, Chunks.MERGED);
        // The next day's first rates depend on this day's last messages.
        long last = Chunks.begin(due.day() + 1) - Values.RATE_MAX_MICROS;
        if (old.stream().anyMatch(each -> each.level() == Chunks.CUT && each.t1() >= last)) {
            Db.update(
                    connection,
                    "UPDATE chunk SET level = -1 WHERE host = ? AND day = ? AND level = 1",
                    due.host(),
                    due.day() + 1);
        }
        return old.size();
    }

    private void done(Due due) throws SQLException {
        Db.update(
                connection,
                "UPDATE chunk SET level = 2 WHERE host = ? AND day = ?",
                due.host(),
                due.day());
    }

    private Slice merged(
            Chunks chunks,
            String agent,
            List<Chunks.Chunk> old,
            List<Chunks.Chunk> before,
            Group group,
            Due due)
            throws SQLException {
        long from = Chunks.begin(due.day());
        long to = Chunks.begin(due.day() + 1);
        List<Slice> parts = new ArrayList<>(chunks.slices(agent, old, group, _ -> true));
        Slice day = Slices.join(parts, new Slice(group, 0), from, to);
        parts.addAll(0, chunks.slices(agent, before, group, _ -> true));
        Slice longer = Slices.join(parts, new Slice(group, 0), from - Values.RATE_MAX_MICROS, to);
        Roll minutes = Roll.of(longer, lives, Steps.MINUTE, from, to);
        if (day.count > 0) {
            roll(minutes, due, ChunkLarder.MINUTE);
            roll(minutes.coarser(Steps.HOUR), due, ChunkLarder.HOUR);
        }
        return day;
    }

    private void roll(Roll roll, Due due, int step) throws SQLException {
        // A day without any number of a group has a roll-up too: it says that it is rolled up.
        if (roll.lines().isEmpty() && roll.group != Group.values()[0]) {
            return;
        }
        byte[] sealed = Blob.seal(Blob.best(), RollCodec.write(roll, due.day()));
        Db.update(
                connection,
                "INSERT INTO roll(host, day, step, layout, bytes, data) VALUES (?, ?, ?, ?, ?, ?)",
                due.host(),
                due.day(),
                step,
                layouts.of(roll.group).id(),
                (long) sealed.length,
                sealed);
    }
}
