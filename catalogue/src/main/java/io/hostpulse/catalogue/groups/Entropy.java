package io.hostpulse.catalogue.groups;

import static io.hostpulse.catalogue.Field.gauge;
import static io.hostpulse.catalogue.Unit.COUNT;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Field;

/// The kernel's pool of entropy. Source: `/proc/sys/kernel/random`, random(4).
public enum Entropy implements Column {
    AVAILABLE(gauge("available", COUNT, 0, "entropy_avail", "Bits of entropy available.")),
    POOL_SIZE(gauge("pool_size", COUNT, 0, "poolsize", "Bits that the pool holds."));

    private final Field field;

    Entropy(Field field) {
        this.field = field;
    }

    @Override
    public Field field() {
        return field;
    }
}
