package io.hostpulse.outputs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hostpulse.outputs.Delivery.Accepted;
import io.hostpulse.outputs.Delivery.Halted;
import io.hostpulse.outputs.Delivery.Later;
import io.hostpulse.outputs.Delivery.Rejected;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// The pump of an output that takes messages in their order, on a clock that the test moves; its
/// thread is never started.
class OutputPumpTest {
    private static final Later REFUSED = new Later(Duration.ZERO, "connection refused");

    private final MemoryBacklog backlog = new MemoryBacklog();
    private final ManualClock clock = new ManualClock();
    private final ScriptedOutput output = new ScriptedOutput();
    private final List<String> log = new ArrayList<>();

    @TempDir private Path folder;

    private OutputPump pump(MemoryBacklog backlog) {
        return new OutputPump(
                "db",
                output,
                backlog,
                new DeadLetters(folder, "db", DeadLetters.BYTES_MAX, clock, log::add),
                clock,
                new Random(1),
                log::add);
    }

    private OutputPump pump() {
        return pump(backlog);
    }

    private void offer(long first, long last) {
        Messages.range(first, last).forEach(backlog::append);
    }

    /// Lets the pump do what it wants, moving the clock by the waits it names, `attempts` times.
    private void run(OutputPump pump, int attempts) {
        int goal = output.attempts() + attempts;
        while (output.attempts() < goal) {
            long nanos = pump.step();
            if (nanos == Delivering.NOTHING) {
                return;
            }
            clock.move(Duration.ofNanos(nanos));
        }
    }

    @Test
    void messagesAreDeliveredInOrderAndInBoundedBatches() {
        OutputPump pump = pump();
        offer(1, 1_201);
        run(pump, 10);

        assertThat(output.batchSizes()).containsExactly(500, 500, 201);
        assertThat(output.accepted()).isSorted().hasSize(1_201).startsWith(1L).endsWith(1_201L);
        assertThat(pump.delivered()).isEqualTo(1_201);
        assertThat(pump.behind()).isZero();
        assertThat(pump.step()).isEqualTo(Delivering.NOTHING);
        assertThat(log).isEmpty();
    }

    @Test
    void aBatchOfLargeMessagesIsBoundedInBytesAndTakesOneAtLeast() {
        OutputPump pump = pump();
        String text = "x".repeat(400_000);
        for (int seq = 1; seq <= 5; seq++) {
            backlog.append(Messages.with(seq, text));
        }
        backlog.append(Messages.with(6, "x".repeat(2_000_000)));
        run(pump, 10);

        assertThat(output.batchSizes()).containsExactly(2, 2, 1, 1);
    }

    @Test
    void whatWasNotAcceptedIsOfferedAgainInOrder() {
        output.then(new Accepted(3)).then(REFUSED).then(new Accepted(1));
        OutputPump pump = pump();
        offer(1, 10);
        run(pump, 4);

        assertThat(output.accepted()).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L);
    }

    @Test
    void waitsGrowToAMinuteAndNoFurther() {
        output.times(3_000, REFUSED);
        OutputPump pump = pump();
        backlog.append(Messages.of(1));
        long longest = 0;
        for (int attempt = 0; attempt < 2_000; attempt++) {
            long nanos = pump.step();
            long bound = Math.min(60_000_000_000L, 1_000_000_000L << Math.min(attempt, 10));
            assertThat(nanos).isBetween(0L, bound);
            longest = Math.max(longest, nanos);
            clock.move(Duration.ofNanos(nanos));
        }
        assertThat(longest).isGreaterThan(59_000_000_000L);
        assertThat(output.attempts()).isEqualTo(2_000);
    }

    @Test
    void noAttemptIsMadeBeforeTheWaitIsOver() {
        output.then(new Later(Duration.ofSeconds(7), "busy"));
        OutputPump pump = pump();
        backlog.append(Messages.of(1));
        long nanos = pump.step();
        assertThat(Duration.ofNanos(nanos))
                .isBetween(Duration.ofSeconds(7), Duration.ofMillis(8_750));

        clock.move(Duration.ofNanos(nanos - 1));
        backlog.append(Messages.of(2));
        assertThat(pump.step()).isEqualTo(1);
        assertThat(output.attempts()).isEqualTo(1);

        clock.move(Duration.ofNanos(1));
        assertThat(pump.step()).isZero();
        assertThat(output.accepted()).containsExactly(1L, 2L);
    }

    @Test
    void aWaitThatIsAskedForIsBounded() {
        output.then(new Later(Duration.ofSeconds(Long.MAX_VALUE), "busy"))
                .then(new Later(Duration.ofSeconds(-5), "busy"));
        OutputPump pump = pump();
        backlog.append(Messages.of(1));
        long nanos = pump.step();
        assertThat(Duration.ofNanos(nanos))
                .isBetween(Duration.ofMinutes(10), Duration.ofSeconds(750));

        clock.move(Duration.ofNanos(nanos));
        assertThat(Duration.ofNanos(pump.step())).isLessThanOrEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void aSuccessResetsTheWaits() {
        output.times(20, REFUSED).then(new Accepted(1)).times(1, REFUSED);
        OutputPump pump = pump();
        offer(1, 2);
        run(pump, 21);

        assertThat(Duration.ofNanos(pump.step())).isLessThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void aWaitThatIsAskedForIsNotLengthenedByOurOwn() {
        output.times(20, REFUSED).times(50, new Later(Duration.ofSeconds(7), "busy"));
        OutputPump pump = pump();
        offer(1, 1);
        run(pump, 20);
        for (int i = 0; i < 50; i++) {
            long nanos = pump.step();
            assertThat(Duration.ofNanos(nanos))
                    .isBetween(Duration.ofSeconds(7), Duration.ofMillis(8_750));
            clock.move(Duration.ofNanos(nanos));
        }
    }

    @Test
    void aHaltedOutputKeepsItsMessagesAndIsProbedWithinFiveMinutes() {
        output.times(300, new Halted("401 bad token"));
        OutputPump pump = pump();
        offer(1, 2);
        long longest = 0;
        for (int probe = 0; probe < 300; probe++) {
            long nanos = pump.step();
            long bound = Math.min(300_000_000_000L, 1_000_000_000L << Math.min(probe, 10));
            assertThat(nanos).isBetween(0L, bound);
            assertThat(pump.trouble()).contains("401 bad token");
            longest = Math.max(longest, nanos);
            clock.move(Duration.ofNanos(nanos));
        }
        pump.step();

        assertThat(Duration.ofNanos(longest)).isGreaterThan(Duration.ofMinutes(4));
        assertThat(output.accepted()).containsExactly(1L, 2L);
        assertThat(pump.trouble()).isEmpty();
        assertThat(log)
                .containsExactly(
                        "ERROR output db is halted until a person acts: 401 bad token behind=2",
                        "output db delivers again times=300");
    }

    @Test
    void aBugInTheOutputIsAFailureLikeAnother() {
        output.then(
                _ -> {
                    throw new IllegalStateException("two\nlines");
                });
        OutputPump pump = pump();
        offer(1, 2);
        run(pump, 2);

        assertThat(output.accepted()).containsExactly(1L, 2L);
        assertThat(log.getFirst())
                .contains("the output has a bug, java.lang.IllegalStateException: two lines")
                .doesNotContain("\n");
    }

    @Test
    void anOutputThatClaimsMoreThanItGotIsNotBelieved() {
        output.then(new Accepted(3)).then(new Rejected(2, "x")).then(new Rejected(-2, "x"));
        OutputPump pump = pump();
        offer(1, 2);
        run(pump, 3);

        assertThat(pump.delivered()).isZero();
        assertThat(pump.rejected()).isZero();
        assertThat(pump.behind()).isEqualTo(2);
    }

    @Test
    void anErrorLeavesTheMessagesInTheQueue() {
        output.then(
                _ -> {
                    throw new NoClassDefFoundError("driver");
                });
        OutputPump pump = pump();
        offer(1, 2);

        assertThatThrownBy(pump::step).isInstanceOf(NoClassDefFoundError.class);
        assertThat(pump.behind()).isEqualTo(2);
    }

    @Test
    void whatIsLostIsCountedByCauseAndTold() {
        var bounded = new MemoryBacklog(10);
        output.then(REFUSED);
        OutputPump pump = pump(bounded);
        Messages.range(1, 25).forEach(bounded::append);
        run(pump, 3);

        assertThat(output.accepted()).startsWith(16L).endsWith(25L).hasSize(10);
        assertThat(pump.lost(GapReport.Cause.EXPIRED)).isEqualTo(15);
        assertThat(pump.lost(GapReport.Cause.CORRUPT)).isZero();
        assertThat(log)
                .contains(
                        "output db has lost messages: expired epoch=1 seq=1..15 count=15"
                                + " lost_since_start=15",
                        "output db loses no more messages times=1 lost_since_start=15");
        assertThat(bounded.unreportedGaps()).isEmpty();
    }

    @Test
    void whatIsBeingDeliveredMayBeLostMeanwhile() {
        var bounded = new MemoryBacklog(10);
        OutputPump pump = pump(bounded);
        Messages.range(1, 8).forEach(bounded::append);
        output.then(
                batch -> {
                    Messages.range(9, 20).forEach(bounded::append);
                    return new Accepted(batch.size());
                });
        run(pump, 5);

        assertThat(output.accepted()).startsWith(1L).endsWith(20L).isSorted().hasSize(18);
        assertThat(pump.lost(GapReport.Cause.EXPIRED)).isEqualTo(10);
    }

    @Test
    void aRepeatedFailureIsToldWhenItBeginsChangesAndEnds() {
        output.times(200, REFUSED)
                .times(200, new Later(Duration.ZERO, "timeout"))
                .then(new Halted("401"));
        OutputPump pump = pump();
        backlog.append(Messages.of(1));
        run(pump, 402);

        assertThat(log)
                .containsExactly(
                        "output db cannot deliver and will try again: connection refused behind=1",
                        "output db cannot deliver and will try again: timeout behind=1",
                        "ERROR output db is halted until a person acts: 401 behind=1",
                        "output db delivers again times=401");
    }

    @Test
    void anOutputThatComesAndGoesIsToldOnceAMinute() {
        OutputPump pump = pump();
        for (int second = 0; second < 600; second++) {
            output.then(new Later(Duration.ZERO, "reason " + second)).then(new Accepted(1));
            backlog.append(Messages.of(second));
            run(pump, 2);
            clock.move(Duration.ofSeconds(1));
        }
        assertThat(pump.delivered()).isEqualTo(600);
        assertThat(log).hasSizeBetween(10, 40);
    }
}
