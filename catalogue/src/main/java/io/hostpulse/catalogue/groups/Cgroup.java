package io.hostpulse.catalogue.groups;

import static io.hostpulse.catalogue.Field.counter;
import static io.hostpulse.catalogue.Field.gauge;
import static io.hostpulse.catalogue.Field.label;
import static io.hostpulse.catalogue.Unit.BYTES;
import static io.hostpulse.catalogue.Unit.COUNT;
import static io.hostpulse.catalogue.Unit.SECONDS;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Field;

/// What a control group takes. Source: `/sys/fs/cgroup`, the kernel's
/// `Documentation/admin-guide/cgroup-v2.rst` and `cgroup-v1`.
public enum Cgroup implements Column {
    PATH(label("path", "the directory", "Its path below the root; / is the root itself.")),
    CPU(counter("cpu", SECONDS, 6, "cpu.stat usage_usec, cpuacct.usage", "CPU time.")),
    CPU_USER(counter("cpu_user", SECONDS, 6, "cpu.stat user_usec", "CPU time in user mode.")),
    CPU_SYSTEM(
            counter("cpu_system", SECONDS, 6, "cpu.stat system_usec", "CPU time in kernel mode.")),
    CPU_THROTTLED(
            counter(
                    "cpu_throttled",
                    SECONDS,
                    6,
                    "cpu.stat throttled_usec, throttled_time",
                    "Time that it was kept from running.")),
    CPU_THROTTLES(
            counter(
                    "cpu_throttles",
                    COUNT,
                    0,
                    "cpu.stat nr_throttled",
                    "How often it was kept from running.")),
    MEMORY(
            gauge(
                    "memory",
                    BYTES,
                    0,
                    "memory.current, memory.usage_in_bytes",
                    "Memory that it takes.")),
    MEMORY_MAX(
            gauge(
                    "memory_max",
                    BYTES,
                    0,
                    "memory.max, memory.limit_in_bytes",
                    "Memory that it may take; absent for no limit.")),
    SWAP(gauge("swap", BYTES, 0, "memory.swap.current", "Swap space that it takes.")),
    OOM_KILLS(
            counter(
                    "oom_kills",
                    COUNT,
                    0,
                    "memory.events oom_kill",
                    "Processes killed because its memory ran out.")),
    READ_BYTES(
            counter(
                    "read_bytes",
                    BYTES,
                    0,
                    "io.stat rbytes, blkio.throttle.io_service_bytes Read",
                    "Bytes read from disks.")),
    WRITE_BYTES(
            counter(
                    "write_bytes",
                    BYTES,
                    0,
                    "io.stat wbytes, blkio.throttle.io_service_bytes Write",
                    "Bytes written to disks.")),
    PIDS(gauge("pids", COUNT, 0, "pids.current", "Processes and threads."));

    private final Field field;

    Cgroup(Field field) {
        this.field = field;
    }

    @Override
    public Field field() {
        return field;
    }
}
