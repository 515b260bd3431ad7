package io.hostpulse.collect;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.Text;
import io.hostpulse.catalogue.groups.Btrfs;
import io.hostpulse.catalogue.groups.BtrfsDevice;
import io.hostpulse.catalogue.groups.BtrfsProfile;
import io.hostpulse.catalogue.groups.BtrfsSpace;

import java.nio.file.Path;

/// Reads `/sys/fs/btrfs/UUID`: the label, the devices, and the space by what it is for and how it
/// is laid out. Source: the kernel's `fs/btrfs/sysfs.c`.
final class BtrfsCollector extends SysCollector {
    private static final String FILESYSTEMS = "fs/btrfs";
    private static final String[] TYPES = {"data", "metadata", "system"};
    private static final long SECTOR_BYTES = 512;

    BtrfsCollector(Path sysfs) {
        super(
                sysfs,
                FILESYSTEMS,
                Group.BTRFS,
                Group.BTRFS_DEVICE,
                Group.BTRFS_SPACE,
                Group.BTRFS_PROFILE);
    }

    @Override
    void take(Snapshot into) {
        for (String uuid : files.names(FILESYSTEMS)) {
            String directory = FILESYSTEMS + "/" + uuid;
            // "features" stands among the file systems and is none.
            if (files.isDirectory(directory + "/allocation")) {
                filesystem(into, uuid, directory);
            }
        }
    }

    private void filesystem(Snapshot into, String uuid, String directory) {
        int row = row(into.table(Group.BTRFS), uuid);
        if (row < 0) {
            return;
        }
        Text label = files.text(directory + "/label");
        if (label != null) {
            into.table(Group.BTRFS).set(row, Btrfs.LABEL, label);
        }
        String allocation = directory + "/allocation";
        files.set(
                into.table(Group.BTRFS),
                row,
                Btrfs.GLOBAL_RSV_SIZE,
                allocation + "/global_rsv_size",
                1);
        int devices = devices(into.table(Group.BTRFS_DEVICE), uuid, directory + "/devices");
        for (String type : TYPES) {
            space(into, uuid, type, allocation + "/" + type, devices);
        }
    }

    /// Returns how many devices there are.
    private int devices(Table table, String uuid, String directory) {
        String[] devices = files.names(directory);
        for (String device : devices) {
            int row = row(table, uuid, device);
            if (row >= 0) {
                String size = directory + "/" + device + "/size";
                files.set(table, row, BtrfsDevice.SIZE, size, SECTOR_BYTES);
            }
        }
        return devices.length;
    }

    private void space(Snapshot into, String uuid, String type, String directory, int devices) {
        Table spaces = into.table(Group.BTRFS_SPACE);
        int space = files.isDirectory(directory) ? row(spaces, uuid, type) : -1;
        if (space < 0) {
            return;
        }
        files.set(spaces, space, BtrfsSpace.RESERVED, directory + "/bytes_reserved", 1);
        Table profiles = into.table(Group.BTRFS_PROFILE);
        for (String mode : files.names(directory)) {
            String profile = directory + "/" + mode;
            int row = files.isDirectory(profile) ? row(profiles, uuid, type, mode) : -1;
            if (row >= 0) {
                files.set(profiles, row, BtrfsProfile.USED, profile + "/used_bytes", 1);
                files.set(profiles, row, BtrfsProfile.SIZE, profile + "/total_bytes", 1);
                onDisk(profiles, row, mode, devices);
            }
        }
    }

    /// Copies take their size each; parity takes one device's share, or two.
    private static void onDisk(Table table, int row, String mode, int devices) {
        if (!table.has(row, BtrfsProfile.SIZE)) {
            return;
        }
        long size = table.number(row, BtrfsProfile.SIZE);
        int parity =
                switch (mode) {
                    case "raid5" -> 1;
                    case "raid6" -> 2;
                    default -> 0;
                };
        int copies =
                switch (mode) {
                    case "single", "raid0", "raid5", "raid6" -> 1;
                    case "dup", "raid1", "raid10" -> 2;
                    case "raid1c3" -> 3;
                    case "raid1c4" -> 4;
                    default -> 0;
                };
        boolean isKnown = copies > 0 && devices > parity && size < Long.MAX_VALUE / devices / 4;
        if (isKnown) {
            long taken = size * copies * devices / (devices - parity);
            table.set(row, BtrfsProfile.DISK_SIZE, taken);
        }
    }
}
