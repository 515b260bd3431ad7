package io.hostpulse.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostpulse.journal.Faults;
import io.hostpulse.journal.FileDisk;
import io.hostpulse.journal.Journal;
import io.hostpulse.journal.JournalOptions;
import io.hostpulse.outputs.Backlog;
import io.hostpulse.outputs.DeadLetters;
import io.hostpulse.outputs.Output;
import io.hostpulse.outputs.OutputOptions;
import io.hostpulse.outputs.OutputPump;
import io.hostpulse.wire.Message;
import io.hostpulse.wire.MessageKey;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;

/// Deliveries over a journal on the real disk, whose outputs keep what they get.
abstract class DeliveriesFixture {
    static final String JOURNAL = "7c1f3a52-1f0e-4b86-8a53-0d0c6a2e9f41";

    final Map<String, List<Long>> arrived = new ConcurrentHashMap<>();
    final Map<String, CountDownLatch> held = new ConcurrentHashMap<>();
    final List<String> closed = new CopyOnWriteArrayList<>();
    final List<String> log = new CopyOnWriteArrayList<>();
    @TempDir Path folder;
    Journal journal;
    Deliveries deliveries;
    long epoch = 1;

    @BeforeEach
    void begin() {
        begin(1);
    }

    void begin(long epoch, String... outputs) {
        journal =
                Journal.open(
                        JournalOptions.defaults(),
                        new FileDisk(folder.resolve("journal")),
                        JOURNAL,
                        epoch,
                        Set.of(outputs),
                        System::nanoTime,
                        () -> 1_795_346_700_000_000L,
                        log::add,
                        Faults.NONE);
        deliveries = deliveries(this::start);
        this.epoch = epoch;
    }

    Deliveries deliveries(Deliveries.Starter starter) {
        var identity = new IdentityStore.Start("agent", JOURNAL, epoch);
        return new Deliveries(journal, identity, starter, System::nanoTime, log::add);
    }

    @AfterEach
    void end() {
        held.values().forEach(CountDownLatch::countDown);
        deliveries.close();
        journal.close();
    }

    void apply(String... outputs) {
        List<OutputOptions> wanted = new ArrayList<>();
        Map<String, String> descriptions = new java.util.HashMap<>();
        for (String output : outputs) {
            int equals = output.indexOf('=');
            wanted.add(console(output.substring(0, equals)));
            descriptions.put(output.substring(0, equals), output);
        }
        deliveries.apply(wanted, descriptions);
    }

    static OutputOptions console(String name) {
        return new OutputOptions.Console(name, OutputOptions.Console.FORM);
    }

    OutputPump start(OutputOptions options, Backlog backlog) {
        String name = options.name();
        var output = new NumberRecorder(name, held.get(name), arrived, closed);
        return started(name, output, backlog);
    }

    OutputPump started(String name, Output output, Backlog backlog) {
        OutputPump pump =
                new OutputPump(
                        name,
                        output,
                        backlog,
                        new DeadLetters(folder, name, 1 << 20, Instant::now, log::add),
                        System::nanoTime,
                        new SplittableRandom(1),
                        log::add);
        pump.start();
        return pump;
    }

    void offer(long from, long to) {
        for (long seq = from; seq <= to; seq++) {
            assertThat(deliveries.append(message(seq))).isTrue();
            deliveries.tell();
        }
    }

    Message message(long seq) {
        return new Message(
                new MessageKey("agent", JOURNAL, epoch, seq), seq, new byte[] {'{', '}'});
    }

    static List<Long> numbers(long from, long to) {
        return LongStream.rangeClosed(from, to).boxed().toList();
    }

    static void await(java.util.function.BooleanSupplier condition) throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("time is over").isLessThan(deadline);
            Thread.sleep(5);
        }
    }
}
