package io.hostpulse.collect;

import io.hostpulse.catalogue.Group;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// What the configuration says of collection. Defaults are written here and nowhere else.
///
/// @param groups the groups to collect; a derived group also needs the raw groups it derives from
/// @param mounts which mount points
/// @param filesystemTypes which file system types
/// @param disks which block devices
/// @param interfaces which network interfaces
/// @param cpuFlags which of a CPU's features and faults
/// @param messageMounts which of the mount points the message takes, where others are collected,
///   too; empty where not. Where a file system is mounted at several places, its row is one of
///   these if there is one, and the others are kept as [OtherPlaces]
/// @param textfiles the directory whose `*.prom` files are read; empty for none
/// @param threads how many threads of the pool may work at once, stuck ones not counted, 1 to 16
/// @param timeoutMax how long one target may take at most before its thread is left behind; never
///   more than 80 % of the interval
public record CollectOptions(
        Set<Group> groups,
        Filter mounts,
        Filter filesystemTypes,
        Filter disks,
        Filter interfaces,
        Filter cpuFlags,
        Optional<Filter> messageMounts,
        Optional<Path> textfiles,
        int threads,
        Duration timeoutMax) {
    public static final CollectOptions DEFAULT =
            new CollectOptions(
                    groupsByDefault(),
                    Filter.excluding(
                            "/dev",
                            "/dev/*",
                            "/proc",
                            "/proc/*",
                            "/sys",
                            "/sys/*",
                            "/run/credentials/*",
                            "/run/docker/*",
                            "/var/lib/docker/*",
                            "/var/lib/containers/*",
                            "/var/lib/kubelet/*"),
                    Filter.excluding(
                            "autofs",
                            "binfmt_misc",
                            "bpf",
                            "cgroup",
                            "cgroup2",
                            "configfs",
                            "debugfs",
                            "devpts",
                            "devtmpfs",
                            "efivarfs",
                            "fusectl",
                            "fuse.gvfsd-fuse",
                            "fuse.lxcfs",
                            "fuse.portal",
                            "hugetlbfs",
                            "iso9660",
                            "mqueue",
                            "nsfs",
                            "overlay",
                            "proc",
                            "pstore",
                            "ramfs",
                            "rootfs",
                            "rpc_pipefs",
                            "securityfs",
                            "selinuxfs",
                            "squashfs",
                            "sysfs",
                            "tmpfs",
                            "tracefs"),
                    Filter.excluding("ram*", "loop*", "zram*", "fd*", "sr*"),
                    Filter.excluding("veth*", "br-*"),
                    Filter.ALL,
                    Optional.empty(),
                    Optional.empty(),
                    4,
                    Duration.ofSeconds(5));

    public CollectOptions {
        groups = unchanging(groups);
        if (threads < 1 || threads > 16) {
            throw new IllegalArgumentException("collect.threads must be 1 to 16: " + threads);
        }
    }

    /// With all features of CPUs, and without textfiles.
    public CollectOptions(
            Set<Group> groups,
            Filter mounts,
            Filter filesystemTypes,
            Filter disks,
            Filter interfaces,
            int threads,
            Duration timeoutMax) {
        this(
                groups,
                mounts,
                filesystemTypes,
                disks,
                interfaces,
                Filter.ALL,
                Optional.empty(),
                Optional.empty(),
                threads,
                timeoutMax);
    }

    /// Asked about each group at each tick: a bit here, and a search where it is any other set.
    private static Set<Group> unchanging(Set<Group> groups) {
        Set<Group> copy = EnumSet.noneOf(Group.class);
        copy.addAll(groups);
        return Collections.unmodifiableSet(copy);
    }

    private static Set<Group> groupsByDefault() {
        Set<Group> groups = EnumSet.noneOf(Group.class);
        for (Group group : Group.values()) {
            if (group.isOnByDefault()) {
                groups.add(group);
            }
        }
        return groups;
    }

    /// The same with other groups.
    public CollectOptions withGroups(Set<Group> others) {
        return new CollectOptions(
                others,
                mounts,
                filesystemTypes,
                disks,
                interfaces,
                cpuFlags,
                messageMounts,
                textfiles,
                threads,
                timeoutMax);
    }

    /// The same with another directory of textfiles.
    public CollectOptions withTextfiles(Path directory) {
        return new CollectOptions(
                groups,
                mounts,
                filesystemTypes,
                disks,
                interfaces,
                cpuFlags,
                messageMounts,
                Optional.of(directory),
                threads,
                timeoutMax);
    }

    /// The same with further groups, and with what these filters take besides; where a file system
    /// is mounted several times, all places are kept.
    public CollectOptions besides(
            Set<Group> further,
            Filter otherMounts,
            Filter otherTypes,
            Filter otherDisks,
            Filter otherInterfaces) {
        Set<Group> all = EnumSet.copyOf(further);
        all.addAll(groups);
        return new CollectOptions(
                all,
                mounts.or(otherMounts),
                filesystemTypes.or(otherTypes),
                disks.or(otherDisks),
                interfaces.or(otherInterfaces),
                cpuFlags,
                Optional.of(mounts),
                textfiles,
                threads,
                timeoutMax);
    }

    /// Whether a group is to be collected.
    public boolean collects(Group group) {
        return groups.contains(group);
    }
}
