package io.hostpulse.catalogue.groups;

import static io.hostpulse.catalogue.Field.counter;
import static io.hostpulse.catalogue.Field.gauge;
import static io.hostpulse.catalogue.Unit.BYTES;
import static io.hostpulse.catalogue.Unit.COUNT;
import static io.hostpulse.catalogue.Unit.KIBIBYTES;
import static io.hostpulse.catalogue.Unit.MILLISECONDS;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Field;

/// All disks of the host together, in KB of 1,024 bytes where the document says so. Capacity is
/// summed over file systems on block devices, each device once; traffic over whole disks, so that
/// nothing counts twice.
public enum Disk implements Column {
    TOTAL(
            gauge(
                    "total",
                    KIBIBYTES,
                    1,
                    "sum of filesystem.size",
                    "Capacity of all file systems on block devices.")),
    FREE(
            gauge(
                    "free",
                    KIBIBYTES,
                    1,
                    "sum of filesystem.available",
                    "Space that an unprivileged user may still fill.")),
    USED(gauge("used", KIBIBYTES, 1, "sum of filesystem.size - filesystem.free", "Space in use.")),
    TFREE(
            gauge(
                    "tfree",
                    KIBIBYTES,
                    1,
                    "free",
                    "The same as free, under the document's other name.")),
    TREAD(
            gauge(
                    "tread",
                    KIBIBYTES,
                    1,
                    "sum of diskio.read_bytes, difference to the previous message",
                    "Read since the previous message.")),
    TWRITE(
            gauge(
                    "twrite",
                    KIBIBYTES,
                    1,
                    "sum of diskio.write_bytes, difference to the previous message",
                    "Written since the previous message.")),
    READ_COUNT(
            counter(
                    "read_count",
                    COUNT,
                    0,
                    "sum of diskio.reads_completed",
                    "Reads completed since boot.")),
    WRITE_COUNT(
            counter(
                    "write_count",
                    COUNT,
                    0,
                    "sum of diskio.writes_completed",
                    "Writes completed since boot.")),
    READ_BYTES(
            counter("read_bytes", BYTES, 0, "sum of diskio.read_bytes", "Bytes read since boot.")),
    WRITE_BYTES(
            counter(
                    "write_bytes",
                    BYTES,
                    0,
                    "sum of diskio.write_bytes",
                    "Bytes written since boot.")),
    READ_TIME(
            counter(
                    "read_time",
                    MILLISECONDS,
                    0,
                    "sum of diskio.read_time",
                    "Time that reads took since boot, added over requests.")),
    WRITE_TIME(
            counter(
                    "write_time",
                    MILLISECONDS,
                    0,
                    "sum of diskio.write_time",
                    "Time that writes took since boot, added over requests."));

    private final Field field;

    Disk(Field field) {
        this.field = field;
    }

    @Override
    public Field field() {
        return field;
    }
}
