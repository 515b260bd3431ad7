package io.hostpulse.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.State;
import io.hostpulse.catalogue.groups.Self;
import io.hostpulse.catalogue.groups.SelfOutput;
import io.hostpulse.journal.Faults;
import io.hostpulse.journal.FileDisk;
import io.hostpulse.journal.Journal;
import io.hostpulse.journal.JournalOptions;
import io.hostpulse.outputs.Backlog;
import io.hostpulse.outputs.DeadLetters;
import io.hostpulse.outputs.Delivery;
import io.hostpulse.outputs.Output;
import io.hostpulse.outputs.OutputOptions;
import io.hostpulse.outputs.OutputPump;
import io.hostpulse.wire.Message;
import io.hostpulse.wire.MessageKey;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;

final class DeliveriesTest {
    private static final String JOURNAL = "7c1f3a52-1f0e-4b86-8a53-0d0c6a2e9f41";

    private final Map<String, List<Long>> arrived = new ConcurrentHashMap<>();
    private final Map<String, CountDownLatch> held = new ConcurrentHashMap<>();
    private final List<String> closed = new CopyOnWriteArrayList<>();
    private final List<String> log = new CopyOnWriteArrayList<>();
    @TempDir private Path folder;
    private Journal journal;
    private Deliveries deliveries;
    private long epoch = 1;

    @BeforeEach
    void begin() {
        begin(1);
    }

    private void begin(long epoch, String... outputs) {
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

    private Deliveries deliveries(Deliveries.Starter starter) {
        var identity = new IdentityStore.Start("agent", JOURNAL, epoch);
        return new Deliveries(journal, identity, starter, log::add);
    }

    @AfterEach
    void end() {
        held.values().forEach(CountDownLatch::countDown);
        deliveries.close();
        journal.close();
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
        Snapshot snapshot = new Snapshot();
        await(
                () -> {
                    snapshot.clear();
                    deliveries.describe(snapshot);
                    return snapshot.table(Group.SELF_OUTPUT).number(1, SelfOutput.DELIVERED) == 20;
                });

        var self = snapshot.table(Group.SELF_OUTPUT);
        assertThat(self.text(0, SelfOutput.NAME)).hasToString("a");
        assertThat(self.number(0, SelfOutput.BEHIND)).isEqualTo(20);
        assertThat(arrived.get("b")).isEqualTo(numbers(1, 20));
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
    void theCursorsStayWhenTheAgentEndsWhileAnOutputLeaves() throws Exception {
        held.put("a", new CountDownLatch(1));
        held.put("b", new CountDownLatch(1));
        apply("a=1", "b=1");
        offer(1, 3);
        assertThat(journal.flush(Duration.ofSeconds(5))).isTrue();
        apply("a=1");
        Thread closing = new Thread(deliveries::close);
        closing.start();
        await(() -> closing.getState() == Thread.State.TIMED_WAITING);
        held.get("b").countDown();
        await(() -> closed.contains("b"));
        held.get("a").countDown();
        closing.join();
        journal.close();

        assertThat(arrived.get("a")).isEqualTo(numbers(1, 3));
        assertThat(arrived.get("b")).isEqualTo(numbers(1, 3));
        assertThat(cursors()).anyMatch(name -> name.startsWith("a."));
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
    void whatAHungOutputHadIsDeliveredByItsSuccessor() throws Exception {
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
    void whatAnOutputDidNotTakeWaitsForItAtTheNextStart() throws Exception {
        held.put("a", new CountDownLatch(1));
        apply("a=1", "b=1");
        offer(1, 30);
        await(() -> arrived.getOrDefault("b", List.of()).size() == 30);
        deliveries.close();
        journal.close();
        assertThat(arrived.getOrDefault("a", List.of())).isEmpty();

        held.clear();
        begin(2, "a", "b");
        apply("a=1", "b=1");
        offer(1, 5);
        await(() -> arrived.getOrDefault("a", List.of()).size() == 35);
        await(() -> arrived.get("b").size() == 35);

        assertThat(arrived.get("a").subList(0, 30)).isEqualTo(numbers(1, 30));
        assertThat(arrived.get("b").subList(30, 35)).isEqualTo(numbers(1, 5));
    }

    @Test
    void aPlaceFollowsTheNameThroughEveryChangeOfTheOthers() throws Exception {
        apply("a=1", "b=1");
        offer(1, 5);
        apply("b=2", "c=1", "a=1");
        offer(6, 10);
        await(() -> arrived.getOrDefault("b", List.of()).size() >= 10);
        apply("c=1", "a=9");
        offer(11, 15);
        // An output that is being replaced when the agent stops leaves the rest to the next start.
        await(() -> arrived.getOrDefault("a", List.of()).size() >= 15);
        await(() -> arrived.getOrDefault("c", List.of()).size() >= 10);
        deliveries.close();

        assertThat(arrived.get("a")).isEqualTo(numbers(1, 15));
        assertThat(arrived.get("b")).startsWith(numbers(1, 10).toArray(Long[]::new));
        assertThat(arrived.get("c")).isEqualTo(numbers(6, 15));
    }

    @Test
    void aRemovedOutputLeavesNoCursorAndHoldsNoMessages() throws Exception {
        held.put("b", new CountDownLatch(1));
        apply("a=1", "b=1");
        offer(1, 5);
        assertThat(journal.flush(Duration.ofSeconds(5))).isTrue();
        await(() -> cursors().stream().anyMatch(name -> name.startsWith("b.")));
        apply("a=1");
        await(() -> cursors().stream().noneMatch(name -> name.startsWith("b.")));

        assertThat(cursors()).anyMatch(name -> name.startsWith("a."));
    }

    @Test
    void anOutputThatIsRemovedAndComesBackAtOnceKeepsItsPlace() throws Exception {
        held.put("a", new CountDownLatch(1));
        apply("a=1", "b=1");
        offer(1, 5);
        apply("b=1");
        held.remove("a");
        apply("a=1", "b=1");
        await(() -> arrived.getOrDefault("a", List.of()).size() >= 5);

        assertThat(arrived.get("a")).isEqualTo(numbers(1, 5));
    }

    @Test
    void theJournalSaysHowItStands() {
        apply("a=1");
        offer(1, 5);
        Snapshot snapshot = new Snapshot();
        deliveries.describe(snapshot);

        assertThat(snapshot.table(Group.SELF).number(0, Self.JOURNAL_RECORDS)).isEqualTo(5);
        assertThat(snapshot.status(Group.SELF).state()).isEqualTo(State.OK);
    }

    @Test
    void withoutADiskMessagesAreDeliveredFromMemoryAndTheStatusSaysSo() throws Exception {
        end();
        folder = Files.writeString(folder.resolve("no-directory"), "x");
        begin(1, "a");
        apply("a=1");
        offer(1, 20);
        await(() -> arrived.getOrDefault("a", List.of()).size() == 20);
        Snapshot snapshot = new Snapshot();
        await(
                () -> {
                    snapshot.clear();
                    deliveries.describe(snapshot);
                    return snapshot.status(Group.SELF).state() == State.PARTIAL;
                });

        assertThat(snapshot.status(Group.SELF).why().orElseThrow()).startsWith("journal: ");
        assertThat(arrived.get("a")).isEqualTo(numbers(1, 20));
    }

    @Test
    void aMessageThatIsTooLargeIsRefusedAndItsNumberIsFree() {
        apply("a=1");
        var json = new byte[(16 << 20) + 1];
        var large = new Message(new MessageKey("agent", JOURNAL, 1, 1), 1, json);

        assertThat(deliveries.append(large)).isFalse();
        assertThat(log.getLast()).startsWith("ERROR a message cannot be journaled");
        assertThat(deliveries.append(message(1))).isTrue();
    }

    private List<String> cursors() {
        String[] names = folder.resolve("journal").toFile().list();
        return names == null
                ? List.of()
                : Arrays.stream(names).filter(name -> name.contains("cursor")).toList();
    }

    @Test
    void troubleIsSaidInTheStatus() throws Exception {
        deliveries =
                deliveries(
                        (options, backlog) ->
                                started(
                                        options.name(),
                                        new Output() {
                                            @Override
                                            public Delivery deliver(List<Message> batch) {
                                                return new Delivery.Halted("no such table");
                                            }

                                            @Override
                                            public void close() {}
                                        },
                                        backlog));
        deliveries.apply(List.of(console("db")), Map.of("db", ""));
        deliveries.append(message(1));
        Snapshot snapshot = new Snapshot();
        await(
                () -> {
                    snapshot.clear();
                    deliveries.describe(snapshot);
                    return snapshot.status(Group.SELF_OUTPUT).state() == State.PARTIAL;
                });

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

    private OutputPump start(OutputOptions options, Backlog backlog) {
        String name = options.name();
        var output = new NumberRecorder(name, held.get(name), arrived, closed);
        return started(name, output, backlog);
    }

    private OutputPump started(String name, Output output, Backlog backlog) {
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

    private void offer(long from, long to) {
        for (long seq = from; seq <= to; seq++) {
            assertThat(deliveries.append(message(seq))).isTrue();
        }
    }

    private Message message(long seq) {
        return new Message(
                new MessageKey("agent", JOURNAL, epoch, seq), seq, new byte[] {'{', '}'});
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
}
