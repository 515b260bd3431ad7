package io.hostpulse.agent.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostpulse.agent.time.ProbeResult.Refused;
import io.hostpulse.catalogue.ClockReading;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;

/// Whatever the network does to questions and answers, the truth lies within the error told.
class TimeAlignerPropertyTest {
    private static final int HISTORIES = 300;

    @Test
    void theTruthIsAlwaysWithinTheError() {
        long seed = System.nanoTime();
        for (int i = 0; i < HISTORIES; i++) {
            history(seed + i);
        }
    }

    private static void history(long seed) {
        var random = new SplittableRandom(seed);
        var clock = new ManualClock();
        var source = new ScriptedSource(clock);
        source.offsetMicros = random.nextLong(-3_600_000_000L, 3_600_000_000L);
        source.driftPpm = random.nextLong(-49, 50);
        long delayMax = 1L << random.nextInt(4, 20);
        source.answerWith(() -> probe(source, random, delayMax));
        var aligner =
                new TimeAligner(
                        clock,
                        Optional.of(source),
                        Optional.empty(),
                        Duration.ofSeconds(64),
                        _ -> {});
        for (int step = 0; step < 60; step++) {
            disturb(clock, source, random);
            if (random.nextInt(3) > 0) {
                aligner.align();
            }
            ClockReading reading = aligner.read();
            if (reading.errorMicros().isPresent()) {
                long wrong = Math.abs(reading.timeMicros() - source.truthMicros());
                assertThat(wrong)
                        .as("seed %d step %d", seed, step)
                        .isLessThanOrEqualTo(reading.errorMicros().getAsLong() - 500);
            }
        }
    }

    private static void disturb(ManualClock clock, ScriptedSource source, SplittableRandom random) {
        clock.advanceMicros(random.nextLong(1, 600_000_000));
        if (random.nextInt(10) == 0) {
            clock.stepWall(random.nextLong(-7_200_000_000L, 7_200_000_000L));
        }
        if (random.nextInt(10) == 0) {
            long slept = random.nextLong(300_000, 36_000_000_000L);
            clock.suspend(slept);
            source.sleptMicros += slept;
        }
    }

    private static ProbeResult probe(ScriptedSource source, SplittableRandom random, long max) {
        source.goMicros = random.nextLong(1, max);
        source.comeMicros = random.nextLong(1, max);
        return random.nextInt(5) == 0 ? Refused.because("lost") : source.answer();
    }
}
