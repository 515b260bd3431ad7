package io.hostpulse.agent.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostpulse.catalogue.ClockReading;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/// What exchanges of outputs do to the time: they make it better and never make its error a lie.
class ExchangesTest {
    private static final long SECOND = 1_000_000;

    private final ManualClock clock = new ManualClock();
    private final ScriptedSource source = new ScriptedSource(clock);
    private final List<String> lines = new ArrayList<>();
    private final TimeAligner aligner =
            new TimeAligner(
                    clock, Optional.of(source), Optional.empty(), Duration.ofHours(1), lines::add);

    @BeforeEach
    void alignOnce() {
        aligner.align();
    }

    /// An exchange whose way there and back take this long.
    private void exchange(long goMicros, long comeMicros) {
        exchange(goMicros, comeMicros, 0);
    }

    private void exchange(long goMicros, long comeMicros, long sourceErrorMicros) {
        long sent = clock.nanoTime();
        clock.advanceMicros(goMicros);
        long received = source.truthMicros();
        clock.advanceMicros(3_000);
        long answered = source.truthMicros();
        clock.advanceMicros(comeMicros);
        aligner.exchanged(sent, clock.nanoTime(), received, answered, sourceErrorMicros);
    }

    /// Aligns while the source is silent: only what was heard can change anything.
    private ClockReading readWithoutAnswers() {
        source.refuse("nobody home");
        aligner.align();
        return aligner.read();
    }

    private long error() {
        return readWithoutAnswers().errorMicros().orElseThrow();
    }

    private void assertBoundIsTrue() {
        ClockReading reading = readWithoutAnswers();
        assertThat(Math.abs(reading.timeMicros() - source.truthMicros()))
                .isLessThanOrEqualTo(reading.errorMicros().orElseThrow());
    }

    @Test
    void anExchangeRefreshesTheEstimate() {
        clock.advanceMicros(1_000 * SECOND);
        long aged = error();
        assertThat(aged).isGreaterThan(50_000);

        exchange(200, 200);

        assertThat(error()).isLessThan(1_000);
        assertThat(readWithoutAnswers().why()).isEmpty();
        assertBoundIsTrue();
    }

    @Test
    void anExchangeMayBeTheFirstThatIsKnownOfTheTime() {
        var silent = new ScriptedSource(clock);
        silent.refuse("nobody home");
        var first =
                new TimeAligner(
                        clock,
                        Optional.of(silent),
                        Optional.empty(),
                        Duration.ofHours(1),
                        lines::add);
        first.align();
        long now = silent.truthMicros();
        clock.advanceMicros(400);
        first.exchanged(clock.nanoTime() - 400_000, clock.nanoTime(), now + 200, now + 200, 1_000);
        first.align();

        ClockReading reading = first.read();
        assertThat(reading.synchronizedWithSource()).isTrue();
        assertThat(reading.timeMicros()).isEqualTo(silent.truthMicros());
        assertThat(reading.errorMicros().orElseThrow()).isBetween(1_200L, 2_000L);
    }

    @Test
    void theSourcesOwnErrorIsToldAndChoosesNoSample() {
        exchange(200, 200, 300_000);
        clock.advanceMicros(64 * SECOND);
        exchange(200, 200, 332_000);
        assertThat(error()).as("of the newest").isBetween(332_200L, 333_000L);

        source.offsetMicros += 100_000;
        for (int i = 0; i < 3; i++) {
            clock.advanceMicros(SECOND);
            exchange(200, 200, 333_000);
            aligner.align();
        }
        assertThat(aligner.read().timeMicros())
                .as("a step that the source's error would hide")
                .isBetween(source.truthMicros() - 1_000, source.truthMicros() + 1_000);
    }

    @Test
    void theSlowBodyOfALargeRequestIsNotTakenIn() {
        long before = error();

        exchange(900_000, 100);

        assertThat(error()).isBetween(before, before + 100);
        assertBoundIsTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 20_261_126, -7})
    void howeverUnevenTheWaysAreTheErrorCoversTheTruth(long seed) {
        var random = new SplittableRandom(seed);
        source.driftPpm = random.nextLong(-50, 51);
        for (int i = 0; i < 500; i++) {
            clock.advanceMicros(random.nextLong(20 * SECOND));
            exchange(1L << random.nextInt(21), 1L << random.nextInt(21));
            assertBoundIsTrue();
        }
    }

    @Test
    void anExchangeAcrossASuspendIsWorthNothing() {
        long sent = clock.nanoTime();
        long received = source.truthMicros();
        clock.advanceMicros(200);
        clock.suspend(600 * SECOND);
        source.sleptMicros = 600 * SECOND;
        aligner.exchanged(sent, clock.nanoTime(), received, received, 0);

        assertThat(error()).isGreaterThan(SECOND);
        assertBoundIsTrue();

        exchange(200, 200);
        assertThat(error()).isLessThan(1_000);
        assertBoundIsTrue();
    }

    @Test
    void stampsThatCannotBeAreNotBelieved() {
        clock.advanceMicros(1_000 * SECOND);
        long aged = error();
        long now = source.truthMicros();
        long nanos = clock.nanoTime();

        aligner.exchanged(nanos - 100_000, nanos, now - 5_000, now, 0);
        aligner.exchanged(nanos - 100_000, nanos, now, now - 5_000, 0);
        aligner.exchanged(nanos, nanos - 100_000, now, now, 0);
        aligner.exchanged(nanos - 100_000, nanos, now, now, -1);
        aligner.exchanged(nanos - 100_000, nanos, now, now, 2 * SECOND);

        assertThat(error()).isBetween(aged, aged + 100);
    }

    @Test
    void anExchangeWithASteppedClockHasTheSourceAsked() throws InterruptedException {
        var server = new ScriptedSource(clock);
        var running =
                new TimeAligner(
                        clock,
                        Optional.of(server),
                        Optional.empty(),
                        Duration.ofHours(1),
                        line -> {});
        assertThat(running.start()).isTrue();
        try {
            int asked = server.asked;
            clock.advanceMicros(1_000 * SECOND);
            long now = server.truthMicros() + 60 * SECOND;
            long nanos = clock.nanoTime();
            running.exchanged(nanos - 400_000, nanos, now - 200, now - 200, 0);

            long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            while (server.asked == asked && System.nanoTime() < until) {
                TimeUnit.MILLISECONDS.sleep(5);
            }
            assertThat(server.asked).isGreaterThan(asked);
        } finally {
            running.close();
        }
    }
}
