package io.hostpulse.catalogue.prometheus;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Field;
import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.groups.Arp;
import io.hostpulse.catalogue.groups.Conntrack;
import io.hostpulse.catalogue.groups.Entropy;
import io.hostpulse.catalogue.groups.Filefd;
import io.hostpulse.catalogue.groups.NetstatOther;
import io.hostpulse.catalogue.groups.Schedstat;
import io.hostpulse.catalogue.groups.Softnet;
import io.hostpulse.catalogue.groups.Stat;
import io.hostpulse.catalogue.groups.UdpQueues;
import io.hostpulse.catalogue.groups.VmstatOther;

/// node_exporter's names of what the kernel counts of itself and of its network.
final class NodeKernel {
    private NodeKernel() {}

    static void add(Families to) {
        kernel(to);
        protocols(to);
        tables(to);
    }

    private static void kernel(Families to) {
        to.of("stat", Group.STAT)
                .counter("node_forks_total", Stat.FORKS)
                .counter("node_context_switches_total", Stat.CONTEXT_SWITCHES)
                .counter("node_intr_total", Stat.INTERRUPTS)
                .gauge("node_procs_running", Stat.PROCS_RUNNING)
                .gauge("node_procs_blocked", Stat.PROCS_BLOCKED);
        to.of("schedstat", Group.SCHEDSTAT)
                .counter("node_schedstat_running_seconds_total", Schedstat.RUNNING)
                .counter("node_schedstat_waiting_seconds_total", Schedstat.WAITING)
                .counter("node_schedstat_timeslices_total", Schedstat.TIMESLICES);
        bySource(to.of("vmstat", Group.VMSTAT), "node_vmstat_", false);
        to.rows(Group.VMSTAT_OTHER)
                .open("node_vmstat_*", MetricType.UNTYPED, VmstatOther.VALUE, VmstatOther.NAME);
        to.of("filefd", Group.FILEFD)
                .gauge("node_filefd_allocated", Filefd.ALLOCATED)
                .gauge("node_filefd_maximum", Filefd.MAXIMUM);
        to.of("entropy", Group.ENTROPY)
                .gauge("node_entropy_available_bits", Entropy.AVAILABLE)
                .gauge("node_entropy_pool_size_bits", Entropy.POOL_SIZE);
    }

    private static void protocols(Families to) {
        bySource(to.of("netstat", Group.NETSTAT), "node_netstat_", false);
        to.rows(Group.NETSTAT_OTHER)
                .open(
                        "node_netstat_*",
                        MetricType.UNTYPED,
                        NetstatOther.VALUE,
                        NetstatOther.PROTOCOL,
                        NetstatOther.NAME);
        bySource(to.of("sockstat", Group.SOCKSTAT), "node_sockstat_", true);
        to.of("softnet", Group.SOFTNET)
                .counter("node_softnet_processed_total", Softnet.PROCESSED)
                .counter("node_softnet_dropped_total", Softnet.DROPPED)
                .counter("node_softnet_times_squeezed_total", Softnet.TIMES_SQUEEZED)
                .counter("node_softnet_received_rps_total", Softnet.RECEIVED_RPS)
                .counter("node_softnet_flow_limit_count_total", Softnet.FLOW_LIMIT);
        to.of("udp_queues", Group.UDP_QUEUES)
                .with("queue", "tx", UdpQueues.TX)
                .with("queue", "rx", UdpQueues.RX)
                .end("node_udp_queues", MetricType.GAUGE, "Bytes in the queues of UDP sockets.");
    }

    private static void tables(Families to) {
        to.of("arp", Group.ARP).gauge("node_arp_entries", Arp.ENTRIES);
        to.of("conntrack", Group.CONNTRACK)
                .gauge("node_nf_conntrack_entries", Conntrack.ENTRIES)
                .gauge("node_nf_conntrack_entries_limit", Conntrack.ENTRIES_LIMIT);
        for (Conntrack column : Conntrack.values()) {
            if (column.ordinal() >= Conntrack.FOUND.ordinal()) {
                to.gauge("node_nf_conntrack_stat_" + column.field().source(), column);
            }
        }
    }

    /// A family for each column of the group, under the kernel's own name for it.
    private static void bySource(Families to, String start, boolean isGauge) {
        for (Column column : to.group().columns()) {
            Field field = column.field();
            String name =
                    start + field.source().replace(" x page size", "_bytes").replace(' ', '_');
            if (isGauge) {
                to.gauge(name, column);
            } else {
                to.untyped(name, column);
            }
        }
    }
}
