package io.hostpulse.catalogue.groups;

import static io.hostpulse.catalogue.Field.gauge;
import static io.hostpulse.catalogue.Unit.PERCENT;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Field;
import io.hostpulse.catalogue.Unit;

/// Where the time of all CPUs went since the previous message, in percent; the ten shares add to
/// 100. The kernel counts guest time in `user` and `nice` too; here it is taken out of them.
/// Source: `/proc/stat`, proc_stat(5).
public enum Cpu implements Column {
    USER(
            gauge(
                    "user",
                    PERCENT,
                    2,
                    "/proc/stat cpu: user - guest, share of the total since the previous message",
                    "Share of CPU time spent in user mode, guests excluded.")),
    NICE(
            gauge(
                    "nice",
                    PERCENT,
                    2,
                    "/proc/stat cpu: nice - guest_nice, share of the total since the previous"
                            + " message",
                    "Share of CPU time spent in user mode at low priority, guests excluded.")),
    SYSTEM(
            gauge(
                    "system",
                    PERCENT,
                    2,
                    "/proc/stat cpu: system, share of the total since the previous message",
                    "Share of CPU time spent in kernel mode.")),
    IDLE(
            gauge(
                    "idle",
                    PERCENT,
                    2,
                    "/proc/stat cpu: idle, share of the total since the previous message",
                    "Share of CPU time spent idle.")),
    IOWAIT(
            gauge(
                    "iowait",
                    PERCENT,
                    2,
                    "/proc/stat cpu: iowait, share of the total since the previous message",
                    "Share of CPU time spent idle while a task of this CPU waited for a disk.")),
    IRQ(
            gauge(
                    "irq",
                    PERCENT,
                    2,
                    "/proc/stat cpu: irq, share of the total since the previous message",
                    "Share of CPU time spent serving hardware interrupts.")),
    SOFTIRQ(
            gauge(
                    "softirq",
                    PERCENT,
                    2,
                    "/proc/stat cpu: softirq, share of the total since the previous message",
                    "Share of CPU time spent serving soft interrupts.")),
    STEAL(
            gauge(
                    "steal",
                    PERCENT,
                    2,
                    "/proc/stat cpu: steal, share of the total since the previous message",
                    "Share of CPU time spent taken by the hypervisor for other guests.")),
    GUEST(
            gauge(
                    "guest",
                    PERCENT,
                    2,
                    "/proc/stat cpu: guest, share of the total since the previous message",
                    "Share of CPU time spent running guests.")),
    GUEST_NICE(
            gauge(
                    "guest_nice",
                    PERCENT,
                    2,
                    "/proc/stat cpu: guest_nice, share of the total since the previous message",
                    "Share of CPU time spent running guests at low priority.")),
    COUNT(
            gauge(
                    "count",
                    Unit.COUNT,
                    0,
                    "/proc/stat, number of cpuN lines",
                    "Logical CPUs online."));

    private final Field field;

    Cpu(Field field) {
        this.field = field;
    }

    @Override
    public Field field() {
        return field;
    }
}
