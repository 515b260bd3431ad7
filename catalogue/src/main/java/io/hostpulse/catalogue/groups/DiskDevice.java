package io.hostpulse.catalogue.groups;

import static io.hostpulse.catalogue.Field.gauge;
import static io.hostpulse.catalogue.Field.label;
import static io.hostpulse.catalogue.Unit.KIBIBYTES;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Field;

/// One block device that carries a mounted file system, in KB of 1,024 bytes.
public enum DiskDevice implements Column {
    NAME(label("name", "/proc/diskstats field 3", "The kernel's name of the device.")),
    CAP(
            gauge(
                    "cap",
                    KIBIBYTES,
                    1,
                    "filesystem.size",
                    "Capacity of the file system on this device.")),
    FREE(
            gauge(
                    "free",
                    KIBIBYTES,
                    1,
                    "filesystem.available",
                    "Space that an unprivileged user may still fill.")),
    READ(
            gauge(
                    "read",
                    KIBIBYTES,
                    1,
                    "diskio.read_bytes, difference to the previous message",
                    "Read since the previous message.")),
    WRITE(
            gauge(
                    "write",
                    KIBIBYTES,
                    1,
                    "diskio.write_bytes, difference to the previous message",
                    "Written since the previous message."));

    private final Field field;

    DiskDevice(Field field) {
        this.field = field;
    }

    @Override
    public Field field() {
        return field;
    }
}
