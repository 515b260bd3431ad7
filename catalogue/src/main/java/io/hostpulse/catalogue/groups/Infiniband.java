package io.hostpulse.catalogue.groups;

import static io.hostpulse.catalogue.Field.label;
import static io.hostpulse.catalogue.Field.text;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Field;

/// An InfiniBand adapter. Source: `/sys/class/infiniband`, the kernel's
/// `Documentation/ABI/stable/sysfs-class-infiniband`.
public enum Infiniband implements Column {
    DEVICE(label("device", "the directory's name", "The kernel's name of the adapter.")),
    BOARD_ID(text("board_id", "board_id", "Its board.")),
    FIRMWARE_VERSION(text("firmware_version", "fw_ver", "The version of its firmware.")),
    HCA_TYPE(text("hca_type", "hca_type", "Its type."));

    private final Field field;

    Infiniband(Field field) {
        this.field = field;
    }

    @Override
    public Field field() {
        return field;
    }
}
