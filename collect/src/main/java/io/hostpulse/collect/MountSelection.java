package io.hostpulse.collect;

import io.hostpulse.catalogue.Text;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Which rows of the mount table are reported: those that the filters take, that can be seen, each
/// file system once, in the table's order.
///
/// Of the mounts of one file system (the same major:minor; all subvolumes of a btrfs have the same)
/// the first is kept, unless a later one has a shorter mount point and does not mount a deeper
/// directory, as df(1) chooses: so `/` wins over `/home` of the same btrfs, and a bind mount never
/// wins over the mount it shows a part of. Without numbers (the `mounts` form) equal sources that
/// are paths stand for one file system.
///
/// Where the table is that of a container which sees the host's root at `rootfs`, something is
/// mounted exactly there: then mount points below it are reported without that prefix and all
/// others are left out. Otherwise the table is taken to be the host's own, and is reported as it
/// stands.
final class MountSelection {
    /// The largest number of file systems reported; more are left out and counted.
    static final int MOUNTS_MAX = 4_096;

    private static final int PARENTS_MAX = 256;
    private static final byte[] ROOT = {'/'};
    private static final Text OVERLAY = Text.of("overlay");

    private final Filter mountpoints;
    private final Filter types;
    private final byte[] rootfs;
    private final InMemoryTypes inMemory = InMemoryTypes.ofThisKernel();
    private int leftOut;

    MountSelection(Filter mountpoints, Filter types, Path rootfs) {
        this.mountpoints = mountpoints;
        this.types = types;
        byte[] path = rootfs.toString().getBytes(StandardCharsets.UTF_8);
        this.rootfs = path.length == 1 ? new byte[0] : path;
    }

    /// The number of file systems left out of the last selection because there were too many.
    int leftOut() {
        return leftOut;
    }

    /// The mounts to report of a table that was just parsed.
    List<Mount> of(Mountinfo table) {
        leftOut = 0;
        boolean below = isMounted(table, rootfs);
        int[] kept = new int[16];
        int count = 0;
        for (int row = 0; row < table.rows(); row++) {
            if (!types.admits(table.type(row).toString())
                    || !isWanted(table.mountpoint(row), below)
                    || isHidden(table, row)) {
                continue;
            }
            int same = sameFilesystem(table, row, kept, count);
            if (same >= 0) {
                kept[same] = better(table, kept[same], row);
            } else if (count == MOUNTS_MAX) {
                leftOut++;
            } else {
                if (count == kept.length) {
                    kept = Arrays.copyOf(kept, count * 2);
                }
                kept[count++] = row;
            }
        }
        Arrays.sort(kept, 0, count);
        var mounts = new ArrayList<Mount>(count);
        for (int i = 0; i < count; i++) {
            mounts.add(mount(table, kept[i], below));
        }
        return mounts;
    }

    private Mount mount(Mountinfo table, int row, boolean below) {
        return new Mount(
                table.id(row),
                table.major(row),
                table.minor(row),
                reported(table.mountpoint(row), below),
                table.source(row),
                table.type(row),
                table.isReadonly(row),
                rootfs.length == 0 && isInMemory(table, row));
    }

    private boolean isInMemory(Mountinfo table, int row) {
        return inMemory.holds(table.type(row)) && isReachedInMemory(table, row);
    }

    /// Whether no file system on the way to a mount point asks a server or a process for the way.
    /// An overlay may stand on one that does.
    private static boolean isReachedInMemory(Mountinfo table, int row) {
        if (table.id(row) == Mountinfo.NONE) {
            return false;
        }
        int at = row;
        for (int steps = 0; steps < PARENTS_MAX; steps++) {
            int parent = rowOf(table, table.parent(at));
            if (parent < 0 || parent == at) {
                return table.mountpoint(at).equalsRaw(ROOT, 0, 1);
            }
            Text type = table.type(parent);
            if (Mount.typeMayBlock(type) || type.equals(OVERLAY)) {
                return false;
            }
            at = parent;
        }
        return false;
    }

    private boolean isMounted(Mountinfo table, byte[] path) {
        for (int row = 0; path.length > 0 && row < table.rows(); row++) {
            if (table.mountpoint(row).equalsRaw(path, 0, path.length)) {
                return true;
            }
        }
        return false;
    }

    private boolean isWanted(Text mountpoint, boolean below) {
        byte[] raw = mountpoint.raw();
        if (below) {
            boolean inside =
                    raw.length >= rootfs.length
                            && Arrays.equals(raw, 0, rootfs.length, rootfs, 0, rootfs.length)
                            && (raw.length == rootfs.length || raw[rootfs.length] == '/');
            return inside && mountpoints.admits(reported(mountpoint, true).toString());
        }
        return mountpoints.admits(mountpoint.toString());
    }

    private Text reported(Text mountpoint, boolean below) {
        byte[] raw = mountpoint.raw();
        if (!below) {
            return mountpoint;
        }
        return raw.length == rootfs.length
                ? Text.of("/")
                : Text.of(raw, rootfs.length, raw.length - rootfs.length);
    }

    private static int sameFilesystem(Mountinfo table, int row, int[] kept, int count) {
        for (int i = 0; i < count; i++) {
            if (isSameFilesystem(table, kept[i], row)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isSameFilesystem(Mountinfo table, int one, int other) {
        if (table.major(one) != table.major(other) || table.minor(one) != table.minor(other)) {
            return false;
        }
        if (table.major(one) != Mountinfo.NONE) {
            return true;
        }
        Text source = table.source(one);
        return source.raw().length > 0
                && source.raw()[0] == '/'
                && source.equals(table.source(other));
    }

    private static int better(Mountinfo table, int kept, int later) {
        boolean shorter =
                table.mountpoint(later).raw().length < table.mountpoint(kept).raw().length;
        return shorter && table.rootDepth(later) <= table.rootDepth(kept) ? later : kept;
    }

    /// A mount is hidden by one that was later mounted at its mount point, or at a directory above
    /// it: such a mount hangs on the hidden one or on a parent of it, but is no parent itself.
    private static boolean isHidden(Mountinfo table, int row) {
        for (int other = 0; other < table.rows(); other++) {
            if (other == row || !table.covers(other, row)) {
                continue;
            }
            if (table.id(row) == Mountinfo.NONE) {
                if (other > row && table.samePlace(other, row)) {
                    return true;
                }
            } else if (!isAbove(table, table.id(other), row)
                    && (table.parent(other) == table.id(row)
                            || isAbove(table, table.parent(other), row))) {
                return true;
            }
        }
        return false;
    }

    /// Whether the mount `id` is a parent of `row`, or a parent's parent.
    private static boolean isAbove(Mountinfo table, int id, int row) {
        int parent = table.parent(row);
        for (int steps = 0; steps < PARENTS_MAX; steps++) {
            if (parent == id) {
                return true;
            }
            int next = rowOf(table, parent);
            if (next < 0 || table.parent(next) == parent) {
                return false;
            }
            parent = table.parent(next);
        }
        return false;
    }

    private static int rowOf(Mountinfo table, int id) {
        for (int row = 0; row < table.rows(); row++) {
            if (table.id(row) == id) {
                return row;
            }
        }
        return -1;
    }
}
