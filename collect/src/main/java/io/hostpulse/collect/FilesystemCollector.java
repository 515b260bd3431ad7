package io.hostpulse.collect;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.MonotonicClock;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.State;
import io.hostpulse.catalogue.Status;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.Text;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Fills `filesystem`: one row for each mount to report, in the mount table's order; sizes only for
/// mounts that cannot block. Rows of the others get theirs from tasks of their own, by the index
/// that they have in [#mounts()].
///
/// The mount table costs more than most other kernel files (15 us at 20 mounts, in proportion to
/// their number), so it is read every minute, or every five where the kernel tells of changes
/// (poll(2)), and at once when it does, a block device came or went, or a mount point is no longer
/// what it was. What nothing of that tells is found by then: a thread of the pool has to be woken
/// for it.
final class FilesystemCollector implements Collector {
    private static final List<Group> GROUPS = List.of(Group.FILESYSTEM);

    /// How old the mount table may be.
    private static final long REREAD_NANOS = 60_000_000_000L;

    /// How old it may be while the kernel tells of its changes.
    private static final long REREAD_WITH_NEWS_NANOS = 5 * REREAD_NANOS;

    private final Roots roots;
    private final DeviceNames devices;
    private final SpaceProbe.Source probes;
    private final MonotonicClock nanoTime;
    private final MountTable table;

    private long tableChanges;
    private List<MountedSpace> mounts = List.of();

    /// The same, for whoever goes over all of them at a tick.
    private MountedSpace[] spaces = {};

    private OtherPlaces otherPlaces = OtherPlaces.NONE;
    private @Nullable IOException unreadable;
    private boolean read;
    private long readNanos;
    private long devicesChanges;
    private boolean keepsTable;
    private volatile boolean stale;

    FilesystemCollector(
            CollectOptions options,
            Roots roots,
            DeviceNames devices,
            SpaceProbe.Source probes,
            MonotonicClock nanoTime) {
        this.roots = roots;
        this.devices = devices;
        this.probes = probes;
        this.nanoTime = nanoTime;
        this.table = new MountTable(roots, options);
    }

    /// The mounts of the last collection, one for each row of its table. Never changed: another
    /// mount table makes another list.
    List<MountedSpace> mounts() {
        return mounts;
    }

    /// Where the mounts of the last collection are mounted besides, by their index in [#mounts()].
    OtherPlaces otherPlaces() {
        return otherPlaces;
    }

    /// Reads the mount table anew at the next collection. May be called by any thread.
    void readSoon() {
        stale = true;
    }

    @Override
    public List<Group> groups() {
        return GROUPS;
    }

    @Override
    public void collect(Snapshot into) {
        refresh();
        Table rows = into.table(Group.FILESYSTEM);
        Status status = into.status(Group.FILESYSTEM);
        status.collected(0);
        IOException failure = unreadable;
        if (failure != null) {
            status.worsen(MountTable.stateOf(failure), "mount table: " + reason(failure));
        } else {
            String incomplete = table.incomplete();
            if (incomplete != null) {
                status.worsen(State.PARTIAL, incomplete);
            }
        }
        for (MountedSpace mount : spaces) {
            int row = rows.addRow();
            if (row < 0) {
                return;
            }
            mount.label(rows, row);
            if (!mount.mayBlock()) {
                fill(mount, rows, row, status);
            }
        }
    }

    /// Sets whether the next readings use the mount table that is known, however old it is.
    void keepTable(boolean keep) {
        keepsTable = keep;
    }

    @Override
    public void lookUp(OpenFiles files) {
        table.lookUp(files);
    }

    /// As [Collector#answersAtOnce()]; when it is no because the mount table has changed, the next
    /// reading reads it.
    @Override
    public boolean answersAtOnce() {
        if (isTableDue()) {
            return false;
        }
        for (MountedSpace mount : spaces) {
            if (!mount.mayBlock() && !mount.answersAtOnce()) {
                return false;
            }
        }
        if (!table.isCurrent()) {
            stale = true;
            return false;
        }
        return true;
    }

    private boolean isTableDue() {
        long old = table.hasNews() ? REREAD_WITH_NEWS_NANOS : REREAD_NANOS;
        return !read
                || stale
                || devices.changes() != devicesChanges
                || nanoTime.getAsLong() - readNanos >= old;
    }

    private void fill(MountedSpace mount, Table rows, int row, Status status) {
        Space space = mount.measure();
        mount.fill(rows, row, space, status);
        if (space.error == Errno.ENOENT || space.error == Errno.ESTALE) {
            stale = true;
        }
    }

    /// What was found at the mount table, in words.
    static String reason(IOException failure) {
        String message = String.valueOf(failure.getMessage());
        boolean plain = failure instanceof FileSystemException e && e.getReason() == null;
        if (plain && failure instanceof NoSuchFileException) {
            return message + ": no such file; is procfs mounted there?";
        }
        return plain && failure instanceof AccessDeniedException
                ? message + ": permission denied; is the agent's user allowed to read it?"
                : message;
    }

    private void refresh() {
        if (keepsTable || !isTableDue()) {
            return;
        }
        long changes = devices.changes();
        stale = false;
        boolean devicesChanged = !read || changes != devicesChanges;
        read = true;
        readNanos = nanoTime.getAsLong();
        devicesChanges = changes;
        try {
            List<Mount> found = table.read();
            unreadable = null;
            if (tableChanges != table.changes()) {
                tableChanges = table.changes();
                show(probed(found));
                otherPlaces = table.otherPlaces();
                devicesChanged = true;
            }
        } catch (IOException e) {
            unreadable = e;
            tableChanges = 0;
            show(List.of());
            otherPlaces = OtherPlaces.NONE;
        }
        if (devicesChanged) {
            nameDevices();
        }
    }

    private void show(List<MountedSpace> found) {
        mounts = found;
        spaces = found.toArray(new MountedSpace[0]);
    }

    private List<MountedSpace> probed(List<Mount> found) {
        var probed = new ArrayList<MountedSpace>(found.size());
        for (Mount mount : found) {
            probed.add(new MountedSpace(mount, probes.at(path(mount))));
        }
        return probed;
    }

    /// The mount point below the root that this process sees, as bytes: `/host` and `/mnt`.
    private byte[] path(Mount mount) {
        byte[] root = roots.rootfs().toString().getBytes(StandardCharsets.UTF_8);
        byte[] below = mount.mountpoint().raw();
        if (root.length <= 1) {
            return below;
        }
        byte[] path = new byte[root.length + below.length];
        System.arraycopy(root, 0, path, 0, root.length);
        System.arraycopy(below, 0, path, root.length, below.length);
        return path;
    }

    private void nameDevices() {
        for (MountedSpace space : mounts) {
            Mount mount = space.mount();
            Text name = devices.device(mount.major(), mount.minor());
            space.blockDevice(name != null ? name : deviceOfSource(mount.source().toString()));
        }
    }

    /// The kernel's name of the device that a mount's source names, for file systems that have a
    /// number of their own (btrfs, ZFS on one disk) although they lie on a block device.
    private @Nullable Text deviceOfSource(String source) {
        if (!source.startsWith("/dev/")) {
            return null;
        }
        Path device = Path.of(roots.rootfs().toString(), source);
        try {
            device = device.toRealPath();
        } catch (IOException e) {
            // A device that cannot be seen from here still has its name.
            device = device.normalize();
        }
        Path name = device.getFileName();
        if (name == null || !Files.exists(roots.sysfs().resolve("class/block").resolve(name))) {
            return null;
        }
        return Text.of(name.toString());
    }

    @Override
    public void close() {
        table.close();
    }
}
