package io.hostpulse.agent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TicksTest {
    private static final long SECOND = 1_000_000;

    @Test
    void theNextTickIsTheNextMultipleOfTheInterval() {
        Ticks ticks = new Ticks(10 * SECOND, 0);

        assertThat(ticks.untilNext(1_003 * SECOND, 0)).isEqualTo(7 * SECOND);
        assertThat(ticks.untilNext(1_010 * SECOND + 5, 7 * SECOND + 5)).isEqualTo(10 * SECOND - 5);
        assertThat(ticks.missed()).isZero();
    }

    @Test
    void thePhaseShiftsTheGrid() {
        Ticks ticks = new Ticks(10 * SECOND, 4 * SECOND);

        assertThat(ticks.untilNext(1_003 * SECOND, 0)).isEqualTo(SECOND);
        assertThat(ticks.untilNext(1_004 * SECOND, SECOND)).isEqualTo(10 * SECOND);
    }

    @Test
    void aWakeUpJustBeforeTheTickDoesNotTakeItTwice() {
        Ticks ticks = new Ticks(SECOND, 0);
        ticks.untilNext(5 * SECOND, 0);

        assertThat(ticks.untilNext(6 * SECOND - 3, SECOND - 3)).isEqualTo(SECOND + 3);
    }

    @Test
    void ticksThatPassedAreCountedAndNotMadeUpFor() {
        Ticks ticks = new Ticks(SECOND, 0);
        ticks.untilNext(5 * SECOND, 0);

        assertThat(ticks.untilNext(9 * SECOND + SECOND / 2, 4 * SECOND + SECOND / 2))
                .isEqualTo(SECOND / 2);
        assertThat(ticks.missed()).isEqualTo(3);
    }

    /// The clock steps while the tick after second 100 is at work, for 20 ms.
    @ParameterizedTest
    @ValueSource(
            longs = {
                -900_000_000,
                -60_000,
                -4_000,
                -2_500,
                -2_000,
                -1_500,
                -1_000,
                -500,
                -3,
                3,
                400,
                1_000,
                1_500,
                2_000,
                60_000,
                3_600_000,
                900_000_000
            })
    void aStepOfTheClockNeitherStopsNorRepeatsNorMissesTicks(long stepMillis) {
        Ticks ticks = new Ticks(SECOND, 0);
        ticks.untilNext(99 * SECOND + 20_000, 20_000);

        long apart =
                20_000 + ticks.untilNext(100 * SECOND + 20_000 + stepMillis * 1_000, 1_020_000);

        assertThat(apart).isBetween(SECOND / 2, SECOND * 3 / 2);
        assertThat(ticks.missed()).isZero();
    }

    @Test
    void agentsSpreadOverTheInterval() {
        int[] tenths = new int[10];
        for (int i = 0; i < 10_000; i++) {
            String agent = new java.util.UUID(i * 0x9E3779B97F4A7C15L, i).toString();
            long phase = Ticks.phaseMicros(agent, 10 * SECOND);
            assertThat(phase).isBetween(0L, 10 * SECOND - 1);
            tenths[(int) (phase / SECOND)]++;
        }
        for (int count : tenths) {
            assertThat(count).isBetween(850, 1_150);
        }
    }
}
