package io.hostpulse.catalogue.groups;

import static io.hostpulse.catalogue.Field.counter;
import static io.hostpulse.catalogue.Field.gauge;
import static io.hostpulse.catalogue.Field.label;
import static io.hostpulse.catalogue.Unit.COUNT;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Field;

/// A zone of memory, in pages. The kernel counts most things by node: these stand in the row of the
/// node's first zone. Source: `/proc/zoneinfo`, proc_zoneinfo(5).
public enum Zone implements Column {
    NODE(label("node", "Node N", "The node.")),
    ZONE(label("zone", "zone NAME", "The zone.")),
    FREE(gauge("free", COUNT, 0, "pages free", "Free pages.")),
    MIN(gauge("min", COUNT, 0, "min", "Below so many free pages, only the kernel gets any.")),
    LOW(gauge("low", COUNT, 0, "low", "Below so many free pages, the kernel begins to reclaim.")),
    HIGH(gauge("high", COUNT, 0, "high", "At so many free pages, the kernel ends to reclaim.")),
    SCANNED(gauge("scanned", COUNT, 0, "scanned", "Pages looked at since the last reclaim.")),
    SPANNED(
            gauge(
                    "spanned",
                    COUNT,
                    0,
                    "spanned",
                    "Pages from the first to the last, holes included.")),
    PRESENT(gauge("present", COUNT, 0, "present", "Pages that are there.")),
    MANAGED(gauge("managed", COUNT, 0, "managed", "Pages that are given out.")),
    ACTIVE_ANON(gauge("active_anon", COUNT, 0, "nr_active_anon", "Anonymous pages used lately.")),
    INACTIVE_ANON(
            gauge(
                    "inactive_anon",
                    COUNT,
                    0,
                    "nr_inactive_anon",
                    "Anonymous pages not used lately.")),
    ISOLATED_ANON(
            gauge(
                    "isolated_anon",
                    COUNT,
                    0,
                    "nr_isolated_anon",
                    "Anonymous pages taken off the lists.")),
    ANON_PAGES(gauge("anon_pages", COUNT, 0, "nr_anon_pages", "Anonymous pages.")),
    ANON_TRANSPARENT_HUGEPAGES(
            gauge(
                    "anon_transparent_hugepages",
                    COUNT,
                    0,
                    "nr_anon_transparent_hugepages",
                    "Huge pages that are anonymous.")),
    ACTIVE_FILE(gauge("active_file", COUNT, 0, "nr_active_file", "Pages of files used lately.")),
    INACTIVE_FILE(
            gauge(
                    "inactive_file",
                    COUNT,
                    0,
                    "nr_inactive_file",
                    "Pages of files not used lately.")),
    ISOLATED_FILE(
            gauge(
                    "isolated_file",
                    COUNT,
                    0,
                    "nr_isolated_file",
                    "Pages of files taken off the lists.")),
    FILE_PAGES(gauge("file_pages", COUNT, 0, "nr_file_pages", "Pages of files.")),
    SLAB_RECLAIMABLE(
            gauge(
                    "slab_reclaimable",
                    COUNT,
                    0,
                    "nr_slab_reclaimable",
                    "Pages of the kernel's objects that can be reclaimed.")),
    SLAB_UNRECLAIMABLE(
            gauge(
                    "slab_unreclaimable",
                    COUNT,
                    0,
                    "nr_slab_unreclaimable",
                    "Pages of the kernel's objects that cannot.")),
    KERNEL_STACKS(gauge("kernel_stacks", COUNT, 0, "nr_kernel_stack", "Kernel stacks, in KiB.")),
    MAPPED(gauge("mapped", COUNT, 0, "nr_mapped", "Pages of files that are mapped.")),
    DIRTY(gauge("dirty", COUNT, 0, "nr_dirty", "Pages that wait to be written.")),
    WRITEBACK(gauge("writeback", COUNT, 0, "nr_writeback", "Pages that are being written.")),
    UNEVICTABLE(
            gauge("unevictable", COUNT, 0, "nr_unevictable", "Pages that cannot be reclaimed.")),
    SHMEM(gauge("shmem", COUNT, 0, "nr_shmem", "Pages of shared memory.")),
    DIRTIED(counter("dirtied", COUNT, 0, "nr_dirtied", "Pages that were made dirty.")),
    WRITTEN(counter("written", COUNT, 0, "nr_written", "Pages that were written.")),
    NUMA_HIT(counter("numa_hit", COUNT, 0, "numa_hit", "Given out here as it was wished.")),
    NUMA_MISS(
            counter(
                    "numa_miss",
                    COUNT,
                    0,
                    "numa_miss",
                    "Given out here although another node was wished.")),
    NUMA_FOREIGN(
            counter(
                    "numa_foreign",
                    COUNT,
                    0,
                    "numa_foreign",
                    "Wished here and given out elsewhere.")),
    NUMA_INTERLEAVE(
            counter(
                    "numa_interleave",
                    COUNT,
                    0,
                    "numa_interleave",
                    "Given out here in turn with other nodes.")),
    NUMA_LOCAL(
            counter(
                    "numa_local",
                    COUNT,
                    0,
                    "numa_local",
                    "Given out here to a task that ran here.")),
    NUMA_OTHER(
            counter(
                    "numa_other",
                    COUNT,
                    0,
                    "numa_other",
                    "Given out here to a task that ran elsewhere."));

    private final Field field;

    Zone(Field field) {
        this.field = field;
    }

    @Override
    public Field field() {
        return field;
    }
}
