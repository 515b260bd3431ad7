package io.hostpulse.catalogue.groups;

import static io.hostpulse.catalogue.Field.label;
import static io.hostpulse.catalogue.Field.text;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Field;

/// A chip with sensors. Source: `/sys/class/hwmon/*/name`.
public enum HwmonChip implements Column {
    CHIP(label("chip", "the device's path, else name", "The chip.")),
    CHIP_NAME(text("chip_name", "name", "The driver's name for it."));

    private final Field field;

    HwmonChip(Field field) {
        this.field = field;
    }

    @Override
    public Field field() {
        return field;
    }
}
