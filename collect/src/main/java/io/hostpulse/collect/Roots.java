package io.hostpulse.collect;

import java.nio.file.Path;

/// Where the kernel's files are read from; other trees than the host's own for containers and
/// tests.
///
/// @param procfs the mount point of procfs
/// @param sysfs the mount point of sysfs
/// @param rootfs where the host's root file system is mounted; stripped from mount points
/// @param mounts whose mount table is reported
/// @param udev where udev keeps what it knows of devices
public record Roots(Path procfs, Path sysfs, Path rootfs, Mounts mounts, Path udev) {
    private static final Path UDEV = Path.of("/run/udev/data");

    /// Whose mount table is reported, proc_pid_mountinfo(5).
    public enum Mounts {
        /// The agent's own, or the first process's where the root is mounted elsewhere.
        SELF,

        /// That of the host's first process: a service manager may give the agent a view of its own
        /// on the same file systems, with everything read-only.
        INIT
    }

    /// The host's own.
    public static final Roots HOST = new Roots(Path.of("/proc"), Path.of("/sys"), Path.of("/"));

    /// Roots with the mount table that suits them by themselves.
    public Roots(Path procfs, Path sysfs, Path rootfs) {
        this(procfs, sysfs, rootfs, Mounts.SELF);
    }

    /// Roots with the host's own udev.
    public Roots(Path procfs, Path sysfs, Path rootfs, Mounts mounts) {
        this(procfs, sysfs, rootfs, mounts, UDEV);
    }
}
