package io.hostpulse.collect;

import java.nio.file.Path;

/// Where the kernel's files are read from; other trees than the host's own for containers and
/// tests.
///
/// @param procfs the mount point of procfs
/// @param sysfs the mount point of sysfs
/// @param rootfs where the host's root file system is mounted; stripped from mount points
public record Roots(Path procfs, Path sysfs, Path rootfs) {
    /// The host's own.
    public static final Roots HOST = new Roots(Path.of("/proc"), Path.of("/sys"), Path.of("/"));
}
