package io.hostpulse.store.chunk;

import io.hostpulse.store.AgentBatch;
import io.hostpulse.store.Arrival;
import io.hostpulse.store.Completeness;
import io.hostpulse.store.Outcome;
import io.hostpulse.store.Packed;
import io.hostpulse.store.StoreLimits;
import io.hostpulse.store.Ticks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// Keeps messages for ever and prints each acknowledgement: the program that a test kills. At a
/// named place it says that it is there, and waits for it.
final class KilledStore {
    static final int AGENTS = 3;

    /// Said at the place where the test wants it.
    static final String THERE = "there";

    static final long STEP = 20 * 60 * Ticks.SECOND;
    static final StoreLimits LIMITS =
            new StoreLimits(
                    Duration.ofDays(2),
                    Duration.ofDays(3),
                    Duration.ofDays(4),
                    1L << 30,
                    Duration.ofDays(1),
                    1_000);

    private KilledStore() {}

    public static void main(String[] arguments) throws Exception {
        String place = arguments[1];
        int[] passes = {Integer.parseInt(arguments[2])};
        Hooks hooks =
                at -> {
                    if (at.equals(place) && --passes[0] <= 0) {
                        System.out.println(THERE);
                        waitForEver();
                    }
                };
        try (var store =
                ChunkStore.open(arguments[0], LIMITS, line -> System.err.println(line), 6, hooks)) {
            while (true) {
                List<AgentBatch> batches = new ArrayList<>();
                long newest = 0;
                for (int agent = 0; agent < AGENTS; agent++) {
                    Ticks ticks = Ticks.of(agent);
                    Completeness known = store.completeness(ticks.agent);
                    long next =
                            known.received().isEmpty() ? 1 : known.received().getLast().to() + 1;
                    List<Arrival> arrivals = new ArrayList<>();
                    for (long seq = next; seq < next + 4; seq++) {
                        arrivals.add(ticks.message(seq, time(seq)));
                    }
                    newest = Math.max(newest, time(next + 3));
                    var batch = new AgentBatch(ticks.agent, time(next + 3), arrivals, List.of());
                    batches.add(agent % 2 == 0 ? Packed.of(store, batch) : batch);
                }
                List<Outcome> outcomes = store.ingest(batches);
                for (int agent = 0; agent < AGENTS; agent++) {
                    System.out.println(agent + " " + outcomes.get(agent).acked().getLast().to());
                }
                store.upkeep(newest);
            }
        }
    }

    private static void waitForEver() {
        while (true) {
            LockSupport.park();
        }
    }

    static long time(long seq) {
        return Ticks.START + seq * STEP;
    }
}
