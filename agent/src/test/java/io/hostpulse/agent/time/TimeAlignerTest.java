package io.hostpulse.agent.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostpulse.agent.time.ProbeResult.Advice;
import io.hostpulse.agent.time.ProbeResult.Refused;
import io.hostpulse.catalogue.ClockReading;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

class TimeAlignerTest {
    private static final long SECOND = 1_000_000;
    private static final long HOUR = 3_600 * SECOND;
    private static final Duration POLL = Duration.ofSeconds(64);

    private final ManualClock clock = new ManualClock();
    private final ScriptedSource source = new ScriptedSource(clock);
    private final List<String> lines = new ArrayList<>();
    private final TimeAligner aligner =
            new TimeAligner(clock, Optional.of(source), Optional.empty(), POLL, lines::add);

    private void alignEvery(long micros, int times) {
        for (int i = 0; i < times; i++) {
            clock.advanceMicros(micros);
            aligner.align();
        }
    }

    @Test
    void withoutASourceTheHostsOwnClockIsUsed() {
        var alone = new TimeAligner(clock, Optional.empty(), Optional.empty(), POLL, lines::add);

        assertThat(alone.start()).isFalse();
        ClockReading reading = alone.read();
        assertThat(reading.timeMicros()).isEqualTo(clock.wallMicros());
        assertThat(reading.offsetMicros()).isEmpty();
        assertThat(reading.errorMicros()).isEmpty();
        assertThat(reading.source()).isEqualTo("none");
        assertThat(reading.synchronizedWithSource()).isFalse();
        assertThat(reading.why())
                .contains("time.source is none: the host's own clock, uncorrected");
    }

    @Test
    void anAlignedClockTellsTheSourcesTimeAndItsError() {
        aligner.align();

        ClockReading reading = aligner.read();
        assertThat(reading.timeMicros()).isEqualTo(source.truthMicros());
        assertThat(aligner.timeMicros()).isEqualTo(source.truthMicros());
        assertThat(reading.wallMicros()).isEqualTo(clock.wallMicros());
        assertThat(reading.offsetMicros()).hasValue(37_500_000);
        assertThat(reading.errorMicros().getAsLong()).isBetween(1_000L, 1_010L);
        assertThat(reading.source()).isEqualTo("ntp");
        assertThat(reading.synchronizedWithSource()).isTrue();
        assertThat(reading.why()).isEmpty();
        assertThat(reading.stepMicros()).isEmpty();
        assertThat(lines)
                .singleElement()
                .asString()
                .contains("aligned with ntp scripted:123 offset_ms=37500.000 error_ms=0.5");
    }

    @Test
    void beforeTheFirstAlignmentTheReasonIsTold() {
        source.refuse("nobody home");
        aligner.align();

        ClockReading reading = aligner.read();
        assertThat(reading.timeMicros()).isEqualTo(reading.wallMicros());
        assertThat(reading.offsetMicros()).isEmpty();
        assertThat(reading.synchronizedWithSource()).isFalse();
        assertThat(reading.why()).contains("not aligned yet with ntp scripted:123: nobody home");
    }

    @Test
    void anAlignmentEndsWithFourAnswersOrTwoRefusals() {
        aligner.align();
        assertThat(source.asked).isEqualTo(4);

        source.refuse("nobody home");
        aligner.align();
        assertThat(source.asked).isEqualTo(6);
    }

    @Test
    void onceTheDelayIsKnownOneGoodAnswerIsEnough() {
        alignEvery(64 * SECOND, 2);

        assertThat(source.asked).isEqualTo(5);
    }

    @Test
    void theAnswerWithTheLeastErrorCounts() {
        source.answerWith(
                () -> {
                    source.comeMicros = source.asked == 3 ? 500 : 90_000;
                    return source.answer();
                });
        aligner.align();

        assertThat(aligner.read().timeMicros()).isEqualTo(source.truthMicros());
    }

    @Test
    void theErrorGrowsBy50MillionthsOfTheTimePassed() {
        aligner.align();
        long before = aligner.read().errorMicros().getAsLong();
        clock.advanceMicros(HOUR);

        assertThat(aligner.read().errorMicros().getAsLong() - before).isEqualTo(180_000);
    }

    @Test
    void aSourceThatFallsSilentIsFollowedUntilTheErrorIsASecond() {
        aligner.align();
        source.refuse("nobody home");
        alignEvery(HOUR, 5);
        assertThat(aligner.read().synchronizedWithSource()).isTrue();

        alignEvery(HOUR, 1);
        ClockReading reading = aligner.read();
        assertThat(reading.synchronizedWithSource()).isFalse();
        assertThat(reading.timeMicros()).isEqualTo(source.truthMicros());
        assertThat(reading.errorMicros().getAsLong()).isGreaterThan(SECOND);
        assertThat(reading.why())
                .contains("the time may be wrong by more than 1000 ms: nobody home");

        source.answerAgain();
        aligner.align();
        assertThat(aligner.read().synchronizedWithSource()).isTrue();
        assertThat(lines)
                .hasSize(5)
                .satisfiesExactly(
                        it -> assertThat(it).contains("aligned with"),
                        it -> assertThat(it).contains("no time from").contains("nobody home"),
                        it -> assertThat(it).contains("no longer synchronized"),
                        it -> assertThat(it).contains("answers again refusals=6"),
                        it -> assertThat(it).contains("aligned with"));
    }

    @Test
    void aRefusalIsLoggedWhenItBeginsAndWhenItChanges() {
        source.refuse("one");
        alignEvery(SECOND, 3);
        source.refuse("two");
        alignEvery(SECOND, 3);

        assertThat(lines)
                .containsExactly(
                        "no time from ntp scripted:123 why=\"one\"",
                        "no time from ntp scripted:123 why=\"two\"");
    }

    @Test
    void aStepOfTheWallClockMovesNoMessagesTime() {
        aligner.align();
        aligner.read();
        clock.advanceMicros(10 * SECOND);
        clock.stepWall(-HOUR);

        ClockReading reading = aligner.read();
        assertThat(reading.timeMicros()).isEqualTo(source.truthMicros());
        assertThat(reading.offsetMicros()).hasValue(37_500_000 + HOUR);
        assertThat(reading.stepMicros()).hasValue(-HOUR);
        assertThat(aligner.read().stepMicros()).isEmpty();
    }

    @Test
    void slewingOfTheWallClockIsNoStep() {
        aligner.read();
        clock.stepWall(250_000);
        assertThat(aligner.read().stepMicros()).isEmpty();
        clock.stepWall(250_001);
        assertThat(aligner.read().stepMicros()).hasValue(250_001);
    }

    @Test
    void aSuspendMovesTheTimeByItsLengthAndAddsItsUncertainty() {
        aligner.align();
        aligner.read();
        clock.advanceMicros(3_333);
        clock.suspend(HOUR);
        source.sleptMicros = HOUR;

        ClockReading reading = aligner.read();
        long error = reading.errorMicros().getAsLong();
        assertThat(Math.abs(reading.timeMicros() - source.truthMicros())).isLessThan(10_001);
        assertThat(error).isBetween(SECOND + 180_000, SECOND + 250_000);
        assertThat(reading.stepMicros()).isEmpty();
        assertThat(reading.synchronizedWithSource()).isFalse();
        assertThat(reading.why()).get().asString().contains("the host was suspended");

        aligner.align();
        assertThat(aligner.read().timeMicros()).isEqualTo(source.truthMicros());
        assertThat(aligner.read().synchronizedWithSource()).isTrue();
    }

    @Test
    void anAnswerThatCameAcrossASuspendIsNotBelieved() {
        source.answerWith(
                () -> {
                    ProbeResult result = source.answer();
                    clock.suspend(HOUR);
                    return result;
                });
        aligner.align();

        assertThat(aligner.read().why())
                .get()
                .asString()
                .contains("suspended between question and answer");
    }

    @Test
    void withoutBoottimeTheReadingHasNone() {
        clock.hideBoottime();
        aligner.align();

        assertThat(aligner.read().boottimeMicros()).isEmpty();
        assertThat(aligner.read().synchronizedWithSource()).isTrue();
    }

    @Test
    void boottimeIsWithinItsResolution() {
        clock.advanceMicros(123_456);
        aligner.read();
        clock.advanceMicros(7);
        long exact = clock.nanoTime() / 1_000 + 5_000_000;

        assertThat(aligner.read().boottimeMicros().getAsLong()).isBetween(exact - 10_000, exact);
    }

    @Test
    void aSourceThatContradictsItselfIsBelievedTheThirdTime() {
        aligner.align();
        source.offsetMicros -= 20 * SECOND;
        alignEvery(SECOND, 2);
        assertThat(aligner.read().offsetMicros()).hasValue(37_500_000);

        alignEvery(SECOND, 1);
        assertThat(aligner.read().offsetMicros()).hasValue(17_500_000);
        assertThat(lines.getLast()).contains("has stepped by_ms=-20000.000");
    }

    @Test
    void anOutlierIsNeverBelieved() {
        aligner.align();
        for (int i = 0; i < 20; i++) {
            source.offsetMicros += i * SECOND;
            alignEvery(SECOND, 2);
            source.offsetMicros -= i * SECOND;
            alignEvery(SECOND, 1);
            assertThat(aligner.read().offsetMicros()).hasValue(37_500_000);
        }
    }

    @Test
    void aSourceThatDeniesAccessIsLeftAloneForAnHour() {
        source.refuse("the server denies access", Advice.STOP);

        assertThat(aligner.align()).isEqualTo(Pacing.DENIED.toNanos());
        assertThat(source.asked).isEqualTo(1);
    }

    @Test
    void aSourceThatWantsPatienceIsAskedOnceAndEverMoreSeldom() {
        source.refuse("too often", Advice.SLOW_DOWN);

        assertThat(aligner.align()).isEqualTo(Duration.ofSeconds(64).toNanos());
        assertThat(aligner.align()).isEqualTo(Duration.ofSeconds(128).toNanos());
        source.answerAgain();
        assertThat(aligner.align()).isGreaterThanOrEqualTo(Duration.ofSeconds(128).toNanos());
        assertThat(source.asked).isEqualTo(3);
    }

    @Test
    void pausesGrowFromASecondToThePollInterval() {
        source.refuse("nobody home");
        long most = Duration.ofSeconds(1).toNanos();
        for (int i = 0; i < 12; i++) {
            assertThat(aligner.align()).isBetween(most / 2, most);
            most = Math.min(most * 2, POLL.toNanos());
        }
        source.answerAgain();
        assertThat(aligner.align()).isBetween(POLL.toNanos() * 9 / 10, POLL.toNanos() * 11 / 10);
    }

    @Test
    void aSourceThatHangsDoesNotKeepTheAgentFromStarting() {
        var never = new java.util.concurrent.CountDownLatch(1);
        source.answerWith(
                () -> {
                    try {
                        never.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return Refused.because("interrupted");
                });
        long before = System.nanoTime();
        try (var hanging =
                new TimeAligner(
                        new HostClock(), Optional.of(source), Optional.empty(), POLL, _ -> {})) {
            assertThat(hanging.start(Duration.ofMillis(100))).isFalse();
            assertThat(System.nanoTime() - before).isBetween(90_000_000L, 1_500_000_000L);
            assertThat(hanging.read().synchronizedWithSource()).isFalse();
        }
    }
}
