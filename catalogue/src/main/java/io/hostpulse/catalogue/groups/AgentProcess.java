package io.hostpulse.catalogue.groups;

import static io.hostpulse.catalogue.Field.counter;
import static io.hostpulse.catalogue.Field.gauge;
import static io.hostpulse.catalogue.Unit.BYTES;
import static io.hostpulse.catalogue.Unit.COUNT;
import static io.hostpulse.catalogue.Unit.SECONDS;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Field;

/// The agent's process. Source: `/proc/self/stat`, `limits`, `fd`.
public enum AgentProcess implements Column {
    CPU(
            counter(
                    "cpu",
                    SECONDS,
                    2,
                    "stat utime + stime",
                    "CPU time of all its threads since its start.")),
    START_TIME(
            gauge(
                    "start_time",
                    SECONDS,
                    2,
                    "stat starttime, and when the host started",
                    "When it started, in seconds since 1970.")),
    RESIDENT_MEMORY(
            gauge("resident_memory", BYTES, 0, "stat rss x page size", "Memory that is resident.")),
    VIRTUAL_MEMORY(gauge("virtual_memory", BYTES, 0, "stat vsize", "Addresses that are mapped.")),
    VIRTUAL_MEMORY_MAX(
            gauge(
                    "virtual_memory_max",
                    BYTES,
                    0,
                    "limits, Max address space",
                    "Addresses that may be mapped; absent where there is no limit.")),
    OPEN_FDS(gauge("open_fds", COUNT, 0, "entries of fd", "Files that are open.")),
    MAX_FDS(gauge("max_fds", COUNT, 0, "limits, Max open files", "Files that may be open."));

    private final Field field;

    AgentProcess(Field field) {
        this.field = field;
    }

    @Override
    public Field field() {
        return field;
    }
}
