package io.hostpulse.catalogue.groups;

import static io.hostpulse.catalogue.Field.counter;
import static io.hostpulse.catalogue.Field.gauge;
import static io.hostpulse.catalogue.Unit.COUNT;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Field;

/// What the kernel did since boot. Source: `/proc/stat`, proc_stat(5).
public enum Stat implements Column {
    FORKS(counter("forks", COUNT, 0, "processes", "Processes and threads started.")),
    CONTEXT_SWITCHES(counter("context_switches", COUNT, 0, "ctxt", "Context switches.")),
    INTERRUPTS(counter("interrupts", COUNT, 0, "intr, first number", "Interrupts served.")),
    SOFTIRQS(counter("softirqs", COUNT, 0, "softirq, first number", "Soft interrupts served.")),
    PROCS_RUNNING(
            gauge("procs_running", COUNT, 0, "procs_running", "Tasks that run or wait for a CPU.")),
    PROCS_BLOCKED(gauge("procs_blocked", COUNT, 0, "procs_blocked", "Tasks that wait for a disk."));

    private final Field field;

    Stat(Field field) {
        this.field = field;
    }

    @Override
    public Field field() {
        return field;
    }
}
