package io.hostpulse.catalogue.groups;

import static io.hostpulse.catalogue.Field.gauge;
import static io.hostpulse.catalogue.Field.label;
import static io.hostpulse.catalogue.Unit.NONE;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Field;

/// A field of `/proc/meminfo` that the group `memory` does not name: a newer kernel than this
/// catalogue.
public enum MemoryOther implements Column {
    NAME(label("name", "/proc/meminfo", "The field's name, as the kernel writes it.")),
    VALUE(
            gauge(
                    "value",
                    NONE,
                    0,
                    "/proc/meminfo",
                    "The value: bytes where the kernel gives kB, else the plain number."));

    private final Field field;

    MemoryOther(Field field) {
        this.field = field;
    }

    @Override
    public Field field() {
        return field;
    }
}
