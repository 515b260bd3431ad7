package io.hostpulse.catalogue.groups;

import static io.hostpulse.catalogue.Field.counter;
import static io.hostpulse.catalogue.Field.gauge;
import static io.hostpulse.catalogue.Field.label;
import static io.hostpulse.catalogue.Field.text;
import static io.hostpulse.catalogue.Unit.BYTES;
import static io.hostpulse.catalogue.Unit.COUNT;
import static io.hostpulse.catalogue.Unit.SECONDS;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Field;

/// Traffic of one block device since boot. Source: `/proc/diskstats`, the kernel's
/// `Documentation/admin-guide/iostats.rst`; sectors are 512 bytes, times are milliseconds there.
/// Fields 15 to 20 are absent on kernels that do not have them.
public enum DiskIo implements Column {
    DEVICE(label("device", "/proc/diskstats field 3", "The kernel's name of the device.")),
    TYPE(
            text(
                    "type",
                    "/sys/class/block, else the name",
                    "disk, partition, loop, ram, zram, dm, md, optical, floppy or nbd.")),
    READS_COMPLETED(counter("reads_completed", COUNT, 0, "field 4", "Reads completed.")),
    READS_MERGED(
            counter(
                    "reads_merged",
                    COUNT,
                    0,
                    "field 5",
                    "Reads merged with a neighbour before they were queued.")),
    READ_BYTES(counter("read_bytes", BYTES, 0, "field 6 x 512", "Bytes read.")),
    READ_TIME(
            counter(
                    "read_time",
                    SECONDS,
                    3,
                    "field 7",
                    "Time that reads took, added over requests.")),
    WRITES_COMPLETED(counter("writes_completed", COUNT, 0, "field 8", "Writes completed.")),
    WRITES_MERGED(
            counter(
                    "writes_merged",
                    COUNT,
                    0,
                    "field 9",
                    "Writes merged with a neighbour before they were queued.")),
    WRITE_BYTES(counter("write_bytes", BYTES, 0, "field 10 x 512", "Bytes written.")),
    WRITE_TIME(
            counter(
                    "write_time",
                    SECONDS,
                    3,
                    "field 11",
                    "Time that writes took, added over requests.")),
    IO_NOW(gauge("io_now", COUNT, 0, "field 12", "Requests in flight.")),
    IO_TIME(
            counter(
                    "io_time",
                    SECONDS,
                    3,
                    "field 13",
                    "Time during which at least one request was in flight.")),
    IO_TIME_WEIGHTED(
            counter(
                    "io_time_weighted",
                    SECONDS,
                    3,
                    "field 14",
                    "Time in flight, added over requests.")),
    DISCARDS_COMPLETED(counter("discards_completed", COUNT, 0, "field 15", "Discards completed.")),
    DISCARDS_MERGED(
            counter(
                    "discards_merged",
                    COUNT,
                    0,
                    "field 16",
                    "Discards merged with a neighbour before they were queued.")),
    DISCARD_BYTES(counter("discard_bytes", BYTES, 0, "field 17 x 512", "Bytes discarded.")),
    DISCARD_TIME(
            counter(
                    "discard_time",
                    SECONDS,
                    3,
                    "field 18",
                    "Time that discards took, added over requests.")),
    FLUSHES_COMPLETED(
            counter("flushes_completed", COUNT, 0, "field 19", "Flush requests completed.")),
    FLUSH_TIME(counter("flush_time", SECONDS, 3, "field 20", "Time that flushes took."));

    private final Field field;

    DiskIo(Field field) {
        this.field = field;
    }

    @Override
    public Field field() {
        return field;
    }
}
