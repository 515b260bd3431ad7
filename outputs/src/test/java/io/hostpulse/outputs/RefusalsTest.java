package io.hostpulse.outputs;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostpulse.outputs.Delivery.Accepted;
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

/// The pump of an output that refuses messages for good, on a clock that the test moves.
class RefusalsTest {
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
                        letter(1, "too old", "11:25"), letter(3, "too \\\"young\\\"", "11:25"));
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
        assertThat(Duration.ofNanos(pump.step())).isBetween(Duration.ofSeconds(1), SetAside.WHILE);

        Files.delete(letters);
        clock.move(SetAside.WHILE);
        run(pump, 1);
        assertThat(pump.behind()).isZero();
        assertThat(pump.rejected()).isEqualTo(1);
        assertThat(pump.trouble()).isEmpty();
        assertThat(Files.readAllLines(letters)).containsExactly(letter(2, "bad", "11:26"));
        assertThat(log).anyMatch(line -> line.contains("can write dead letters again"));
    }
}
