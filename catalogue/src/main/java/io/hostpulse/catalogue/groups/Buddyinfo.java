package io.hostpulse.catalogue.groups;

import static io.hostpulse.catalogue.Field.gauge;
import static io.hostpulse.catalogue.Field.label;
import static io.hostpulse.catalogue.Unit.COUNT;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Field;

/// Free memory by the size of its blocks. Source: `/proc/buddyinfo`, proc_buddyinfo(5).
public enum Buddyinfo implements Column {
    NODE(label("node", "second word", "The node.")),
    ZONE(label("zone", "fourth word", "The zone.")),
    SIZE(label("size", "the number's place", "How often one page is doubled to make a block.")),
    BLOCKS(gauge("blocks", COUNT, 0, "the number", "Free blocks of that size."));

    private final Field field;

    Buddyinfo(Field field) {
        this.field = field;
    }

    @Override
    public Field field() {
        return field;
    }
}
