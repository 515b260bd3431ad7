package io.hostpulse.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostpulse.catalogue.groups.Load;
import io.hostpulse.catalogue.groups.Network;

import org.junit.jupiter.api.Test;

class SnapshotTest {
    private final Snapshot one = new Snapshot();
    private final Snapshot other = new Snapshot();

    @Test
    void aGroupIsExchangedWithItsStatusAndTheOthersStay() {
        other.table(Group.LOAD).set(other.table(Group.LOAD).addRow(), Load.W1_AVG, 42);
        other.status(Group.LOAD).worsen(State.PARTIAL, "a reason");
        other.table(Group.NETWORK).addRow();
        one.exchange(Group.LOAD, other);
        assertThat(one.table(Group.LOAD).number(0, Load.W1_AVG)).isEqualTo(42);
        assertThat(one.status(Group.LOAD).why()).contains("a reason");
        assertThat(other.table(Group.LOAD).rows()).isZero();
        assertThat(other.status(Group.LOAD).isCollected()).isFalse();
        assertThat(one.table(Group.NETWORK).rows()).isZero();
        assertThat(other.table(Group.NETWORK).rows()).isEqualTo(1);
    }

    @Test
    void manyNumbersAreSetAtOnce() {
        Table table = one.table(Group.NETWORK);
        int row = table.addRow();
        table.set(row, Network.RECEIVE_PACKETS.ordinal(), new long[] {1, 2, 3}, 2);
        assertThat(table.has(row, Network.RECEIVE_BYTES)).isFalse();
        assertThat(table.number(row, Network.RECEIVE_PACKETS)).isEqualTo(1);
        assertThat(table.number(row, Network.RECEIVE_ERRS)).isEqualTo(2);
        assertThat(table.has(row, Network.RECEIVE_DROP)).isFalse();
    }
}
