package io.hostpulse.agent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class TicksTest {
    private static final long SECOND = 1_000_000;

    @Test
    void theNextTickIsTheNextMultipleOfTheInterval() {
        Ticks ticks = new Ticks(10 * SECOND, 0);

        assertThat(ticks.untilNext(1_003 * SECOND)).isEqualTo(7 * SECOND);
        assertThat(ticks.untilNext(1_010 * SECOND + 5)).isEqualTo(10 * SECOND - 5);
        assertThat(ticks.missed()).isZero();
    }

    @Test
    void thePhaseShiftsTheGrid() {
        Ticks ticks = new Ticks(10 * SECOND, 4 * SECOND);

        assertThat(ticks.untilNext(1_003 * SECOND)).isEqualTo(SECOND);
        assertThat(ticks.untilNext(1_004 * SECOND)).isEqualTo(10 * SECOND);
    }

    @Test
    void aWakeUpJustBeforeTheTickDoesNotTakeItTwice() {
        Ticks ticks = new Ticks(SECOND, 0);
        ticks.untilNext(5 * SECOND);

        assertThat(ticks.untilNext(6 * SECOND - 3)).isEqualTo(SECOND + 3);
    }

    @Test
    void ticksThatPassedAreCountedAndNotMadeUpFor() {
        Ticks ticks = new Ticks(SECOND, 0);
        ticks.untilNext(5 * SECOND);

        assertThat(ticks.untilNext(9 * SECOND + SECOND / 2)).isEqualTo(SECOND / 2);
        assertThat(ticks.missed()).isEqualTo(3);
    }

    @Test
    void aClockThatIsAlignedAnewNeitherStopsNorRepeatsTheTicks() {
        Ticks ticks = new Ticks(SECOND, 0);
        ticks.untilNext(1_000_000 * SECOND);

        assertThat(ticks.untilNext(900_000 * SECOND + 1)).isEqualTo(SECOND - 1);
        assertThat(ticks.untilNext(2_000_000 * SECOND + 1)).isEqualTo(SECOND - 1);
        assertThat(ticks.missed()).isZero();
    }

    @Test
    void aSmallStepBackOfTheClockDoesNotHoldTheTickUp() {
        Ticks ticks = new Ticks(SECOND, 0);
        ticks.untilNext(100 * SECOND);

        assertThat(ticks.untilNext(96 * SECOND + 10)).isEqualTo(SECOND - 10);
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
