package io.hostpulse.store.chunk;

import io.hostpulse.store.StoreLimits;
import io.hostpulse.store.Upkeep;
import io.hostpulse.store.answer.Lives;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One piece of upkeep: what was found damaged is set aside; else some heads are cut; else one day
/// is merged; else one that goes soon is rolled up; else what is too old or too much is deleted.
/// Each is one transaction, committed by the caller.
final class Upkeeping {
    private final Connection connection;
    private final Memory memory;
    private final Damages damages;
    private final Cutting cutting;
    private final StoreLimits limits;
    private final Hooks hooks;
    private final Lives lives;
    private final Set<HostState> cut = new HashSet<>();
    private List<Damages.Find> aside = List.of();
    private long now;

    Upkeeping(
            Connection connection,
            Memory memory,
            Damages damages,
            Cutting cutting,
            StoreLimits limits,
            Hooks hooks,
            Lives lives) {
        this.connection = connection;
        this.memory = memory;
        this.damages = damages;
        this.cutting = cutting;
        this.limits = limits;
        this.hooks = hooks;
        this.lives = lives;
    }

    /// Does one piece of what is due.
    Upkeep work(long nowMicros, Dialect dialect) throws SQLException {
        now = nowMicros;
        aside = damages.pending();
        if (!aside.isEmpty()) {
            Damages.setAside(connection, aside);
        }
        List<HostState> due = cutting.due(memory, nowMicros);
        if (!due.isEmpty()) {
            cut(due.subList(0, Math.min(due.size(), Cutting.HOSTS_MAX)));
            return new Upkeep(cut.size(), 0, 0, true);
        }
        Optional<Merging.Due> day = Merging.due(connection, memory, nowMicros);
        if (day.isPresent()) {
            return merge(day.get());
        }
        var expiring =
                new Expiring(connection, new Chunks(connection, memory.layouts, damages), limits);
        Optional<Merging.Due> leaving =
                Merging.dueForMinutes(connection, Expiring.firstDay(nowMicros, limits.raw()));
        if (leaving.isEmpty()) {
            expiring.byAge(nowMicros);
            hooks.at(expiring.messages > 0 ? "expired" : "nothing expired");
            if (!expiring.more) {
                leaving = expiring.bySize(Db.number(connection, dialect.bytesQuery()));
            }
        }
        if (leaving.isPresent()) {
            merging().rollByMinute(leaving.get(), agent(leaving.get().host()));
            hooks.at("rolled");
            return new Upkeep(0, 0, 0, true);
        }
        boolean more = expiring.more || dialect.shrink(connection);
        return new Upkeep(0, 0, expiring.messages, more);
    }

    private void cut(List<HostState> due) throws SQLException {
        long wal = memory.applied + 1;
        Out out = WalCodec.begin();
        for (HostState host : due) {
            if (host.head.count > 0) {
                write(host);
            }
            hooks.at("cut written");
            cutting.save(connection, memory, host, wal);
            WalCodec.cut(out, host.id);
            cut.add(host);
        }
        hooks.at("cut saved");
        Db.update(
                connection,
                "INSERT INTO wal(id, t0, t1, n, data) VALUES (?, 0, 0, 0, ?)",
                wal,
                Blob.seal(Blob.NONE, out.toArray()));
        cutting.trim(connection, memory, cut, wal);
        hooks.at("cut trimmed");
    }

    private void write(HostState host) throws SQLException {
        var gathering = new Gathering(connection, memory.layouts, damages, cutting.messages());
        for (long day : cutting.write(connection, memory, damages, host)) {
            boolean isOver = day < Merging.firstOpen(now);
            int gathered = gathering.gather(host.id, day, agent(host.id), isOver);
            hooks.at(gathered > 0 ? "gathered" : "nothing gathered");
        }
    }

    private Upkeep merge(Merging.Due due) throws SQLException {
        hooks.at("merge begun");
        int merged = merging().merge(due, agent(due.host()));
        hooks.at("merged");
        return new Upkeep(0, merged, 0, true);
    }

    private Merging merging() {
        return new Merging(connection, memory.layouts, damages, lives);
    }

    private String agent(int host) {
        String agent = memory.agent(host);
        return agent == null ? "" : agent;
    }

    /// Makes what was committed part of memory.
    void apply() {
        damages.done(aside);
        if (!cut.isEmpty()) {
            long wal = ++memory.applied;
            for (HostState host : cut) {
                host.saved = memory.savedOf(host);
                host.cutAt(wal);
                host.cutMicros = now;
            }
        }
    }
}
