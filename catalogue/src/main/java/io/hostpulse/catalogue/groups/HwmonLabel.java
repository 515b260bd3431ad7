package io.hostpulse.catalogue.groups;

import static io.hostpulse.catalogue.Field.label;
import static io.hostpulse.catalogue.Field.text;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Field;

/// The label of a sensor. Source: `/sys/class/hwmon/*/*_label`.
public enum HwmonLabel implements Column {
    CHIP(label("chip", "the device's path, else name", "The chip.")),
    SENSOR(label("sensor", "start of the file's name", "The sensor.")),
    LABEL(text("label", "the file", "What the maker calls it."));

    private final Field field;

    HwmonLabel(Field field) {
        this.field = field;
    }

    @Override
    public Field field() {
        return field;
    }
}
