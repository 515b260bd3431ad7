package io.hostpulse.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.State;
import io.hostpulse.catalogue.groups.Self;
import io.hostpulse.catalogue.groups.SelfOutput;
import io.hostpulse.outputs.Delivery;
import io.hostpulse.outputs.Output;
import io.hostpulse.wire.Message;
import io.hostpulse.wire.MessageKey;

import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

final class DeliveriesTest extends DeliveriesFixture {
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
        deliveries.tell();
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
        deliveries.tell();
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
}
