package io.hostpulse.agent.assemble;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.State;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.Text;
import io.hostpulse.catalogue.groups.Disk;
import io.hostpulse.catalogue.groups.DiskDevice;
import io.hostpulse.catalogue.groups.DiskIo;
import io.hostpulse.catalogue.groups.Filesystem;

/// All disks together, and each device that carries a file system.
///
/// Capacity: file systems whose block device is among the collected disks, each device once.
/// Traffic: the disks of type `disk`; partitions, loop devices, device-mapper and RAID sit on top
/// of those and would count twice. A disk that appeared since the previous message adds nothing to
/// `tread` and `twrite` yet.
final class DiskView {
    private static final Text DISK = Text.of("disk");

    private final Table previous = new Table(Group.DISKIO);

    void derive(Snapshot snapshot, long bytesMax) {
        boolean traffic = Derivation.available(snapshot, Group.DISKIO, Group.DISK);
        if (traffic) {
            snapshot.status(Group.DISK).collected(0);
            int row = snapshot.table(Group.DISK).addRow();
            counters(snapshot, row);
            differences(snapshot, row, bytesMax);
            devices(snapshot, bytesMax);
            capacity(snapshot, row);
            Derivation.inherit(snapshot, Group.DISKIO, Group.DISK);
            // A mount that hangs is no disk: only a mount table that cannot be read costs the sums.
            if (snapshot.table(Group.FILESYSTEM).rows() == 0) {
                Derivation.inherit(snapshot, Group.FILESYSTEM, Group.DISK);
            }
        }
        previous.copyFrom(snapshot.table(Group.DISKIO));
    }

    private static void counters(Snapshot snapshot, int row) {
        sum(snapshot, row, DiskIo.READS_COMPLETED, Disk.READ_COUNT);
        sum(snapshot, row, DiskIo.WRITES_COMPLETED, Disk.WRITE_COUNT);
        sum(snapshot, row, DiskIo.READ_BYTES, Disk.READ_BYTES);
        sum(snapshot, row, DiskIo.WRITE_BYTES, Disk.WRITE_BYTES);
        sum(snapshot, row, DiskIo.READ_TIME, Disk.READ_TIME);
        sum(snapshot, row, DiskIo.WRITE_TIME, Disk.WRITE_TIME);
    }

    private static void sum(Snapshot snapshot, int row, Column from, Column to) {
        Table io = snapshot.table(Group.DISKIO);
        long sum = 0;
        boolean any = false;
        for (int i = 0; i < io.rows(); i++) {
            if (!io.text(i, DiskIo.TYPE).equals(DISK)) {
                continue;
            }
            if (!io.has(i, from) || sum + io.number(i, from) < 0) {
                partial(snapshot, to, io.text(i, DiskIo.DEVICE), "has no sound value");
                return;
            }
            sum += io.number(i, from);
            any = true;
        }
        if (any) {
            snapshot.table(Group.DISK).set(row, to, sum);
        }
    }

    private void differences(Snapshot snapshot, int row, long bytesMax) {
        if (previous.rows() == 0) {
            snapshot.status(Group.DISK)
                    .worsen(
                            State.PARTIAL,
                            "no previous message: tread and twrite need two readings");
            return;
        }
        difference(snapshot, row, DiskIo.READ_BYTES, Disk.TREAD, bytesMax);
        difference(snapshot, row, DiskIo.WRITE_BYTES, Disk.TWRITE, bytesMax);
    }

    private void difference(Snapshot snapshot, int row, Column from, Column to, long bytesMax) {
        Table io = snapshot.table(Group.DISKIO);
        long sum = 0;
        boolean any = false;
        for (int i = 0; i < io.rows(); i++) {
            if (!io.text(i, DiskIo.TYPE).equals(DISK)) {
                continue;
            }
            any = true;
            int before = previous.find(io.text(i, DiskIo.DEVICE), i);
            if (before < 0) {
                continue;
            }
            long delta = Differences.of(io, i, previous, before, from, bytesMax);
            if (delta == Differences.UNSOUND) {
                partial(
                        snapshot,
                        to,
                        io.text(i, DiskIo.DEVICE),
                        "stepped back or jumped: set anew?");
                return;
            }
            sum += delta;
        }
        if (any) {
            snapshot.table(Group.DISK).set(row, to, tenthsOfKibibytes(sum));
        }
    }

    private void devices(Snapshot snapshot, long bytesMax) {
        Table filesystems = snapshot.table(Group.FILESYSTEM);
        Table io = snapshot.table(Group.DISKIO);
        Table devices = snapshot.table(Group.DISK_DEVICE);
        for (int i = 0; i < filesystems.rows(); i++) {
            Text name = filesystems.text(i, Filesystem.BLOCK_DEVICE);
            int now = filesystems.has(i, Filesystem.BLOCK_DEVICE) ? io.find(name, i) : -1;
            if (now < 0 || devices.find(name, i) >= 0) {
                continue;
            }
            int row = devices.addRow();
            if (row < 0) {
                return;
            }
            devices.set(row, DiskDevice.NAME, name);
            copy(filesystems, i, Filesystem.SIZE, devices, row, DiskDevice.CAP);
            copy(filesystems, i, Filesystem.AVAILABLE, devices, row, DiskDevice.FREE);
            int before = previous.find(name, now);
            if (before >= 0) {
                deviceTraffic(
                        snapshot, row, now, before, DiskIo.READ_BYTES, DiskDevice.READ, bytesMax);
                deviceTraffic(
                        snapshot, row, now, before, DiskIo.WRITE_BYTES, DiskDevice.WRITE, bytesMax);
            }
        }
    }

    private void deviceTraffic(
            Snapshot snapshot,
            int row,
            int now,
            int before,
            Column from,
            Column to,
            long bytesMax) {
        Table io = snapshot.table(Group.DISKIO);
        long delta = Differences.of(io, now, previous, before, from, bytesMax);
        if (delta != Differences.UNSOUND) {
            snapshot.table(Group.DISK_DEVICE).set(row, to, tenthsOfKibibytes(delta));
        } else {
            partial(snapshot, to, io.text(now, DiskIo.DEVICE), "stepped back or jumped: set anew?");
        }
    }

    private static void copy(
            Table from, int row, Column column, Table to, int toRow, Column toColumn) {
        if (from.has(row, column)) {
            to.set(toRow, toColumn, tenthsOfKibibytes(from.number(row, column)));
        }
    }

    private static void capacity(Snapshot snapshot, int row) {
        Table filesystems = snapshot.table(Group.FILESYSTEM);
        Table io = snapshot.table(Group.DISKIO);
        long size = 0;
        long free = 0;
        long available = 0;
        boolean any = false;
        for (int i = 0; i < filesystems.rows(); i++) {
            Text name = filesystems.text(i, Filesystem.BLOCK_DEVICE);
            if (!filesystems.has(i, Filesystem.BLOCK_DEVICE)
                    || io.find(name, i) < 0
                    || seenBefore(filesystems, i, name)) {
                continue;
            }
            if (!filesystems.has(i, Filesystem.SIZE)
                    || !filesystems.has(i, Filesystem.FREE)
                    || !filesystems.has(i, Filesystem.AVAILABLE)) {
                partial(snapshot, Disk.TOTAL, name, "has a file system that did not answer");
                return;
            }
            size += filesystems.number(i, Filesystem.SIZE);
            free += filesystems.number(i, Filesystem.FREE);
            available += filesystems.number(i, Filesystem.AVAILABLE);
            any = true;
        }
        if (any) {
            Table disk = snapshot.table(Group.DISK);
            disk.set(row, Disk.TOTAL, tenthsOfKibibytes(size));
            disk.set(row, Disk.FREE, tenthsOfKibibytes(available));
            disk.set(row, Disk.TFREE, tenthsOfKibibytes(available));
            disk.set(row, Disk.USED, tenthsOfKibibytes(size - free));
        }
    }

    private static boolean seenBefore(Table filesystems, int row, Text name) {
        for (int i = 0; i < row; i++) {
            if (filesystems.text(i, Filesystem.BLOCK_DEVICE).equals(name)) {
                return true;
            }
        }
        return false;
    }

    private static void partial(Snapshot snapshot, Column field, Text device, String what) {
        snapshot.status(Group.DISK)
                .worsen(State.PARTIAL, field.field().name() + ": " + device + " " + what);
    }

    /// Bytes as KB of 1,024 bytes with one decimal, rounded half up.
    private static long tenthsOfKibibytes(long bytes) {
        return bytes / 1024 * 10 + (bytes % 1024 * 10 + 512) / 1024;
    }
}
