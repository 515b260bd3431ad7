package io.hostpulse.catalogue.groups;

import static io.hostpulse.catalogue.Field.gauge;
import static io.hostpulse.catalogue.Field.label;
import static io.hostpulse.catalogue.Unit.BYTES;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Field;

/// What a btrfs file system holds back of a kind of space. Source: `/sys/fs/btrfs/UUID/allocation`.
public enum BtrfsSpace implements Column {
    UUID(label("uuid", "the directory's name", "The file system.")),
    BLOCK_GROUP_TYPE(
            label(
                    "block_group_type",
                    "the directory's name",
                    "What the space is for: data, metadata or system.")),
    RESERVED(
            gauge(
                    "reserved",
                    BYTES,
                    0,
                    "bytes_reserved",
                    "Bytes reserved for what is being written."));

    private final Field field;

    BtrfsSpace(Field field) {
        this.field = field;
    }

    @Override
    public Field field() {
        return field;
    }
}
