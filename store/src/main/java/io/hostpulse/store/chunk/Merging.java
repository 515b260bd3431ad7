package io.hostpulse.store.chunk;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Kind;
import io.hostpulse.store.account.Judge;
import io.hostpulse.store.answer.Lives;
import io.hostpulse.store.answer.Roll;
import io.hostpulse.store.answer.Slice;
import io.hostpulse.store.answer.Steps;
import io.hostpulse.store.answer.Values;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Makes one chunk of each host's days, and their roll-ups, from all that was kept of the day: by
/// the hour when the day is merged, by the minute the day before its messages go (until then they
/// answer for themselves, at a third of the space). Late messages make a day due again. Each day is
/// one transaction. One thread.
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

    /// The first day that goes on: those before it are merged as soon as their hosts have settled.
    static long firstOpen(long nowMicros) {
        return Judge.day(nowMicros - GRACE_MICROS);
    }

    /// The oldest day that is to be merged, if one is.
    static Optional<Due> due(Connection connection, Memory memory, long nowMicros)
            throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(
                        "SELECT host, day FROM chunk WHERE level <= 0 AND day < ? ORDER BY day")) {
            statement.setLong(1, firstOpen(nowMicros));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    var due = new Due(rows.getInt(1), rows.getLong(2));
                    if (memory.isSettled(due.host(), due.day(), nowMicros)) {
                        return Optional.of(due);
                    }
                }
            }
        }
        return Optional.empty();
    }

    /// The oldest day up to a last one that is to be rolled up by the minute, if one is.
    static Optional<Due> dueForMinutes(Connection connection, long last) throws SQLException {
        Due[] due = new Due[1];
        Db.query(
                connection,
                "SELECT host, day FROM chunk WHERE level = 1 AND day <= ? ORDER BY day LIMIT 1",
                row -> due[0] = new Due(row.getInt(1), row.getLong(2)),
                last);
        return Optional.ofNullable(due[0]);
    }

    /// Merges a day; returns how many chunks it was in.
    int merge(Due due, String agent) throws SQLException {
        var chunks = new Chunks(connection, layouts, damages);
        List<Chunks.Chunk> old = chunks.between(due.host(), due.day(), due.day());
        if (isForeign(chunks, old, due)) {
            return 0;
        }
        if (isGone(old, due)) {
            chunks.delete(old);
            return old.size();
        }
        Parts parts = chunks.parts(agent, old);
        Parts before = chunks.parts(agent, before(chunks, due));
        Db.update(connection, "DELETE FROM roll WHERE host = ? AND day = ?", due.host(), due.day());
        Map<Group, Slice> groups = new EnumMap<>(Group.class);
        for (Group group : parts.groups()) {
            var day = new Day(parts, before, group, due);
            groups.put(group, day.messages);
            if (day.messages.count > 0) {
                roll(day.roll(lives, Steps.HOUR), due, ChunkLarder.HOUR);
            }
        }
        chunks.delete(old);
        chunks.insert(due.host(), due.day(), groups, Chunks.MERGED);
        // The next day's first rates depend on this day's last messages.
        long last = Chunks.begin(due.day() + 1) - Values.RATE_MAX_MICROS;
        if (old.stream().anyMatch(each -> each.level() == Chunks.CUT && each.t1() >= last)) {
            Db.update(
                    connection,
                    "UPDATE chunk SET level = -1 WHERE host = ? AND day = ? AND level IN (1, 3)",
                    due.host(),
                    due.day() + 1);
        }
        return old.size();
    }

    /// Whether the day's messages were deleted for space, and its roll-ups are all there is: a few
    /// that come later must not take their place. They go the way of the others.
    private boolean isGone(List<Chunks.Chunk> late, Due due) throws SQLException {
        return late.stream().allMatch(chunk -> chunk.level() == Chunks.CUT)
                && Db.number(
                                connection,
                                "SELECT COUNT(*) FROM roll WHERE host = ? AND day = ?",
                                due.host(),
                                due.day())
                        > 0;
    }

    /// Rolls a merged day up by the minute.
    void rollByMinute(Due due, String agent) throws SQLException {
        var chunks = new Chunks(connection, layouts, damages);
        List<Chunks.Chunk> all = chunks.between(due.host(), due.day(), due.day());
        if (isForeign(chunks, all, due)) {
            return;
        }
        Parts parts = chunks.parts(agent, all);
        Parts before = chunks.parts(agent, before(chunks, due));
        Db.update(
                connection,
                "DELETE FROM roll WHERE host = ? AND day = ? AND step = ?",
                due.host(),
                due.day(),
                ChunkLarder.MINUTE);
        for (Group group : parts.groups()) {
            var day = new Day(parts, before, group, due);
            roll(day.roll(lives, Steps.MINUTE), due, ChunkLarder.MINUTE);
        }
        Db.update(
                connection,
                "UPDATE chunk SET level = 3 WHERE host = ? AND day = ? AND level = 1",
                due.host(),
                due.day());
    }

    /// Whether a newer program wrote some of it: what this one does not know would be lost.
    private boolean isForeign(Chunks chunks, List<Chunks.Chunk> all, Due due) throws SQLException {
        if (chunks.areWhole(all)) {
            return false;
        }
        Db.update(
                connection,
                "UPDATE chunk SET level = 2 WHERE host = ? AND day = ?",
                due.host(),
                due.day());
        return true;
    }

    /// The chunks of the day before whose last messages the day's first rates need.
    private static List<Chunks.Chunk> before(Chunks chunks, Due due) throws SQLException {
        List<Chunks.Chunk> before = chunks.between(due.host(), due.day() - 1, due.day() - 1);
        before.removeIf(chunk -> chunk.t1() < Chunks.begin(due.day()) - Values.RATE_MAX_MICROS);
        return before;
    }

    /// What is kept of one group on one day.
    private static final class Day {
        private final long from;
        private final long to;
        private final Slice earlier;
        final Slice messages;

        Day(Parts all, Parts before, Group group, Due due) {
            from = Chunks.begin(due.day());
            to = Chunks.begin(due.day() + 1);
            messages = all.day(group, due.day());
            List<Slice> last =
                    before.slices(group, column -> column.field().kind() == Kind.COUNTER);
            earlier = Slices.join(last, new Slice(group, 0), from - Values.RATE_MAX_MICROS, from);
        }

        Roll roll(Lives lives, long step) {
            return Roll.of(earlier, messages, lives, step, from, to);
        }
    }

    private void roll(Roll roll, Due due, int step) throws SQLException {
        // A day without any number of a group has a roll-up too: it says that it is rolled up.
        if (roll.lines().isEmpty() && roll.group != Parts.FIRST) {
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
