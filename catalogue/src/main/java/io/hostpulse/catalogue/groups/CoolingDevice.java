package io.hostpulse.catalogue.groups;

import static io.hostpulse.catalogue.Field.gauge;
import static io.hostpulse.catalogue.Field.label;
import static io.hostpulse.catalogue.Field.text;
import static io.hostpulse.catalogue.Unit.NONE;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Field;

/// A cooling device. Source: `/sys/class/thermal/cooling_device*`.
public enum CoolingDevice implements Column {
    NAME(label("name", "the directory's name", "The device's number.")),
    TYPE(text("type", "type", "What cools.")),
    CUR_STATE(gauge("cur_state", NONE, 0, "cur_state", "How hard it works.")),
    MAX_STATE(gauge("max_state", NONE, 0, "max_state", "How hard it can work."));

    private final Field field;

    CoolingDevice(Field field) {
        this.field = field;
    }

    @Override
    public Field field() {
        return field;
    }
}
