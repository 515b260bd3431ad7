package io.hostpulse.store.chunk;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Group;
import io.hostpulse.store.Damage;
import io.hostpulse.store.answer.Slice;
import io.hostpulse.store.chunk.Chunks.Chunk;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// The blobs of some chunks, read from the database at once; each is opened when it is asked for,
/// the messages' own once. One thread.
final class Parts {
    /// Stands for the messages: every chunk has it.
    static final Group FIRST = Group.values()[0];

    /// Parts asked for in one statement.
    private static final int PARTS_MAX = 500;

    private final Layouts layouts;
    private final Damages damages;
    private final String agent;
    private final Collection<Chunk> chunks;
    private final Map<Long, byte[]> blobs = new HashMap<>();
    private final Map<Chunk, Slice> messages = new HashMap<>();

    private Parts(Layouts layouts, Damages damages, String agent, Collection<Chunk> chunks) {
        this.layouts = layouts;
        this.damages = damages;
        this.agent = agent;
        this.chunks = chunks;
    }

    /// All blobs of some chunks.
    static Parts all(
            Connection connection,
            Layouts layouts,
            Damages damages,
            String agent,
            Collection<Chunk> chunks)
            throws SQLException {
        var parts = new Parts(layouts, damages, agent, chunks);
        try (PreparedStatement statement =
                connection.prepareStatement(
                        "SELECT id, data FROM part WHERE id >= ? AND id <= ?")) {
            for (Chunk chunk : chunks) {
                statement.setLong(1, chunk.part(0));
                statement.setLong(2, chunk.part(Layout.ID_MAX));
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        parts.blobs.put(rows.getLong(1), rows.getBytes(2));
                    }
                }
            }
        }
        return parts;
    }

    /// What is needed of some chunks for one group.
    static Parts of(
            Connection connection,
            Layouts layouts,
            Damages damages,
            String agent,
            Collection<Chunk> chunks,
            Group group)
            throws SQLException {
        var parts = new Parts(layouts, damages, agent, chunks);
        List<Long> ids = new ArrayList<>();
        for (Chunk chunk : chunks) {
            ids.add(chunk.part(Layout.TIMES));
            layouts.ids(group).forEach(layout -> ids.add(chunk.part(layout)));
        }
        for (int from = 0; from < ids.size(); from += PARTS_MAX) {
            var list = new StringBuilder();
            for (long id : ids.subList(from, Math.min(ids.size(), from + PARTS_MAX))) {
                list.append(list.isEmpty() ? "" : ",").append(id);
            }
            Db.query(
                    connection,
                    "SELECT id, data FROM part WHERE id IN (" + list + ")",
                    row -> parts.blobs.put(row.getLong(1), row.getBytes(2)));
        }
        return parts;
    }

    /// All that the chunks hold of one group on one day.
    Slice day(Group group, long day) {
        return Slices.join(
                slices(group, _ -> true),
                new Slice(group, 0),
                Chunks.begin(day),
                Chunks.begin(day + 1));
    }

    /// The groups that any of the chunks has, and the first one in any case: it stands for the
    /// messages.
    Set<Group> groups() {
        Set<Group> groups = EnumSet.of(FIRST);
        for (long id : blobs.keySet()) {
            int layout = (int) (id % (Layout.ID_MAX + 1));
            if (layout != Layout.TIMES) {
                layouts.of(layout).group().ifPresent(groups::add);
            }
        }
        return groups;
    }

    /// What the chunks say of one group; chunks that cannot be read are noted and left out.
    ///
    /// @param wanted the columns to read
    List<Slice> slices(Group group, Predicate<Column> wanted) {
        List<Slice> slices = new ArrayList<>();
        for (Chunk chunk : chunks) {
            Slice of = messages(chunk);
            if (of != null) {
                slices.add(rows(chunk, of, group, wanted));
            }
        }
        return slices;
    }

    /// A chunk's messages without their rows; null when it was set aside or cannot be read.
    private @Nullable Slice messages(Chunk chunk) {
        Slice known = messages.get(chunk);
        long id = chunk.part(Layout.TIMES);
        byte[] times = blobs.get(id);
        if (known != null || times == null) {
            return known;
        }
        try {
            Slice read = SliceCodec.times(Blob.open(times), Group.values()[0]);
            messages.put(chunk, read);
            return read;
        } catch (BrokenBlob e) {
            note(chunk, Optional.empty(), id, times, e);
            return null;
        }
    }

    private Slice rows(Chunk chunk, Slice messagesOf, Group group, Predicate<Column> wanted) {
        Slice slice = messagesOf.beside(group);
        for (int layout : layouts.ids(group)) {
            long id = chunk.part(layout);
            byte[] rows = blobs.get(id);
            if (rows != null) {
                try {
                    SliceCodec.rows(Blob.open(rows), layouts.of(layout), wanted, slice);
                } catch (BrokenBlob e) {
                    note(chunk, Optional.of(group.word()), id, rows, e);
                    slice = messagesOf.beside(group);
                }
            }
        }
        return slice;
    }

    private void note(Chunk chunk, Optional<String> group, long id, byte[] data, BrokenBlob e) {
        damages.note(
                Damages.Kind.PART,
                "part" + id,
                id,
                new Damage(
                        Optional.of(agent),
                        group,
                        chunk.t0(),
                        chunk.t1(),
                        chunk.n(),
                        "chunk " + chunk.id() + ": " + e.getMessage()),
                data);
    }
}
