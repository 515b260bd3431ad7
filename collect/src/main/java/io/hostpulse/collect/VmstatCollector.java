package io.hostpulse.collect;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.groups.VmstatOther;

import java.nio.file.Path;
import java.util.List;

/// Reads `/proc/vmstat`: lines such as `pgfault 2320168809`. Source: proc_vmstat(5), the kernel's
/// `mm/vmstat.c`.
final class VmstatCollector extends FileCollector {
    private final Slots slots = new Slots(Group.VMSTAT, name -> List.of("", name));
    private final boolean isWhole;

    /// @param isWhole whether the lines without a column are wanted too
    VmstatCollector(Path procfs, boolean isWhole) {
        super(
                procfs.resolve("vmstat"),
                Source.Need.REQUIRED,
                KernelFile.Form.SHORT_LINES,
                isWhole
                        ? new Group[] {Group.VMSTAT, Group.VMSTAT_OTHER}
                        : new Group[] {Group.VMSTAT});
        this.isWhole = isWhole;
    }

    @Override
    boolean take(Snapshot into) {
        slots.start();
        Table table = into.table(Group.VMSTAT);
        int row = table.addRow();
        while (scan.nextLine()) {
            if (scan.word()) {
                line(slots.of(scan.bytes(), scan.from(), scan.to()), table, row, into);
            }
        }
        if (cells.taken() == 0) {
            table.dropLastRow();
            return false;
        }
        return true;
    }

    private void line(Slots.Slot slot, Table table, int row, Snapshot into) {
        if (slot.column() == Slots.OTHER && !isWhole) {
            return;
        }
        long value = scan.number();
        if (scan.outcome() != Scan.Outcome.READ) {
            findings.line(Findings.Finding.NOT_UNDERSTOOD, "", scan);
        } else if (slot.column() != Slots.OTHER) {
            cells.place(value, table, row, Group.VMSTAT.columns().get(slot.column()), 1);
        } else {
            Table others = into.table(Group.VMSTAT_OTHER);
            int other = others.addRow();
            if (other < 0) {
                findings.line(Findings.Finding.TABLE_FULL, "", scan);
                return;
            }
            others.set(other, VmstatOther.NAME, slot.name());
            cells.place(value, others, other, VmstatOther.VALUE, 1);
        }
    }
}
