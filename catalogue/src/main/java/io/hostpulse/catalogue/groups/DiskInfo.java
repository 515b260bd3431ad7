package io.hostpulse.catalogue.groups;

import static io.hostpulse.catalogue.Field.gauge;
import static io.hostpulse.catalogue.Field.label;
import static io.hostpulse.catalogue.Field.text;
import static io.hostpulse.catalogue.Unit.BOOLEAN;
import static io.hostpulse.catalogue.Unit.COUNT;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Field;

/// What udev knows of a block device. Source: `/run/udev/data/bMAJOR:MINOR`, lines `E:KEY=VALUE`,
/// as systemd's `udev_device_update_db` writes them.
public enum DiskInfo implements Column {
    DEVICE(label("device", "/proc/diskstats field 3", "The kernel's name of the device.")),
    MAJOR(text("major", "/proc/diskstats field 1", "Its major number.")),
    MINOR(text("minor", "/proc/diskstats field 2", "Its minor number.")),
    PATH(text("path", "ID_PATH", "Where it is plugged in.")),
    WWN(text("wwn", "ID_WWN", "Its world wide name.")),
    MODEL(text("model", "ID_MODEL", "Its model.")),
    SERIAL(text("serial", "SCSI_IDENT_SERIAL, else ID_SERIAL_SHORT", "Its serial number.")),
    REVISION(text("revision", "ID_REVISION", "Its firmware's revision.")),
    FS_TYPE(text("fs_type", "ID_FS_TYPE", "What is on it: a file system, a member of a volume.")),
    FS_USAGE(text("fs_usage", "ID_FS_USAGE", "What that is for: filesystem, raid, crypto, other.")),
    FS_UUID(text("fs_uuid", "ID_FS_UUID", "Its identifier.")),
    FS_VERSION(text("fs_version", "ID_FS_VERSION", "Its version.")),
    DM_NAME(text("dm_name", "DM_NAME", "The device mapper's name of it.")),
    DM_UUID(text("dm_uuid", "DM_UUID", "The device mapper's identifier of it.")),
    DM_VG_NAME(text("dm_vg_name", "DM_VG_NAME", "Its group of volumes.")),
    DM_LV_NAME(text("dm_lv_name", "DM_LV_NAME", "The volume that it is.")),
    DM_LV_LAYER(text("dm_lv_layer", "DM_LV_LAYER", "The layer of the volume.")),
    ATA_WRITE_CACHE(
            gauge(
                    "ata_write_cache",
                    BOOLEAN,
                    0,
                    "ID_ATA_WRITE_CACHE",
                    "ATA disk has a write cache.")),
    ATA_WRITE_CACHE_ENABLED(
            gauge(
                    "ata_write_cache_enabled",
                    BOOLEAN,
                    0,
                    "ID_ATA_WRITE_CACHE_ENABLED",
                    "ATA disk has its write cache enabled.")),
    ATA_ROTATION_RATE(
            gauge(
                    "ata_rotation_rate_rpm",
                    COUNT,
                    0,
                    "ID_ATA_ROTATION_RATE_RPM",
                    "Revolutions of an ATA disk in a minute; 0 where nothing turns."));

    private final Field field;

    DiskInfo(Field field) {
        this.field = field;
    }

    @Override
    public Field field() {
        return field;
    }
}
