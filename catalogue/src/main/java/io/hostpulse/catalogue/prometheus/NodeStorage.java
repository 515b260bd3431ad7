package io.hostpulse.catalogue.prometheus;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.groups.Btrfs;
import io.hostpulse.catalogue.groups.BtrfsDevice;
import io.hostpulse.catalogue.groups.BtrfsProfile;
import io.hostpulse.catalogue.groups.BtrfsSpace;
import io.hostpulse.catalogue.groups.DiskInfo;
import io.hostpulse.catalogue.groups.Nfsd;
import io.hostpulse.catalogue.groups.NfsdRequest;
import io.hostpulse.catalogue.groups.Textfile;

/// node_exporter's names of what disks are, and of what file systems say of themselves.
final class NodeStorage {
    private NodeStorage() {}

    static void add(Families to) {
        disks(to);
        btrfs(to);
        nfsd(to);
        to.of("textfile", Group.TEXTFILE)
                .when(Textfile.WHY, "")
                .gauge("node_textfile_mtime_seconds", Textfile.MTIME);
    }

    private static void disks(Families to) {
        to.of("diskstats", Group.DISK_INFO)
                .info(
                        "node_disk_info",
                        "What each block device is.",
                        DiskInfo.MAJOR,
                        "major",
                        DiskInfo.MINOR,
                        "minor",
                        DiskInfo.PATH,
                        "path",
                        DiskInfo.WWN,
                        "wwn",
                        DiskInfo.MODEL,
                        "model",
                        DiskInfo.SERIAL,
                        "serial",
                        DiskInfo.REVISION,
                        "revision")
                .gauge("node_disk_ata_write_cache", DiskInfo.ATA_WRITE_CACHE)
                .gauge("node_disk_ata_write_cache_enabled", DiskInfo.ATA_WRITE_CACHE_ENABLED)
                .gauge("node_disk_ata_rotation_rate_rpm", DiskInfo.ATA_ROTATION_RATE)
                .unless(DiskInfo.FS_TYPE, "")
                .info(
                        "node_disk_filesystem_info",
                        "What is on each block device.",
                        DiskInfo.FS_TYPE,
                        "type",
                        DiskInfo.FS_USAGE,
                        "usage",
                        DiskInfo.FS_UUID,
                        "uuid",
                        DiskInfo.FS_VERSION,
                        "version")
                .unless(DiskInfo.DM_NAME, "")
                .info(
                        "node_disk_device_mapper_info",
                        "What each device of the device mapper is.",
                        DiskInfo.DM_NAME,
                        "name",
                        DiskInfo.DM_UUID,
                        "uuid",
                        DiskInfo.DM_VG_NAME,
                        "vg_name",
                        DiskInfo.DM_LV_NAME,
                        "lv_name",
                        DiskInfo.DM_LV_LAYER,
                        "lv_layer");
    }

    private static void btrfs(Families to) {
        String btrfs = "node_btrfs_";
        to.of("btrfs", Group.BTRFS)
                .info(btrfs + "info", "Each btrfs file system.", Btrfs.LABEL, "label")
                .gauge(btrfs + "global_rsv_size_bytes", Btrfs.GLOBAL_RSV_SIZE)
                .rows(Group.BTRFS_SPACE)
                .gauge(btrfs + "reserved_bytes", BtrfsSpace.RESERVED)
                .rows(Group.BTRFS_PROFILE)
                .gauge(btrfs + "used_bytes", BtrfsProfile.USED)
                .gauge(btrfs + "size_bytes", BtrfsProfile.SIZE)
                .ratio(
                        btrfs + "allocation_ratio",
                        BtrfsProfile.DISK_SIZE,
                        "What the space takes of the devices, over what of it can be used.")
                .rows(Group.BTRFS_DEVICE)
                .gauge(btrfs + "device_size_bytes", BtrfsDevice.SIZE);
    }

    private static void nfsd(Families to) {
        String nfsd = "node_nfsd_";
        to.of("nfsd", Group.NFSD)
                .counter(nfsd + "reply_cache_hits_total", Nfsd.REPLY_CACHE_HITS)
                .counter(nfsd + "reply_cache_misses_total", Nfsd.REPLY_CACHE_MISSES)
                .counter(nfsd + "reply_cache_nocache_total", Nfsd.REPLY_CACHE_NOCACHE)
                .counter(nfsd + "file_handles_stale_total", Nfsd.FILE_HANDLES_STALE)
                .counter(nfsd + "disk_bytes_read_total", Nfsd.DISK_BYTES_READ)
                .counter(nfsd + "disk_bytes_written_total", Nfsd.DISK_BYTES_WRITTEN)
                .gauge(nfsd + "server_threads", Nfsd.THREADS)
                .gauge(nfsd + "read_ahead_cache_size_blocks", Nfsd.READ_AHEAD_CACHE_SIZE)
                .counter(nfsd + "read_ahead_cache_not_found_total", Nfsd.READ_AHEAD_CACHE_NOT_FOUND)
                .with("proto", "udp", Nfsd.PACKETS_UDP)
                .with("proto", "tcp", Nfsd.PACKETS_TCP)
                .end(nfsd + "packets_total", MetricType.COUNTER, "Packets of the NFS server.")
                .counter(nfsd + "connections_total", Nfsd.CONNECTIONS)
                .counter(nfsd + "server_rpcs_total", Nfsd.RPCS)
                .with("error", "fmt", Nfsd.RPC_ERRORS_FORMAT)
                .with("error", "auth", Nfsd.RPC_ERRORS_AUTHENTICATION)
                .with("error", "cInt", Nfsd.RPC_ERRORS_CLIENT)
                .end(nfsd + "rpc_errors_total", MetricType.COUNTER, "Calls that were refused.");
        nfsdRequests(to);
        to.end(nfsd + "requests_total", MetricType.COUNTER, NfsdRequest.REQUESTS.field().help());
    }

    /// Of version 4 node_exporter does not know `SetClientID` and `SetClientIDConfirm`: what it
    /// calls `Verify`, `Write` and `RelLockOwner` are the counts two places before. It is shown
    /// alike, so that `Write` and `RelLockOwner` of the kernel's own stand on our page only.
    private static void nfsdRequests(Families to) {
        String[] counted = {"SetClientID", "SetClientIDConfirm", "Verify"};
        String[] shown = {"Verify", "Write", "RelLockOwner"};
        to.rows(Group.NFSD_REQUEST)
                .unless(NfsdRequest.PROTO, "4")
                .sample(NfsdRequest.REQUESTS)
                .when(NfsdRequest.PROTO, "4")
                .butNot(NfsdRequest.METHOD, counted)
                .butNot(NfsdRequest.METHOD, shown)
                .sample(NfsdRequest.REQUESTS);
        for (int i = 0; i < shown.length; i++) {
            to.rows(Group.NFSD_REQUEST)
                    .when(NfsdRequest.PROTO, "4")
                    .renamed(NfsdRequest.METHOD, counted[i], shown[i])
                    .sample(NfsdRequest.REQUESTS);
        }
    }
}
