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
        tick(HeapKeeper.LOOK_TICKS);
        assertThat(collections).isZero();
        size = START + HeapKeeper.GROWTH_MAX;
        tick(HeapKeeper.LOOK_TICKS - 1);
        assertThat(collections).as("before it is time to look").isZero();
        tick(HeapKeeper.LOOK_TICKS + 1);
        assertThat(collections).isEqualTo(1);
        assertThat(size).isEqualTo(START);
    }

    private void tick(int times) {
        for (int i = 0; i < times; i++) {
            keeper.look();
        }
    }

    @Test
    void whatIsNeededIsLeft() {
        needed = START + 10 * HeapKeeper.GROWTH_MAX;
        size = needed;
        tick(100);
        assertThat(collections).isEqualTo(1);
        size = needed + HeapKeeper.GROWTH_MAX;
        tick(HeapKeeper.LOOK_TICKS);
        assertThat(collections).isEqualTo(2);
    }
}
