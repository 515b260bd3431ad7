package io.hostpulse.store;

import io.hostpulse.catalogue.Snapshot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Hands batches to a store's packer, as requests do.
public final class Packed {
    private Packed() {}

    /// The same batch, packed; as it is for a store that has no packer. Messages are read into two
    /// snapshots in turn.
    public static AgentBatch of(Store store, AgentBatch batch) {
        Optional<Packer> packer = store.packer(batch.receivedMicros());
        if (packer.isEmpty()) {
            return batch;
        }
        Snapshot[] turns = {new Snapshot(), new Snapshot()};
        List<Arrival> arrivals = new ArrayList<>();
        for (Arrival arrival : batch.arrivals()) {
            Snapshot turn = turns[arrivals.size() % 2];
            turn.copyFrom(arrival.snapshot());
            arrivals.add(packer.get().add(turn, arrival.crc32c(), arrival::snapshot));
        }
        return new AgentBatch(batch.agent(), batch.receivedMicros(), arrivals, batch.gaps());
    }
}
