package io.hostpulse.catalogue.groups;

import static io.hostpulse.catalogue.Field.counter;
import static io.hostpulse.catalogue.Field.gauge;
import static io.hostpulse.catalogue.Field.label;
import static io.hostpulse.catalogue.Unit.BYTES;
import static io.hostpulse.catalogue.Unit.COUNT;
import static io.hostpulse.catalogue.Unit.KIBIBYTES;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Field;

/// One network interface under the names of the stage 1 document. Source: `/proc/net/dev`,
/// proc_pid_net(5).
public enum Net implements Column {
    NAME(label("name", "/proc/net/dev", "The interface's name.")),
    BYTES_SENT(
            counter(
                    "bytes_sent",
                    BYTES,
                    0,
                    "transmit bytes",
                    "Bytes sent since the interface was made.")),
    BYTES_RECV(
            counter(
                    "bytes_recv",
                    BYTES,
                    0,
                    "receive bytes",
                    "Bytes received since the interface was made.")),
    PACKETS_SENT(counter("packets_sent", COUNT, 0, "transmit packets", "Packets sent.")),
    PACKETS_RECV(counter("packets_recv", COUNT, 0, "receive packets", "Packets received.")),
    ERRIN(counter("errin", COUNT, 0, "receive errs", "Receive errors.")),
    ERROUT(counter("errout", COUNT, 0, "transmit errs", "Transmit errors.")),
    DROPIN(counter("dropin", COUNT, 0, "receive drop", "Packets dropped on receipt.")),
    DROPOUT(counter("dropout", COUNT, 0, "transmit drop", "Packets dropped on sending.")),
    READ(
            gauge(
                    "read",
                    KIBIBYTES,
                    2,
                    "bytes_recv, difference to the previous message",
                    "Received since the previous message.")),
    WRITE(
            gauge(
                    "write",
                    KIBIBYTES,
                    2,
                    "bytes_sent, difference to the previous message",
                    "Sent since the previous message."));

    private final Field field;

    Net(Field field) {
        this.field = field;
    }

    @Override
    public Field field() {
        return field;
    }
}
