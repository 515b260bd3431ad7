package io.hostpulse.catalogue.groups;

import static io.hostpulse.catalogue.Field.gauge;
import static io.hostpulse.catalogue.Field.label;
import static io.hostpulse.catalogue.Unit.NONE;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Field;

/// Memory of a node of a host with several. Source: `/sys/devices/system/node/nodeN/meminfo`.
public enum NumaMemory implements Column {
    NODE(label("node", "the directory's number", "The node.")),
    NAME(label("name", "third word", "The field, as the kernel names it.")),
    VALUE(
            gauge(
                    "value",
                    NONE,
                    0,
                    "fourth word, x 1024 with kB",
                    "Bytes; of huge pages, their number."));

    private final Field field;

    NumaMemory(Field field) {
        this.field = field;
    }

    @Override
    public Field field() {
        return field;
    }
}
