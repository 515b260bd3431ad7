package io.hostpulse.catalogue.groups;

import static io.hostpulse.catalogue.Field.counter;
import static io.hostpulse.catalogue.Field.label;
import static io.hostpulse.catalogue.Unit.COUNT;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Field;

/// Work that interrupts left for later, by what it is for, since boot. Source: `/proc/stat`,
/// `softirq`.
public enum Softirq implements Column {
    VECTOR(label("vector", "the number's place", "What it is for: timer, net_rx and others.")),
    DONE(counter("done", COUNT, 0, "the number", "How often it was done."));

    private final Field field;

    Softirq(Field field) {
        this.field = field;
    }

    @Override
    public Field field() {
        return field;
    }
}
