package io.hostpulse.catalogue.groups;

import static io.hostpulse.catalogue.Field.counter;
import static io.hostpulse.catalogue.Field.gauge;
import static io.hostpulse.catalogue.Field.text;
import static io.hostpulse.catalogue.Unit.COUNT;
import static io.hostpulse.catalogue.Unit.SECONDS;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Field;

/// The host itself.
public enum Host implements Column {
    KERNEL(text("kernel", "/proc/sys/kernel/osrelease", "The kernel's release.")),
    CPU_MODEL(text("cpu_model", "/proc/cpuinfo", "The model of the first CPU.")),
    CPU_COUNT(
            gauge(
                    "cpu_count",
                    COUNT,
                    0,
                    "/proc/stat, number of cpuN lines",
                    "Logical CPUs online.")),
    BOOT_TIME(
            gauge(
                    "boot_time",
                    SECONDS,
                    0,
                    "/proc/stat btime",
                    "When the host started, in seconds since 1970 by its own clock.")),
    UPTIME(
            counter(
                    "uptime",
                    SECONDS,
                    2,
                    "/proc/uptime field 1",
                    "Time since the host started, suspend included."));

    private final Field field;

    Host(Field field) {
        this.field = field;
    }

    @Override
    public Field field() {
        return field;
    }
}
