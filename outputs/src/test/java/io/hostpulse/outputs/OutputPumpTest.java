package io.hostpulse.outputs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hostpulse.outputs.Delivery.Accepted;
import io.hostpulse.outputs.Delivery.Halted;
import io.hostpulse.outputs.Delivery.Later;
import io.hostpulse.outputs.Delivery.Refused;
import io.hostpulse.outputs.Delivery.Rejected;
import io.hostpulse.outputs.Delivery.Split;
import io.hostpulse.wire.Message;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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
    void aRefusedMessageIsSetAsideCountedAndNamed() {
        output.then(new Rejected(2, "no such table"));
        OutputPump pump = pump();
        offer(1, 5);
        run(pump, 2);

        assertThat(output.accepted()).containsExactly(1L, 2L, 4L, 5L);
        assertThat(pump.rejected()).isEqualTo(1);
        assertThat(pump.delivered()).isEqualTo(4);
        int bytes = Messages.of(3).json().length;
        assertThat(log)
                .containsExactly(
                        "output db refuses messages for good: no such table epoch=1 seq=3 bytes="
                                + bytes
                                + " kept="
                                + folder.resolve("db.ndjson"),
                        "output db accepts messages again times=1 seq=3..3");
    }

    @Test
    void everyRefusedMessageIsCountedButNotEachIsALogLine() {
        output.times(100, new Rejected(0, "no such table"));
        OutputPump pump = pump();
        offer(1, 101);
        run(pump, 101);

        assertThat(pump.rejected()).isEqualTo(100);
        assertThat(log).hasSize(2);
        assertThat(log.get(1)).endsWith("times=100 seq=1..100");
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
    void severalMessagesOfABatchMayBeRefused() throws Exception {
        output.then(
                new Accepted(
                        4, List.of(new Refused(0, "too old"), new Refused(2, "too \"young\""))));
        OutputPump pump = pump();
        offer(1, 5);
        run(pump, 2);

        assertThat(output.accepted()).containsExactly(2L, 4L, 5L);
        assertThat(pump.rejected()).isEqualTo(2);
        assertThat(pump.delivered()).isEqualTo(3);
        assertThat(pump.behind()).isZero();
        assertThat(Files.readAllLines(folder.resolve("db.ndjson")))
                .containsExactly(
                        letter(1, "too old", "11:25"),
                        letter(3, "too \\\"young\\\"", "11:25"));
    }

    private static String letter(long seq, String why, String minute) {
        Message message = Messages.of(seq);
        return "{\"output\":\"db\",\"why\":\""
                + why
                + "\",\"at\":\"2026-11-22T"
                + minute
                + ":00Z\",\"key\":{\"agent\":\""
                + message.key().agent()
                + "\",\"journal\":\""
                + message.key().journal()
                + "\",\"epoch\":1,\"seq\":"
                + seq
                + "},\"message\":"
                + new String(message.json(), StandardCharsets.UTF_8)
                + "}";
    }

    @Test
    void refusedPlacesThatMakeNoSenseAreNotBelieved() {
        output.then(new Accepted(2, List.of(new Refused(2, "x"))))
                .then(new Accepted(2, List.of(new Refused(-1, "x"))))
                .then(new Accepted(2, List.of(new Refused(1, "x"), new Refused(1, "x"))));
        OutputPump pump = pump();
        offer(1, 3);
        run(pump, 3);

        assertThat(pump.rejected()).isZero();
        assertThat(pump.behind()).isEqualTo(3);
    }

    @Test
    void theHalvesTellWhichMessageOfABatchIsBad() throws Exception {
        for (long bad : new long[] {1, 2, 250, 251, 333, 499, 500}) {
            var bisected = new ScriptedOutput();
            bisected.always(batch -> poisoned(batch, bad));
            var messages = new MemoryBacklog();
            Messages.range(1, 999).forEach(messages::append);
            Path letters = folder.resolve("bad-" + bad);
            OutputPump pump =
                    new OutputPump(
                            "db",
                            bisected,
                            messages,
                            new DeadLetters(letters, "db", 1 << 20, clock, log::add),
                            clock,
                            new Random(1),
                            log::add);
            long began = clock.getAsLong();
            int search = 0;
            while (messages.messages() > 0) {
                search += pump.rejected() == 0 ? 1 : 0;
                assertThat(pump.step()).as("no wait between halves").isZero();
            }

            assertThat(bisected.accepted()).hasSize(998).isSorted().doesNotContain(bad);
            // The first attempt is needed anyway; 500 halve nine times.
            assertThat(search - 1).isLessThanOrEqualTo(9 + 1);
            assertThat(bisected.attempts()).isLessThanOrEqualTo(search + 2);
            assertThat(clock.getAsLong()).isEqualTo(began);
            assertThat(Files.readAllLines(letters.resolve("db.ndjson")))
                    .singleElement()
                    .asString()
                    .contains("\"seq\":" + bad + "}", "\"why\":\"413\"");
        }
    }

    private static Delivery poisoned(List<Message> batch, long bad) {
        boolean isBad = batch.stream().anyMatch(message -> message.key().seq() == bad);
        return isBad ? new Split("413") : new Accepted(batch.size());
    }

    @Test
    void batchesStayBelowTheSizeThatWasTooLargeAndGrowAgain() {
        int bytesMax = 40 * Messages.of(1).json().length;
        output.always(
                batch -> {
                    int bytes = batch.stream().mapToInt(message -> message.json().length).sum();
                    return bytes > bytesMax ? new Split("413") : new Accepted(batch.size());
                });
        OutputPump pump = pump();
        offer(1, 10_000);
        run(pump, 10_000);

        assertThat(output.accepted()).hasSize(10_000).isSorted();
        assertThat(pump.rejected()).isZero();
        // 250 batches of 40 would be the fewest.
        assertThat(output.attempts()).isLessThan(600);
    }

    @Test
    void refusedMessagesStayUntilTheirDeadLettersCanBeWritten() throws Exception {
        Path letters = folder.resolve("db.ndjson");
        Files.createDirectory(letters);
        output.then(new Rejected(1, "bad")).then(new Accepted(1)).then(new Rejected(0, "bad"));
        OutputPump pump = pump();
        offer(1, 3);
        run(pump, 2);

        assertThat(output.accepted()).containsExactly(1L, 3L);
        assertThat(pump.rejected()).isZero();
        assertThat(pump.behind()).isEqualTo(1);
        assertThat(pump.trouble().orElseThrow()).contains("cannot write the dead letters");
        assertThat(log.getFirst()).contains("keeps the refused messages", "is a directory");
        assertThat(Duration.ofNanos(pump.step()))
                .isBetween(Duration.ofSeconds(1), SetAside.WHILE);

        Files.delete(letters);
        clock.move(SetAside.WHILE);
        run(pump, 1);
        assertThat(pump.behind()).isZero();
        assertThat(pump.rejected()).isEqualTo(1);
        assertThat(pump.trouble()).isEmpty();
        assertThat(Files.readAllLines(letters)).containsExactly(letter(2, "bad", "11:26"));
        assertThat(log).anyMatch(line -> line.contains("can write dead letters again"));
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
