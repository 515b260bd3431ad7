package io.hostpulse.collect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

class NativeLongsTest {
    private static final int COUNT = 32;

    private final NativeLongs longs = new NativeLongs(COUNT);

    @Test
    void allAreZeroAtFirst() {
        assertThat(longs.get()).hasSize(COUNT).containsOnly(0);
    }

    @Test
    void theyBeginWhereALongMay() {
        assertThat(longs.address() % Long.BYTES).isZero();
    }

    @Test
    @SuppressWarnings("restricted")
    void whatIsSetStandsAtTheAddressInTheMachinesOrder() {
        MemorySegment seen = MemorySegment.ofAddress(longs.address()).reinterpret(COUNT * 8L);
        longs.set(5, 0x0102_0304_0506_0708L);
        assertThat(seen.getAtIndex(ValueLayout.JAVA_LONG, 5)).isEqualTo(0x0102_0304_0506_0708L);

        seen.setAtIndex(ValueLayout.JAVA_LONG, COUNT - 1, -7);
        assertThat(longs.get()[COUNT - 1]).isEqualTo(-7);
        assertThat(longs.get()[5]).isEqualTo(0x0102_0304_0506_0708L);
    }
}
