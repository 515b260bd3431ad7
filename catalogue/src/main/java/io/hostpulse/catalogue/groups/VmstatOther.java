package io.hostpulse.catalogue.groups;

import static io.hostpulse.catalogue.Field.gauge;
import static io.hostpulse.catalogue.Field.label;
import static io.hostpulse.catalogue.Unit.NONE;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Field;

/// A line of `/proc/vmstat` that the group `vmstat` does not name: they differ from kernel to
/// kernel.
public enum VmstatOther implements Column {
    NAME(label("name", "/proc/vmstat", "The name, as the kernel writes it.")),
    VALUE(gauge("value", NONE, 0, "/proc/vmstat", "The number: a state, or events since boot."));

    private final Field field;

    VmstatOther(Field field) {
        this.field = field;
    }

    @Override
    public Field field() {
        return field;
    }
}
