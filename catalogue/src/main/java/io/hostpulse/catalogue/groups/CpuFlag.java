package io.hostpulse.catalogue.groups;

import static io.hostpulse.catalogue.Field.label;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Field;

/// A feature of the first CPU. Source: `/proc/cpuinfo`, `flags` or `Features`.
public enum CpuFlag implements Column {
    FLAG(label("flag", "a word of flags, or of Features", "The feature, as the kernel names it."));

    private final Field field;

    CpuFlag(Field field) {
        this.field = field;
    }

    @Override
    public Field field() {
        return field;
    }
}
