package io.hostpulse.catalogue.prometheus;

import io.hostpulse.catalogue.Field;
import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Kind;
import io.hostpulse.catalogue.Unit;
import io.hostpulse.catalogue.groups.Fibrechannel;
import io.hostpulse.catalogue.groups.InfinibandPort;
import io.hostpulse.catalogue.groups.Ipvs;
import io.hostpulse.catalogue.groups.IpvsBackend;
import io.hostpulse.catalogue.groups.Tape;

/// node_exporter's names of adapters of networks of storage, of tapes and of the load balancer.
final class NodeAdapters {
    private NodeAdapters() {}

    static void add(Families to) {
        to.of("tapestats", Group.TAPE)
                .gauge("node_tape_io_now", Tape.IO_NOW)
                .counter("node_tape_io_others_total", Tape.IO_OTHERS)
                .counter("node_tape_io_time_seconds_total", Tape.IO_TIME)
                .counter("node_tape_read_bytes_total", Tape.READ_BYTES)
                .counter("node_tape_read_time_seconds_total", Tape.READ_TIME)
                .counter("node_tape_reads_completed_total", Tape.READS_COMPLETED)
                .counter("node_tape_residual_total", Tape.RESIDUAL)
                .counter("node_tape_write_time_seconds_total", Tape.WRITE_TIME)
                .counter("node_tape_writes_completed_total", Tape.WRITES_COMPLETED)
                .counter("node_tape_written_bytes_total", Tape.WRITTEN_BYTES);
        to.of("fibrechannel", Group.FIBRECHANNEL)
                .info(
                        "node_fibrechannel_info",
                        "What each Fibre Channel port is.",
                        NodeDevices.texts(Group.FIBRECHANNEL));
        for (Fibrechannel column : Fibrechannel.values()) {
            if (column.field().kind() == Kind.COUNTER) {
                to.counter("node_fibrechannel_" + column.field().name() + "_total", column);
            }
        }
        infiniband(to);
        to.of("ipvs", Group.IPVS)
                .counter("node_ipvs_connections_total", Ipvs.CONNECTIONS)
                .counter("node_ipvs_incoming_packets_total", Ipvs.INCOMING_PACKETS)
                .counter("node_ipvs_outgoing_packets_total", Ipvs.OUTGOING_PACKETS)
                .counter("node_ipvs_incoming_bytes_total", Ipvs.INCOMING)
                .counter("node_ipvs_outgoing_bytes_total", Ipvs.OUTGOING)
                .rows(Group.IPVS_BACKEND)
                .gauge("node_ipvs_backend_weight", IpvsBackend.WEIGHT)
                .gauge("node_ipvs_backend_connections_active", IpvsBackend.ACTIVE)
                .gauge("node_ipvs_backend_connections_inactive", IpvsBackend.INACTIVE);
    }

    private static void infiniband(Families to) {
        to.of("infiniband", Group.INFINIBAND)
                .info(
                        "node_infiniband_info",
                        "What each InfiniBand adapter is.",
                        NodeDevices.texts(Group.INFINIBAND))
                .rows(Group.INFINIBAND_PORT)
                .gauge("node_infiniband_state_id", InfinibandPort.STATE_ID)
                .gauge("node_infiniband_physical_state_id", InfinibandPort.PHYSICAL_STATE_ID)
                .gauge("node_infiniband_rate_bytes_per_second", InfinibandPort.RATE);
        for (InfinibandPort column : InfinibandPort.values()) {
            Field field = column.field();
            if (field.kind() == Kind.COUNTER) {
                String unit = field.unit() == Unit.BYTES ? "_bytes" : "";
                to.counter("node_infiniband_" + field.name() + unit + "_total", column);
            }
        }
    }
}
