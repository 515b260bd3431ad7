package io.hostpulse.catalogue.groups;

import static io.hostpulse.catalogue.Field.gauge;
import static io.hostpulse.catalogue.Field.label;
import static io.hostpulse.catalogue.Unit.COUNT;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Field;

/// How many processes are in a state. Source: `/proc/*/stat`.
public enum ProcessState implements Column {
    STATE(
            label(
                    "state",
                    "stat state",
                    "The state: R, S, D, Z, T, t, I and others of" + " proc_pid_stat(5).")),
    PROCESSES(gauge("processes", COUNT, 0, "number of processes", "Processes in it."));

    private final Field field;

    ProcessState(Field field) {
        this.field = field;
    }

    @Override
    public Field field() {
        return field;
    }
}
