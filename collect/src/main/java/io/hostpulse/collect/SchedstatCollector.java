package io.hostpulse.collect;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.groups.Schedstat;

import java.nio.file.Path;

/// Reads `/proc/schedstat`: of each CPU's line, `cpu0 0 0 0 0 0 0 RAN WAITED SLICES`, the last
/// three numbers; nanoseconds there. Source: the kernel's
/// `Documentation/scheduler/sched-stats.rst`, version 15 and later.
final class SchedstatCollector extends FileCollector {
    private static final byte[] CPU = "cpu".getBytes(US_ASCII);
    private static final int NUMBERS_BEFORE = 6;

    private final Names names = new Names(Filter.ALL);

    SchedstatCollector(Path procfs) {
        super(
                procfs.resolve("schedstat"),
                Source.Need.OPTIONAL,
                KernelFile.Form.SHORT_LINES,
                Group.SCHEDSTAT);
    }

    @Override
    boolean take(Snapshot into) {
        Table table = into.table(Group.SCHEDSTAT);
        names.startReading();
        while (scan.nextLine()) {
            if (scan.startsWith(CPU)) {
                cpu(table);
            }
        }
        return table.rows() > 0;
    }

    private void cpu(Table table) {
        scan.word();
        Names.Name name = names.of(scan.bytes(), scan.from() + CPU.length, scan.to());
        for (int i = 0; i < NUMBERS_BEFORE; i++) {
            scan.word();
        }
        long ran = scan.number();
        boolean isRead = scan.outcome() == Scan.Outcome.READ;
        long waited = scan.number();
        isRead &= scan.outcome() == Scan.Outcome.READ;
        long slices = scan.number();
        isRead &= scan.outcome() == Scan.Outcome.READ;
        int row = isRead ? table.addRow() : -1;
        if (row < 0) {
            findings.line(Findings.Finding.NOT_UNDERSTOOD, "", scan);
            return;
        }
        table.set(row, Schedstat.CPU, name.text());
        table.set(row, Schedstat.RUNNING, ran);
        table.set(row, Schedstat.WAITING, waited);
        table.set(row, Schedstat.TIMESLICES, slices);
    }
}
