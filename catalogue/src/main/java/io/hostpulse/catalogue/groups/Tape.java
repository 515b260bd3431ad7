package io.hostpulse.catalogue.groups;

import static io.hostpulse.catalogue.Field.counter;
import static io.hostpulse.catalogue.Field.gauge;
import static io.hostpulse.catalogue.Field.label;
import static io.hostpulse.catalogue.Unit.BYTES;
import static io.hostpulse.catalogue.Unit.COUNT;
import static io.hostpulse.catalogue.Unit.SECONDS;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Field;

/// A tape drive. Source: `/sys/class/scsi_tape/stN/stats`, the kernel's
/// `Documentation/scsi/st.rst`.
public enum Tape implements Column {
    DEVICE(label("device", "the directory's name", "The kernel's name of the drive.")),
    IO_NOW(gauge("io_now", COUNT, 0, "in_flight", "Requests in flight.")),
    IO_OTHERS(counter("io_others", COUNT, 0, "other_cnt", "Requests that neither read nor write.")),
    IO_TIME(counter("io_time", SECONDS, 9, "io_ns", "Time that requests took.")),
    READ_BYTES(counter("read_bytes", BYTES, 0, "read_byte_cnt", "Bytes read.")),
    READ_TIME(counter("read_time", SECONDS, 9, "read_ns", "Time that reads took.")),
    READS_COMPLETED(counter("reads_completed", COUNT, 0, "read_cnt", "Reads completed.")),
    RESIDUAL(
            counter(
                    "residual",
                    COUNT,
                    0,
                    "resid_cnt",
                    "Requests that moved less than was asked for.")),
    WRITE_TIME(counter("write_time", SECONDS, 9, "write_ns", "Time that writes took.")),
    WRITES_COMPLETED(counter("writes_completed", COUNT, 0, "write_cnt", "Writes completed.")),
    WRITTEN_BYTES(counter("written_bytes", BYTES, 0, "write_byte_cnt", "Bytes written."));

    private final Field field;

    Tape(Field field) {
        this.field = field;
    }

    @Override
    public Field field() {
        return field;
    }
}
