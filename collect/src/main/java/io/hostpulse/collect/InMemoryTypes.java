package io.hostpulse.collect;

import io.hostpulse.catalogue.Text;

import java.util.List;

/// The types of file systems that know their size without asking their device: statfs(2) adds up
/// counters in memory and takes no lock that is held while a device is waited for. So it answers
/// also when the device is gone, suspended or frozen. Source: `ext4_statfs`, `ext2_statfs`,
/// `xfs_fs_statfs`, `fat_statfs` in the kernel's `fs`, `shmem_statfs` in `mm/shmem.c`.
///
/// FAT counts its free clusters when it is asked for the first time after it was mounted, so a
/// first call is never taken to be one of these. btrfs, ZFS and all others are not here: they take
/// locks or allocate, or nobody looked.
final class InMemoryTypes {
    private static final List<String> ALWAYS =
            List.of("devtmpfs", "ext2", "ext3", "ext4", "tmpfs", "vfat", "xfs");
    private static final String XFS = "xfs";

    /// In Linux 5.14 to 5.18 statfs(2) of XFS waits until removed files are dealt with. Source: the
    /// kernel's commit 5e672cd69f0a, "xfs: introduce xfs_inodegc_push()".
    private static final int XFS_WAITS_FROM = 5_014;

    private static final int XFS_WAITS_BELOW = 5_019;
    private static final int MAJOR = 1_000;

    private final boolean xfsWaits;

    /// @param release as uname(2) says it, such as `5.14.0-427.el9.x86_64`
    InMemoryTypes(String release) {
        int version = version(release);
        xfsWaits = version < 0 || (version >= XFS_WAITS_FROM && version < XFS_WAITS_BELOW);
    }

    static InMemoryTypes ofThisKernel() {
        return new InMemoryTypes(System.getProperty("os.version", ""));
    }

    boolean holds(Text type) {
        String name = type.toString();
        return ALWAYS.contains(name) && !(xfsWaits && name.equals(XFS));
    }

    /// 5014 for 5.14; below 0 when there are no two numbers.
    private static int version(String release) {
        int point = release.indexOf('.');
        int end = point + 1;
        while (end < release.length() && Character.isDigit(release.charAt(end))) {
            end++;
        }
        try {
            return Integer.parseInt(release, 0, Math.max(point, 0), 10) * MAJOR
                    + Integer.parseInt(release, point + 1, end, 10);
        } catch (NumberFormatException e) {
            // No kernel that we know.
            return -1;
        }
    }
}
