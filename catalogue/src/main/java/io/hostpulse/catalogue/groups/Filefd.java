package io.hostpulse.catalogue.groups;

import static io.hostpulse.catalogue.Field.gauge;
import static io.hostpulse.catalogue.Unit.COUNT;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Field;

/// File handles of the whole host. Source: `/proc/sys/fs/file-nr`, proc_sys_fs(5).
public enum Filefd implements Column {
    ALLOCATED(gauge("allocated", COUNT, 0, "field 1", "File handles allocated.")),
    MAXIMUM(gauge("maximum", COUNT, 0, "field 3", "File handles that may be allocated."));

    private final Field field;

    Filefd(Field field) {
        this.field = field;
    }

    @Override
    public Field field() {
        return field;
    }
}
