package io.hostpulse.catalogue.groups;

import static io.hostpulse.catalogue.Field.gauge;
import static io.hostpulse.catalogue.Field.label;
import static io.hostpulse.catalogue.Unit.COUNT;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Field;

/// Pages of a zone that are kept from those who could use another zone. Source: `/proc/zoneinfo`,
/// `protection`.
public enum ZoneProtection implements Column {
    NODE(label("node", "Node N", "The node.")),
    ZONE(label("zone", "zone NAME", "The zone.")),
    OTHER(
            label(
                    "other_zone",
                    "the number's place",
                    "The zone that others could use, by its number.")),
    PAGES(gauge("pages", COUNT, 0, "the number", "Pages that they do not get."));

    private final Field field;

    ZoneProtection(Field field) {
        this.field = field;
    }

    @Override
    public Field field() {
        return field;
    }
}
