package io.hostpulse.catalogue.groups;

import static io.hostpulse.catalogue.Field.gauge;
import static io.hostpulse.catalogue.Field.label;
import static io.hostpulse.catalogue.Unit.NONE;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Field;

/// A counter of the network protocols that the group `netstat` does not name.
public enum NetstatOther implements Column {
    PROTOCOL(
            label(
                    "protocol",
                    "line of /proc/net/snmp or netstat, start of the name in" + " snmp6",
                    "The protocol, as the kernel writes it.")),
    NAME(label("name", "/proc/net", "The counter, as the kernel writes it.")),
    VALUE(gauge("value", NONE, 0, "/proc/net", "The number."));

    private final Field field;

    NetstatOther(Field field) {
        this.field = field;
    }

    @Override
    public Field field() {
        return field;
    }
}
