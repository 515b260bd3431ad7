package io.hostpulse.catalogue.groups;

import static io.hostpulse.catalogue.Field.gauge;
import static io.hostpulse.catalogue.Field.label;
import static io.hostpulse.catalogue.Unit.BOOLEAN;
import static io.hostpulse.catalogue.Unit.COUNT;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Field;

/// A controller of control groups. Source: `/proc/cgroups`, cgroups(7).
public enum CgroupController implements Column {
    SUBSYS_NAME(label("subsys_name", "first word", "The controller.")),
    CGROUPS(gauge("cgroups", COUNT, 0, "num_cgroups", "Control groups that it has.")),
    ENABLED(gauge("enabled", BOOLEAN, 0, "enabled", "Whether it is on."));

    private final Field field;

    CgroupController(Field field) {
        this.field = field;
    }

    @Override
    public Field field() {
        return field;
    }
}
