package io.hostpulse.catalogue.groups;

import static io.hostpulse.catalogue.Field.gauge;
import static io.hostpulse.catalogue.Field.label;
import static io.hostpulse.catalogue.Unit.COUNT;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Field;

/// How many threads are in a state. Source: `/proc/*/task/*/stat`.
public enum ThreadState implements Column {
    STATE(label("state", "stat state", "The state, as of a process.")),
    THREADS(gauge("threads", COUNT, 0, "number of threads", "Threads in it."));

    private final Field field;

    ThreadState(Field field) {
        this.field = field;
    }

    @Override
    public Field field() {
        return field;
    }
}
