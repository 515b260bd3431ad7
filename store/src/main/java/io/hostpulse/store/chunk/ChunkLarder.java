package io.hostpulse.store.chunk;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Group;
import io.hostpulse.store.Damage;
import io.hostpulse.store.Series.Source;
import io.hostpulse.store.StoreException;
import io.hostpulse.store.account.Epoch;
import io.hostpulse.store.account.Judge;
import io.hostpulse.store.answer.Larder;
import io.hostpulse.store.answer.Lives;
import io.hostpulse.store.answer.Roll;
import io.hostpulse.store.answer.Slice;
import io.hostpulse.store.answer.Steps;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/// One group of one host in the database and in memory, as one transaction sees it. One thread.
final class ChunkLarder implements Larder {
    /// The levels of roll-ups in the table.
    static final int MINUTE = 1;

    static final int HOUR = 2;

    private final Connection connection;
    private final Seen seen;
    private final Group group;
    private final Predicate<Column> wanted;
    private final Db db;
    private final Damages damages;

    /// A host as it was when the transaction began.
    record Seen(int host, String agent, Head.View head, Layouts layouts, Lives lives) {
        static Seen of(HostState host, Memory memory) {
            return new Seen(
                    host.id,
                    host.account.agent(),
                    host.head.view(),
                    memory.layouts,
                    livesIn(memory));
        }
    }

    /// Which messages were made without a reboot between them, as far as this memory knows.
    static Lives livesIn(Memory memory) {
        return (before, after) -> {
            Epoch one = memory.epoch(before);
            Epoch two = memory.epoch(after);
            return one == null || two == null || one.sameLife(two);
        };
    }

    ChunkLarder(
            Db db,
            Connection connection,
            Damages damages,
            Seen seen,
            Group group,
            Predicate<Column> wanted) {
        this.db = db;
        this.connection = connection;
        this.damages = damages;
        this.seen = seen;
        this.group = group;
        this.wanted = wanted;
    }

    @Override
    public NavigableMap<Long, Set<Source>> days(long from, long to) throws StoreException {
        var days = new TreeMap<Long, Set<Source>>();
        Set<Long> changing = new HashSet<>();
        try {
            Db.query(
                    connection,
                    "SELECT DISTINCT day, step FROM roll WHERE host = ? AND day >= ? AND day <= ?",
                    row ->
                            add(
                                    days,
                                    row.getLong(1),
                                    row.getInt(2) == MINUTE ? Source.MINUTE : Source.HOUR),
                    seen.host(),
                    from,
                    to);
            Db.query(
                    connection,
                    "SELECT day, MIN(level), COUNT(*) FROM chunk"
                            + " WHERE host = ? AND day >= ? AND day <= ? GROUP BY day",
                    row -> {
                        int level = row.getInt(2);
                        boolean merged =
                                (level == Chunks.MERGED || level == Chunks.ROLLED)
                                        && row.getInt(3) == 1;
                        if (!merged) {
                            days.remove(row.getLong(1));
                            changing.add(row.getLong(1));
                        }
                        add(days, row.getLong(1), Source.RAW);
                    },
                    seen.host(),
                    from - 1,
                    to);
        } catch (SQLException e) {
            throw db.exception("looking for the days of " + seen.agent(), e);
        }
        if (seen.head().count() > 0) {
            long first = Math.max(from - 1, Judge.day(seen.head().minTime()));
            long last = Math.min(to, Judge.day(seen.head().maxTime()));
            for (long day = first; day <= last; day++) {
                days.put(day, EnumSet.of(Source.RAW));
                changing.add(day);
            }
        }
        for (long day : changing) {
            // The first rates of the day after may be others by now.
            Set<Source> after = days.get(day + 1);
            if (after != null && after.contains(Source.RAW)) {
                days.put(day + 1, EnumSet.of(Source.RAW));
            }
        }
        days.headMap(from).clear();
        return days;
    }

    private static void add(Map<Long, Set<Source>> days, long day, Source level) {
        days.computeIfAbsent(day, _ -> EnumSet.noneOf(Source.class)).add(level);
    }

    @Override
    public Slice raw(long from, long to) throws StoreException {
        try {
            var chunks = new Chunks(connection, seen.layouts(), damages);
            List<Chunks.Chunk> inside = new ArrayList<>();
            for (Chunks.Chunk chunk :
                    chunks.between(seen.host(), Judge.day(from), Judge.day(to - 1))) {
                if (chunk.t1() >= from && chunk.t0() < to) {
                    inside.add(chunk);
                }
            }
            List<Slice> slices = chunks.slices(seen.agent(), inside, group, wanted);
            if (seen.head().touches(from, to)) {
                slices.add(seen.head().slice(group, seen.layouts()));
            }
            return Slices.join(slices, new Slice(group, 0), from, to);
        } catch (SQLException e) {
            throw db.exception("reading " + group.word() + " of " + seen.agent(), e);
        }
    }

    @Override
    public Roll roll(long day, Source level) throws StoreException {
        long step = level == Source.MINUTE ? Steps.MINUTE : Steps.HOUR;
        var whole = new Roll(group, step);
        try {
            Db.query(
                    connection,
                    "SELECT layout, data FROM roll WHERE host = ? AND day = ? AND step = ?",
                    row -> {
                        Layout layout = seen.layouts().of(row.getInt(1));
                        if (layout.group().filter(group::equals).isPresent()) {
                            read(row.getBytes(2), layout, step, day, whole);
                        }
                    },
                    seen.host(),
                    day,
                    level == Source.MINUTE ? MINUTE : HOUR);
        } catch (SQLException e) {
            throw db.exception("reading " + group.word() + " of " + seen.agent(), e);
        }
        return whole;
    }

    private void read(byte[] data, Layout layout, long step, long day, Roll into) {
        try {
            RollCodec.read(Blob.open(data), layout, group, step, day).lines().forEach(into::add);
        } catch (BrokenBlob e) {
            damages.note(
                    Damages.Kind.ROLL,
                    "roll" + seen.host() + "/" + day + "/" + step + "/" + layout.id(),
                    0,
                    new Damage(
                            Optional.of(seen.agent()),
                            Optional.of(group.word()),
                            Chunks.begin(day),
                            Chunks.begin(day + 1) - 1,
                            0,
                            "roll-up by " + step / Steps.MINUTE + " min: " + e.getMessage()),
                    data);
        }
    }

    @Override
    public Lives lives() {
        return seen.lives();
    }
}
