package io.hostpulse.catalogue.groups;

import static io.hostpulse.catalogue.Field.counter;
import static io.hostpulse.catalogue.Field.label;
import static io.hostpulse.catalogue.Unit.COUNT;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Field;

/// How often a core was slowed down. Source: `/sys/devices/system/cpu/cpu*/thermal_throttle`.
public enum CpuThrottle implements Column {
    PACKAGE(label("package", "topology/physical_package_id", "The CPU's package.")),
    CORE(label("core", "topology/core_id", "The core within it.")),
    CORE_THROTTLES(
            counter(
                    "core_throttles",
                    COUNT,
                    0,
                    "core_throttle_count",
                    "How often the core was slowed down."));

    private final Field field;

    CpuThrottle(Field field) {
        this.field = field;
    }

    @Override
    public Field field() {
        return field;
    }
}
