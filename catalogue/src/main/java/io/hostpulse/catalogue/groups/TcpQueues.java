package io.hostpulse.catalogue.groups;

import static io.hostpulse.catalogue.Field.gauge;
import static io.hostpulse.catalogue.Unit.BYTES;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Field;

/// Bytes that wait in the queues of all TCP sockets. Source: `/proc/net/tcp` and `tcp6`, the fifth
/// word, proc_pid_net(5).
public enum TcpQueues implements Column {
    TX(gauge("tx", BYTES, 0, "tx_queue", "Bytes that are not acknowledged yet.")),
    RX(gauge("rx", BYTES, 0, "rx_queue", "Bytes that nobody has read yet."));

    private final Field field;

    TcpQueues(Field field) {
        this.field = field;
    }

    @Override
    public Field field() {
        return field;
    }
}
