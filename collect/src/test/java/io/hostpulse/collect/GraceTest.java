package io.hostpulse.collect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;

class GraceTest {
    private static final long SECOND = 1_000_000_000L;

    @Test
    void aTickIsNeverHeldUpForMoreThanATwentiethOfItsInterval() {
        assertThat(Grace.DEFAULT.nanos(SECOND)).isEqualTo(SECOND / 20);
        assertThat(Grace.DEFAULT.nanos(60 * SECOND)).isEqualTo(Duration.ofMillis(50).toNanos());
    }

    @Test
    void aReadingByHandHasASecondEachTime() {
        assertThat(Grace.PATIENT.nanos(20 * SECOND)).isEqualTo(SECOND);
        assertThat(Grace.PATIENT.firstNanos(20 * SECOND)).isEqualTo(SECOND);
    }
}
