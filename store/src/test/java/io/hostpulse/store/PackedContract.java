package io.hostpulse.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostpulse.catalogue.Group;
import io.hostpulse.store.Outcome.Code;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/// What every store does with messages that its packer has made its own: the same as with others.
public abstract class PackedContract extends FeedsContract {
    private static final List<Group> GROUPS =
            List.of(Group.LOAD, Group.CPU_TIME, Group.NETWORK, Group.FILESYSTEM, Group.HOST);

    /// Messages whose rows come and go.
    private List<Arrival> messages(long from, long to) {
        List<Arrival> messages = one.range(from, to);
        for (Arrival message : messages) {
            if (message.seq() % 7 == 0) {
                message.snapshot().table(Group.NETWORK).clear();
            }
            if (message.seq() % 9 == 0) {
                Ticks.network(message.snapshot(), "veth" + message.seq() / 9, message.seq());
            }
        }
        return messages;
    }

    private void assertHolds(Store store, long to) throws Exception {
        for (Group group : GROUPS) {
            List<String> expected = new ArrayList<>();
            for (Arrival message : messages(1, to)) {
                if (message.snapshot().hasRows(group)) {
                    String rows = Shown.rows(message.snapshot().table(group));
                    expected.add(Ticks.time(message.seq()) + " " + rows);
                }
            }
            var query = new ExportQuery(one.agent, group, 0, Ticks.time(1_000_000));
            List<String> found = Shown.export(store, query);
            found.removeIf(line -> line.endsWith(" []"));
            assertThat(found).as(group.word()).isEqualTo(expected);
        }
        Arrival last = messages(to, to).getFirst();
        assertThat(Shown.snapshot(store.latest(one.agent).orElseThrow()))
                .isEqualTo(Shown.snapshot(last.snapshot()));
        assertThat(store.host(one.agent).orElseThrow().messages()).isEqualTo(to);
        assertThat(store.completeness(one.agent).received())
                .containsExactly(new SeqRange(one.journal, one.epoch, 1, to));
        assertThat(store.stats().messages()).isEqualTo(to);
    }

    private Outcome packed(Store store, List<Arrival> messages) throws Exception {
        return ingest(store, Packed.of(store, one.batch(messages)));
    }

    @Test
    void packedMessagesAreKeptAsOthersAre() throws Exception {
        Store store = open(LIMITS);
        assertThat(packed(store, messages(1, 50)).stored()).isEqualTo(50);
        assertHolds(store, 50);
        ingest(store, one.batch(messages(51, 53)));
        store = reopen(store, LIMITS);
        packed(store, messages(54, 54));
        List<Outcome> outcomes =
                store.ingest(
                        List.of(
                                Packed.of(store, one.batch(messages(55, 99))),
                                one.batch(messages(100, 101)),
                                Packed.of(store, one.batch(messages(102, 130)))));
        assertThat(outcomes).extracting(Outcome::stored).containsExactly(45, 2, 29);
        long values = store.stats().values();
        assertHolds(store, 130);
        store = reopen(store, LIMITS);
        assertHolds(store, 130);
        assertThat(store.stats().values()).isEqualTo(values);
        store.close();
    }

    @Test
    void oneThatIsNotNewAmongPackedOnesCostsNoOther() throws Exception {
        Store store = open(LIMITS);
        ingest(store, one.batch(messages(10, 12)));
        List<Arrival> messages = messages(1, 50);
        var other = Arrival.of(messages.get(11).snapshot(), 99);
        messages.set(11, other);
        Outcome outcome = packed(store, messages);
        assertThat(outcome.stored()).isEqualTo(47);
        assertThat(outcome.repeated()).isEqualTo(2);
        assertThat(outcome.refusals()).hasSize(1);
        assertThat(outcome.refusals().getFirst().code()).isEqualTo(Code.CONFLICT);
        assertHolds(store, 50);
        store = reopen(store, LIMITS);
        assertHolds(store, 50);
        assertThat(packed(store, messages(1, 50)).repeated()).isEqualTo(50);
        assertThat(packed(store, messages(41, 60)).stored()).isEqualTo(10);
        assertHolds(store, 60);
        store.close();
    }

    @Test
    void someOfAPackersMessagesAreKeptWithoutTheOthers() throws Exception {
        Store store = open(LIMITS);
        AgentBatch whole = Packed.of(store, one.batch(messages(1, 40)));
        List<Arrival> some = whole.arrivals().subList(0, 25);
        long received = whole.receivedMicros();
        ingest(store, new AgentBatch(one.agent, received, some, List.of()));
        assertHolds(store, 25);
        Outcome outcome = ingest(store, whole);
        assertThat(outcome.stored()).isEqualTo(15);
        assertThat(outcome.repeated()).isEqualTo(25);
        assertHolds(store, 40);
        store.close();
    }

    @Test
    void packedMessagesAreOfWhomTheirCredentialSays() throws Exception {
        try (Store store = open(LIMITS)) {
            AgentBatch batch = Packed.of(store, one.batch(1, 30));
            var others =
                    new AgentBatch(two.agent, batch.receivedMicros(), batch.arrivals(), List.of());
            assertThat(ingest(store, others).stored()).isEqualTo(30);
            assertThat(store.host(one.agent)).isEmpty();
            assertThat(store.latest(two.agent).orElseThrow().identity().agent())
                    .isEqualTo(two.agent);
        }
    }
}
