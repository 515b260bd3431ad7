package io.hostpulse.catalogue.groups;

import static io.hostpulse.catalogue.Field.gauge;
import static io.hostpulse.catalogue.Unit.BOOLEAN;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Field;

/// The state of SELinux. Source: `/sys/fs/selinux`, `/etc/selinux/config`.
public enum Selinux implements Column {
    ENABLED(gauge("enabled", BOOLEAN, 0, "/sys/fs/selinux/enforce is there", "Whether it is on.")),
    CURRENT_MODE(
            gauge("current_mode", BOOLEAN, 0, "/sys/fs/selinux/enforce", "Whether it enforces."));

    private final Field field;

    Selinux(Field field) {
        this.field = field;
    }

    @Override
    public Field field() {
        return field;
    }
}
