package io.hostpulse.catalogue.prometheus;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.groups.Clocksource;
import io.hostpulse.catalogue.groups.Md;
import io.hostpulse.catalogue.groups.Nfs;
import io.hostpulse.catalogue.groups.NfsRequest;
import io.hostpulse.catalogue.groups.Os;
import io.hostpulse.catalogue.groups.Selinux;
import io.hostpulse.catalogue.groups.TimeZone;
import io.hostpulse.catalogue.groups.Xfs;
import io.hostpulse.catalogue.groups.Zfs;
import io.hostpulse.catalogue.groups.Zpool;
import io.hostpulse.catalogue.groups.ZpoolState;

/// node_exporter's names of the system's facts, its file systems and its arrays of disks.
final class NodeSystem {
    private static final String[] ARRAY_STATES = {
        "active", "inactive", "recovering", "resync", "check"
    };
    private static final String[] POOL_STATES = {
        "online", "degraded", "faulted", "offline", "removed", "suspended", "unavail"
    };

    private NodeSystem() {}

    static void add(Families to) {
        facts(to);
        arrays(to);
        nfs(to);
        to.of("xfs", Group.XFS);
        for (Xfs column : Xfs.values()) {
            if (column != Xfs.DEVICE) {
                to.counter("node_xfs_" + column.field().name() + "_total", column);
            }
        }
        zfs(to);
    }

    private static void facts(Families to) {
        to.of("os", Group.OS)
                .info("node_os_info", "The distribution.", NodeDevices.texts(Group.OS))
                .rows(Group.OS, Os.ID, "id", Os.ID_LIKE, "id_like", Os.NAME, "name")
                .textNumber("node_os_version", Os.VERSION_ID);
        to.of("dmi", Group.DMI)
                .info("node_dmi_info", "Maker and model.", NodeDevices.texts(Group.DMI));
        to.of("uname", Group.UNAME)
                .info("node_uname_info", "The kernel.", NodeDevices.texts(Group.UNAME));
        to.of("time", Group.CLOCKSOURCE)
                .info("node_time_clocksource_available_info", "Sources of time that there are.")
                .gauge("node_time_clocksource_current_info", Clocksource.CURRENT)
                .rows(Group.TIME_ZONE, TimeZone.NAME, "time_zone")
                .gauge("node_time_zone_offset_seconds", TimeZone.OFFSET);
        to.of("selinux", Group.SELINUX)
                .gauge("node_selinux_enabled", Selinux.ENABLED)
                .gauge("node_selinux_current_mode", Selinux.CURRENT_MODE);
    }

    private static void arrays(Families to) {
        to.of("mdadm", Group.MD)
                .with("state", "active", Md.DISKS_ACTIVE)
                .with("state", "failed", Md.DISKS_FAILED)
                .with("state", "spare", Md.DISKS_SPARE)
                .end("node_md_disks", MetricType.GAUGE, "Disks of each array by their state.")
                .gauge("node_md_disks_required", Md.DISKS_REQUIRED)
                .gauge("node_md_blocks", Md.BLOCKS)
                .gauge("node_md_blocks_synced", Md.BLOCKS_SYNCED);
        for (String state : ARRAY_STATES) {
            to.is("state", state, Md.STATE);
        }
        to.end("node_md_state", MetricType.GAUGE, "The state of each array.");
    }

    private static void nfs(Families to) {
        to.of("nfs", Group.NFS)
                .with("protocol", "udp", Nfs.PACKETS_UDP)
                .with("protocol", "tcp", Nfs.PACKETS_TCP)
                .end("node_nfs_packets_total", MetricType.COUNTER, "Packets of the NFS client.")
                .counter("node_nfs_connections_total", Nfs.CONNECTIONS)
                .counter("node_nfs_rpcs_total", Nfs.RPCS)
                .counter("node_nfs_rpc_retransmissions_total", Nfs.RETRANSMISSIONS)
                .counter(
                        "node_nfs_rpc_authentication_refreshes_total", Nfs.AUTHENTICATION_REFRESHES)
                .rows(Group.NFS_REQUEST)
                .counter("node_nfs_requests_total", NfsRequest.REQUESTS);
    }

    private static void zfs(Families to) {
        to.of("zfs", Group.ZFS)
                .openUnsigned("node_zfs_*", MetricType.UNTYPED, Zfs.VALUE, Zfs.AREA, Zfs.NAME)
                .rows(Group.ZPOOL)
                .when(Zpool.DATASET, "")
                .openUnsigned("node_zfs_zpool_*", MetricType.UNTYPED, Zpool.VALUE, Zpool.NAME)
                .rows(Group.ZPOOL)
                .unless(Zpool.DATASET, "")
                .openUnsigned(
                        "node_zfs_zpool_dataset_*", MetricType.UNTYPED, Zpool.VALUE, Zpool.NAME)
                .rows(Group.ZPOOL_STATE);
        for (String state : POOL_STATES) {
            to.is("state", state, ZpoolState.STATE);
        }
        to.end("node_zfs_zpool_state", MetricType.GAUGE, "The state of each pool.");
    }
}
