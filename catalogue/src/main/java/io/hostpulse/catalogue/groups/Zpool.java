package io.hostpulse.catalogue.groups;

import static io.hostpulse.catalogue.Field.gauge;
import static io.hostpulse.catalogue.Field.label;
import static io.hostpulse.catalogue.Unit.NONE;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Field;

/// A counter of a pool or a dataset. Source: `/proc/spl/kstat/zfs/POOL/io`, `objset-*`.
public enum Zpool implements Column {
    ZPOOL(label("zpool", "the directory's name", "The pool.")),
    DATASET(label("dataset", "dataset_name", "The dataset; absent for the pool itself.")),
    NAME(label("name", "first word", "The counter.")),
    VALUE(
            gauge(
                    "value",
                    NONE,
                    0,
                    "third word",
                    "The number; one that ZFS took below zero is negative."));

    private final Field field;

    Zpool(Field field) {
        this.field = field;
    }

    @Override
    public Field field() {
        return field;
    }
}
