package io.hostpulse.catalogue.groups;

import static io.hostpulse.catalogue.Field.gauge;
import static io.hostpulse.catalogue.Field.label;
import static io.hostpulse.catalogue.Field.text;
import static io.hostpulse.catalogue.Unit.BOOLEAN;
import static io.hostpulse.catalogue.Unit.BYTES;
import static io.hostpulse.catalogue.Unit.COUNT;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Field;

/// One mounted file system. Source: `/proc/self/mountinfo`, proc_pid_mountinfo(5), and statvfs(3).
public enum Filesystem implements Column {
    MOUNTPOINT(
            label(
                    "mountpoint",
                    "mountinfo field 5",
                    "Where it is mounted, below the configured root.")),
    DEVICE(
            text(
                    "device",
                    "mountinfo mount source",
                    "What is mounted: a device, a server's path, or a name.")),
    FSTYPE(text("fstype", "mountinfo file system type", "The file system's type.")),
    BLOCK_DEVICE(
            text(
                    "block_device",
                    "mountinfo major:minor in /proc/diskstats",
                    "The kernel's name of the block device beneath; absent when there is none.")),
    SIZE(gauge("size", BYTES, 0, "f_blocks x f_frsize", "Size of the file system.")),
    FREE(
            gauge(
                    "free",
                    BYTES,
                    0,
                    "f_bfree x f_frsize",
                    "Free space, the part reserved for root included.")),
    AVAILABLE(
            gauge(
                    "available",
                    BYTES,
                    0,
                    "f_bavail x f_frsize",
                    "Space that an unprivileged user may fill.")),
    FILES(
            gauge(
                    "files",
                    COUNT,
                    0,
                    "f_files",
                    "Inodes; absent where the file system does not count them.")),
    FILES_FREE(gauge("files_free", COUNT, 0, "f_ffree", "Free inodes.")),
    READONLY(
            gauge(
                    "readonly",
                    BOOLEAN,
                    0,
                    "mountinfo options: ro",
                    "1 when mounted or remounted read-only, else 0."));

    private final Field field;

    Filesystem(Field field) {
        this.field = field;
    }

    @Override
    public Field field() {
        return field;
    }
}
