package io.hostpulse.store.chunk;

import io.hostpulse.catalogue.Group;
import io.hostpulse.store.answer.Slice;
import io.hostpulse.store.chunk.Chunks.Chunk;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Makes one chunk of several small ones of a day that is not to be merged yet: a question about
/// the last hours opens a few chunks then and not dozens (of a host that sends once a second,
/// hundreds), and longer columns take less space. Done in the transaction that cuts the last of
/// them.
final class Gathering {
    /// So many chunks of about the same size become one.
    static final int CHUNKS = 8;

    private final Connection connection;
    private final Layouts layouts;
    private final Damages damages;

    /// Messages of a chunk that counts as small: half of those that [#CHUNKS] heads hold.
    private final int small;

    /// Messages of one that counts as gathered once; beyond, it waits for its day to be merged.
    private final int large;

    /// @param messages of a head that is cut
    Gathering(Connection connection, Layouts layouts, Damages damages, int messages) {
        this.connection = connection;
        this.layouts = layouts;
        this.damages = damages;
        this.small = messages * CHUNKS / 2;
        this.large = small * CHUNKS;
    }

    /// Gathers what there is to gather of one host's day.
    ///
    /// @return how many chunks are in others now
    int gather(int host, long day, String agent) throws SQLException {
        return gather(host, day, agent, 0, small) + gather(host, day, agent, small, large);
    }

    private int gather(int host, long day, String agent, int from, int to) throws SQLException {
        var chunks = new Chunks(connection, layouts, damages);
        List<Chunk> like = new ArrayList<>();
        for (Chunk chunk : chunks.between(host, day, day)) {
            if (chunk.level() == Chunks.CUT && chunk.n() >= from && chunk.n() < to) {
                like.add(chunk);
            }
        }
        if (like.size() < CHUNKS) {
            return 0;
        }
        for (Chunk chunk : like) {
            // A newer program wrote it: what this one does not know would be lost.
            if (!chunks.isWhole(chunk)) {
                return 0;
            }
        }
        Parts parts = chunks.parts(agent, like);
        Set<Group> groups = parts.groups();
        groups.add(Group.values()[0]);
        Map<Group, Slice> all = new EnumMap<>(Group.class);
        for (Group group : groups) {
            all.put(
                    group,
                    Slices.join(
                            parts.slices(group, _ -> true),
                            new Slice(group, 0),
                            Chunks.begin(day),
                            Chunks.begin(day + 1)));
        }
        for (Chunk chunk : like) {
            chunks.delete(chunk);
        }
        chunks.insert(host, day, all, Chunks.CUT);
        return like.size();
    }
}
