package io.hostpulse.store.chunk;

import io.hostpulse.catalogue.Group;
import io.hostpulse.store.account.Epoch;
import io.hostpulse.store.account.HostAccount.Newest;
import io.hostpulse.store.account.Judge;
import io.hostpulse.store.answer.Slice;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Cuts heads into chunks: a transaction that writes them, saves what is known of their hosts, and
/// deletes the rows of the log that nobody needs any more. One thread.
final class Cutting {
    /// Messages of a head that is cut, staggered by host so that not all are cut together.
    private final int messages;

    /// Hosts cut in one piece of upkeep.
    static final int HOSTS_MAX = 8;

    /// A head of so many bytes is cut, in bytes.
    private static final int BYTES_MAX = 1 << 20;

    /// A head so old is cut, in microseconds: hosts that say little keep no log.
    private static final long AGE_MICROS = 5_400_000_000L;

    /// A host that has said nothing for so many of its intervals has fallen silent: its head is
    /// cut, since a message takes two to three times as much space in the log as in a chunk.
    private static final long SILENT_INTERVALS = 6;

    /// The log holds at most about so many times the messages of full heads: a host that sends
    /// little, or has stopped, would keep everything that the others have sent since.
    private static final int LOG_HEADS_MAX = 4;

    /// The server's clock when heads were looked at first, in microseconds: nobody is silent
    /// because the server was away. 0 before.
    private long firstMicros;

    Cutting(int messages) {
        this.messages = messages;
    }

    /// Messages of a head that is cut.
    int messages() {
        return messages;
    }

    /// The hosts whose heads are due.
    List<HostState> due(Memory memory, long nowMicros) {
        List<HostState> due = new ArrayList<>();
        firstMicros = firstMicros == 0 ? nowMicros : firstMicros;
        long logged = (long) LOG_HEADS_MAX * messages * memory.hosts().size();
        for (HostState host : memory.hosts()) {
            int stagger = host.id * 37 % Math.max(1, messages / 6);
            boolean full = host.head.count >= messages + stagger || host.head.size() >= BYTES_MAX;
            boolean old =
                    host.dirtySince > 0
                            && nowMicros - host.dirtyMicros >= AGE_MICROS + stagger * 10_000_000L;
            boolean holds = host.dirtySince > 0 && memory.taken - host.dirtyTaken >= logged;
            boolean ended = isLeftOver(host, nowMicros) || isSilent(host, nowMicros);
            if (full || old || holds || ended) {
                due.add(host);
            }
        }
        return due;
    }

    /// Whether a head is the end of a backlog: all of it is of days that are to be merged, and its
    /// host has said nothing for a while.
    private static boolean isLeftOver(HostState host, long nowMicros) {
        return host.head.count > 0
                && nowMicros - host.account.lastSeenMicros() >= Memory.SETTLE_MICROS
                && host.head.isBefore(Merging.firstOpen(nowMicros));
    }

    private boolean isSilent(HostState host, long nowMicros) {
        long seen = Math.max(firstMicros, host.account.lastSeenMicros());
        long interval = host.account.newest().map(Newest::intervalMillis).orElse(0L) * 1_000;
        return host.dirtySince > 0
                && nowMicros - seen >= Math.max(Memory.SETTLE_MICROS, SILENT_INTERVALS * interval);
    }

    /// Writes a host's head as chunks, one for each day.
    ///
    /// @return the days
    Set<Long> write(Connection connection, Memory memory, Damages damages, HostState host)
            throws SQLException {
        Map<Group, Slice> all = HeadSlices.of(host.head.view(), memory.layouts);
        var chunks = new Chunks(connection, memory.layouts, damages);
        Set<Long> days = days(all);
        for (long day : days) {
            Map<Group, Slice> ofDay = new EnumMap<>(Group.class);
            all.forEach(
                    (group, slice) ->
                            ofDay.put(
                                    group,
                                    Slices.join(
                                            List.of(slice),
                                            slice,
                                            Chunks.begin(day),
                                            Chunks.begin(day + 1))));
            chunks.insert(host.id, day, ofDay, Chunks.CUT);
        }
        return days;
    }

    private static Set<Long> days(Map<Group, Slice> all) {
        Slice any = all.values().iterator().next();
        Set<Long> days = new HashSet<>();
        for (int i = 0; i < any.count; i++) {
            days.add(Judge.day(any.times[i]));
        }
        return days;
    }

    /// Saves what is known of a host as of a row of the log.
    void save(Connection connection, Memory memory, HostState host, long wal) throws SQLException {
        byte[] latest = memory.savedOf(host);
        if (latest.length > 0) {
            Db.update(
                    connection,
                    "UPDATE host SET cut = ?, state = ? WHERE id = ?",
                    wal,
                    Blob.seal(Blob.best(), AccountCodec.host(host.account, latest)),
                    host.id);
        } else {
            Db.update(connection, "UPDATE host SET cut = ? WHERE id = ?", wal, host.id);
        }
        for (Epoch epoch : host.account.epochs()) {
            if (epoch.changed) {
                Db.update(
                        connection,
                        "UPDATE epoch SET state = ? WHERE id = ?",
                        Blob.seal(Blob.best(), AccountCodec.epoch(epoch)),
                        epoch.ref);
            }
        }
    }

    /// Deletes the rows of the log that no host needs; the last one always stays.
    void trim(Connection connection, Memory memory, Set<HostState> cut, long wal)
            throws SQLException {
        long needed = wal;
        for (HostState host : memory.hosts()) {
            if (host.dirtySince > 0 && !cut.contains(host)) {
                needed = Math.min(needed, host.dirtySince);
            }
        }
        Db.update(connection, "DELETE FROM wal WHERE id < ?", needed);
    }
}
