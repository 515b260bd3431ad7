package io.hostpulse.bench;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.collect.CollectOptions;
import io.hostpulse.collect.Collection;
import io.hostpulse.collect.Roots;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Set;

/// Collects one group of this host, with the kernel's files that it needs: what its reader and
/// parser cost. What every tick costs besides, the table of mounts among it, is the group `none`.
@State(Scope.Thread)
public class GroupBenchmark {
    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final CollectOptions ALL = CollectOptions.DEFAULT;

    /// So many samples stand in the textfile that the groups of textfiles are measured with.
    private static final int TEXTFILE_SAMPLES = 1_000;

    /// The group's word, or `none`.
    @Param({
        "none",
        "load",
        "cpu_time",
        "memory",
        "memory_other",
        "swap",
        "diskio",
        "filesystem",
        "network",
        "pressure",
        "host",
        "stat",
        "vmstat",
        "vmstat_other",
        "netstat",
        "netstat_other",
        "sockstat",
        "softnet",
        "udp_queues",
        "filefd",
        "entropy",
        "conntrack",
        "arp",
        "schedstat",
        "netclass",
        "bonding",
        "hwmon",
        "hwmon_chip",
        "hwmon_label",
        "thermal_zone",
        "cooling_device",
        "cpu_frequency",
        "cpu_throttle",
        "package_throttle",
        "cpu_isolated",
        "edac",
        "edac_csrow",
        "md",
        "nfs",
        "nfs_request",
        "nvme",
        "power_supply",
        "rapl",
        "os",
        "dmi",
        "clocksource",
        "selinux",
        "uname",
        "xfs",
        "zfs",
        "zpool",
        "zpool_state",
        "timex",
        "tcp_state",
        "cpu_info",
        "agent_process",
        "processes",
        "process_state",
        "thread_state",
        "top_process",
        "cgroup",
        "disk_info",
        "btrfs",
        "btrfs_device",
        "btrfs_space",
        "btrfs_profile",
        "cpu_flag",
        "cpu_bug",
        "nfsd",
        "nfsd_request",
        "interrupt",
        "softirq",
        "tcp_queues",
        "textfile",
        "textfile_sample",
        "time_zone",
        "numa_memory",
        "numa_stat",
        "buddyinfo",
        "zone",
        "zone_protection",
        "slab",
        "ksm",
        "cgroup_controller",
        "tape",
        "fibrechannel",
        "infiniband",
        "infiniband_port",
        "ipvs",
        "ipvs_backend",
        "self",
    })
    String group = "none";

    private final Snapshot snapshot = new Snapshot();
    private final TemporaryFolder textfiles = new TemporaryFolder();
    private Collection collection = open(Set.of());

    private Collection open(Set<Group> groups) {
        var options = ALL.withGroups(groups).withTextfiles(textfiles.path());
        return new Collection(options, Roots.HOST, System::nanoTime);
    }

    @Setup
    public void readOnce() throws IOException {
        var samples = new StringBuilder("# TYPE bench_sample gauge\n");
        for (int i = 0; i < TEXTFILE_SAMPLES; i++) {
            samples.append("bench_sample{number=\"")
                    .append(i)
                    .append("\"} ")
                    .append(i)
                    .append('\n');
        }
        Files.writeString(textfiles.path().resolve("bench.prom"), samples);
        collection.close();
        collection = open(Group.ofWord(group).map(Set::of).orElse(Set.of()));
        collect();
    }

    @TearDown
    public void close() {
        collection.close();
        textfiles.close();
    }

    @Benchmark
    public Snapshot collect() {
        snapshot.clear();
        collection.collect(snapshot, INTERVAL);
        return snapshot;
    }
}
