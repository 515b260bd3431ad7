package io.hostpulse.catalogue.groups;

import static io.hostpulse.catalogue.Field.gauge;
import static io.hostpulse.catalogue.Field.label;
import static io.hostpulse.catalogue.Unit.BOOLEAN;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Field;

/// A source that the kernel may take the time from. Source:
/// `/sys/devices/system/clocksource/clocksource*`.
public enum Clocksource implements Column {
    DEVICE(label("device", "the directory's name", "The device's number.")),
    CLOCKSOURCE(label("clocksource", "available_clocksource", "The source.")),
    CURRENT(
            gauge(
                    "current",
                    BOOLEAN,
                    0,
                    "current_clocksource",
                    "True for the one in use; absent for the others."));

    private final Field field;

    Clocksource(Field field) {
        this.field = field;
    }

    @Override
    public Field field() {
        return field;
    }
}
