package io.hostpulse.catalogue.groups;

import static io.hostpulse.catalogue.Field.gauge;
import static io.hostpulse.catalogue.Field.label;
import static io.hostpulse.catalogue.Unit.NONE;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Field;

/// A counter of ZFS, as it names it. Source: `/proc/spl/kstat/zfs/*`.
public enum Zfs implements Column {
    AREA(label("area", "the file's name", "What it belongs to: arc, abd, zil and others.")),
    NAME(label("name", "first word", "The counter.")),
    VALUE(
            gauge(
                    "value",
                    NONE,
                    0,
                    "third word",
                    "The number; one that ZFS took below zero is negative."));

    private final Field field;

    Zfs(Field field) {
        this.field = field;
    }

    @Override
    public Field field() {
        return field;
    }
}
