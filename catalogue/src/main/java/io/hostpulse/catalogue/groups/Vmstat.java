package io.hostpulse.catalogue.groups;

import static io.hostpulse.catalogue.Field.counter;
import static io.hostpulse.catalogue.Unit.COUNT;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Field;

/// Events of the virtual memory since boot. Source: `/proc/vmstat`, proc_vmstat(5).
public enum Vmstat implements Column {
    PGPGIN(counter("pgpgin", COUNT, 0, "pgpgin", "KiB read from block devices.")),
    PGPGOUT(counter("pgpgout", COUNT, 0, "pgpgout", "KiB written to block devices.")),
    PSWPIN(counter("pswpin", COUNT, 0, "pswpin", "Pages swapped in.")),
    PSWPOUT(counter("pswpout", COUNT, 0, "pswpout", "Pages swapped out.")),
    PGFAULT(counter("pgfault", COUNT, 0, "pgfault", "Page faults.")),
    PGMAJFAULT(
            counter("pgmajfault", COUNT, 0, "pgmajfault", "Page faults that waited for a disk.")),
    OOM_KILL(counter("oom_kill", COUNT, 0, "oom_kill", "Processes killed because memory ran out."));

    private final Field field;

    Vmstat(Field field) {
        this.field = field;
    }

    @Override
    public Field field() {
        return field;
    }
}
