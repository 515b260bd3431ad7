package io.hostpulse.store.chunk;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Group;
import io.hostpulse.store.answer.Bits;
import io.hostpulse.store.answer.Slice;
import io.hostpulse.store.answer.Steps;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// Reads and writes chunks. A chunk is some messages of one host on one UTC day; its blobs are the
/// messages themselves and one part for each group.
final class Chunks {
    /// A whole day that is due again for its roll-ups: the day before it has changed.
    static final int ROLL_AGAIN = -1;

    /// A chunk as it was cut from a head.
    static final int CUT = 0;

    /// A whole day, whose roll-up by the hour says the same.
    static final int MERGED = 1;

    /// A day that only a newer program may merge.
    static final int FOREIGN = 2;

    /// A whole day that is rolled up by the minute too: its messages will go soon.
    static final int ROLLED = 3;

    /// One chunk without its blobs.
    record Chunk(long id, int host, long day, long t0, long t1, int n, int level) {
        long part(int layout) {
            return id * (Layout.ID_MAX + 1) + layout;
        }
    }

    private final Connection connection;
    private final Layouts layouts;
    private final Damages damages;

    Chunks(Connection connection, Layouts layouts, Damages damages) {
        this.connection = connection;
        this.layouts = layouts;
        this.damages = damages;
    }

    /// The chunks of a host between two days, as they were written.
    List<Chunk> between(int host, long fromDay, long toDay) throws SQLException {
        List<Chunk> chunks = new ArrayList<>();
        Db.query(
                connection,
                "SELECT id, host, day, t0, t1, n, level FROM chunk"
                        + " WHERE host = ? AND day >= ? AND day <= ? ORDER BY day, t0, id",
                row ->
                        chunks.add(
                                new Chunk(
                                        row.getLong(1),
                                        row.getInt(2),
                                        row.getLong(3),
                                        row.getLong(4),
                                        row.getLong(5),
                                        row.getInt(6),
                                        row.getInt(7))),
                host,
                fromDay,
                toDay);
        return chunks;
    }

    /// All that chunks hold.
    Parts parts(String agent, Collection<Chunk> chunks) throws SQLException {
        return Parts.all(connection, layouts, damages, agent, chunks);
    }

    /// What chunks say of one group; chunks that cannot be read are noted and left out.
    List<Slice> slices(
            String agent, Collection<Chunk> chunks, Group group, Predicate<Column> wanted)
            throws SQLException {
        return Parts.of(connection, layouts, damages, agent, chunks, group).slices(group, wanted);
    }

    /// Writes one day's messages as a chunk.
    ///
    /// @param groups the same messages for each group
    void insert(int host, long day, Map<Group, Slice> groups, int level) throws SQLException {
        Slice any = groups.values().iterator().next();
        if (any.count == 0) {
            return;
        }
        long id = Db.number(connection, "SELECT COALESCE(MAX(id), 0) + 1 FROM chunk");
        long t0 = any.times[0];
        long t1 = any.times[any.count - 1];
        var chunk = new Chunk(id, host, day, t0, t1, any.count, level);
        long values = 0;
        long bytes = 0;
        try (PreparedStatement part =
                connection.prepareStatement("INSERT INTO part(id, data) VALUES (?, ?)")) {
            bytes += add(part, chunk.part(Layout.TIMES), Blob.sealFast(SliceCodec.times(any)));
            for (Map.Entry<Group, Slice> group : groups.entrySet()) {
                Slice slice = group.getValue();
                if (!slice.rows().isEmpty()) {
                    int layout = layouts.of(group.getKey()).id();
                    byte[] sealed = Blob.sealFast(SliceCodec.rows(slice));
                    bytes += add(part, chunk.part(layout), sealed);
                    values += values(slice);
                }
            }
            part.executeBatch();
        }
        Db.update(
                connection,
                "INSERT INTO chunk(id, host, day, t0, t1, n, vals, bytes, level)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                id,
                host,
                day,
                t0,
                t1,
                any.count,
                values,
                bytes,
                level);
    }

    private static long add(PreparedStatement part, long id, byte[] sealed) throws SQLException {
        part.setLong(1, id);
        part.setBytes(2, sealed);
        part.addBatch();
        return sealed.length;
    }

    private static long values(Slice slice) {
        long values = 0;
        for (Slice.Row row : slice.rows()) {
            for (int column = row.texts.length; column < row.present.length; column++) {
                values += Bits.count(Bits.fit(row.present[column], slice.count), slice.count);
            }
        }
        return values;
    }

    /// Deletes a chunk with all its parts.
    void delete(Chunk chunk) throws SQLException {
        Db.update(
                connection,
                "DELETE FROM part WHERE id >= ? AND id <= ?",
                chunk.part(0),
                chunk.part(Layout.ID_MAX));
        Db.update(connection, "DELETE FROM chunk WHERE id = ?", chunk.id());
    }

    /// Deletes chunks with all their parts.
    void delete(Collection<Chunk> chunks) throws SQLException {
        for (Chunk chunk : chunks) {
            delete(chunk);
        }
    }

    /// Whether every blob of the chunks is in a layout that this program knows whole: else a newer
    /// one wrote it, and what it knows would be lost.
    boolean areWhole(Collection<Chunk> chunks) throws SQLException {
        for (Chunk chunk : chunks) {
            if (!isWhole(chunk)) {
                return false;
            }
        }
        return true;
    }

    private boolean isWhole(Chunk chunk) throws SQLException {
        boolean[] whole = {true};
        Db.query(
                connection,
                "SELECT id FROM part WHERE id > ? AND id <= ?",
                row ->
                        whole[0] &=
                                layouts.of((int) (row.getLong(1) % (Layout.ID_MAX + 1))).isWhole(),
                chunk.part(0),
                chunk.part(Layout.ID_MAX));
        return whole[0];
    }

    /// The first instant of a day.
    static long begin(long day) {
        return day * Steps.DAY;
    }
}
