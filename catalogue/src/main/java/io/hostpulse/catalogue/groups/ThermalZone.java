package io.hostpulse.catalogue.groups;

import static io.hostpulse.catalogue.Field.gauge;
import static io.hostpulse.catalogue.Field.label;
import static io.hostpulse.catalogue.Field.text;
import static io.hostpulse.catalogue.Unit.NONE;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Field;

/// A thermal zone. Source: `/sys/class/thermal/thermal_zone*`.
public enum ThermalZone implements Column {
    ZONE(label("zone", "the directory's name", "The zone's number.")),
    TYPE(text("type", "type", "What it measures.")),
    TEMPERATURE(gauge("temperature", NONE, 3, "temp / 1,000", "Degrees Celsius."));

    private final Field field;

    ThermalZone(Field field) {
        this.field = field;
    }

    @Override
    public Field field() {
        return field;
    }
}
