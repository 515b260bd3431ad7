package io.hostpulse.catalogue.groups;

import static io.hostpulse.catalogue.Field.counter;
import static io.hostpulse.catalogue.Field.label;
import static io.hostpulse.catalogue.Unit.NONE;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Field;

/// Energy that a part of the processor took. Source: `/sys/class/powercap/intel-rapl*`; the kernel
/// lets only root read it.
public enum Rapl implements Column {
    PATH(label("path", "the directory", "The zone's directory.")),
    ZONE(label("zone", "name", "What it measures: package, core, dram.")),
    INDEX(label("index", "number within the name", "Which of them.")),
    JOULES(counter("joules", NONE, 6, "energy_uj", "Energy taken, until its counter starts anew."));

    private final Field field;

    Rapl(Field field) {
        this.field = field;
    }

    @Override
    public Field field() {
        return field;
    }
}
