package io.hostpulse.outputs;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostpulse.outputs.Delivery.Accepted;
import io.hostpulse.outputs.Delivery.Halted;
import io.hostpulse.outputs.Delivery.Later;
import io.hostpulse.wire.Message;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;

/// The pump with its thread, on the real clock.
@Timeout(20)
class OutputPumpThreadTest {
    private static final Duration LONG = Duration.ofSeconds(10);

    private final Queue<String> log = new ConcurrentLinkedQueue<>();
    private final CountDownLatch release = new CountDownLatch(1);

    private OutputPump pump(String name, Output output, int messagesMax) {
        return new OutputPump(
                name,
                output,
                new MemoryBacklog(messagesMax, 1L << 24),
                System::nanoTime,
                new Random(1),
                log::add);
    }

    /// Waits in spite of interrupts, as a call into a dead file system does.
    private Delivery hang(List<Message> batch) {
        boolean isReleased = false;
        while (!isReleased) {
            try {
                release.await();
                isReleased = true;
            } catch (InterruptedException e) {
                log.add("interrupted");
            }
        }
        return new Accepted(batch.size());
    }

    @Test
    void everyOfferWakesTheThreadAndArrivesOnceInOrder() {
        var output = new ScriptedOutput();
        OutputPump pump = pump("a", output, 100_000);
        pump.start();
        for (long seq = 1; seq <= 20_000; seq++) {
            pump.offer(Messages.of(seq));
            if (seq % 500 == 0) {
                while (pump.behind() > 0) {
                    Thread.onSpinWait();
                }
            }
        }
        pump.close(LONG);

        assertThat(output.accepted()).isEqualTo(LongStream.rangeClosed(1, 20_000).boxed().toList());
        assertThat(output.closes()).isEqualTo(1);
        assertThat(log).isEmpty();
    }

    @Test
    void aHungOutputDelaysNeitherTheOffersNorAnotherOutputNorTheClose() throws Exception {
        var entered = new CountDownLatch(1);
        var hung =
                new ScriptedOutput()
                        .then(
                                batch -> {
                                    entered.countDown();
                                    return hang(batch);
                                });
        var well = new ScriptedOutput();
        OutputPump hungPump = pump("hung", hung, 50);
        OutputPump wellPump = pump("well", well, 5_000);
        hungPump.start();
        wellPump.start();
        hungPump.offer(Messages.of(1));
        entered.await();
        for (Message message : Messages.range(1, 1_000)) {
            hungPump.offer(message);
            wellPump.offer(message);
        }
        assertThat(hungPump.behind()).isEqualTo(50);
        assertThat(hungPump.dropped()).isEqualTo(951);

        wellPump.close(LONG);
        assertThat(well.accepted()).hasSize(1_000);

        long began = System.nanoTime();
        hungPump.close(Duration.ofMillis(100));
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
        assertThat(log).anyMatch(line -> line.contains("output hung did not end in time"));

        release.countDown();
        hungPump.close(LONG);
        assertThat(hung.closes()).as("closed by its thread once the call returned").isEqualTo(1);
        assertThat(log)
                .contains("output hung closes with messages undelivered count=49 seq=952..1000");
    }

    @Test
    void aCloseDeliversWhatIsQueuedAndMayBeCalledTwice() {
        var output = new ScriptedOutput();
        OutputPump pump = pump("a", output, 5_000);
        Messages.range(1, 2_000).forEach(pump::offer);
        pump.close(LONG);
        pump.close(LONG);
        pump.offer(Messages.of(2_001));

        assertThat(output.accepted()).hasSize(2_000);
        assertThat(output.closes()).isEqualTo(1);
        assertThat(pump.dropped()).as("offered after the close").isEqualTo(1);
    }

    @Test
    void aCloseMakesOneLastAttemptAndTellsWhatIsLeft() {
        var refused = new Later(Duration.ZERO, "connection refused");
        var output = new ScriptedOutput().times(1_000_000, refused);
        OutputPump pump = pump("a", output, 5_000);
        Messages.range(5, 9).forEach(pump::offer);
        pump.close(LONG);

        assertThat(output.attempts()).isBetween(1, 2);
        assertThat(output.closes()).isEqualTo(1);
        assertThat(pump.behind()).isEqualTo(5);
        assertThat(log).contains("output a closes with messages undelivered count=5 seq=5..9");
    }

    @Test
    void aCloseDoesNotPressAnOutputThatIsHalted() {
        var output = new ScriptedOutput().times(10, new Halted("401"));
        OutputPump pump = pump("a", output, 5_000);
        pump.offer(Messages.of(1));
        assertThat(pump.step()).isPositive();
        pump.close(LONG);

        assertThat(output.attempts()).isEqualTo(1);
        assertThat(output.closes()).isEqualTo(1);
    }

    @Test
    void aThreadThatEndsByAnErrorSaysSoAndClosesItsOutput() throws Exception {
        var ended = new CountDownLatch(1);
        var output =
                new ScriptedOutput()
                        .then(
                                _ -> {
                                    Thread.currentThread()
                                            .setUncaughtExceptionHandler(
                                                    (_, _) -> ended.countDown());
                                    throw new NoClassDefFoundError("driver");
                                });
        OutputPump pump = pump("a", output, 10);
        pump.start();
        Messages.range(1, 3).forEach(pump::offer);
        ended.await();
        Messages.range(4, 20).forEach(pump::offer);
        pump.close(LONG);

        assertThat(log)
                .anyMatch(line -> line.startsWith("ERROR output a delivers no more"))
                .anyMatch(line -> line.contains("java.lang.NoClassDefFoundError: driver"));
        assertThat(pump.trouble().orElseThrow()).contains("NoClassDefFoundError");
        assertThat(pump.behind()).isEqualTo(10);
        assertThat(output.closes()).isEqualTo(1);
    }
}
