package io.hostpulse.store;

import static org.assertj.core.api.Assertions.assertThat;

/// Upkeep as a server does it, again and again, without its pauses.
public final class Settling {
    private Settling() {}

    /// Does all upkeep of an instant, and of the time after it in which days settle.
    public static void upkeep(Store store, long nowMicros) throws StoreException {
        for (long now : new long[] {nowMicros, nowMicros + 61 * Ticks.SECOND}) {
            int pieces = 0;
            while (store.upkeep(now).more()) {
                assertThat(pieces++).as("pieces of upkeep").isLessThan(10_000);
            }
        }
    }
}
