package io.hostpulse.catalogue.groups;

import static io.hostpulse.catalogue.Field.counter;
import static io.hostpulse.catalogue.Field.label;
import static io.hostpulse.catalogue.Unit.COUNT;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Field;

/// How often a package was slowed down. Source: `/sys/devices/system/cpu/cpu*/thermal_throttle`.
public enum PackageThrottle implements Column {
    PACKAGE(label("package", "topology/physical_package_id", "The CPU's package.")),
    PACKAGE_THROTTLES(
            counter(
                    "package_throttles",
                    COUNT,
                    0,
                    "package_throttle_count",
                    "How often the package was slowed down."));

    private final Field field;

    PackageThrottle(Field field) {
        this.field = field;
    }

    @Override
    public Field field() {
        return field;
    }
}
