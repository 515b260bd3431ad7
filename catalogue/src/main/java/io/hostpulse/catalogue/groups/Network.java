package io.hostpulse.catalogue.groups;

import static io.hostpulse.catalogue.Field.counter;
import static io.hostpulse.catalogue.Field.label;
import static io.hostpulse.catalogue.Unit.BYTES;
import static io.hostpulse.catalogue.Unit.COUNT;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Field;

/// Traffic of one network interface since it was made. Source: `/proc/net/dev`, proc_pid_net(5).
public enum Network implements Column {
    INTERFACE(label("interface", "/proc/net/dev", "The interface's name.")),
    RECEIVE_BYTES(counter("receive_bytes", BYTES, 0, "receive bytes", "Bytes, receiving.")),
    RECEIVE_PACKETS(counter("receive_packets", COUNT, 0, "receive packets", "Packets, receiving.")),
    RECEIVE_ERRS(counter("receive_errs", COUNT, 0, "receive errs", "Errors, receiving.")),
    RECEIVE_DROP(counter("receive_drop", COUNT, 0, "receive drop", "Packets dropped, receiving.")),
    RECEIVE_FIFO(counter("receive_fifo", COUNT, 0, "receive fifo", "FIFO overruns, receiving.")),
    RECEIVE_FRAME(
            counter("receive_frame", COUNT, 0, "receive frame", "Framing errors, receiving.")),
    RECEIVE_COMPRESSED(
            counter(
                    "receive_compressed",
                    COUNT,
                    0,
                    "receive compressed",
                    "Compressed packets, receiving.")),
    RECEIVE_MULTICAST(
            counter(
                    "receive_multicast",
                    COUNT,
                    0,
                    "receive multicast",
                    "Multicast frames, receiving.")),
    TRANSMIT_BYTES(counter("transmit_bytes", BYTES, 0, "transmit bytes", "Bytes, transmitting.")),
    TRANSMIT_PACKETS(
            counter("transmit_packets", COUNT, 0, "transmit packets", "Packets, transmitting.")),
    TRANSMIT_ERRS(counter("transmit_errs", COUNT, 0, "transmit errs", "Errors, transmitting.")),
    TRANSMIT_DROP(
            counter("transmit_drop", COUNT, 0, "transmit drop", "Packets dropped, transmitting.")),
    TRANSMIT_FIFO(
            counter("transmit_fifo", COUNT, 0, "transmit fifo", "FIFO overruns, transmitting.")),
    TRANSMIT_COLLS(
            counter("transmit_colls", COUNT, 0, "transmit colls", "Collisions, transmitting.")),
    TRANSMIT_CARRIER(
            counter(
                    "transmit_carrier",
                    COUNT,
                    0,
                    "transmit carrier",
                    "Carrier losses, transmitting.")),
    TRANSMIT_COMPRESSED(
            counter(
                    "transmit_compressed",
                    COUNT,
                    0,
                    "transmit compressed",
                    "Compressed packets, transmitting."));

    private final Field field;

    Network(Field field) {
        this.field = field;
    }

    @Override
    public Field field() {
        return field;
    }
}
