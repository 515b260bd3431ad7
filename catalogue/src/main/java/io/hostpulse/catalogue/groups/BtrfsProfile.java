package io.hostpulse.catalogue.groups;

import static io.hostpulse.catalogue.Field.gauge;
import static io.hostpulse.catalogue.Field.label;
import static io.hostpulse.catalogue.Unit.BYTES;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Field;

/// The space of a btrfs file system that is laid out in one way. Source:
/// `/sys/fs/btrfs/UUID/allocation/*/PROFILE`.
public enum BtrfsProfile implements Column {
    UUID(label("uuid", "the directory's name", "The file system.")),
    BLOCK_GROUP_TYPE(
            label(
                    "block_group_type",
                    "the directory's name",
                    "What the space is for: data, metadata or system.")),
    MODE(
            label(
                    "mode",
                    "the directory's name",
                    "How it is laid out: single, dup, raid1 and others.")),
    USED(gauge("used", BYTES, 0, "used_bytes", "Bytes in use.")),
    DISK_SIZE(
            gauge(
                    "disk_size",
                    BYTES,
                    0,
                    "total_bytes, with its copies or parity",
                    "What the space takes of the devices.")),
    SIZE(gauge("size", BYTES, 0, "total_bytes", "Bytes that can be used."));

    private final Field field;

    BtrfsProfile(Field field) {
        this.field = field;
    }

    @Override
    public Field field() {
        return field;
    }
}
