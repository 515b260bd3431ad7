package io.hostpulse.agent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;

final class ErrandTest {
    private static final long MOST = Duration.ofMillis(20).toNanos();

    private final Errand errand = new Errand();
    private long nanos = Long.MAX_VALUE - Duration.ofMinutes(1).toNanos();

    /// Waits until it is to be done again, and does it.
    ///
    /// @return for how many seconds it was left alone
    private int next(Duration took) {
        int seconds = 0;
        while (!errand.begin(nanos)) {
            nanos += Duration.ofSeconds(1).toNanos();
            seconds++;
        }
        nanos += took.toNanos();
        errand.end(took.toNanos(), MOST, nanos);
        return seconds;
    }

    private int quick() {
        return next(Duration.ofMillis(1));
    }

    private int slow() {
        return next(Duration.ofMillis(30));
    }

    @Test
    void whatIsQuickIsDoneEachTime() {
        for (int i = 0; i < 100; i++) {
            assertThat(quick()).isZero();
        }
    }

    @Test
    void whatTookTooLongOnceIsLeftAloneForSomeSeconds() {
        assertThat(slow()).isZero();
        assertThat(quick()).isEqualTo(4);
        assertThat(quick()).isZero();
    }

    @Test
    void whatTakesTooLongAgainAndAgainIsLeftAloneForTwiceAsLongUpToAMinute() {
        slow();
        assertThat(slow()).isEqualTo(4);
        assertThat(slow()).isEqualTo(8);
        quick();
        assertThat(slow()).as("it was quick in between").isZero();
        assertThat(slow()).isEqualTo(32);
        assertThat(slow()).isEqualTo(60);
        assertThat(slow()).isEqualTo(60);
    }

    @Test
    void aMinuteWithoutTroubleIsForgiven() {
        slow();
        slow();
        assertThat(quick()).isEqualTo(8);
        nanos += Duration.ofSeconds(61).toNanos();
        slow();
        assertThat(quick()).isEqualTo(4);
    }

    @Test
    void whatIsUnderWayIsNotBegunOnceMore() {
        assertThat(errand.begin(nanos)).isTrue();
        assertThat(errand.begin(nanos)).isFalse();
        errand.end(1, MOST, nanos);
        assertThat(errand.begin(nanos)).isTrue();
    }
}
