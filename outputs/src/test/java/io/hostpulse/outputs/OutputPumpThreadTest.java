package io.hostpulse.outputs;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostpulse.outputs.Delivery.Accepted;
import io.hostpulse.outputs.Delivery.Halted;
import io.hostpulse.outputs.Delivery.Later;
import io.hostpulse.wire.Message;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.AbstractQueuedSynchronizer;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;

/// The pump with its thread, on the real clock.
@Timeout(20)
class OutputPumpThreadTest {
    private static final Duration LONG = Duration.ofSeconds(10);

    private final Queue<String> log = new ConcurrentLinkedQueue<>();
    private final CountDownLatch release = new CountDownLatch(1);

    @TempDir private Path folder;

    private OutputPump pump(String name, Output output, Backlog backlog) {
        return new OutputPump(
                name,
                output,
                backlog,
                new DeadLetters(folder, name, DeadLetters.BYTES_MAX, Instant::now, log::add),
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

    /// An output that hangs in its first delivery, and tells when it does.
    private ScriptedOutput hanging(CountDownLatch entered) {
        return new ScriptedOutput()
                .then(
                        batch -> {
                            entered.countDown();
                            return hang(batch);
                        });
    }

    /// Waits until the pump's thread waits for whoever delivers in its place.
    private static void waitForTurn(String thread) {
        Thread pumps =
                Thread.getAllStackTraces().keySet().stream()
                        .filter(any -> any.getName().equals(thread))
                        .findAny()
                        .orElseThrow();
        while (!(LockSupport.getBlocker(pumps) instanceof AbstractQueuedSynchronizer)) {
            Thread.onSpinWait();
        }
    }

    @Test
    void everyMessageWakesTheThreadAndArrivesOnceInOrder() {
        var output = new ScriptedOutput();
        var backlog = new MemoryBacklog();
        OutputPump pump = pump("a", output, backlog);
        pump.start();
        for (long seq = 1; seq <= 20_000; seq++) {
            backlog.append(Messages.of(seq));
            if (seq % 100 == 0) {
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
    void whatIsCarriedArrivesOnceInOrderBesideTheThread() {
        var output = new ScriptedOutput();
        var backlog = new MemoryBacklog();
        OutputPump pump = pump("a", output, backlog);
        pump.start();
        for (long seq = 1; seq <= 20_000; seq++) {
            backlog.append(Messages.of(seq));
            pump.carry();
        }
        pump.close(LONG);

        assertThat(output.accepted()).isEqualTo(LongStream.rangeClosed(1, 20_000).boxed().toList());
        assertThat(output.closes()).isEqualTo(1);
        assertThat(log).isEmpty();
    }

    @Test
    void aCarriedMessageThatFailsIsTriedAgainByTheThread() {
        var output =
                new ScriptedOutput()
                        .then(_ -> new Later(Duration.ZERO, "connection refused"))
                        .then(_ -> new Later(Duration.ZERO, "connection refused"));
        var backlog = new MemoryBacklog();
        OutputPump pump = pump("a", output, backlog);
        pump.start();
        backlog.append(Messages.of(1));
        pump.carry();
        while (pump.behind() > 0) {
            Thread.onSpinWait();
        }
        pump.close(LONG);

        assertThat(output.accepted()).containsExactly(1L);
    }

    @Test
    void anOutputThatHangsWhileItIsCarriedHoldsUpNobodyElseAndClosesInTime() throws Exception {
        var entered = new CountDownLatch(1);
        var output = hanging(entered);
        var backlog = new MemoryBacklog();
        OutputPump pump = pump("a", output, backlog);
        pump.start();
        backlog.onAppend(() -> {});
        backlog.append(Messages.of(1));
        Thread carrier = new Thread(pump::carry);
        carrier.start();
        entered.await();
        backlog.append(Messages.of(2));
        pump.carry();
        waitForTurn("output-a");
        pump.close(Duration.ofMillis(200));
        assertThat(log).anyMatch(line -> line.contains("did not end in time"));
        release.countDown();
        carrier.join();
        pump.close(LONG);

        assertThat(output.accepted()).containsExactly(1L);
    }

    @Test
    void aHungOutputDelaysNeitherAnotherOutputNorTheClose() throws Exception {
        var entered = new CountDownLatch(1);
        var hung = hanging(entered);
        var well = new ScriptedOutput();
        var failing =
                new ScriptedOutput().always(_ -> new Later(Duration.ZERO, "connection refused"));
        var hungBacklog = new MemoryBacklog();
        var wellBacklog = new MemoryBacklog();
        var failingBacklog = new MemoryBacklog();
        OutputPump hungPump = pump("hung", hung, hungBacklog);
        OutputPump wellPump = pump("well", well, wellBacklog);
        OutputPump failingPump = pump("failing", failing, failingBacklog);
        hungPump.start();
        wellPump.start();
        failingPump.start();
        hungBacklog.append(Messages.of(1));
        entered.await();
        for (Message message : Messages.range(2, 1_001)) {
            long began = System.nanoTime();
            hungBacklog.append(message);
            failingBacklog.append(message);
            wellBacklog.append(message);
            while (wellPump.behind() > 0) {
                Thread.onSpinWait();
            }
            assertThat(Duration.ofNanos(System.nanoTime() - began))
                    .isLessThan(Duration.ofSeconds(2));
        }
        assertThat(hungPump.behind()).isEqualTo(1_001);
        assertThat(failingPump.behind()).isEqualTo(1_000);
        assertThat(well.accepted()).hasSize(1_000);
        wellPump.close(LONG);
        failingPump.close(LONG);

        long began = System.nanoTime();
        hungPump.close(Duration.ofMillis(100));
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
        assertThat(log).anyMatch(line -> line.contains("output hung did not end in time"));

        release.countDown();
        hungPump.close(LONG);
        assertThat(hung.closes()).as("closed by its thread once the call returned").isEqualTo(1);
        assertThat(log).contains("output hung closes before all is delivered behind=1000");
    }

    @Test
    void aCloseDeliversWhatWaitsAndMayBeCalledTwice() {
        var output = new ScriptedOutput();
        var backlog = new MemoryBacklog();
        OutputPump pump = pump("a", output, backlog);
        Messages.range(1, 2_000).forEach(backlog::append);
        pump.close(LONG);
        pump.close(LONG);
        backlog.append(Messages.of(2_001));

        assertThat(output.accepted()).hasSize(2_000);
        assertThat(output.closes()).isEqualTo(1);
        assertThat(backlog.messages()).as("came after the close: stays").isEqualTo(1);
    }

    @Test
    void aCloseMakesOneLastAttemptAndLeavesTheRestInTheBacklog() {
        var refused = new Later(Duration.ZERO, "connection refused");
        var output = new ScriptedOutput().times(1_000_000, refused);
        var backlog = new MemoryBacklog();
        OutputPump pump = pump("a", output, backlog);
        Messages.range(5, 9).forEach(backlog::append);
        pump.close(LONG);

        assertThat(output.attempts()).isBetween(1, 2);
        assertThat(output.closes()).isEqualTo(1);
        assertThat(backlog.messages()).isEqualTo(5);
        assertThat(log).contains("output a closes before all is delivered behind=5");
    }

    @Test
    void aCloseDoesNotPressAnOutputThatIsHalted() {
        var output = new ScriptedOutput().times(10, new Halted("401"));
        var backlog = new MemoryBacklog();
        OutputPump pump = pump("a", output, backlog);
        backlog.append(Messages.of(1));
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
        var backlog = new MemoryBacklog();
        OutputPump pump = pump("a", output, backlog);
        pump.start();
        Messages.range(1, 3).forEach(backlog::append);
        ended.await();
        Messages.range(4, 20).forEach(backlog::append);
        pump.close(LONG);

        assertThat(log)
                .anyMatch(line -> line.startsWith("ERROR output a delivers no more"))
                .anyMatch(line -> line.contains("java.lang.NoClassDefFoundError: driver"));
        assertThat(pump.trouble().orElseThrow()).contains("NoClassDefFoundError");
        assertThat(pump.behind()).isEqualTo(20);
        assertThat(output.closes()).isEqualTo(1);
    }
}
