package io.hostpulse.agent.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostpulse.catalogue.ClockReading;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

class SystemClockSetterTest {
    private final ManualClock clock = new ManualClock();
    private final ScriptedSource source = new ScriptedSource(clock);
    private final List<String> calls = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private boolean permitted = true;

    private final SystemClock fake =
            new SystemClock() {
                @Override
                public void step(long offsetMicros) throws IOException {
                    check();
                    calls.add("step " + offsetMicros);
                    clock.stepWall(offsetMicros);
                }

                @Override
                public void slew(long offsetMicros) throws IOException {
                    check();
                    calls.add("slew " + offsetMicros);
                }
            };

    private final TimeAligner aligner =
            new TimeAligner(
                    clock,
                    Optional.of(source),
                    Optional.of(fake),
                    Duration.ofSeconds(64),
                    lines::add);

    private void check() throws IOException {
        if (!permitted) {
            throw new IOException("settimeofday: not permitted; setting the clock needs");
        }
    }

    @Test
    void aLargeOffsetIsSteppedOnceAndTheTimeStaysRight() {
        aligner.read();
        aligner.align();
        aligner.align();

        assertThat(calls).containsExactly("step 37500000");
        ClockReading reading = aligner.read();
        assertThat(reading.timeMicros()).isEqualTo(source.truthMicros());
        assertThat(reading.offsetMicros()).hasValue(0);
        assertThat(reading.stepMicros()).hasValue(37_500_000);
    }

    @Test
    void anOffsetUpTo128MillisecondsIsSlewed() {
        source.offsetMicros = -128_000;
        aligner.align();

        assertThat(calls).containsExactly("slew -128000");
    }

    @Test
    void whileTheClockIsSlewedItIsLeftAloneAndTheErrorGrowsFaster() {
        source.offsetMicros = 50_000;
        aligner.align();
        long before = aligner.read().errorMicros().getAsLong();
        clock.advanceMicros(50_000_000);
        aligner.align();

        assertThat(calls).hasSize(1);
        clock.advanceMicros(50_000_000);
        assertThat(aligner.read().errorMicros().getAsLong() - before)
                .isBetween(25_000L + 2_500, 25_000L + 2_600);
        clock.advanceMicros(1_000_000);
        aligner.align();
        assertThat(calls).hasSize(2);
    }

    @Test
    void anOffsetWithinTheErrorIsLeftAlone() {
        source.offsetMicros = 400;
        aligner.align();

        assertThat(calls).isEmpty();
    }

    @Test
    void aDelayThatMayBeAllOfTheOffsetSetsNothing() {
        source.offsetMicros = 0;
        source.comeMicros = 300_000;
        aligner.align();

        assertThat(calls).isEmpty();
    }

    @Test
    void aRefusalByTheKernelIsToldOnceAndChangesNothing() {
        permitted = false;
        aligner.align();
        aligner.align();

        assertThat(lines).filteredOn(it -> it.contains("not permitted")).hasSize(1);
        assertThat(aligner.read().timeMicros()).isEqualTo(source.truthMicros());
    }
}
