package io.hostpulse.catalogue.groups;

import static io.hostpulse.catalogue.Field.gauge;
import static io.hostpulse.catalogue.Field.label;
import static io.hostpulse.catalogue.Field.text;
import static io.hostpulse.catalogue.Unit.BYTES;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Field;

/// A btrfs file system. Source: `/sys/fs/btrfs/UUID`.
public enum Btrfs implements Column {
    UUID(label("uuid", "the directory's name", "Its identifier.")),
    LABEL(text("label", "label", "Its label.")),
    GLOBAL_RSV_SIZE(
            gauge(
                    "global_rsv_size",
                    BYTES,
                    0,
                    "allocation/global_rsv_size",
                    "Size of the reserve that lets it go on when it is full."));

    private final Field field;

    Btrfs(Field field) {
        this.field = field;
    }

    @Override
    public Field field() {
        return field;
    }
}
