package io.hostpulse.catalogue.groups;

import static io.hostpulse.catalogue.Field.gauge;
import static io.hostpulse.catalogue.Field.label;
import static io.hostpulse.catalogue.Field.text;
import static io.hostpulse.catalogue.Unit.NONE;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Field;

/// A reading of a sensor. Source: `/sys/class/hwmon/*`, the kernel's
/// `Documentation/hwmon/sysfs-interface.rst`.
public enum Hwmon implements Column {
    CHIP(label("chip", "the device's path, else name", "The chip.")),
    SENSOR(label("sensor", "start of the file's name", "The sensor.")),
    READING(
            label(
                    "reading",
                    "rest of the file's name",
                    "What is read: temp, temp_max, fan_alarm.")),
    UNIT(
            text(
                    "unit",
                    "the kind of sensor",
                    "The unit: celsius, volts, rpm, watt; absent for plain" + " numbers.")),
    VALUE(gauge("value", NONE, 6, "the file", "The value, in its unit."));

    private final Field field;

    Hwmon(Field field) {
        this.field = field;
    }

    @Override
    public Field field() {
        return field;
    }
}
