package io.hostpulse.agent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class HeapKeeperTest {
    private static final long START = 6L << 20;

    private long size = START;
    private long needed = START;
    private int collections;
    private final HeapKeeper keeper =
            new HeapKeeper(
                    () -> size,
                    () -> {
                        collections++;
                        size = needed;
                    });

    @Test
    void aHeapThatHasGrownIsCollectedOnce() {
        size = START + HeapKeeper.GROWTH_MAX - 1;
        keeper.look();
        assertThat(collections).isZero();
        size = START + HeapKeeper.GROWTH_MAX;
        keeper.look();
        keeper.look();
        assertThat(collections).isEqualTo(1);
        assertThat(size).isEqualTo(START);
    }

    @Test
    void whatIsNeededIsLeft() {
        needed = START + 10 * HeapKeeper.GROWTH_MAX;
        size = needed;
        for (int tick = 0; tick < 100; tick++) {
            keeper.look();
        }
        assertThat(collections).isEqualTo(1);
        size = needed + HeapKeeper.GROWTH_MAX;
        keeper.look();
        assertThat(collections).isEqualTo(2);
    }
}
