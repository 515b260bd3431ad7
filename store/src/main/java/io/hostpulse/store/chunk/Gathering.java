package io.hostpulse.store.chunk;

import io.hostpulse.catalogue.Group;
import io.hostpulse.store.answer.Slice;
import io.hostpulse.store.chunk.Chunks.Chunk;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Makes one chunk of several small ones: a question about the last hours opens a few chunks then
/// and not dozens (of a host that sends once a second, hundreds), and longer columns take less
/// space. Done in the transaction that cuts the last of them. A day that is over is merged as soon
/// as its host's backlog has come; until then it is gathered only where it has many chunks.
final class Gathering {
    /// So many chunks of about one size become one, and so many of those one again.
    static final int CHUNKS = 4;

    /// So many of a day that is over: more than a day at 10 s has.
    static final int CHUNKS_OVER = 32;

    /// Messages of a chunk that is not gathered again, in heads.
    private static final int LARGE = 32;

    private final Connection connection;
    private final Layouts layouts;
    private final Damages damages;

    /// Messages of a chunk that was not gathered yet, at most: half of those that [#CHUNKS] heads
    /// hold.
    private final int small;

    /// One of so many waits for its day to be merged.
    private final int large;

    /// @param messages of a head that is cut
    Gathering(Connection connection, Layouts layouts, Damages damages, int messages) {
        this.connection = connection;
        this.layouts = layouts;
        this.damages = damages;
        this.small = messages * CHUNKS / 2;
        this.large = messages * LARGE;
    }

    /// Gathers what there is to gather of one host's day.
    ///
    /// @param isOver whether the day is to be merged soon
    /// @return how many chunks are in others now
    int gather(int host, long day, String agent, boolean isOver) throws SQLException {
        var chunks = new Chunks(connection, layouts, damages);
        int enough = isOver ? CHUNKS_OVER : CHUNKS;
        int gathered = 0;
        int from = 0;
        for (int to = small; from < large; to *= enough) {
            List<Chunk> all = chunks.between(host, day, day);
            int found = gather(chunks, like(all, from, to), enough, agent);
            if (found == 0) {
                break;
            }
            gathered += found;
            from = to;
        }
        return gathered;
    }

    /// The chunks as they were cut that have at least `from` messages and fewer than `to`.
    private static List<Chunk> like(List<Chunk> all, int from, int to) {
        return all.stream()
                .filter(chunk -> chunk.level() == Chunks.CUT && chunk.n() >= from && chunk.n() < to)
                .toList();
    }

    private static int gather(Chunks chunks, List<Chunk> like, int from, String agent)
            throws SQLException {
        if (like.size() < from || !chunks.areWhole(like)) {
            return 0;
        }
        Chunk first = like.getFirst();
        Parts parts = chunks.parts(agent, like);
        Map<Group, Slice> all = new EnumMap<>(Group.class);
        for (Group group : parts.groups()) {
            all.put(group, parts.day(group, first.day()));
        }
        chunks.delete(like);
        chunks.insert(first.host(), first.day(), all, Chunks.CUT);
        return like.size();
    }
}
