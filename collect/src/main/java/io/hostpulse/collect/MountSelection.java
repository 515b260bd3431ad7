package io.hostpulse.collect;

import io.hostpulse.catalogue.Text;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Which rows of the mount table are reported: those that the filters take, that can be seen, each
/// file system once, in the table's order.
///
/// Of the mounts of one file system (the same major:minor; all subvolumes of a btrfs have the same)
/// the first is kept, unless a later one has a shorter mount point and does not mount a deeper
/// directory, as df(1) chooses: so `/` wins over `/home` of the same btrfs, and a bind mount never
/// wins over the mount it shows a part of. Without numbers (the `mounts` form) equal sources that
/// are paths stand for one file system.
///
/// Where more is collected than the message wants, a mount that the message's own filter takes goes
/// before all others, so that the message has the rows that it would have alone; and the other
/// mounts of each file system are kept as [OtherPlaces].
///
/// Where the table is that of a container which sees the host's root at `rootfs`, something is
/// mounted exactly there: then mount points below it are reported without that prefix and all
/// others are left out. Otherwise the table is taken to be the host's own, and is reported as it
/// stands.
final class MountSelection {
    /// The largest number of file systems reported; more are left out and counted.
    static final int MOUNTS_MAX = 4_096;

    private static final int NONE = -1;
    private static final int PARENTS_MAX = 256;
    private static final byte[] ROOT = {'/'};
    private static final Text OVERLAY = Text.of("overlay");

    private final Filter mountpoints;
    private final Filter types;
    private final Optional<Filter> messageMountpoints;
    private final int placesMax;
    private final byte[] rootfs;
    private final InMemoryTypes inMemory = InMemoryTypes.ofThisKernel();
    private int leftOut;
    private OtherPlaces otherPlaces = OtherPlaces.NONE;

    /// One mount of each file system, and nothing of the others.
    MountSelection(Filter mountpoints, Filter types, Path rootfs) {
        this(mountpoints, types, Optional.empty(), OtherPlaces.PLACES_MAX, rootfs);
    }

    /// @param messageMountpoints those of the mount points that the message takes, where there are
    ///   others; empty where not, and other places are not kept
    /// @param placesMax how many other places are kept
    MountSelection(
            Filter mountpoints,
            Filter types,
            Optional<Filter> messageMountpoints,
            int placesMax,
            Path rootfs) {
        this.mountpoints = mountpoints;
        this.types = types;
        this.messageMountpoints = messageMountpoints;
        this.placesMax = placesMax;
        byte[] path = rootfs.toString().getBytes(StandardCharsets.UTF_8);
        this.rootfs = path.length == 1 ? new byte[0] : path;
    }

    /// The number of file systems left out of the last selection because there were too many.
    int leftOut() {
        return leftOut;
    }

    /// Where the mounts of the last selection are mounted besides, by their index in it.
    OtherPlaces otherPlaces() {
        return otherPlaces;
    }

    /// The mounts to report of a table that was just parsed.
    List<Mount> of(Mountinfo table) {
        leftOut = 0;
        boolean below = isMounted(table, rootfs);
        int[] kept = new int[16];
        int[] filesystemOf = new int[table.rows()];
        Arrays.fill(filesystemOf, NONE);
        int count = 0;
        for (int row = 0; row < table.rows(); row++) {
            if (!types.admits(table.type(row).toString())
                    || !isWanted(table.mountpoint(row), below)
                    || isHidden(table, row)) {
                continue;
            }
            int same = sameFilesystem(table, row, kept, count);
            if (same >= 0) {
                filesystemOf[row] = same;
                kept[same] = better(table, kept[same], row, below);
            } else if (count == MOUNTS_MAX) {
                leftOut++;
            } else {
                if (count == kept.length) {
                    kept = Arrays.copyOf(kept, count * 2);
                }
                filesystemOf[row] = count;
                kept[count++] = row;
            }
        }
        int[] rows = Arrays.copyOf(kept, count);
        Arrays.sort(rows);
        var mounts = new ArrayList<Mount>(count);
        for (int row : rows) {
            mounts.add(mount(table, row, below));
        }
        otherPlaces =
                messageMountpoints.isEmpty()
                        ? OtherPlaces.NONE
                        : otherPlaces(table, rows, filesystemOf, kept, below);
        return mounts;
    }

    /// @param rows of the table that are reported, ascending
    /// @param filesystemOf for each row of the table the number of its file system, or [#NONE]
    /// @param kept for each of these numbers the row that is reported
    private OtherPlaces otherPlaces(
            Mountinfo table, int[] rows, int[] filesystemOf, int[] kept, boolean below) {
        Set<Text> taken = new HashSet<>();
        for (int row : rows) {
            taken.add(table.mountpoint(row));
        }
        var places = new ArrayList<OtherPlaces.Place>();
        int more = 0;
        for (int row = 0; row < filesystemOf.length; row++) {
            // A second one at one place would be a second sample of one name.
            if (filesystemOf[row] == NONE || !taken.add(table.mountpoint(row))) {
                continue;
            }
            if (places.size() == placesMax) {
                more++;
                continue;
            }
            places.add(
                    new OtherPlaces.Place(
                            Arrays.binarySearch(rows, kept[filesystemOf[row]]),
                            reported(table.mountpoint(row), below),
                            table.source(row),
                            table.isReadonly(row)));
        }
        return new OtherPlaces(places, more);
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

    private int better(Mountinfo table, int kept, int later, boolean below) {
        boolean isKeptTaken = isTakenByMessage(table, kept, below);
        if (isKeptTaken != isTakenByMessage(table, later, below)) {
            return isKeptTaken ? kept : later;
        }
        boolean shorter =
                table.mountpoint(later).raw().length < table.mountpoint(kept).raw().length;
        return shorter && table.rootDepth(later) <= table.rootDepth(kept) ? later : kept;
    }

    private boolean isTakenByMessage(Mountinfo table, int row, boolean below) {
        return messageMountpoints.isEmpty()
                || messageMountpoints
                        .get()
                        .admits(reported(table.mountpoint(row), below).toString());
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
