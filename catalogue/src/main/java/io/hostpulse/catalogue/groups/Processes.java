package io.hostpulse.catalogue.groups;

import static io.hostpulse.catalogue.Field.gauge;
import static io.hostpulse.catalogue.Unit.COUNT;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Field;

/// How many processes and threads there are. Source: `/proc/*/stat`, `/proc/sys/kernel`.
public enum Processes implements Column {
    PIDS(gauge("pids", COUNT, 0, "directories of /proc", "Processes.")),
    THREADS(gauge("threads", COUNT, 0, "stat num_threads, summed", "Threads.")),
    MAX_PROCESSES(gauge("max_processes", COUNT, 0, "pid_max", "The largest number of a process.")),
    MAX_THREADS(gauge("max_threads", COUNT, 0, "threads-max", "Threads that there may be."));

    private final Field field;

    Processes(Field field) {
        this.field = field;
    }

    @Override
    public Field field() {
        return field;
    }
}
