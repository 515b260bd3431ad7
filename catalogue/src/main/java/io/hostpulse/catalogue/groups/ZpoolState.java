package io.hostpulse.catalogue.groups;

import static io.hostpulse.catalogue.Field.gauge;
import static io.hostpulse.catalogue.Field.label;
import static io.hostpulse.catalogue.Field.text;
import static io.hostpulse.catalogue.Unit.BOOLEAN;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Field;

/// The state of a pool. Source: `/proc/spl/kstat/zfs/POOL/state`.
public enum ZpoolState implements Column {
    ZPOOL(label("zpool", "the directory's name", "The pool.")),
    STATE(
            text(
                    "state",
                    "state",
                    "online, degraded, faulted, offline, removed, suspended" + " or unavail.")),
    ONLINE(gauge("online", BOOLEAN, 0, "state is online", "Whether it is well."));

    private final Field field;

    ZpoolState(Field field) {
        this.field = field;
    }

    @Override
    public Field field() {
        return field;
    }
}
