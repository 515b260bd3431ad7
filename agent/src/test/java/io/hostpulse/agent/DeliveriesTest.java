package io.hostpulse.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.State;
import io.hostpulse.catalogue.groups.SelfOutput;
import io.hostpulse.outputs.Delivery;
import io.hostpulse.outputs.Output;
import io.hostpulse.outputs.OutputOptions;
import io.hostpulse.outputs.OutputPump;
import io.hostpulse.wire.Message;
import io.hostpulse.wire.MessageKey;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;

final class DeliveriesTest {
    private final Map<String, List<Long>> arrived = new ConcurrentHashMap<>();
    private final Map<String, CountDownLatch> held = new ConcurrentHashMap<>();
    private final List<String> closed = new CopyOnWriteArrayList<>();
    private final Deliveries deliveries = new Deliveries(this::start);

    @AfterEach
    void release() {
        held.values().forEach(CountDownLatch::countDown);
        deliveries.close();
    }

    @Test
    void everyOutputGetsEveryMessageInOrder() {
        apply("a=1", "b=1");
        offer(1, 50);
        deliveries.close();

        assertThat(arrived.get("a")).isEqualTo(numbers(1, 50));
        assertThat(arrived.get("b")).isEqualTo(numbers(1, 50));
        assertThat(closed).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void anOutputThatHangsHoldsNeitherTheOthersNorTheOffer() throws Exception {
        held.put("a", new CountDownLatch(1));
        apply("a=1", "b=1");
        offer(1, 20);
        await(() -> arrived.getOrDefault("b", List.of()).size() == 20);

        Snapshot snapshot = new Snapshot();
        deliveries.describe(snapshot);
        var self = snapshot.table(Group.SELF_OUTPUT);
        assertThat(self.text(0, SelfOutput.NAME)).hasToString("a");
        assertThat(self.number(0, SelfOutput.BEHIND)).isEqualTo(20);
        assertThat(self.number(1, SelfOutput.DELIVERED)).isEqualTo(20);
    }

    @Test
    void anUnchangedOutputGoesOnUntouchedWhenAnotherIsAddedAndOneRemoved() throws Exception {
        apply("a=1", "b=1");
        offer(1, 5);
        apply("a=1", "c=1");
        offer(6, 9);
        deliveries.close();
        await(() -> closed.size() == 3);

        assertThat(arrived.get("a")).isEqualTo(numbers(1, 9));
        assertThat(arrived.get("b")).isEqualTo(numbers(1, 5));
        assertThat(arrived.get("c")).isEqualTo(numbers(6, 9));
        assertThat(closed).containsOnlyOnce("a");
    }

    @Test
    void nothingIsLostWhileAnOutputIsReplaced() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        held.put("a", gate);
        apply("a=1");
        offer(1, 10);
        apply("a=2");
        offer(11, 20);
        apply("a=3");
        offer(21, 30);
        gate.countDown();
        await(() -> arrived.getOrDefault("a", List.of()).size() >= 30);
        offer(31, 35);
        deliveries.close();

        assertThat(arrived.get("a")).isEqualTo(numbers(1, 35));
    }

    @Test
    void whatAHungOutputHadIsHandedToItsSuccessor() throws Exception {
        held.put("a", new CountDownLatch(1));
        apply("a=1");
        offer(1, 3);
        held.remove("a");
        apply("a=2");
        offer(4, 6);
        await(() -> arrived.getOrDefault("a", List.of()).size() >= 6);

        assertThat(arrived.get("a")).isEqualTo(numbers(1, 6));
    }

    @Test
    void troubleIsSaidInTheStatus() throws Exception {
        Deliveries failing =
                new Deliveries(
                        options ->
                                started(
                                        options.name(),
                                        new Output() {
                                            @Override
                                            public Delivery deliver(List<Message> batch) {
                                                return new Delivery.Halted("no such table");
                                            }

                                            @Override
                                            public void close() {}
                                        }));
        failing.apply(List.of(console("db")), Map.of("db", ""));
        failing.offer(message(1));
        Snapshot snapshot = new Snapshot();
        await(
                () -> {
                    snapshot.clear();
                    failing.describe(snapshot);
                    return snapshot.status(Group.SELF_OUTPUT).state() == State.PARTIAL;
                });
        failing.close();

        assertThat(snapshot.status(Group.SELF_OUTPUT).why().orElseThrow())
                .startsWith("db: ")
                .contains("no such table");
    }

    private void apply(String... outputs) {
        List<OutputOptions> wanted = new ArrayList<>();
        Map<String, String> descriptions = new java.util.HashMap<>();
        for (String output : outputs) {
            int equals = output.indexOf('=');
            wanted.add(console(output.substring(0, equals)));
            descriptions.put(output.substring(0, equals), output);
        }
        deliveries.apply(wanted, descriptions);
    }

    private static OutputOptions console(String name) {
        return new OutputOptions.Console(name, OutputOptions.Console.FORM);
    }

    private OutputPump start(OutputOptions options) {
        return started(options.name(), new Recorder(options.name(), held.get(options.name())));
    }

    private static OutputPump started(String name, Output output) {
        OutputPump pump =
                new OutputPump(name, output, System::nanoTime, new SplittableRandom(1), _ -> {});
        pump.start();
        return pump;
    }

    private void offer(long from, long to) {
        for (long seq = from; seq <= to; seq++) {
            deliveries.offer(message(seq));
        }
    }

    private static Message message(long seq) {
        return new Message(new MessageKey("agent", "journal", 1, seq), seq, new byte[] {'{', '}'});
    }

    private static List<Long> numbers(long from, long to) {
        return LongStream.rangeClosed(from, to).boxed().toList();
    }

    private static void await(java.util.function.BooleanSupplier condition) throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("time is over").isLessThan(deadline);
            Thread.sleep(5);
        }
    }

    /// Keeps the numbers of what it got; held back until its gate opens.
    private final class Recorder implements Output {
        private final String name;
        private final @org.jspecify.annotations.Nullable CountDownLatch gate;

        Recorder(String name, @org.jspecify.annotations.Nullable CountDownLatch gate) {
            this.name = name;
            this.gate = gate;
        }

        @Override
        public Delivery deliver(List<Message> batch) {
            if (gate != null) {
                try {
                    gate.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return new Delivery.Later(Duration.ZERO, "interrupted");
                }
            }
            List<Long> list = arrived.computeIfAbsent(name, _ -> new CopyOnWriteArrayList<>());
            batch.forEach(message -> list.add(message.key().seq()));
            return new Delivery.Accepted(batch.size());
        }

        @Override
        public void close() {
            closed.add(name);
        }
    }
}
