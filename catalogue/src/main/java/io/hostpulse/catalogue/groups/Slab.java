package io.hostpulse.catalogue.groups;

import static io.hostpulse.catalogue.Field.gauge;
import static io.hostpulse.catalogue.Field.label;
import static io.hostpulse.catalogue.Unit.BYTES;
import static io.hostpulse.catalogue.Unit.COUNT;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Field;

/// A cache of the kernel's own objects. Source: `/proc/slabinfo`, slabinfo(5), which only root may
/// read.
public enum Slab implements Column {
    SLAB(label("slab", "first word", "The cache.")),
    ACTIVE_OBJECTS(gauge("active_objects", COUNT, 0, "active_objs", "Objects in use.")),
    OBJECTS(gauge("objects", COUNT, 0, "num_objs", "Objects that there is room for.")),
    OBJECT_SIZE(gauge("object_size", BYTES, 0, "objsize", "Size of one.")),
    OBJECTS_PER_SLAB(gauge("objects_per_slab", COUNT, 0, "objperslab", "Objects in one slab.")),
    PAGES_PER_SLAB(gauge("pages_per_slab", COUNT, 0, "pagesperslab", "Pages of one slab."));

    private final Field field;

    Slab(Field field) {
        this.field = field;
    }

    @Override
    public Field field() {
        return field;
    }
}
