package io.hostpulse.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostpulse.store.Completeness.Why;

import org.junit.jupiter.api.Test;

import java.util.List;

/// What every store knows of messages that have not come.
public abstract class CompletenessContract extends MessagesContract {
    private static Gap gap(Ticks ticks, long from, long to, Gap.Cause cause) {
        return new Gap(new SeqRange(ticks.journal, ticks.epoch, from, to), cause);
    }

    @Test
    void receivedNumbersAndHolesAreAllNumbers() throws Exception {
        Store store = open(LIMITS);
        ingest(store, one.batch(5, 10));
        ingest(store, one.batch(20, 25));
        ingest(store, one.gaps(Ticks.time(26), Gap.Cause.EXPIRED, 1, 3));
        ingest(store, one.gaps(Ticks.time(26), Gap.Cause.CORRUPT, 2, 12));
        ingest(store, one.gaps(Ticks.time(26), Gap.Cause.OVERFLOW, 30, 31));
        store = reopen(store, LIMITS);
        Completeness known = store.completeness(one.agent);
        assertThat(known.received())
                .containsExactly(
                        new SeqRange(one.journal, 1, 5, 10), new SeqRange(one.journal, 1, 20, 25));
        assertThat(known.holes())
                .containsExactly(
                        gap(one, 1, 3, Gap.Cause.EXPIRED),
                        gap(one, 4, 4, Gap.Cause.CORRUPT),
                        gap(one, 11, 12, Gap.Cause.CORRUPT),
                        gap(one, 13, 19, Gap.Cause.PENDING),
                        gap(one, 26, 29, Gap.Cause.PENDING),
                        gap(one, 30, 31, Gap.Cause.OVERFLOW));
        assertThat(known.unexplained()).isZero();
        store.close();
    }

    @Test
    void aMessageThatComesAfterAllClosesTheGapThatWasReported() throws Exception {
        try (Store store = open(LIMITS)) {
            ingest(store, one.gaps(Ticks.START, Gap.Cause.REJECTED, 1, 3));
            assertThat(store.host(one.agent)).isEmpty();
            assertThat(store.hosts()).isEmpty();
            ingest(store, one.batch(2, 2));
            assertThat(store.completeness(one.agent).holes())
                    .containsExactly(
                            gap(one, 1, 1, Gap.Cause.REJECTED), gap(one, 3, 3, Gap.Cause.REJECTED));
        }
    }

    @Test
    void aHoleThatNothingFillsForTenMinutesIsUnexplained() throws Exception {
        Store store = open(LIMITS);
        ingest(store, one.batch(11, 20));
        for (long seq = 21; seq <= 80; seq++) {
            ingest(store, one.batch(seq, seq));
        }
        assertThat(store.completeness(one.agent).unexplained()).isZero();
        ingest(store, one.batch(81, 81));
        assertThat(store.completeness(one.agent).unexplained()).isEqualTo(10);
        long received = Ticks.time(82);
        ingest(store, new AgentBatch(one.agent, received, one.range(1, 2), List.of()));
        store = reopen(store, LIMITS);
        assertThat(store.completeness(one.agent).holes())
                .containsExactly(gap(one, 3, 10, Gap.Cause.PENDING));
        store.close();
    }

    @Test
    void whatCameLateAndJumpsOfTheClockAreRemembered() throws Exception {
        Store store = open(LIMITS);
        // What is older than the server's first word of the host is no delay of anything.
        ingest(store, new AgentBatch(one.agent, Ticks.time(10), one.range(1, 5), List.of()));
        ingest(store, one.batch(11, 11));
        // The newest go first, the backlog follows.
        ingest(store, one.batch(40, 41));
        ingest(store, new AgentBatch(one.agent, Ticks.time(43), one.range(30, 39), List.of()));
        ingest(store, new AgentBatch(one.agent, Ticks.time(44), one.range(12, 29), List.of()));
        ingest(store, one.batch(42, 44));
        ingest(store, one.batch(List.of(one.stepped(45, -37_000_000))));
        store = reopen(store, LIMITS);
        Completeness known = store.completeness(one.agent);
        assertThat(known.late())
                .containsExactly(new Late(Ticks.time(12), Ticks.time(39), Ticks.time(44), 28));
        assertThat(known.steps()).containsExactly(new ClockStep(Ticks.time(45), -37_000_000));
        assertThat(known.holes()).hasSize(1);
        for (long seq = 100; seq < 100 + 20L * 80; seq += 20) {
            List<Arrival> message = one.range(seq, seq);
            ingest(store, new AgentBatch(one.agent, Ticks.time(seq + 9), message, List.of()));
        }
        store = reopen(store, LIMITS);
        assertThat(store.completeness(one.agent).late())
                .hasSize(64)
                .last()
                .isEqualTo(new Late(Ticks.time(1_680), Ticks.time(1_680), Ticks.time(1_689), 1));
        store.close();
    }

    @Test
    void everyStartSaysWhyTheOneBeforeEnded() throws Exception {
        Store store = open(LIMITS);
        Ticks restarted = one.epoch(2);
        Ticks rebooted = one.epoch(3).boot("another");
        Ticks renewed = rebooted.journal("another").epoch(1);
        ingest(store, rebooted.batch(201, 210));
        ingest(store, one.batch(1, 10));
        ingest(store, restarted.batch(101, 110));
        ingest(store, renewed.batch(301, 310));
        store = reopen(store, LIMITS);
        Completeness known = store.completeness(one.agent);
        assertThat(known.starts().stream().map(Completeness.Start::why))
                .containsExactly(Why.FIRST, Why.AGENT_RESTART, Why.REBOOT, Why.NEW_JOURNAL);
        assertThat(known.starts().get(1).fromMicros()).isEqualTo(Ticks.time(101));
        assertThat(known.starts().get(1).toMicros()).isEqualTo(Ticks.time(110));
        assertThat(known.starts().get(2).boot()).isEqualTo(rebooted.boot);
        assertThat(known.received().getFirst().epoch()).isEqualTo(3);
        store.close();
    }
}
