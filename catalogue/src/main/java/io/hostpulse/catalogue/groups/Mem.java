package io.hostpulse.catalogue.groups;

import static io.hostpulse.catalogue.Field.gauge;
import static io.hostpulse.catalogue.Unit.MEBIBYTES;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Field;

/// Memory in MB of 2^20 bytes, under the names of the stage 1 document. Source: `/proc/meminfo`,
/// proc_meminfo(5).
public enum Mem implements Column {
    TOTAL(gauge("total", MEBIBYTES, 2, "MemTotal", "Memory that the kernel manages.")),
    USED(gauge("used", MEBIBYTES, 2, "MemTotal - MemFree", "Memory in use, caches included.")),
    ABS_USED(
            gauge(
                    "abs_used",
                    MEBIBYTES,
                    2,
                    "used - buffers - cached",
                    "Memory in use without buffers and cache.")),
    FREE(gauge("free", MEBIBYTES, 2, "MemFree", "Memory that nobody uses.")),
    BUFFERS(gauge("buffers", MEBIBYTES, 2, "Buffers", "Cache of raw disk blocks.")),
    CACHED(
            gauge(
                    "cached",
                    MEBIBYTES,
                    2,
                    "Cached + SReclaimable",
                    "Page cache and reclaimable slab, as free(1) counts cache.")),
    ACTIVE(
            gauge(
                    "active",
                    MEBIBYTES,
                    2,
                    "Active",
                    "Memory used recently, unlikely to be reclaimed.")),
    INACTIVE(
            gauge(
                    "inactive",
                    MEBIBYTES,
                    2,
                    "Inactive",
                    "Memory not used recently, likely to be reclaimed.")),
    SWAP_USED(gauge("swap_used", MEBIBYTES, 2, "SwapTotal - SwapFree", "Swap in use."));

    private final Field field;

    Mem(Field field) {
        this.field = field;
    }

    @Override
    public Field field() {
        return field;
    }
}
