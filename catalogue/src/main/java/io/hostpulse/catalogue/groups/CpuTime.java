package io.hostpulse.catalogue.groups;

import static io.hostpulse.catalogue.Field.counter;
import static io.hostpulse.catalogue.Field.label;
import static io.hostpulse.catalogue.Unit.SECONDS;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Field;

/// Time of each CPU since boot by what it was spent on, as the kernel counts it; the row `total` is
/// the kernel's own sum. Source: `/proc/stat`, proc_stat(5), in clock ticks of 1/100 s.
public enum CpuTime implements Column {
    CPU(label("cpu", "/proc/stat cpu line", "The CPU's number, or total.")),
    USER(
            counter(
                    "user",
                    SECONDS,
                    2,
                    "/proc/stat user",
                    "Time spent in user mode, guests included.")),
    NICE(
            counter(
                    "nice",
                    SECONDS,
                    2,
                    "/proc/stat nice",
                    "Time spent in user mode at low priority, guests included.")),
    SYSTEM(counter("system", SECONDS, 2, "/proc/stat system", "Time spent in kernel mode.")),
    IDLE(counter("idle", SECONDS, 2, "/proc/stat idle", "Time spent idle.")),
    IOWAIT(
            counter(
                    "iowait",
                    SECONDS,
                    2,
                    "/proc/stat iowait",
                    "Time spent idle while a task of this CPU waited for a disk.")),
    IRQ(counter("irq", SECONDS, 2, "/proc/stat irq", "Time spent serving hardware interrupts.")),
    SOFTIRQ(
            counter(
                    "softirq",
                    SECONDS,
                    2,
                    "/proc/stat softirq",
                    "Time spent serving soft interrupts.")),
    STEAL(
            counter(
                    "steal",
                    SECONDS,
                    2,
                    "/proc/stat steal",
                    "Time spent taken by the hypervisor for other guests.")),
    GUEST(counter("guest", SECONDS, 2, "/proc/stat guest", "Time spent running guests.")),
    GUEST_NICE(
            counter(
                    "guest_nice",
                    SECONDS,
                    2,
                    "/proc/stat guest_nice",
                    "Time spent running guests at low priority."));

    private final Field field;

    CpuTime(Field field) {
        this.field = field;
    }

    @Override
    public Field field() {
        return field;
    }
}
