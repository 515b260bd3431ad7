package io.hostpulse.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostpulse.catalogue.groups.Load;
import io.hostpulse.catalogue.groups.Network;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

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

    private static List<Group> tables(Snapshot snapshot) {
        List<Group> found = new ArrayList<>();
        for (int i = snapshot.nextTable(0); i < Snapshot.NONE; i = snapshot.nextTable(i + 1)) {
            found.add(Group.values()[i]);
        }
        return found;
    }

    private static List<Group> statuses(Snapshot snapshot) {
        List<Group> found = new ArrayList<>();
        for (int i = snapshot.nextStatus(0); i < Snapshot.NONE; i = snapshot.nextStatus(i + 1)) {
            found.add(Group.values()[i]);
        }
        return found;
    }

    @Test
    void groupsThatMayHaveRowsAreFoundInTheCataloguesOrder() {
        Group[] all = Group.values();
        assertThat(tables(one)).isEmpty();
        assertThat(one.nextStatus(0)).isEqualTo(Snapshot.NONE);
        for (int place : new int[] {all.length - 1, 64, 63, 0}) {
            one.table(all[place]).addRow();
        }
        other.table(all[65]).addRow();
        one.status(all[64]).collected(7);
        assertThat(tables(one)).containsExactly(all[0], all[63], all[64], all[all.length - 1]);
        assertThat(one.nextTable(1, other)).isEqualTo(63);
        assertThat(one.nextTable(65, other)).isEqualTo(65);
        assertThat(one.nextTable(66, other)).isEqualTo(all.length - 1);
        assertThat(one.nextTable(all.length, other)).isEqualTo(Snapshot.NONE);
        assertThat(statuses(one)).containsExactly(all[64]);
    }

    @Test
    void whatIsExchangedIsFoundWhereItWent() {
        one.table(Group.LOAD).addRow();
        one.status(Group.LOAD).collected(7);
        other.table(Group.NETWORK).addRow();
        one.exchange(Group.LOAD, other);
        assertThat(tables(one)).isEmpty();
        assertThat(statuses(one)).isEmpty();
        assertThat(tables(other)).containsExactly(Group.LOAD, Group.NETWORK);
        assertThat(statuses(other)).containsExactly(Group.LOAD);
        one.exchange(Group.LOAD, other);
        assertThat(tables(one)).containsExactly(Group.LOAD);
        assertThat(tables(other)).containsExactly(Group.NETWORK);
    }

    @Test
    void aCopyKeepsNothingOfWhatItWas() {
        one.table(Group.LOAD).set(one.table(Group.LOAD).addRow(), Load.W1_AVG, 42);
        one.status(Group.LOAD).collected(7);
        other.table(Group.NETWORK).addRow();
        other.status(Group.NETWORK).collected(9);
        other.copyFrom(one);
        assertThat(other.table(Group.LOAD).number(0, Load.W1_AVG)).isEqualTo(42);
        assertThat(other.status(Group.LOAD).micros()).isEqualTo(7);
        assertThat(other.hasRows(Group.NETWORK)).isFalse();
        assertThat(other.isCollected(Group.NETWORK)).isFalse();
    }

    @Test
    void theCellsOfARowAreBits() {
        Table table = one.table(Group.NETWORK);
        int row = table.addRow();
        table.set(row, Network.RECEIVE_PACKETS, 1);
        table.set(row, Network.RECEIVE_DROP, 2);
        long bits = 1L << Network.RECEIVE_PACKETS.ordinal() | 1L << Network.RECEIVE_DROP.ordinal();
        assertThat(table.words()).isEqualTo(1);
        assertThat(table.cells(row, 0)).isEqualTo(bits);
        table.unset(row, Network.RECEIVE_DROP.ordinal());
        assertThat(table.cells(row, 0)).isEqualTo(1L << Network.RECEIVE_PACKETS.ordinal());
    }
}
