package io.hostpulse.server.ingest;

import io.hostpulse.catalogue.ClockReading;
import io.hostpulse.catalogue.Identity;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.store.Arrival;
import io.hostpulse.store.Store;
import io.hostpulse.store.StoreException;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// Corrects the time of messages that were made before their agent knew the server's: a
/// synchronized message of the same boot says when that boot began by the server's clock, and every
/// message says how long after that it was made. Thread-safe.
///
/// Remembers the newest relation of [#AGENTS_MAX] agents; one that is not remembered is derived
/// from the agent's newest message in the store.
final class BootRelations {
    static final int AGENTS_MAX = 20_000;
    private static final long DRIFT_PPM = 50;

    private final Store store;
    private final Map<String, Relation> relations =
            Collections.synchronizedMap(
                    new LinkedHashMap<>(64, 0.75f, true) {
                        private static final long serialVersionUID = 1L;

                        @Override
                        protected boolean removeEldestEntry(Map.Entry<String, Relation> eldest) {
                            return size() > AGENTS_MAX;
                        }
                    });

    /// @param boot the kernel's boot id
    /// @param beganMicros when the boot began by the server's clock
    /// @param atMicros how long after that this was known
    /// @param errorMicros how far it may be off
    private record Relation(String boot, long beganMicros, long atMicros, long errorMicros) {}

    BootRelations(Store store) {
        this.store = store;
    }

    /// Learns from the synchronized messages of a request, then corrects the others.
    ///
    /// @return how many were corrected
    int correct(String agent, List<Snapshot> snapshots) throws StoreException {
        boolean unsure = false;
        for (Snapshot snapshot : snapshots) {
            learn(agent, snapshot.identity(), snapshot.clock());
            unsure |= isUnsure(snapshot);
        }
        if (!unsure) {
            return 0;
        }
        if (!relations.containsKey(agent)) {
            Optional<Snapshot> latest = store.latest(agent);
            latest.ifPresent(snapshot -> learn(agent, snapshot.identity(), snapshot.clock()));
        }
        Relation relation = relations.get(agent);
        int corrected = 0;
        for (Snapshot snapshot : snapshots) {
            if (relation != null && isUnsure(snapshot) && isOf(relation, snapshot)) {
                restamp(snapshot, relation);
                corrected++;
            }
        }
        return corrected;
    }

    /// Learns from messages that all know the server's time.
    void learn(String agent, List<Arrival> arrivals) {
        for (Arrival arrival : arrivals) {
            learn(agent, arrival.identity(), arrival.clock());
        }
    }

    /// Whether a message was made before its agent knew the server's time, and says enough for that
    /// to be corrected.
    static boolean isUnsure(Snapshot snapshot) {
        return !snapshot.clock().synchronizedWithSource()
                && snapshot.clock().boottimeMicros().isPresent()
                && snapshot.identity().boot().isPresent();
    }

    private static boolean isOf(Relation relation, Snapshot snapshot) {
        return snapshot.identity().boot().equals(Optional.of(relation.boot()));
    }

    private void learn(String agent, Identity identity, ClockReading clock) {
        if (!clock.synchronizedWithSource()
                || clock.boottimeMicros().isEmpty()
                || identity.boot().isEmpty()) {
            return;
        }
        long boottime = clock.boottimeMicros().getAsLong();
        var fresh =
                new Relation(
                        identity.boot().get(),
                        clock.timeMicros() - boottime,
                        boottime,
                        clock.errorMicros().orElse(0));
        relations.merge(
                agent,
                fresh,
                (known, now) ->
                        known.boot().equals(now.boot()) && known.atMicros() > now.atMicros()
                                ? known
                                : now);
    }

    private static void restamp(Snapshot snapshot, Relation relation) {
        ClockReading raw = snapshot.clock();
        long boottime = raw.boottimeMicros().orElseThrow();
        long time = relation.beganMicros() + boottime;
        long aged = Math.abs(relation.atMicros() - boottime) * DRIFT_PPM / 1_000_000;
        snapshot.stamp(
                snapshot.identity(),
                new ClockReading(
                        time,
                        raw.wallMicros(),
                        raw.boottimeMicros(),
                        OptionalLong.of(time - raw.wallMicros()),
                        OptionalLong.of(relation.errorMicros() + aged),
                        "server",
                        true,
                        Optional.empty(),
                        raw.stepMicros()),
                snapshot.seq(),
                snapshot.intervalMillis());
    }
}
