package io.hostpulse.catalogue.groups;

import static io.hostpulse.catalogue.Field.counter;
import static io.hostpulse.catalogue.Field.gauge;
import static io.hostpulse.catalogue.Field.label;
import static io.hostpulse.catalogue.Unit.BYTES;
import static io.hostpulse.catalogue.Unit.COUNT;
import static io.hostpulse.catalogue.Unit.NONE;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Field;

/// A port of an InfiniBand adapter. Source: `/sys/class/infiniband/*/ports`, the kernel's
/// `Documentation/ABI/stable/sysfs-class-infiniband`. Data is counted in words of four bytes there.
public enum InfinibandPort implements Column {
    DEVICE(label("device", "the directory's name", "The kernel's name of the adapter.")),
    PORT(label("port", "the port's directory", "The port.")),
    STATE_ID(
            gauge(
                    "state_id",
                    NONE,
                    0,
                    "state",
                    "1 down, 2 init, 3 armed, 4 active, 5 active and deferred.")),
    PHYSICAL_STATE_ID(
            gauge(
                    "physical_state_id",
                    NONE,
                    0,
                    "phys_state",
                    "1 sleep, 2 polling, 3 disabled, 4 training, 5 link up, 6 error recovery, 7"
                            + " test.")),
    RATE(gauge("rate", BYTES, 0, "rate x 125000000", "Bytes in a second that it can move.")),
    LEGACY_MULTICAST_RECEIVED(
            counter(
                    "legacy_multicast_packets_received",
                    COUNT,
                    0,
                    "counters_ext/port_multicast_rcv_packets",
                    "Multicast packets received, on old kernels.")),
    LEGACY_MULTICAST_TRANSMITTED(
            counter(
                    "legacy_multicast_packets_transmitted",
                    COUNT,
                    0,
                    "counters_ext/port_multicast_xmit_packets",
                    "Multicast packets sent, on old kernels.")),
    LEGACY_DATA_RECEIVED(
            counter(
                    "legacy_data_received",
                    BYTES,
                    0,
                    "counters_ext/port_rcv_data_64 x 4",
                    "Bytes received, on old kernels.")),
    LEGACY_PACKETS_RECEIVED(
            counter(
                    "legacy_packets_received",
                    COUNT,
                    0,
                    "counters_ext/port_rcv_packets_64",
                    "Packets received, on old kernels.")),
    LEGACY_UNICAST_RECEIVED(
            counter(
                    "legacy_unicast_packets_received",
                    COUNT,
                    0,
                    "counters_ext/port_unicast_rcv_packets",
                    "Packets to one received, on old kernels.")),
    LEGACY_UNICAST_TRANSMITTED(
            counter(
                    "legacy_unicast_packets_transmitted",
                    COUNT,
                    0,
                    "counters_ext/port_unicast_xmit_packets",
                    "Packets to one sent, on old kernels.")),
    LEGACY_DATA_TRANSMITTED(
            counter(
                    "legacy_data_transmitted",
                    BYTES,
                    0,
                    "counters_ext/port_xmit_data_64 x 4",
                    "Bytes sent, on old kernels.")),
    LEGACY_PACKETS_TRANSMITTED(
            counter(
                    "legacy_packets_transmitted",
                    COUNT,
                    0,
                    "counters_ext/port_xmit_packets_64",
                    "Packets sent, on old kernels.")),
    EXCESSIVE_BUFFER_OVERRUN_ERRORS(
            counter(
                    "excessive_buffer_overrun_errors",
                    COUNT,
                    0,
                    "counters/excessive_buffer_overrun_errors",
                    "Times that buffers overran too often.")),
    LINK_DOWNED(
            counter(
                    "link_downed",
                    COUNT,
                    0,
                    "counters/link_downed",
                    "Times that the link went down.")),
    LINK_ERROR_RECOVERY(
            counter(
                    "link_error_recovery",
                    COUNT,
                    0,
                    "counters/link_error_recovery",
                    "Times that the link recovered.")),
    LOCAL_LINK_INTEGRITY_ERRORS(
            counter(
                    "local_link_integrity_errors",
                    COUNT,
                    0,
                    "counters/local_link_integrity_errors",
                    "Times that errors of the link were too many.")),
    MULTICAST_RECEIVED(
            counter(
                    "multicast_packets_received",
                    COUNT,
                    0,
                    "counters/multicast_rcv_packets",
                    "Multicast packets received.")),
    MULTICAST_TRANSMITTED(
            counter(
                    "multicast_packets_transmitted",
                    COUNT,
                    0,
                    "counters/multicast_xmit_packets",
                    "Multicast packets sent.")),
    CONSTRAINT_ERRORS_RECEIVED(
            counter(
                    "port_constraint_errors_received",
                    COUNT,
                    0,
                    "counters/port_rcv_constraint_errors",
                    "Packets received that are not allowed.")),
    CONSTRAINT_ERRORS_TRANSMITTED(
            counter(
                    "port_constraint_errors_transmitted",
                    COUNT,
                    0,
                    "counters/port_xmit_constraint_errors",
                    "Packets not sent because they are not allowed.")),
    DATA_RECEIVED(
            counter(
                    "port_data_received",
                    BYTES,
                    0,
                    "counters/port_rcv_data x 4",
                    "Bytes received.")),
    DATA_TRANSMITTED(
            counter(
                    "port_data_transmitted",
                    BYTES,
                    0,
                    "counters/port_xmit_data x 4",
                    "Bytes sent.")),
    DISCARDS_RECEIVED(
            counter(
                    "port_discards_received",
                    COUNT,
                    0,
                    "counters/port_rcv_discards",
                    "Packets received and thrown away.")),
    DISCARDS_TRANSMITTED(
            counter(
                    "port_discards_transmitted",
                    COUNT,
                    0,
                    "counters/port_xmit_discards",
                    "Packets not sent and thrown away.")),
    ERRORS_RECEIVED(
            counter(
                    "port_errors_received",
                    COUNT,
                    0,
                    "counters/port_rcv_errors",
                    "Packets received with errors.")),
    PACKETS_RECEIVED(
            counter(
                    "port_packets_received",
                    COUNT,
                    0,
                    "counters/port_rcv_packets",
                    "Packets received.")),
    PACKETS_TRANSMITTED(
            counter(
                    "port_packets_transmitted",
                    COUNT,
                    0,
                    "counters/port_xmit_packets",
                    "Packets sent.")),
    TRANSMIT_WAIT(
            counter(
                    "port_transmit_wait",
                    COUNT,
                    0,
                    "counters/port_xmit_wait",
                    "Ticks in which there was something to send and no credit.")),
    UNICAST_RECEIVED(
            counter(
                    "unicast_packets_received",
                    COUNT,
                    0,
                    "counters/unicast_rcv_packets",
                    "Packets to one received.")),
    UNICAST_TRANSMITTED(
            counter(
                    "unicast_packets_transmitted",
                    COUNT,
                    0,
                    "counters/unicast_xmit_packets",
                    "Packets to one sent.")),
    REMOTE_PHYSICAL_ERRORS(
            counter(
                    "port_receive_remote_physical_errors",
                    COUNT,
                    0,
                    "counters/port_rcv_remote_physical_errors",
                    "Packets received that were marked as bad.")),
    SWITCH_RELAY_ERRORS(
            counter(
                    "port_receive_switch_relay_errors",
                    COUNT,
                    0,
                    "counters/port_rcv_switch_relay_errors",
                    "Packets received that could not be passed on.")),
    SYMBOL_ERROR(counter("symbol_error", COUNT, 0, "counters/symbol_error", "Errors of the line.")),
    VL15_DROPPED(
            counter(
                    "vl15_dropped",
                    COUNT,
                    0,
                    "counters/VL15_dropped",
                    "Packets of management thrown away."));

    private final Field field;

    InfinibandPort(Field field) {
        this.field = field;
    }

    @Override
    public Field field() {
        return field;
    }
}
