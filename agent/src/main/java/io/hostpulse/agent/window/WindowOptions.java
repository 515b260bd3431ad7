package io.hostpulse.agent.window;

import io.hostpulse.collect.Filter;

import java.util.List;
import java.util.Optional;

/// What the configuration says of the window for Prometheus. Defaults are written here and nowhere
/// else; the filters are node_exporter's own.
///
/// @param listen the address to listen at, `HOST:PORT`; empty for no window
/// @param hosts names that a request's `Host` may have beside IP addresses and localhost
/// @param mounts which mount points it shows
/// @param filesystemTypes which file system types
/// @param disks which block devices
/// @param interfaces which network interfaces
public record WindowOptions(
        Optional<String> listen,
        List<String> hosts,
        Filter mounts,
        Filter filesystemTypes,
        Filter disks,
        Filter interfaces) {
    public static final WindowOptions DEFAULT =
            new WindowOptions(
                    Optional.empty(),
                    List.of(),
                    Filter.excluding(
                            "/dev",
                            "/dev/*",
                            "/proc",
                            "/proc/*",
                            "/run/credentials/?*",
                            "/sys",
                            "/sys/*",
                            "/var/lib/docker/?*",
                            "/var/lib/containers/storage/?*"),
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
                            "fusectl",
                            "hugetlbfs",
                            "iso9660",
                            "mqueue",
                            "nsfs",
                            "overlay",
                            "proc",
                            "procfs",
                            "pstore",
                            "rpc_pipefs",
                            "securityfs",
                            "selinuxfs",
                            "squashfs",
                            "sysfs",
                            "tracefs"),
                    Filter.excluding(
                            "ram#", "loop#", "fd#", "hd?#", "sd?#", "vd?#", "xvd?#", "nvme#n#p#"),
                    Filter.ALL);

    public WindowOptions {
        hosts = List.copyOf(hosts);
    }

    /// Whether there is a window.
    public boolean isOpen() {
        return listen.isPresent();
    }
}
