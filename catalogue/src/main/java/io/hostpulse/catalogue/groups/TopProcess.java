package io.hostpulse.catalogue.groups;

import static io.hostpulse.catalogue.Field.counter;
import static io.hostpulse.catalogue.Field.gauge;
import static io.hostpulse.catalogue.Field.label;
import static io.hostpulse.catalogue.Field.text;
import static io.hostpulse.catalogue.Unit.BYTES;
import static io.hostpulse.catalogue.Unit.COUNT;
import static io.hostpulse.catalogue.Unit.NONE;
import static io.hostpulse.catalogue.Unit.SECONDS;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Field;

/// One of the processes that take most. Source: `/proc/*/stat`, `/proc/*/io`; the latter only of
/// processes that the agent may look into.
public enum TopProcess implements Column {
    PID(label("pid", "the directory's name", "The process's number.")),
    NAME(text("name", "stat comm", "Its name.")),
    CPU_PERCENT(
            gauge(
                    "cpu_percent",
                    NONE,
                    2,
                    "stat utime + stime, difference",
                    "CPU time since the previous message; 100 is one CPU.")),
    CPU(counter("cpu", SECONDS, 2, "stat utime + stime", "CPU time since it started.")),
    RESIDENT_MEMORY(
            gauge("resident_memory", BYTES, 0, "stat rss x page size", "Memory that is resident.")),
    THREADS(gauge("threads", COUNT, 0, "stat num_threads", "Its threads.")),
    READ_BYTES(counter("read_bytes", BYTES, 0, "io read_bytes", "Bytes read from disks.")),
    WRITE_BYTES(counter("write_bytes", BYTES, 0, "io write_bytes", "Bytes written to disks.")),
    IO_BYTES_RECENT(
            gauge(
                    "io_bytes_recent",
                    BYTES,
                    0,
                    "io read_bytes + write_bytes, difference",
                    "Bytes read and written since the previous message."));

    private final Field field;

    TopProcess(Field field) {
        this.field = field;
    }

    @Override
    public Field field() {
        return field;
    }
}
