package io.hostpulse.store.chunk;

import io.hostpulse.catalogue.Identity;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.store.Damage;
import io.hostpulse.store.Gap;
import io.hostpulse.store.account.Epoch;
import io.hostpulse.store.account.HostAccount.Newest;
import io.hostpulse.store.account.Judge;
import io.hostpulse.store.account.RowKeys;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Everything that is kept in memory: a fold of the saved accounts and the rows of the log after
/// them, the same in every process that has read the same rows. Written under the store's lock.
final class Memory {
    /// How long after a cut no day of the host is merged, in microseconds.
    static final long SETTLE_MICROS = 60_000_000;

    private final Map<String, HostState> byAgent = new LinkedHashMap<>();
    private final Map<Integer, HostState> byId = new HashMap<>();
    // Questions look starts up after they have let go of the lock.
    private final Map<Integer, Epoch> epochs = new ConcurrentHashMap<>();
    private final Damages damages;
    Layouts layouts = new Layouts();

    /// The last row of the log that is part of this.
    long applied;

    /// How many messages of all hosts have become part of this.
    long taken;

    /// Whether the rows of the log were read to their end, not cut off in the middle of one.
    private boolean whole;

    int maxHost;
    int maxEpoch;

    Memory(Damages damages) {
        this.damages = damages;
    }

    /// Whether [#load] has read everything once.
    boolean isLoaded() {
        return layouts.maxId() > 0;
    }

    /// Whether everything up to [#applied] is part of this. When the database went away in the
    /// middle of a row, it may still be shown, but nothing may be added to it.
    boolean isWhole() {
        return whole;
    }

    /// How many numbers the messages hold that are not in chunks yet.
    long headValues() {
        return byAgent.values().stream().mapToLong(host -> host.values).sum();
    }

    /// Whether nothing more is expected of a host's day: no message of it waits to be cut, and the
    /// host was not cut just now. A backlog comes in many cuts, and merging after each is dear.
    boolean isSettled(int id, long day, long nowMicros) {
        HostState host = byId.get(id);
        return host == null
                || (nowMicros - host.cutMicros >= SETTLE_MICROS
                        && !host.head.view().touchesDay(day));
    }

    /// The agent of a host.
    @Nullable String agent(int id) {
        HostState host = byId.get(id);
        return host == null ? null : host.account.agent();
    }

    Collection<HostState> hosts() {
        return byAgent.values();
    }

    @Nullable HostState host(String agent) {
        return byAgent.get(agent);
    }

    @Nullable Epoch epoch(int ref) {
        return epochs.get(ref);
    }

    void add(HostState host) {
        byAgent.put(host.account.agent(), host);
        byId.put(host.id, host);
        maxHost = Math.max(maxHost, host.id);
    }

    void add(HostState host, Epoch epoch) {
        host.account.add(epoch);
        epochs.put(epoch.ref, epoch);
        maxEpoch = Math.max(maxEpoch, epoch.ref);
    }

    /// Reads everything.
    void load(Connection connection) throws SQLException {
        layouts = Schema.readLayouts(connection);
        loadHosts(connection, 0);
        loadEpochs(connection, 0);
        Db.query(
                connection,
                "SELECT id, agent, state FROM host WHERE state IS NOT NULL",
                row -> restore(row.getString(2), row.getBytes(3)));
        applied = Db.number(connection, "SELECT COALESCE(MIN(id), 1) - 1 FROM wal");
        follow(connection);
    }

    private void loadHosts(Connection connection, int after) throws SQLException {
        Db.query(
                connection,
                "SELECT id, agent, cut FROM host WHERE id > ? ORDER BY id",
                row -> {
                    var host = new HostState(row.getInt(1), row.getString(2));
                    host.cut = row.getLong(3);
                    add(host);
                },
                after);
    }

    private void loadEpochs(Connection connection, int after) throws SQLException {
        Db.query(
                connection,
                "SELECT id, host, journal, epoch, boot, state FROM epoch WHERE id > ? ORDER BY id",
                this::loadEpoch,
                after);
    }

    private void loadEpoch(ResultSet row) throws SQLException {
        String boot = row.getString(5);
        var epoch =
                new Epoch(
                        row.getInt(1),
                        row.getString(3),
                        row.getLong(4),
                        boot.isEmpty() ? Optional.empty() : Optional.of(boot));
        HostState host = byId.get(row.getInt(2));
        if (host == null) {
            return;
        }
        add(host, epoch);
        byte[] state = row.getBytes(6);
        if (state != null) {
            try {
                AccountCodec.epoch(Blob.open(state), epoch);
            } catch (BrokenBlob e) {
                damages.note(host.account.agent(), "what had arrived of epoch " + epoch.epoch, e);
            }
        }
    }

    private void restore(String agent, byte[] state) {
        HostState host = byAgent.get(agent);
        if (host == null) {
            return;
        }
        try {
            var in = new In(Blob.open(state));
            long[] seen = new long[4];
            host.saved = AccountCodec.host(in, seen);
            var reader = new MessageReader(layouts);
            var latest = new Snapshot();
            reader.read(new In(host.saved), this::epoch, agent, latest);
            host.account.restore(seen[0], seen[1], seen[2], seen[3], newest(latest, reader.ref));
            AccountCodec.days(in, host.account);
            AccountCodec.notes(in, host.account);
        } catch (BrokenBlob e) {
            damages.note(agent, "the host's summary", e);
        }
    }

    static Newest newest(Snapshot said, int ref) {
        return new Newest(said.identity(), said.clock(), ref, said.seq(), said.intervalMillis());
    }

    /// Reads the rows that others have committed; false when rows between are gone, and everything
    /// has to be read anew.
    boolean follow(Connection connection) throws SQLException {
        whole = false;
        boolean[] gapless = {true};
        Db.query(
                connection,
                "SELECT id, t0, t1, n, data FROM wal WHERE id > ? ORDER BY id",
                row -> {
                    gapless[0] &= row.getLong(1) == applied + 1;
                    if (gapless[0]) {
                        apply(connection, row);
                    }
                },
                applied);
        whole = gapless[0];
        return whole;
    }

    private void apply(Connection connection, ResultSet row) throws SQLException {
        long id = row.getLong(1);
        byte[] data = row.getBytes(5);
        applied = id;
        if (data.length == 0) {
            return; // Set aside.
        }
        try {
            apply(connection, id, new In(Blob.open(data)));
        } catch (BrokenBlob e) {
            damages.noteWal(
                    id,
                    new Damage(
                            Optional.empty(),
                            Optional.empty(),
                            row.getLong(2),
                            row.getLong(3),
                            row.getInt(4),
                            "row " + id + " of the log: " + e.getMessage()),
                    data);
        }
    }

    private void apply(Connection connection, long id, In in) throws SQLException {
        WalCodec.version(in);
        while (!in.isAtEnd()) {
            int kind = in.count(WalCodec.CUT);
            HostState host = known(connection, in.count(Integer.MAX_VALUE));
            switch (kind) {
                case WalCodec.MESSAGE -> {
                    int begin = in.at();
                    int length = in.count(Integer.MAX_VALUE);
                    int from = in.skip(length);
                    byte[] whole = java.util.Arrays.copyOfRange(in.array(), begin, from + length);
                    if (id > host.cut) {
                        message(connection, host, id, whole, from - begin);
                    }
                }
                case WalCodec.GAP -> {
                    int ref = in.count(Integer.MAX_VALUE);
                    Epoch epoch = known(connection, ref, host);
                    long received = in.zigzag();
                    long first = in.varint();
                    long last = in.varint();
                    Gap.Cause cause = AccountCodec.cause(in);
                    if (id > host.cut) {
                        host.account.gap(epoch, first, last, cause, received);
                        host.dirty(id, received, taken);
                    }
                }
                case WalCodec.CUT -> {
                    if (id > host.cut) {
                        host.saved = savedOf(host);
                        host.cutAt(id);
                    }
                }
                default -> throw new BrokenBlob("entry of kind " + kind);
            }
        }
    }

    private HostState known(Connection connection, int id) throws SQLException {
        if (id > maxHost) {
            loadHosts(connection, maxHost);
        }
        HostState host = byId.get(id);
        if (host == null) {
            throw new BrokenBlob("host " + id + " is not known");
        }
        return host;
    }

    private Epoch known(Connection connection, int ref, HostState host) throws SQLException {
        if (ref > maxEpoch) {
            loadEpochs(connection, maxEpoch);
        }
        Epoch epoch = epochs.get(ref);
        if (epoch == null) {
            throw new BrokenBlob("epoch " + ref + " of " + host.account.agent() + " is not known");
        }
        return epoch;
    }

    private void message(Connection connection, HostState host, long id, byte[] whole, int body)
            throws SQLException {
        var peek = new In(whole, body, whole.length);
        int chain = peek.count(Integer.MAX_VALUE);
        Epoch epoch = known(connection, peek.count(Integer.MAX_VALUE), host);
        if (chain != 0 && chain != host.chain) {
            // One before it is lost; the next whole one says which numbers are.
            host.brokenAfter = Math.max(1, host.brokenAfter);
            return;
        }
        long before = host.last.seq();
        var reader = new MessageReader(layouts);
        reader.read(
                new In(whole, body, whole.length), this::epoch, host.account.agent(), host.last);
        if (host.brokenAfter > 0) {
            lost(host, epoch, before, reader);
        }
        host.chain = next(chain);
        host.values += Renamed.numbers(host.last);
        keep(
                host,
                epoch,
                newest(host.last, epoch.ref),
                reader.crc,
                reader.receivedMicros,
                RowKeys.of(host.last));
        host.head.add(whole, reader.timeMicros);
        host.dirty(id, reader.receivedMicros, taken);
    }

    private void lost(HostState host, Epoch epoch, long before, MessageReader reader) {
        host.brokenAfter = 0;
        long from = Math.max(before, epoch.received.max()) + 1;
        if (reader.seq > from) {
            host.account.gap(epoch, from, reader.seq - 1, Gap.Cause.CORRUPT, reader.receivedMicros);
        }
    }

    static int next(int chain) {
        return (chain + 1) % MessageCodec.CHAIN;
    }

    /// Notes a message that is committed.
    ///
    /// @param rows its rows
    void keep(
            HostState host, Epoch epoch, Newest said, int crc, long receivedMicros, RowKeys rows) {
        taken++;
        host.account.countRows(Judge.day(said.clock().timeMicros()), rows);
        host.account.keep(epoch, said.seq(), crc, said, receivedMicros);
    }

    /// A host's newest message.
    Optional<Snapshot> latest(HostState host) {
        Newest newest = host.account.newest().orElse(null);
        if (newest == null) {
            return Optional.empty();
        }
        if (isLast(host, newest)) {
            var copy = new Snapshot();
            copy.copyFrom(host.last);
            return Optional.of(copy);
        }
        Head.View head = host.head.view();
        var in = new In(head.bytes(), 0, head.size());
        var reader = new MessageReader(layouts);
        var state = new Snapshot();
        while (!in.isAtEnd()) {
            int length = in.count(head.size());
            int from = in.skip(length);
            var body = new In(head.bytes(), from, from + length);
            reader.read(body, this::epoch, host.account.agent(), state);
            if (reader.ref == newest.ref() && reader.seq == newest.seq()) {
                return Optional.of(state);
            }
        }
        if (host.saved.length == 0) {
            return Optional.empty();
        }
        reader.read(new In(host.saved), this::epoch, host.account.agent(), state);
        return Optional.of(state);
    }

    private static boolean isLast(HostState host, Newest newest) {
        Identity last = host.last.identity();
        return host.last.seq() == newest.seq()
                && last.epoch() == newest.identity().epoch()
                && last.journal().equals(newest.identity().journal());
    }

    /// A host's newest message, whole.
    byte[] savedOf(HostState host) {
        Newest newest = host.account.newest().orElse(null);
        Snapshot latest = latest(host).orElse(null);
        if (newest == null || latest == null) {
            return host.saved;
        }
        var out = new Out(2_048);
        MessageCodec.write(
                out, layouts, 0, null, latest, newest.ref(), 0, newest.clock().timeMicros());
        return out.toArray();
    }
}
