package io.hostpulse.store.chunk;

import io.hostpulse.catalogue.Identity;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.store.AgentBatch;
import io.hostpulse.store.Arrival;
import io.hostpulse.store.Gap;
import io.hostpulse.store.Outcome;
import io.hostpulse.store.SeqRange;
import io.hostpulse.store.StoreLimits;
import io.hostpulse.store.account.Answer;
import io.hostpulse.store.account.Epoch;
import io.hostpulse.store.account.HostAccount.Newest;
import io.hostpulse.store.account.Judge;
import io.hostpulse.store.account.Judge.Verdict;
import io.hostpulse.store.account.RowKeys;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One call of ingest: judged and written down in a transaction, then, once it is committed, made
/// part of memory. One thread.
final class Ingest {
    private record Key(int host, String journal, long epoch) {}

    private sealed interface Entry {
        @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
        record Kept(
                HostState host,
                Epoch epoch,
                Snapshot snapshot,
                int crc32c,
                long received,
                RowKeys rows,
                int numbers,
                byte[] body)
                implements Entry {}

        /// @param at where in the log's row each message begins and ends
        @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
        record Together(HostState host, AgentBatch batch, Packing packing, Epoch[] epochs, int[] at)
                implements Entry {}

        record Reported(HostState host, Epoch epoch, Gap gap, long received) implements Entry {}
    }

    private static final class Base {
        @Nullable Snapshot before;
        int chain;
    }

    private final Connection connection;
    private final Memory memory;
    private final Judge judge;
    private final Map<String, HostState> newHosts = new LinkedHashMap<>();
    private final Map<Key, Epoch> newEpochs = new LinkedHashMap<>();
    private final Map<Integer, HostState> owners = new HashMap<>();
    private final Map<Integer, Base> bases = new HashMap<>();
    private final List<Entry> entries = new ArrayList<>();
    private final Out out = WalCodec.begin();
    private final Out body = new Out(1_024);
    private long t0 = Long.MAX_VALUE;
    private long t1 = Long.MIN_VALUE;
    private int messages;

    Ingest(Connection connection, Memory memory, StoreLimits limits) {
        this.connection = connection;
        this.memory = memory;
        this.judge = new Judge(limits);
    }

    /// Writes down what is new, and says what became of each message.
    List<Outcome> take(List<AgentBatch> batches) throws SQLException {
        List<Outcome> outcomes = new ArrayList<>();
        for (AgentBatch batch : batches) {
            HostState host = host(batch.agent());
            var answer = new Answer();
            take(host, batch, answer);
            for (Gap gap : batch.gaps()) {
                report(host, gap, batch.receivedMicros());
            }
            outcomes.add(answer.outcome());
        }
        if (!entries.isEmpty()) {
            write();
        }
        return outcomes;
    }

    private void write() throws SQLException {
        for (HostState host : newHosts.values()) {
            Db.update(
                    connection,
                    "INSERT INTO host(id, agent, cut) VALUES (?, ?, 0)",
                    host.id,
                    host.account.agent());
        }
        for (Map.Entry<Key, Epoch> fresh : newEpochs.entrySet()) {
            Epoch epoch = fresh.getValue();
            Db.update(
                    connection,
                    "INSERT INTO epoch(id, host, journal, epoch, boot) VALUES (?, ?, ?, ?, ?)",
                    epoch.ref,
                    fresh.getKey().host(),
                    epoch.journal,
                    epoch.epoch,
                    epoch.boot().orElse(""));
        }
        Db.update(
                connection,
                "INSERT INTO wal(id, t0, t1, n, data) VALUES (?, ?, ?, ?, ?)",
                memory.applied + 1,
                messages == 0 ? 0 : t0,
                messages == 0 ? 0 : t1,
                messages,
                Blob.sealFast(out.toArray()));
    }

    /// Whether anything was written.
    boolean isEmpty() {
        return entries.isEmpty();
    }

    private HostState host(String agent) {
        HostState known = memory.host(agent);
        return known != null
                ? known
                : newHosts.computeIfAbsent(
                        agent, _ -> new HostState(memory.maxHost + newHosts.size() + 1, agent));
    }

    private Epoch epoch(HostState host, String journal, long number, Optional<String> boot) {
        Epoch known = host.account.epoch(journal, number);
        if (known != null) {
            return known;
        }
        var key = new Key(host.id, journal, number);
        Epoch fresh = newEpochs.get(key);
        if (fresh == null) {
            fresh = new Epoch(memory.maxEpoch + newEpochs.size() + 1, journal, number, boot);
            newEpochs.put(key, fresh);
            owners.put(fresh.ref, host);
        }
        return fresh;
    }

    /// All are judged before any is written: where each is new, they are kept as their packing has
    /// them.
    private void take(HostState host, AgentBatch batch, Answer answer) {
        Packing packing = Packing.of(batch).orElse(null);
        List<Verdict> verdicts = new ArrayList<>(batch.arrivals().size());
        boolean areNew = true;
        for (int i = 0; i < batch.arrivals().size(); i++) {
            Verdict verdict =
                    judge.judge(
                            host.account,
                            batch.arrivals().get(i),
                            batch.receivedMicros(),
                            packing == null ? null : packing.rows(i));
            verdicts.add(verdict);
            areNew &= verdict instanceof Verdict.New;
        }
        if (packing != null && areNew) {
            keep(host, batch, packing);
            batch.arrivals().forEach(answer::stored);
            return;
        }
        for (int i = 0; i < verdicts.size(); i++) {
            Arrival arrival = batch.arrivals().get(i);
            switch (verdicts.get(i)) {
                case Verdict.Repeated() -> answer.repeated(arrival);
                case Verdict.Refused(Outcome.Refusal refusal) -> answer.refused(refusal);
                case Verdict.New fresh -> {
                    keep(host, arrival, batch.receivedMicros(), fresh.rows());
                    answer.stored(arrival);
                }
            }
        }
    }

    private Base base(HostState host) {
        return bases.computeIfAbsent(
                host.id,
                _ -> {
                    var first = new Base();
                    first.before = host.last;
                    first.chain = host.chain;
                    return first;
                });
    }

    private void keep(HostState host, AgentBatch batch, Packing packing) {
        int count = packing.size();
        var epochs = new Epoch[count];
        int[] at = new int[2 * count];
        for (int i = 0; i < count; i++) {
            Arrival arrival = batch.arrivals().get(i);
            epochs[i] = epoch(host, arrival.identity());
            out.varint(WalCodec.MESSAGE);
            out.varint(host.id);
            at[2 * i] = out.size();
            packing.write(out, i, epochs[i].ref);
            out.lengthen(at[2 * i]);
            at[2 * i + 1] = out.size();
            count(arrival.clock().timeMicros());
        }
        entries.add(new Entry.Together(host, batch, packing, epochs, at));
        Base base = base(host);
        base.before = packing.last();
        base.chain = Memory.next(Packing.chain(count - 1));
    }

    private Epoch epoch(HostState host, Identity identity) {
        return epoch(host, identity.journal(), identity.epoch(), identity.boot());
    }

    private void count(long timeMicros) {
        t0 = Math.min(t0, timeMicros);
        t1 = Math.max(t1, timeMicros);
        messages++;
    }

    private void keep(HostState host, Arrival arrival, long received, RowKeys rows) {
        Snapshot snapshot = arrival.snapshot();
        Epoch epoch = epoch(host, snapshot.identity());
        Base base = base(host);
        body.cut(0);
        MessageCodec.write(
                body,
                memory.layouts,
                base.chain,
                base.before,
                snapshot,
                epoch.ref,
                arrival.crc32c(),
                received);
        body.lengthen(0);
        byte[] bytes = body.toArray();
        out.varint(WalCodec.MESSAGE);
        out.varint(host.id);
        out.raw(bytes, 0, bytes.length);
        // Counted now, while the CPU has the message at hand.
        int numbers = Renamed.numbers(snapshot);
        entries.add(
                new Entry.Kept(
                        host, epoch, snapshot, arrival.crc32c(), received, rows, numbers, bytes));
        base.before = snapshot;
        base.chain = Memory.next(base.chain);
        count(snapshot.clock().timeMicros());
    }

    private void report(HostState host, Gap gap, long received) {
        SeqRange range = gap.range();
        Epoch epoch = epoch(host, range.journal(), range.epoch(), Optional.empty());
        if (epoch.covers(range.from(), range.to())) {
            return;
        }
        WalCodec.gap(out, host.id, epoch.ref, received, range.from(), range.to(), gap.cause());
        entries.add(new Entry.Reported(host, epoch, gap, received));
    }

    /// Makes what was committed part of memory.
    void apply() {
        long id = ++memory.applied;
        newHosts.values().forEach(memory::add);
        newEpochs
                .values()
                .forEach(
                        epoch ->
                                memory.add(
                                        java.util.Objects.requireNonNull(owners.get(epoch.ref)),
                                        epoch));
        for (Entry entry : entries) {
            switch (entry) {
                case Entry.Kept kept -> apply(kept, id);
                case Entry.Together together -> apply(together, id);
                case Entry.Reported(HostState host, Epoch epoch, Gap gap, long received) -> {
                    SeqRange range = gap.range();
                    host.account.gap(epoch, range.from(), range.to(), gap.cause(), received);
                    host.dirty(id, received, memory.taken);
                }
            }
        }
    }

    private void apply(Entry.Kept kept, long id) {
        HostState host = kept.host();
        Snapshot snapshot = kept.snapshot();
        Snapshot named = snapshot;
        if (!snapshot.identity().agent().equals(host.account.agent())) {
            named = Renamed.of(snapshot, host.account.agent());
        }
        host.values += kept.numbers();
        Epoch epoch = kept.epoch();
        Newest said = Memory.newest(named, epoch.ref);
        memory.keep(host, epoch, said, kept.crc32c(), kept.received(), kept.rows());
        host.head.add(kept.body(), snapshot.clock().timeMicros());
        host.dirty(id, kept.received(), memory.taken);
        last(host, snapshot, named);
    }

    private void apply(Entry.Together together, long id) {
        HostState host = together.host();
        Packing packing = together.packing();
        long received = together.batch().receivedMicros();
        byte[] log = out.array();
        for (int i = 0; i < packing.size(); i++) {
            Arrival arrival = together.batch().arrivals().get(i);
            Epoch epoch = together.epochs()[i];
            var said =
                    new Newest(
                            arrival.identity(),
                            arrival.clock(),
                            epoch.ref,
                            arrival.seq(),
                            arrival.intervalMillis());
            host.values += packing.numbers(i);
            memory.keep(host, epoch, said, arrival.crc32c(), received, packing.rows(i));
            int from = together.at()[2 * i];
            int to = together.at()[2 * i + 1];
            host.head.add(log, from, to, arrival.clock().timeMicros());
            host.dirty(id, received, memory.taken);
        }
        last(host, packing.last(), packing.last());
    }

    /// Takes over what the host's next message is written as the difference to.
    private void last(HostState host, Snapshot snapshot, Snapshot named) {
        Base base = base(host);
        if (base.before == snapshot) {
            host.chain = base.chain;
            host.last.copyFrom(named);
        }
    }
}
