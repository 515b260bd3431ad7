package io.hostpulse.collect;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.State;
import io.hostpulse.catalogue.Status;
import io.hostpulse.catalogue.Table;

import java.nio.file.Path;
import java.util.List;

/// Reads `/proc/pressure/cpu`, `memory`, `io` and `irq`. Source: the kernel's
/// `Documentation/accounting/psi.rst`.
///
/// `cpu` has no `full` before Linux 5.13. `irq` is there since 6.1 and only with interrupt
/// accounting, and has only `full`: its absence is not a fault.
final class PressureCollector implements Collector {
    private static final List<Group> GROUPS = List.of(Group.PRESSURE);
    private final PressureFile[] files;

    PressureCollector(Path procfs) {
        Path directory = procfs.resolve("pressure");
        files =
                new PressureFile[] {
                    new PressureFile(directory, "cpu", true, false),
                    new PressureFile(directory, "memory", true, true),
                    new PressureFile(directory, "io", true, true),
                    new PressureFile(directory, "irq", false, true)
                };
    }

    @Override
    public List<Group> groups() {
        return GROUPS;
    }

    @Override
    public void collect(Snapshot into) {
        Status status = into.status(Group.PRESSURE);
        Table table = into.table(Group.PRESSURE);
        boolean any = false;
        for (PressureFile file : files) {
            if (file.read()) {
                any = true;
                file.parse(table);
            }
        }
        if (!any) {
            report(status);
            return;
        }
        for (PressureFile file : files) {
            file.settle(status, table.rows() > 0);
        }
    }

    private void report(Status status) {
        Source worst = files[0].source();
        for (PressureFile file : files) {
            if (worst.state() == State.UNSUPPORTED) {
                worst = file.source().state() == State.UNSUPPORTED ? worst : file.source();
            }
        }
        worst.report(status);
    }

    @Override
    public void lookUp(OpenFiles open) {
        for (PressureFile file : files) {
            file.source().lookUp(open);
        }
    }

    @Override
    public boolean answersAtOnce() {
        for (PressureFile file : files) {
            if (!file.source().answersAtOnce()) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() {
        for (PressureFile file : files) {
            file.close();
        }
    }
}
