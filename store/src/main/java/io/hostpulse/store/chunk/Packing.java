package io.hostpulse.store.chunk;

import io.hostpulse.catalogue.ClockReading;
import io.hostpulse.catalogue.Identity;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.store.AgentBatch;
import io.hostpulse.store.Arrival;
import io.hostpulse.store.Packer;
import io.hostpulse.store.account.RowKeys;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;

/// The messages of one request in the form of the log, each as what differs from the one before it
/// in the request: the first one, and every [MessageCodec#CHAIN]th after it, is written whole, so
/// that none depends on what the store knows by then.
final class Packing implements Packer {
    private final Layouts layouts;
    private final long receivedMicros;
    private final Out bodies = new Out(1 << 14);
    private int[] ends = new int[64];
    private int[] numbers = new int[64];
    private RowKeys[] rows = new RowKeys[64];
    private int size;
    private @Nullable Snapshot last;

    Packing(Layouts layouts, long receivedMicros) {
        this.layouts = layouts;
        this.receivedMicros = receivedMicros;
    }

    /// A message of a packing: who and when, the rest only if it is asked for.
    private record Packed(
            Packing packing,
            int index,
            Identity identity,
            ClockReading clock,
            long seq,
            long intervalMillis,
            int crc32c,
            Supplier<Snapshot> again)
            implements Arrival {
        @Override
        public Snapshot snapshot() {
            return again.get();
        }
    }

    /// The packing whose messages a batch holds, all of them in their order.
    static Optional<Packing> of(AgentBatch batch) {
        if (batch.arrivals().isEmpty()
                || !(batch.arrivals().getFirst() instanceof Packed first)
                || first.packing.size != batch.arrivals().size()
                || first.packing.receivedMicros != batch.receivedMicros()) {
            return Optional.empty();
        }
        for (int i = 0; i < first.packing.size; i++) {
            boolean next =
                    batch.arrivals().get(i) instanceof Packed packed
                            && packed.packing == first.packing
                            && packed.index == i
                            && packed.identity.agent().equals(batch.agent());
            if (!next) {
                return Optional.empty();
            }
        }
        return Optional.of(first.packing);
    }

    @Override
    public Arrival add(Snapshot message, int crc32c, Supplier<Snapshot> again) {
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, 2 * size);
            numbers = Arrays.copyOf(numbers, 2 * size);
            rows = Arrays.copyOf(rows, 2 * size);
        }
        Snapshot before = last;
        MessageCodec.body(
                bodies, layouts, chain(size) == 0 ? null : before, message, crc32c, receivedMicros);
        ends[size] = bodies.size();
        numbers[size] = Renamed.numbers(message);
        rows[size] =
                before != null && RowKeys.areSame(message, before)
                        ? rows[size - 1]
                        : RowKeys.of(message);
        last = message;
        return new Packed(
                this,
                size++,
                message.identity(),
                message.clock(),
                message.seq(),
                message.intervalMillis(),
                crc32c,
                again);
    }

    int size() {
        return size;
    }

    /// A message's place in its chain.
    static int chain(int index) {
        return index % MessageCodec.CHAIN;
    }

    /// Writes what [MessageCodec#write] would have.
    void write(Out out, int index, int ref) {
        out.varint(chain(index));
        out.varint(ref);
        int from = index == 0 ? 0 : ends[index - 1];
        out.append(bodies, from, ends[index]);
    }

    /// How many numbers a message holds.
    int numbers(int index) {
        return numbers[index];
    }

    /// A message's rows, the same object as the message's before when they are the same.
    RowKeys rows(int index) {
        return rows[index];
    }

    /// The last message, whole.
    Snapshot last() {
        return java.util.Objects.requireNonNull(last, "an empty packing has no last message");
    }
}
