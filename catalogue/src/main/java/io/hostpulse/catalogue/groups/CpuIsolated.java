package io.hostpulse.catalogue.groups;

import static io.hostpulse.catalogue.Field.gauge;
import static io.hostpulse.catalogue.Field.label;
import static io.hostpulse.catalogue.Unit.BOOLEAN;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Field;

/// A CPU that the scheduler leaves alone. Source: `/sys/devices/system/cpu/isolated`.
public enum CpuIsolated implements Column {
    CPU(label("cpu", "isolated", "The CPU's number.")),
    ISOLATED(gauge("isolated", BOOLEAN, 0, "isolated", "That it is."));

    private final Field field;

    CpuIsolated(Field field) {
        this.field = field;
    }

    @Override
    public Field field() {
        return field;
    }
}
