package io.hostpulse.catalogue.groups;

import static io.hostpulse.catalogue.Field.gauge;
import static io.hostpulse.catalogue.Field.label;
import static io.hostpulse.catalogue.Unit.BYTES;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Field;

/// The queues of all UDP sockets. Source: `/proc/net/udp`, `/proc/net/udp6`, proc_pid_net(5);
/// hexadecimal there.
public enum UdpQueues implements Column {
    IP(label("ip", "the file", "v4 or v6.")),
    TX(gauge("tx", BYTES, 0, "tx_queue, summed", "Bytes that wait to be sent.")),
    RX(gauge("rx", BYTES, 0, "rx_queue, summed", "Bytes that wait to be read."));

    private final Field field;

    UdpQueues(Field field) {
        this.field = field;
    }

    @Override
    public Field field() {
        return field;
    }
}
