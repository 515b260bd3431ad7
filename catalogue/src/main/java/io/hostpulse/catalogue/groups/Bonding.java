package io.hostpulse.catalogue.groups;

import static io.hostpulse.catalogue.Field.gauge;
import static io.hostpulse.catalogue.Field.label;
import static io.hostpulse.catalogue.Unit.COUNT;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Field;

/// A bonded interface. Source: `/sys/class/net/*/bonding`, the kernel's
/// `Documentation/networking/bonding.rst`.
public enum Bonding implements Column {
    MASTER(label("master", "bonding_masters", "The bonded interface.")),
    SLAVES(gauge("slaves", COUNT, 0, "bonding/slaves", "Interfaces that make it up.")),
    ACTIVE(gauge("active", COUNT, 0, "bonding_slave/mii_status", "Those of them that work."));

    private final Field field;

    Bonding(Field field) {
        this.field = field;
    }

    @Override
    public Field field() {
        return field;
    }
}
