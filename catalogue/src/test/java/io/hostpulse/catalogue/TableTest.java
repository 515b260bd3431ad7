package io.hostpulse.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hostpulse.catalogue.groups.DiskDevice;
import io.hostpulse.catalogue.groups.DiskIo;
import io.hostpulse.catalogue.groups.Memory;

import org.junit.jupiter.api.Test;

class TableTest {
    private final Table devices = new Table(Group.DISK_DEVICE);

    private int add(String name, long cap) {
        int row = devices.addRow();
        devices.set(row, DiskDevice.NAME, Text.of(name));
        devices.set(row, DiskDevice.CAP, cap);
        return row;
    }

    @Test
    void aRowThatIsTakenAwayLeavesTheOthersInTheirOrder() {
        Table table = new Table(Group.DISKIO);
        for (int row = 0; row < 4; row++) {
            table.addRow();
            table.set(row, DiskIo.DEVICE, Text.of("sd" + row));
            table.set(row, DiskIo.IO_NOW, row);
        }
        table.unset(3, DiskIo.IO_NOW.ordinal());
        table.removeRow(1);
        table.removeRow(0);
        assertThat(table.rows()).isEqualTo(2);
        assertThat(table.text(0, DiskIo.DEVICE)).isEqualTo(Text.of("sd2"));
        assertThat(table.number(0, DiskIo.IO_NOW)).isEqualTo(2);
        assertThat(table.has(1, DiskIo.IO_NOW)).isFalse();
        table.addRow();
        assertThat(table.has(2, DiskIo.DEVICE)).isFalse();
    }

    @Test
    void aRowLikeAnotherHasItsCellsAndIsChangedByItself() {
        int first = add("sda", 1);
        devices.set(first, DiskDevice.FREE, 5);
        devices.unset(first, DiskDevice.FREE.ordinal());
        int second = devices.addRowLike(first);
        devices.set(second, DiskDevice.CAP, 2);
        assertThat(second).isEqualTo(1);
        assertThat(devices.text(second, DiskDevice.NAME)).isEqualTo(Text.of("sda"));
        assertThat(devices.has(second, DiskDevice.FREE)).isFalse();
        assertThat(devices.number(first, DiskDevice.CAP)).isEqualTo(1);
        while (devices.rows() < Table.ROWS_MAX) {
            devices.addRow();
        }
        assertThat(devices.addRowLike(first)).isNegative();
    }

    @Test
    void aCellThatWasNotSetIsAbsent() {
        int row = add("sda", 1);
        assertThat(devices.has(row, DiskDevice.CAP)).isTrue();
        assertThat(devices.has(row, DiskDevice.FREE)).isFalse();
        assertThat(devices.number(row, DiskDevice.CAP)).isEqualTo(1);
    }

    @Test
    void zeroIsAValue() {
        int row = add("sda", 0);
        assertThat(devices.has(row, DiskDevice.CAP)).isTrue();
    }

    @Test
    void presenceIsKeptBeyondSixtyFourColumns() {
        var memory = new Table(Group.MEMORY);
        int width = Memory.values().length;
        assertThat(width).isGreaterThan(64);
        for (int set = 0; set < width; set++) {
            memory.clear();
            memory.addRow();
            memory.set(0, set, set);
            for (int column = 0; column < width; column++) {
                assertThat(memory.has(0, column))
                        .as("%s of %s", column, set)
                        .isEqualTo(column == set);
            }
        }
    }

    @Test
    void aCellThatIsUnsetIsAbsentAgain() {
        int row = add("sda", 1);
        devices.unset(row, DiskDevice.CAP.ordinal());
        devices.unset(row, DiskDevice.NAME.ordinal());
        assertThat(devices.has(row, DiskDevice.CAP)).isFalse();
        assertThat(devices.text(row, DiskDevice.NAME)).isSameAs(Text.EMPTY);
        assertThat(devices.find(Text.of("sda"), 0)).isEqualTo(-1);
    }

    @Test
    void rowsSurviveGrowth() {
        for (int i = 0; i < 1_000; i++) {
            assertThat(add("d" + i, i)).isEqualTo(i);
        }
        for (int i = 0; i < 1_000; i++) {
            assertThat(devices.text(i, DiskDevice.NAME)).hasToString("d" + i);
            assertThat(devices.number(i, DiskDevice.CAP)).isEqualTo(i);
            assertThat(devices.has(i, DiskDevice.FREE)).isFalse();
        }
    }

    @Test
    void aRowBeyondTheLimitIsRefusedAndCounted() {
        for (int i = 0; i < Table.ROWS_MAX; i++) {
            devices.addRow();
        }
        assertThat(devices.addRow()).isEqualTo(-1);
        assertThat(devices.addRow()).isEqualTo(-1);
        assertThat(devices.rows()).isEqualTo(Table.ROWS_MAX);
        assertThat(devices.refusedRows()).isEqualTo(2);
        devices.clear();
        assertThat(devices.refusedRows()).isZero();
    }

    @Test
    void aGroupOfOneRowTakesOneRow() {
        var load = new Table(Group.LOAD);
        assertThat(load.addRow()).isZero();
        assertThat(load.addRow()).isEqualTo(-1);
    }

    @Test
    void aClearedTableRemembersNothing() {
        add("sda", 1);
        devices.clear();
        assertThat(devices.rows()).isZero();
        int row = devices.addRow();
        assertThat(devices.has(row, DiskDevice.NAME)).isFalse();
        assertThat(devices.has(row, DiskDevice.CAP)).isFalse();
    }

    @Test
    void theLastRowIsDroppedCellsAndAll() {
        add("sda", 1);
        add("sdb", 2);
        devices.dropLastRow();
        assertThat(devices.rows()).isEqualTo(1);
        assertThat(devices.find(Text.of("sdb"), 1)).isEqualTo(-1);
        int row = devices.addRow();
        assertThat(devices.has(row, DiskDevice.NAME)).isFalse();
        assertThat(devices.has(row, DiskDevice.CAP)).isFalse();
        assertThat(devices.text(0, DiskDevice.NAME)).hasToString("sda");
    }

    @Test
    void aRowIsFoundWhateverTheHint() {
        add("sda", 1);
        add("sdb", 2);
        for (int hint : new int[] {-1, 0, 1, 2, 1_000}) {
            assertThat(devices.find(Text.of("sdb"), hint)).isEqualTo(1);
            assertThat(devices.find(Text.of("sdc"), hint)).isEqualTo(-1);
        }
    }

    @Test
    void aCopyIsEqualAndIndependent() {
        for (int i = 0; i < 20; i++) {
            add("d" + i, i);
        }
        var copy = new Table(Group.DISK_DEVICE);
        copy.addRow();
        copy.set(0, DiskDevice.FREE, 9);
        copy.copyFrom(devices);
        devices.clear();
        assertThat(copy.rows()).isEqualTo(20);
        assertThat(copy.has(0, DiskDevice.FREE)).isFalse();
        assertThat(copy.text(19, DiskDevice.NAME)).hasToString("d19");
        assertThat(copy.number(19, DiskDevice.CAP)).isEqualTo(19);
    }

    @Test
    void aCopyOfFewerRowsForgetsTheOthers() {
        var copy = new Table(Group.DISK_DEVICE);
        for (int i = 0; i < 20; i++) {
            copy.set(copy.addRow(), DiskDevice.CAP, i);
        }
        add("sda", 1);
        copy.copyFrom(devices);
        assertThat(copy.rows()).isEqualTo(1);
        int row = copy.addRow();
        assertThat(copy.has(row, DiskDevice.CAP)).isFalse();
    }

    @Test
    void aTableCopiedFromItselfStaysAsItIs() {
        add("sda", 1);
        devices.copyFrom(devices);
        assertThat(devices.text(0, DiskDevice.NAME)).hasToString("sda");
    }

    @Test
    void rowsOfAnotherGroupAreRefused() {
        var load = new Table(Group.LOAD);
        assertThatIllegalArgumentException().isThrownBy(() -> load.copyFrom(devices));
    }
}
