package io.hostpulse.catalogue.groups;

import static io.hostpulse.catalogue.Field.gauge;
import static io.hostpulse.catalogue.Field.label;
import static io.hostpulse.catalogue.Field.text;
import static io.hostpulse.catalogue.Unit.BOOLEAN;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Field;

/// An NVMe controller. Source: `/sys/class/nvme/*`.
public enum Nvme implements Column {
    DEVICE(label("device", "the directory's name", "The controller.")),
    FIRMWARE_REVISION(text("firmware_revision", "firmware_rev", "The firmware.")),
    MODEL(text("model", "model", "The model.")),
    SERIAL(text("serial", "serial", "The serial number.")),
    STATE(text("state", "state", "live, resetting, dead and others.")),
    LIVE(gauge("live", BOOLEAN, 0, "state is live", "Whether it works."));

    private final Field field;

    Nvme(Field field) {
        this.field = field;
    }

    @Override
    public Field field() {
        return field;
    }
}
