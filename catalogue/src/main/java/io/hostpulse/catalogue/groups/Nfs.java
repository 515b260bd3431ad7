package io.hostpulse.catalogue.groups;

import static io.hostpulse.catalogue.Field.counter;
import static io.hostpulse.catalogue.Unit.COUNT;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Field;

/// What the NFS client asked. Source: `/proc/net/rpc/nfs`.
public enum Nfs implements Column {
    PACKETS_UDP(counter("packets_udp", COUNT, 0, "net, second number", "Packets by UDP.")),
    PACKETS_TCP(counter("packets_tcp", COUNT, 0, "net, third number", "Packets by TCP.")),
    CONNECTIONS(counter("connections", COUNT, 0, "net, fourth number", "TCP connections made.")),
    RPCS(counter("rpcs", COUNT, 0, "rpc, first number", "Calls made.")),
    RETRANSMISSIONS(
            counter("retransmissions", COUNT, 0, "rpc, second number", "Calls made again.")),
    AUTHENTICATION_REFRESHES(
            counter(
                    "authentication_refreshes",
                    COUNT,
                    0,
                    "rpc, third number",
                    "Credentials made anew."));

    private final Field field;

    Nfs(Field field) {
        this.field = field;
    }

    @Override
    public Field field() {
        return field;
    }
}
