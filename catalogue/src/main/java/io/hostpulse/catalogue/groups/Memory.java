package io.hostpulse.catalogue.groups;

import static io.hostpulse.catalogue.Field.gauge;
import static io.hostpulse.catalogue.Unit.BYTES;
import static io.hostpulse.catalogue.Unit.COUNT;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Field;

/// Memory as the kernel reports it, every field of `/proc/meminfo` in bytes. Source:
/// proc_meminfo(5) and the kernel's `fs/proc/meminfo.c`. A field that this list does not have yet
/// stands in the group `memory_other`.
public enum Memory implements Column {
    MEM_TOTAL(gauge("mem_total", BYTES, 0, "MemTotal", "Memory that the kernel manages.")),
    MEM_FREE(gauge("mem_free", BYTES, 0, "MemFree", "Memory that nobody uses.")),
    MEM_AVAILABLE(
            gauge(
                    "mem_available",
                    BYTES,
                    0,
                    "MemAvailable",
                    "Memory that programs can get without swapping, as the kernel estimates it.")),
    BUFFERS(gauge("buffers", BYTES, 0, "Buffers", "Cache of raw disk blocks.")),
    CACHED(gauge("cached", BYTES, 0, "Cached", "Page cache, tmpfs and shared memory included.")),
    SWAP_CACHED(
            gauge(
                    "swap_cached",
                    BYTES,
                    0,
                    "SwapCached",
                    "Swapped-out pages that are in memory again and still in swap.")),
    ACTIVE(gauge("active", BYTES, 0, "Active", "Memory used recently.")),
    INACTIVE(gauge("inactive", BYTES, 0, "Inactive", "Memory not used recently.")),
    ACTIVE_ANON(gauge("active_anon", BYTES, 0, "Active(anon)", "Anonymous memory used recently.")),
    INACTIVE_ANON(
            gauge(
                    "inactive_anon",
                    BYTES,
                    0,
                    "Inactive(anon)",
                    "Anonymous memory not used recently.")),
    ACTIVE_FILE(gauge("active_file", BYTES, 0, "Active(file)", "Page cache used recently.")),
    INACTIVE_FILE(
            gauge("inactive_file", BYTES, 0, "Inactive(file)", "Page cache not used recently.")),
    UNEVICTABLE(gauge("unevictable", BYTES, 0, "Unevictable", "Memory that cannot be reclaimed.")),
    MLOCKED(gauge("mlocked", BYTES, 0, "Mlocked", "Memory locked by mlock.")),
    HIGH_TOTAL(gauge("high_total", BYTES, 0, "HighTotal", "High memory (32-bit kernels).")),
    HIGH_FREE(gauge("high_free", BYTES, 0, "HighFree", "Free high memory (32-bit kernels).")),
    LOW_TOTAL(gauge("low_total", BYTES, 0, "LowTotal", "Low memory (32-bit kernels).")),
    LOW_FREE(gauge("low_free", BYTES, 0, "LowFree", "Free low memory (32-bit kernels).")),
    MMAP_COPY(
            gauge(
                    "mmap_copy",
                    BYTES,
                    0,
                    "MmapCopy",
                    "Memory for copies of mapped files (kernels without MMU).")),
    SWAP_TOTAL(gauge("swap_total", BYTES, 0, "SwapTotal", "Swap space.")),
    SWAP_FREE(gauge("swap_free", BYTES, 0, "SwapFree", "Swap space that nobody uses.")),
    ZSWAP(gauge("zswap", BYTES, 0, "Zswap", "Memory that compressed swap takes.")),
    ZSWAPPED(
            gauge(
                    "zswapped",
                    BYTES,
                    0,
                    "Zswapped",
                    "Memory that compressed swap holds, uncompressed.")),
    DIRTY(gauge("dirty", BYTES, 0, "Dirty", "Memory that waits to be written to disk.")),
    WRITEBACK(gauge("writeback", BYTES, 0, "Writeback", "Memory that is being written to disk.")),
    ANON_PAGES(gauge("anon_pages", BYTES, 0, "AnonPages", "Anonymous memory mapped by processes.")),
    MAPPED(gauge("mapped", BYTES, 0, "Mapped", "Files mapped by processes.")),
    SHMEM(gauge("shmem", BYTES, 0, "Shmem", "Shared memory and tmpfs.")),
    K_RECLAIMABLE(
            gauge(
                    "k_reclaimable",
                    BYTES,
                    0,
                    "KReclaimable",
                    "Kernel memory that can be reclaimed.")),
    SLAB(gauge("slab", BYTES, 0, "Slab", "Kernel slab caches.")),
    S_RECLAIMABLE(gauge("s_reclaimable", BYTES, 0, "SReclaimable", "Slab that can be reclaimed.")),
    S_UNRECLAIM(gauge("s_unreclaim", BYTES, 0, "SUnreclaim", "Slab that cannot be reclaimed.")),
    KERNEL_STACK(gauge("kernel_stack", BYTES, 0, "KernelStack", "Kernel stacks.")),
    SHADOW_CALL_STACK(
            gauge("shadow_call_stack", BYTES, 0, "ShadowCallStack", "Shadow call stacks.")),
    PAGE_TABLES(gauge("page_tables", BYTES, 0, "PageTables", "Page tables.")),
    SEC_PAGE_TABLES(
            gauge(
                    "sec_page_tables",
                    BYTES,
                    0,
                    "SecPageTables",
                    "Page tables of hypervisors and IOMMUs.")),
    QUICKLISTS(gauge("quicklists", BYTES, 0, "Quicklists", "Quicklists (kernels before 5.2).")),
    NFS_UNSTABLE(
            gauge(
                    "nfs_unstable",
                    BYTES,
                    0,
                    "NFS_Unstable",
                    "NFS pages not yet stable on the server.")),
    BOUNCE(gauge("bounce", BYTES, 0, "Bounce", "Bounce buffers of block devices.")),
    WRITEBACK_TMP(
            gauge(
                    "writeback_tmp",
                    BYTES,
                    0,
                    "WritebackTmp",
                    "Temporary writeback buffers of FUSE.")),
    COMMIT_LIMIT(
            gauge(
                    "commit_limit",
                    BYTES,
                    0,
                    "CommitLimit",
                    "Memory that can be promised under strict overcommit.")),
    COMMITTED_AS(gauge("committed_as", BYTES, 0, "Committed_AS", "Memory promised to processes.")),
    VMALLOC_TOTAL(gauge("vmalloc_total", BYTES, 0, "VmallocTotal", "Address space for vmalloc.")),
    VMALLOC_USED(
            gauge("vmalloc_used", BYTES, 0, "VmallocUsed", "Address space that vmalloc uses.")),
    VMALLOC_CHUNK(
            gauge("vmalloc_chunk", BYTES, 0, "VmallocChunk", "Largest free block for vmalloc.")),
    PERCPU(gauge("percpu", BYTES, 0, "Percpu", "Memory of per-CPU allocations.")),
    EARLY_MEMTEST_BAD(
            gauge(
                    "early_memtest_bad",
                    BYTES,
                    0,
                    "EarlyMemtestBad",
                    "Memory that the early memory test found bad.")),
    HARDWARE_CORRUPTED(
            gauge(
                    "hardware_corrupted",
                    BYTES,
                    0,
                    "HardwareCorrupted",
                    "Memory that the kernel knows as corrupt.")),
    ANON_HUGE_PAGES(
            gauge(
                    "anon_huge_pages",
                    BYTES,
                    0,
                    "AnonHugePages",
                    "Anonymous huge pages mapped by processes.")),
    SHMEM_HUGE_PAGES(
            gauge("shmem_huge_pages", BYTES, 0, "ShmemHugePages", "Shared memory in huge pages.")),
    SHMEM_PMD_MAPPED(
            gauge(
                    "shmem_pmd_mapped",
                    BYTES,
                    0,
                    "ShmemPmdMapped",
                    "Shared memory mapped as huge pages.")),
    FILE_HUGE_PAGES(
            gauge("file_huge_pages", BYTES, 0, "FileHugePages", "Page cache in huge pages.")),
    FILE_PMD_MAPPED(
            gauge(
                    "file_pmd_mapped",
                    BYTES,
                    0,
                    "FilePmdMapped",
                    "Page cache mapped as huge pages.")),
    CMA_TOTAL(gauge("cma_total", BYTES, 0, "CmaTotal", "Contiguous memory allocator.")),
    CMA_FREE(gauge("cma_free", BYTES, 0, "CmaFree", "Contiguous memory allocator, free.")),
    UNACCEPTED(
            gauge(
                    "unaccepted",
                    BYTES,
                    0,
                    "Unaccepted",
                    "Memory of a confidential guest not yet accepted.")),
    BALLOON(gauge("balloon", BYTES, 0, "Balloon", "Memory given back to the hypervisor.")),
    GPU_ACTIVE(gauge("gpu_active", BYTES, 0, "GPUActive", "Memory that graphics drivers use.")),
    GPU_RECLAIM(
            gauge(
                    "gpu_reclaim",
                    BYTES,
                    0,
                    "GPUReclaim",
                    "Memory of graphics drivers that can be reclaimed.")),
    HUGEPAGES_TOTAL(
            gauge("hugepages_total", COUNT, 0, "HugePages_Total", "Huge pages in the pool.")),
    HUGEPAGES_FREE(
            gauge(
                    "hugepages_free",
                    COUNT,
                    0,
                    "HugePages_Free",
                    "Huge pages of the pool that nobody uses.")),
    HUGEPAGES_RSVD(
            gauge(
                    "hugepages_rsvd",
                    COUNT,
                    0,
                    "HugePages_Rsvd",
                    "Huge pages promised and not yet taken.")),
    HUGEPAGES_SURP(
            gauge(
                    "hugepages_surp",
                    COUNT,
                    0,
                    "HugePages_Surp",
                    "Huge pages above the pool's size.")),
    HUGEPAGESIZE(
            gauge("hugepagesize", BYTES, 0, "Hugepagesize", "Size of a huge page of the pool.")),
    HUGETLB(gauge("hugetlb", BYTES, 0, "Hugetlb", "Memory in huge pages of all sizes.")),
    DIRECT_MAP_4K(
            gauge("direct_map_4k", BYTES, 0, "DirectMap4k", "Memory mapped in pages of 4 KiB.")),
    DIRECT_MAP_4M(
            gauge("direct_map_4m", BYTES, 0, "DirectMap4M", "Memory mapped in pages of 4 MiB.")),
    DIRECT_MAP_2M(
            gauge("direct_map_2m", BYTES, 0, "DirectMap2M", "Memory mapped in pages of 2 MiB.")),
    DIRECT_MAP_1G(
            gauge("direct_map_1g", BYTES, 0, "DirectMap1G", "Memory mapped in pages of 1 GiB."));

    private final Field field;

    Memory(Field field) {
        this.field = field;
    }

    @Override
    public Field field() {
        return field;
    }
}
