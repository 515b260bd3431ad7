package io.hostpulse.catalogue.groups;

import static io.hostpulse.catalogue.Field.gauge;
import static io.hostpulse.catalogue.Field.label;
import static io.hostpulse.catalogue.Unit.BYTES;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Field;

/// A device of a btrfs file system. Source: `/sys/fs/btrfs/UUID/devices`.
public enum BtrfsDevice implements Column {
    UUID(label("uuid", "the directory's name", "The file system.")),
    DEVICE(label("device", "the entry's name", "The kernel's name of the device.")),
    SIZE(gauge("size", BYTES, 0, "size x 512", "Its size."));

    private final Field field;

    BtrfsDevice(Field field) {
        this.field = field;
    }

    @Override
    public Field field() {
        return field;
    }
}
