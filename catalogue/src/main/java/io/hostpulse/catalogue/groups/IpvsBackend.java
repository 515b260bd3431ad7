package io.hostpulse.catalogue.groups;

import static io.hostpulse.catalogue.Field.gauge;
import static io.hostpulse.catalogue.Field.label;
import static io.hostpulse.catalogue.Unit.COUNT;
import static io.hostpulse.catalogue.Unit.NONE;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Field;

/// A server behind the load balancer of the kernel. Source: `/proc/net/ip_vs`, the kernel's
/// `net/netfilter/ipvs/ip_vs_ctl.c`.
public enum IpvsBackend implements Column {
    LOCAL_ADDRESS(
            label("local_address", "LocalAddress", "The address of the service; none for a mark.")),
    LOCAL_PORT(label("local_port", "Port", "Its port; 0 for a mark.")),
    LOCAL_MARK(label("local_mark", "LocalAddress with FWM", "The mark of the service.")),
    PROTO(label("proto", "Prot", "TCP, UDP, SCTP or FWM.")),
    REMOTE_ADDRESS(label("remote_address", "RemoteAddress", "The address of the server.")),
    REMOTE_PORT(label("remote_port", "Port", "Its port.")),
    WEIGHT(gauge("weight", NONE, 0, "Weight", "Its share of connections.")),
    ACTIVE(gauge("connections_active", COUNT, 0, "ActiveConn", "Connections that are made.")),
    INACTIVE(gauge("connections_inactive", COUNT, 0, "InActConn", "Other connections."));

    private final Field field;

    IpvsBackend(Field field) {
        this.field = field;
    }

    @Override
    public Field field() {
        return field;
    }
}
