package io.hostpulse.outputs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hostpulse.outputs.Delivery.Accepted;
import io.hostpulse.outputs.Delivery.Halted;
import io.hostpulse.outputs.Delivery.Later;
import io.hostpulse.outputs.Delivery.Rejected;
import io.hostpulse.wire.Message;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// The pump on a clock that the test moves; its thread is never started.
class OutputPumpTest {
    private static final Later REFUSED = new Later(Duration.ZERO, "connection refused");

    private final ManualClock clock = new ManualClock();
    private final ScriptedOutput output = new ScriptedOutput();
    private final List<String> log = new ArrayList<>();

    private OutputPump pump(int messagesMax, long bytesMax) {
        return new OutputPump(
                "db",
                output,
                new MemoryBacklog(messagesMax, bytesMax),
                clock,
                new Random(1),
                log::add);
    }

    private OutputPump pump() {
        return pump(10_000, 1L << 24);
    }

    private static void offer(OutputPump pump, long first, long last) {
        for (Message message : Messages.range(first, last)) {
            pump.offer(message);
        }
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
        offer(pump, 1, 1_201);
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
            pump.offer(Messages.with(seq, text));
        }
        pump.offer(Messages.with(6, "x".repeat(2_000_000)));
        run(pump, 10);

        assertThat(output.batchSizes()).containsExactly(2, 2, 1, 1);
    }

    @Test
    void whatWasNotAcceptedIsOfferedAgainInOrder() {
        output.then(new Accepted(3)).then(REFUSED).then(new Accepted(1));
        OutputPump pump = pump();
        offer(pump, 1, 10);
        run(pump, 4);

        assertThat(output.accepted()).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L);
    }

    @Test
    void aRefusedMessageIsSetAsideCountedAndNamed() {
        output.then(new Rejected(2, "no such table"));
        OutputPump pump = pump();
        offer(pump, 1, 5);
        run(pump, 2);

        assertThat(output.accepted()).containsExactly(1L, 2L, 4L, 5L);
        assertThat(pump.rejected()).isEqualTo(1);
        assertThat(pump.delivered()).isEqualTo(4);
        int bytes = Messages.of(3).json().length;
        assertThat(log)
                .containsExactly(
                        "output db refuses messages for good: no such table epoch=1 seq=3 bytes="
                                + bytes,
                        "output db accepts messages again times=1 seq=3..3");
    }

    @Test
    void everyRefusedMessageIsCountedButNotEachIsALogLine() {
        output.times(100, new Rejected(0, "no such table"));
        OutputPump pump = pump();
        offer(pump, 1, 101);
        run(pump, 101);

        assertThat(pump.rejected()).isEqualTo(100);
        assertThat(log).hasSize(2);
        assertThat(log.get(1)).endsWith("times=100 seq=1..100");
    }

    @Test
    void waitsGrowToAMinuteAndNoFurther() {
        output.times(3_000, REFUSED);
        OutputPump pump = pump();
        pump.offer(Messages.of(1));
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
        pump.offer(Messages.of(1));
        long nanos = pump.step();
        assertThat(Duration.ofNanos(nanos))
                .isBetween(Duration.ofSeconds(7), Duration.ofMillis(8_750));

        clock.move(Duration.ofNanos(nanos - 1));
        pump.offer(Messages.of(2));
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
        pump.offer(Messages.of(1));
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
        offer(pump, 1, 2);
        run(pump, 21);

        assertThat(Duration.ofNanos(pump.step())).isLessThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void aHaltedOutputKeepsItsMessagesAndIsProbedEveryFiveMinutes() {
        output.times(3, new Halted("401 bad token"));
        OutputPump pump = pump();
        offer(pump, 1, 2);
        for (int probe = 0; probe < 3; probe++) {
            assertThat(Duration.ofNanos(pump.step())).isEqualTo(Duration.ofMinutes(5));
            assertThat(pump.trouble()).contains("401 bad token");
            clock.move(Duration.ofMinutes(5));
        }
        pump.step();

        assertThat(output.accepted()).containsExactly(1L, 2L);
        assertThat(pump.trouble()).isEmpty();
        assertThat(log)
                .containsExactly(
                        "ERROR output db is halted until a person acts: 401 bad token behind=2",
                        "output db delivers again times=3");
    }

    @Test
    void aBugInTheOutputIsAFailureLikeAnother() {
        output.then(
                _ -> {
                    throw new IllegalStateException("two\nlines");
                });
        OutputPump pump = pump();
        offer(pump, 1, 2);
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
        offer(pump, 1, 2);
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
        offer(pump, 1, 2);

        assertThatThrownBy(pump::step).isInstanceOf(NoClassDefFoundError.class);
        assertThat(pump.behind()).isEqualTo(2);
    }

    @Test
    void aFullQueueDropsTheOldestAndTellsTheRangeOnce() {
        output.then(REFUSED);
        OutputPump pump = pump(10, 1L << 20);
        offer(pump, 1, 25);
        assertThat(pump.behind()).isEqualTo(10);
        assertThat(pump.dropped()).isEqualTo(15);
        assertThat(log)
                .singleElement()
                .asString()
                .contains("oldest messages are dropped behind=10");

        run(pump, 2);
        assertThat(output.accepted()).startsWith(16L).endsWith(25L).hasSize(10);
        assertThat(log).contains("output db drops no more messages dropped=15 seq=1..15");
        assertThat(log).hasSize(4);
    }

    @Test
    void aQueueIsFullByBytesToo() {
        int length = Messages.of(1).json().length;
        OutputPump pump = pump(100, length * 3L);
        offer(pump, 1, 5);
        assertThat(pump.behind()).isEqualTo(3);
        assertThat(pump.dropped()).isEqualTo(2);

        pump.offer(Messages.with(6, "x".repeat(length * 3)));
        assertThat(pump.behind()).as("too large for the queue: goes alone").isEqualTo(3);
        assertThat(pump.dropped()).isEqualTo(3);
    }

    @Test
    void whatIsBeingDeliveredIsNeverDropped() {
        OutputPump pump = pump(10, 1L << 20);
        offer(pump, 1, 8);
        output.then(
                batch -> {
                    offer(pump, 9, 20);
                    return new Accepted(batch.size());
                });
        run(pump, 5);

        assertThat(output.accepted()).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 19L, 20L);
        assertThat(pump.dropped()).isEqualTo(10);
        assertThat(pump.delivered() + pump.dropped()).isEqualTo(20);
    }

    @Test
    void aRepeatedFailureIsToldWhenItBeginsChangesAndEnds() {
        output.times(200, REFUSED)
                .times(200, new Later(Duration.ZERO, "timeout"))
                .then(new Halted("401"));
        OutputPump pump = pump();
        pump.offer(Messages.of(1));
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
            pump.offer(Messages.of(second));
            run(pump, 2);
            clock.move(Duration.ofSeconds(1));
        }
        assertThat(pump.delivered()).isEqualTo(600);
        assertThat(log).hasSizeBetween(10, 40);
    }
}
