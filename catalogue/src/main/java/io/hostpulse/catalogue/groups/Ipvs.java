package io.hostpulse.catalogue.groups;

import static io.hostpulse.catalogue.Field.counter;
import static io.hostpulse.catalogue.Unit.BYTES;
import static io.hostpulse.catalogue.Unit.COUNT;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Field;

/// What the load balancer of the kernel did. Source: `/proc/net/ip_vs_stats`, the kernel's
/// `net/netfilter/ipvs/ip_vs_ctl.c`.
public enum Ipvs implements Column {
    CONNECTIONS(counter("connections", COUNT, 0, "first number", "Connections made.")),
    INCOMING_PACKETS(counter("incoming_packets", COUNT, 0, "second number", "Packets received.")),
    OUTGOING_PACKETS(counter("outgoing_packets", COUNT, 0, "third number", "Packets sent.")),
    INCOMING(counter("incoming", BYTES, 0, "fourth number", "Bytes received.")),
    OUTGOING(counter("outgoing", BYTES, 0, "fifth number", "Bytes sent."));

    private final Field field;

    Ipvs(Field field) {
        this.field = field;
    }

    @Override
    public Field field() {
        return field;
    }
}
