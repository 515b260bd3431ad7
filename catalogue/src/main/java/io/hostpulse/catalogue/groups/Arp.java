package io.hostpulse.catalogue.groups;

import static io.hostpulse.catalogue.Field.gauge;
import static io.hostpulse.catalogue.Field.label;
import static io.hostpulse.catalogue.Unit.COUNT;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Field;

/// Neighbours known by ARP. Source: `/proc/net/arp`, proc_pid_net(5).
public enum Arp implements Column {
    DEVICE(label("device", "Device", "The interface.")),
    ENTRIES(gauge("entries", COUNT, 0, "number of lines", "Entries."));

    private final Field field;

    Arp(Field field) {
        this.field = field;
    }

    @Override
    public Field field() {
        return field;
    }
}
