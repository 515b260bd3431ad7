package io.hostpulse.catalogue.groups;

import static io.hostpulse.catalogue.Field.counter;
import static io.hostpulse.catalogue.Field.label;
import static io.hostpulse.catalogue.Unit.COUNT;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Field;

/// Errors of one row of memory chips. Source: `/sys/devices/system/edac/mc/mc*/csrow*`.
public enum EdacCsrow implements Column {
    CONTROLLER(label("controller", "the directory's name", "The controller's number.")),
    CSROW(label("csrow", "the directory's name", "The row's number.")),
    CORRECTABLE(counter("correctable", COUNT, 0, "ce_count", "Errors corrected.")),
    UNCORRECTABLE(
            counter("uncorrectable", COUNT, 0, "ue_count", "Errors that could not be corrected."));

    private final Field field;

    EdacCsrow(Field field) {
        this.field = field;
    }

    @Override
    public Field field() {
        return field;
    }
}
