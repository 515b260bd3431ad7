package io.hostpulse.catalogue.groups;

import static io.hostpulse.catalogue.Field.gauge;
import static io.hostpulse.catalogue.Unit.BYTES;
import static io.hostpulse.catalogue.Unit.COUNT;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Field;

/// What waits in the queues of all TCP sockets. Source: `/proc/net/tcp` and `tcp6`, the fifth word,
/// proc_pid_net(5).
public enum TcpQueues implements Column {
    TX(gauge("tx", BYTES, 0, "tx_queue", "Bytes that are not acknowledged yet.")),
    MAY_WAIT(
            gauge(
                    "may_wait",
                    COUNT,
                    0,
                    "idiag_wqueue, sock_diag(7)",
                    "Connections that may wait at sockets that listen; absent where the agent may"
                            + " not ask by netlink.")),
    RX(gauge("rx", BYTES, 0, "rx_queue", "Bytes that nobody has read yet.")),
    WAITING(
            gauge(
                    "waiting",
                    COUNT,
                    0,
                    "rx_queue of sockets that listen",
                    "Connections that wait to be accepted."));

    private final Field field;

    TcpQueues(Field field) {
        this.field = field;
    }

    @Override
    public Field field() {
        return field;
    }
}
