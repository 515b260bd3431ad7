package io.hostpulse.catalogue.prometheus;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Kind;
import io.hostpulse.catalogue.groups.Buddyinfo;
import io.hostpulse.catalogue.groups.CgroupController;
import io.hostpulse.catalogue.groups.Ksm;
import io.hostpulse.catalogue.groups.NumaMemory;
import io.hostpulse.catalogue.groups.NumaStat;
import io.hostpulse.catalogue.groups.Slab;
import io.hostpulse.catalogue.groups.Zone;
import io.hostpulse.catalogue.groups.ZoneProtection;

/// node_exporter's names of what the kernel knows of its memory in detail: collectors that it has
/// off by default.
final class NodeMemory {
    private NodeMemory() {}

    static void add(Families to) {
        to.of("meminfo_numa", Group.NUMA_MEMORY)
                .open("node_memory_numa_*", MetricType.GAUGE, NumaMemory.VALUE, NumaMemory.NAME)
                .rows(Group.NUMA_STAT);
        for (NumaStat column : NumaStat.values()) {
            if (column != NumaStat.NODE) {
                to.counter("node_memory_numa_" + column.field().name() + "_total", column);
            }
        }
        to.of("buddyinfo", Group.BUDDYINFO).gauge("node_buddyinfo_blocks", Buddyinfo.BLOCKS);
        zones(to);
        to.of("slabinfo", Group.SLAB)
                .gauge("node_slabinfo_active_objects", Slab.ACTIVE_OBJECTS)
                .gauge("node_slabinfo_objects", Slab.OBJECTS)
                .gauge("node_slabinfo_object_size_bytes", Slab.OBJECT_SIZE)
                .gauge("node_slabinfo_objects_per_slab", Slab.OBJECTS_PER_SLAB)
                .gauge("node_slabinfo_pages_per_slab", Slab.PAGES_PER_SLAB);
        to.of("ksmd", Group.KSM)
                .counter("node_ksmd_full_scans_total", Ksm.FULL_SCANS)
                .gauge("node_ksmd_merge_across_nodes", Ksm.MERGE_ACROSS_NODES)
                .gauge("node_ksmd_pages_shared", Ksm.PAGES_SHARED)
                .gauge("node_ksmd_pages_sharing", Ksm.PAGES_SHARING)
                .gauge("node_ksmd_pages_to_scan", Ksm.PAGES_TO_SCAN)
                .gauge("node_ksmd_pages_unshared", Ksm.PAGES_UNSHARED)
                .gauge("node_ksmd_pages_volatile", Ksm.PAGES_VOLATILE)
                .gauge("node_ksmd_run", Ksm.RUN)
                .gauge("node_ksmd_sleep_seconds", Ksm.SLEEP);
        to.of("cgroups", Group.CGROUP_CONTROLLER)
                .gauge("node_cgroups_cgroups", CgroupController.CGROUPS)
                .gauge("node_cgroups_enabled", CgroupController.ENABLED);
    }

    private static void zones(Families to) {
        to.of("zoneinfo", Group.ZONE);
        for (Zone column : Zone.values()) {
            String name = column.field().name();
            boolean isOfZone = column.ordinal() < Zone.ACTIVE_ANON.ordinal() && column != Zone.FREE;
            boolean isNuma = name.startsWith("numa_");
            String start = "node_zoneinfo_" + (isOfZone || isNuma ? "" : "nr_") + name;
            boolean isPlain =
                    column == Zone.KERNEL_STACKS || column == Zone.ANON_TRANSPARENT_HUGEPAGES;
            if (column.field().kind() == Kind.COUNTER) {
                to.counter(start + "_total", column);
            } else if (column.field().kind() == Kind.GAUGE) {
                boolean isSaid = isPlain || name.endsWith("_pages");
                to.gauge(isSaid ? start : start + "_pages", column);
            }
        }
        to.rows(Group.ZONE_PROTECTION)
                .open(
                        "node_zoneinfo_protection_*",
                        MetricType.GAUGE,
                        ZoneProtection.PAGES,
                        ZoneProtection.OTHER);
    }
}
