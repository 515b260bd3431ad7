package io.hostpulse.catalogue.groups;

import static io.hostpulse.catalogue.Field.counter;
import static io.hostpulse.catalogue.Field.label;
import static io.hostpulse.catalogue.Unit.COUNT;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Field;

/// Errors that a memory controller found. Source: `/sys/devices/system/edac/mc/mc*`.
public enum Edac implements Column {
    CONTROLLER(label("controller", "the directory's name", "The controller's number.")),
    CORRECTABLE(counter("correctable", COUNT, 0, "ce_count", "Errors corrected.")),
    UNCORRECTABLE(
            counter("uncorrectable", COUNT, 0, "ue_count", "Errors that could not be corrected.")),
    CORRECTABLE_NOINFO(
            counter(
                    "correctable_noinfo",
                    COUNT,
                    0,
                    "ce_noinfo_count",
                    "Errors corrected of which the place is not known.")),
    UNCORRECTABLE_NOINFO(
            counter(
                    "uncorrectable_noinfo",
                    COUNT,
                    0,
                    "ue_noinfo_count",
                    "Errors not corrected of which the place is not known."));

    private final Field field;

    Edac(Field field) {
        this.field = field;
    }

    @Override
    public Field field() {
        return field;
    }
}
