package io.hostpulse.catalogue.groups;

import static io.hostpulse.catalogue.Field.counter;
import static io.hostpulse.catalogue.Field.label;
import static io.hostpulse.catalogue.Unit.COUNT;
import static io.hostpulse.catalogue.Unit.SECONDS;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Field;

/// What the scheduler did on each CPU. Source: `/proc/schedstat`, the kernel's
/// `Documentation/scheduler/sched-stats.rst`.
public enum Schedstat implements Column {
    CPU(label("cpu", "cpuN", "The CPU's number.")),
    RUNNING(counter("running", SECONDS, 9, "field 7", "Time that tasks ran.")),
    WAITING(counter("waiting", SECONDS, 9, "field 8", "Time that tasks waited to run.")),
    TIMESLICES(counter("timeslices", COUNT, 0, "field 9", "Times that a task was given the CPU."));

    private final Field field;

    Schedstat(Field field) {
        this.field = field;
    }

    @Override
    public Field field() {
        return field;
    }
}
