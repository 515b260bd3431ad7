package io.hostpulse.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.State;
import io.hostpulse.store.Outcome.Code;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What every store does with messages: keeps what it acknowledges, once, whatever the order, and
/// knows what it has not got. A subclass for each store says how to open it.
public abstract class MessagesContract {
    protected static final StoreLimits LIMITS =
            new StoreLimits(
                    Duration.ofDays(14),
                    Duration.ofDays(90),
                    Duration.ofDays(730),
                    1L << 30,
                    Duration.ofSeconds(10),
                    100);

    protected final Ticks one = Ticks.of(1);
    protected final Ticks two = Ticks.of(2);

    /// Opens the store, empty at the first call of a test.
    protected abstract Store open(StoreLimits limits) throws Exception;

    /// Closes the store and opens it on the same place; a store that keeps nothing is not closed.
    protected abstract Store reopen(Store store, StoreLimits limits) throws Exception;

    protected static Outcome ingest(Store store, AgentBatch batch) throws StoreException {
        List<Outcome> outcomes = store.ingest(List.of(batch));
        assertThat(outcomes).hasSize(1);
        return outcomes.getFirst();
    }

    protected static void upkeep(Store store, long nowMicros) throws StoreException {
        Settling.upkeep(store, nowMicros);
    }

    private static SeqRange range(Ticks ticks, long from, long to) {
        return new SeqRange(ticks.journal, ticks.epoch, from, to);
    }

    private List<String> loads(Store store) throws Exception {
        return Shown.export(
                store, new ExportQuery(one.agent, Group.LOAD, 0, Ticks.time(1_000_000)));
    }

    @Test
    void whatIsAcknowledgedIsThereAndSurvivesANewStart() throws Exception {
        Store store = open(LIMITS);
        Outcome outcome = ingest(store, one.batch(1, 30));
        assertThat(outcome.acked()).containsExactly(range(one, 1, 30));
        assertThat(outcome.refusals()).isEmpty();
        assertThat(outcome.stored()).isEqualTo(30);
        assertThat(outcome.repeated()).isZero();
        store = reopen(store, LIMITS);
        assertThat(loads(store)).hasSize(30).isSorted();
        assertThat(loads(store).getFirst()).isEqualTo(Ticks.time(1) + " [{w1_avg=101, w5_avg=50}]");
        assertThat(store.stats().messages()).isEqualTo(30);
        assertThat(store.stats().hosts()).isEqualTo(1);
        store.close();
        store.close();
    }

    @Test
    void anEmptyStoreAnswersEveryQuestion() throws Exception {
        try (Store store = open(LIMITS)) {
            assertThat(store.hosts()).isEmpty();
            assertThat(store.host(one.agent)).isEmpty();
            assertThat(store.latest(one.agent)).isEmpty();
            assertThat(store.completeness(one.agent).received()).isEmpty();
            assertThat(loads(store)).isEmpty();
            assertThat(store.damages()).isEmpty();
            assertThat(store.stats().values()).isZero();
            assertThat(store.upkeep(Ticks.START).more()).isFalse();
        }
    }

    @Test
    void oneOutcomeComesForEachBatchInTheirOrder() throws Exception {
        try (Store store = open(LIMITS)) {
            List<Outcome> outcomes =
                    store.ingest(
                            List.of(
                                    one.batch(1, 3),
                                    two.batch(1, 2),
                                    one.batch(2, 5),
                                    two.batch(List.of())));
            assertThat(outcomes.stream().map(Outcome::stored)).containsExactly(3, 2, 2, 0);
            assertThat(outcomes.stream().map(Outcome::repeated)).containsExactly(0, 0, 2, 0);
            assertThat(outcomes.get(2).acked()).containsExactly(range(one, 2, 5));
            assertThat(outcomes.get(3).acked()).isEmpty();
        }
    }

    @Test
    void aRepeatedMessageIsAcknowledgedAndChangesNothing() throws Exception {
        Store store = open(LIMITS);
        ingest(store, one.batch(1, 10));
        store = reopen(store, LIMITS);
        List<String> before = loads(store);
        Optional<HostSummary> summary = store.host(one.agent);
        Outcome outcome = ingest(store, one.batch(5, 10));
        assertThat(outcome.repeated()).isEqualTo(6);
        assertThat(outcome.stored()).isZero();
        assertThat(outcome.acked()).containsExactly(range(one, 5, 10));
        assertThat(loads(store)).isEqualTo(before);
        assertThat(store.host(one.agent)).isEqualTo(summary);
        store.close();
    }

    @Test
    void theSameKeyWithOtherContentIsAConflictAlsoAfterANewStart() throws Exception {
        Store store = open(LIMITS);
        ingest(store, one.batch(1, 3));
        store = reopen(store, LIMITS);
        var other = Arrival.of(one.message(2).snapshot(), 99);
        Outcome outcome = ingest(store, one.batch(List.of(other, one.message(4))));
        assertThat(outcome.acked()).containsExactly(range(one, 4, 4));
        assertThat(outcome.refusals()).hasSize(1);
        assertThat(outcome.refusals().getFirst().code()).isEqualTo(Code.CONFLICT);
        assertThat(outcome.refusals().getFirst().seq()).isEqualTo(2);
        store.close();
    }

    @Test
    void theSameKeyTwiceInOneCallIsKeptOnceAndAConflictWhenItDiffers() throws Exception {
        try (Store store = open(LIMITS)) {
            var other = Arrival.of(one.message(1).snapshot(), 99);
            List<Outcome> outcomes =
                    store.ingest(
                            List.of(
                                    one.batch(List.of(one.message(1), one.message(1))),
                                    one.batch(List.of(one.message(1), other))));
            assertThat(outcomes.get(0).stored()).isEqualTo(1);
            assertThat(outcomes.get(0).repeated()).isEqualTo(1);
            assertThat(outcomes.get(1).repeated()).isEqualTo(1);
            assertThat(outcomes.get(1).refusals()).hasSize(1);
            assertThat(loads(store)).hasSize(1);
        }
    }

    @Test
    void lateMessagesTakeTheirPlace() throws Exception {
        Store store = open(LIMITS);
        ingest(store, one.batch(90, 100));
        ingest(store, one.batch(1, 40));
        var shuffled = new ArrayList<>(one.range(41, 89));
        java.util.Collections.shuffle(shuffled, new java.util.Random(7));
        ingest(store, one.batch(shuffled));
        store = reopen(store, LIMITS);
        var expected = new ArrayList<String>();
        for (Arrival each : one.range(1, 100)) {
            expected.add(
                    Ticks.time(each.snapshot().seq())
                            + " "
                            + Shown.rows(each.snapshot().table(Group.LOAD)));
        }
        assertThat(loads(store)).isEqualTo(expected);
        assertThat(store.latest(one.agent).orElseThrow().seq()).isEqualTo(100);
        store.close();
    }

    @Test
    void theLatestMessageIsTheNewestByTimeWithAllItSaid() throws Exception {
        Store store = open(LIMITS);
        Snapshot newest = one.message(20).snapshot();
        newest.status(Group.NET).target("eth9", State.TIMEOUT, "no answer for 2 s");
        newest.status(Group.NET).collected(77);
        ingest(store, one.batch(List.of(one.message(3), Ticks.arrival(newest))));
        ingest(store, one.batch(4, 9));
        assertThat(Shown.snapshot(store.latest(one.agent).orElseThrow()))
                .isEqualTo(Shown.snapshot(newest));
        store = reopen(store, LIMITS);
        assertThat(Shown.snapshot(store.latest(one.agent).orElseThrow()))
                .isEqualTo(Shown.snapshot(newest));
        upkeep(store, Ticks.START + Duration.ofDays(5).toNanos() / 1_000);
        store = reopen(store, LIMITS);
        assertThat(Shown.snapshot(store.latest(one.agent).orElseThrow()))
                .isEqualTo(Shown.snapshot(newest));
        store.close();
    }

    @Test
    void theAgentIsWhoItsCredentialSays() throws Exception {
        try (Store store = open(LIMITS)) {
            long received = Ticks.time(1) + Ticks.SECOND;
            ingest(store, new AgentBatch(two.agent, received, one.range(1, 1), List.of()));
            assertThat(store.host(one.agent)).isEmpty();
            assertThat(store.latest(two.agent).orElseThrow().identity().agent())
                    .isEqualTo(two.agent);
        }
    }

    @Test
    void snapshotsAreTheCallersAgainAfterTheReturn() throws Exception {
        try (Store store = open(LIMITS)) {
            Arrival arrival = one.message(1);
            ingest(store, one.batch(List.of(arrival)));
            arrival.snapshot().clear();
            assertThat(Shown.snapshot(store.latest(one.agent).orElseThrow()))
                    .isEqualTo(Shown.snapshot(one.message(1).snapshot()));
            ingest(store, one.batch(2, 2));
            assertThat(loads(store)).hasSize(2);
        }
    }

    @Test
    void aHostsSummarySaysWhatItsNewestMessageSays() throws Exception {
        Store store = open(LIMITS);
        ingest(store, one.batch(1, 10));
        ingest(store, two.batch(1, 1));
        long late = Ticks.time(50);
        ingest(
                store,
                new AgentBatch(one.agent, late, one.boot("x").epoch(2).range(5, 5), List.of()));
        store = reopen(store, LIMITS);
        assertThat(store.hosts()).hasSize(2);
        HostSummary host = store.host(one.agent).orElseThrow();
        assertThat(host.hostname()).startsWith("host-");
        assertThat(host.cluster()).contains("lab");
        assertThat(host.boot()).contains(one.boot);
        assertThat(host.intervalMillis()).isEqualTo(10_000);
        assertThat(host.firstSeenMicros()).isEqualTo(Ticks.time(10) + Ticks.SECOND);
        assertThat(host.lastSeenMicros()).isEqualTo(late);
        assertThat(host.newestMicros()).isEqualTo(Ticks.time(10));
        assertThat(host.offsetMicros()).hasValue(1_500);
        assertThat(host.errorMicros()).hasValue(200);
        assertThat(host.messages()).isEqualTo(11);
        store.close();
    }

    @Test
    void aMessageFromTheFutureIsRefused() throws Exception {
        try (Store store = open(LIMITS)) {
            long received = Ticks.START;
            long most = received + 10 * Ticks.SECOND + 200;
            Outcome outcome =
                    ingest(
                            store,
                            new AgentBatch(
                                    one.agent,
                                    received,
                                    List.of(one.message(1, most), one.message(2, most + 1)),
                                    List.of()));
            assertThat(outcome.acked()).containsExactly(range(one, 1, 1));
            assertThat(outcome.refusals().getFirst().code()).isEqualTo(Code.IN_THE_FUTURE);
        }
    }

    @Test
    void aMessageOlderThanWhatIsKeptIsRefusedUnlessItHadBeenKept() throws Exception {
        try (Store store = open(LIMITS)) {
            ingest(store, one.batch(1, 1));
            long received = Ticks.time(2) + Duration.ofDays(14).toNanos() / 1_000;
            Outcome outcome =
                    ingest(
                            store,
                            new AgentBatch(
                                    one.agent,
                                    received,
                                    List.of(
                                            one.message(1),
                                            one.message(2),
                                            one.message(3, Ticks.time(2) - 1)),
                                    List.of()));
            assertThat(outcome.acked()).containsExactly(range(one, 1, 2));
            assertThat(outcome.refusals()).hasSize(1);
            assertThat(outcome.refusals().getFirst().code()).isEqualTo(Code.TOO_OLD);
            assertThat(outcome.refusals().getFirst().seq()).isEqualTo(3);
        }
    }

    @Test
    void aHostWithTooManyRowsIsRefusedOnThatDayOnly() throws Exception {
        Store store = open(LIMITS);
        assertThat(ingest(store, one.batch(1, 1)).stored()).isEqualTo(1);
        var arrivals = new ArrayList<Arrival>();
        for (int i = 2; i < 12; i++) {
            Snapshot snapshot = one.message(i).snapshot();
            for (int veth = 0; veth < 10; veth++) {
                Ticks.network(snapshot, "veth" + i + "-" + veth, 1);
            }
            arrivals.add(Ticks.arrival(snapshot));
        }
        Outcome outcome = ingest(store, one.batch(arrivals));
        assertThat(outcome.stored()).isEqualTo(9);
        assertThat(outcome.refusals().getFirst().code()).isEqualTo(Code.TOO_MANY_ROWS);
        store = reopen(store, LIMITS);
        assertThat(ingest(store, one.batch(arrivals)).refusals()).hasSize(1);
        assertThat(ingest(store, one.batch(13, 13)).stored()).isEqualTo(1);
        Snapshot tomorrow = arrivals.getLast().snapshot();
        Snapshot moved = one.empty(14, Ticks.time(1) + Duration.ofDays(1).toNanos() / 1_000);
        moved.table(Group.NETWORK).copyFrom(tomorrow.table(Group.NETWORK));
        assertThat(ingest(store, one.batch(List.of(Ticks.arrival(moved)))).stored()).isEqualTo(1);
        store.close();
    }

    @Test
    void manyStartsAndHostsKeepTheirMessagesApart() throws Exception {
        Store store = open(LIMITS);
        for (int epoch = 1; epoch <= 5; epoch++) {
            long at = Ticks.time(100L * epoch);
            Ticks start = one.epoch(epoch);
            ingest(store, start.batch(List.of(start.message(1, at), start.message(2, at + 10))));
            ingest(store, two.batch(epoch, epoch));
        }
        store = reopen(store, LIMITS);
        assertThat(loads(store)).hasSize(10);
        assertThat(store.completeness(one.agent).received()).hasSize(5);
        assertThat(store.completeness(two.agent).received()).containsExactly(range(two, 1, 5));
        store.close();
    }
}
