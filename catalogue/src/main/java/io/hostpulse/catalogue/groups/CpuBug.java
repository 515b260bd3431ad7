package io.hostpulse.catalogue.groups;

import static io.hostpulse.catalogue.Field.label;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Field;

/// A fault of the first CPU that the kernel knows. Source: `/proc/cpuinfo`, `bugs`.
public enum CpuBug implements Column {
    BUG(label("bug", "a word of bugs", "The fault, as the kernel names it."));

    private final Field field;

    CpuBug(Field field) {
        this.field = field;
    }

    @Override
    public Field field() {
        return field;
    }
}
