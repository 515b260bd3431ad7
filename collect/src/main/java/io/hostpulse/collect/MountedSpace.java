package io.hostpulse.collect;

import io.hostpulse.catalogue.State;
import io.hostpulse.catalogue.Status;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.Text;
import io.hostpulse.catalogue.groups.Filesystem;

import org.jspecify.annotations.Nullable;

/// A mount, the block device beneath it, and the probe that asks how full it is. Belongs to the
/// thread of the cheap task; of a mount that may block only the probe belongs to its own task.
final class MountedSpace {
    private final Mount mount;
    private final SpaceProbe probe;
    private final boolean mayBlock;
    private final Space space = new Space();
    private @Nullable Text blockDevice;
    private boolean measured;

    MountedSpace(Mount mount, SpaceProbe probe) {
        this.mount = mount;
        this.probe = probe;
        this.mayBlock = mount.mayBlock();
    }

    Mount mount() {
        return mount;
    }

    SpaceProbe probe() {
        return probe;
    }

    boolean mayBlock() {
        return mayBlock;
    }

    void blockDevice(@Nullable Text name) {
        blockDevice = name;
    }

    /// Whether the next question is answered from memory: a first one may read the device.
    boolean answersAtOnce() {
        return measured && mount.inMemory();
    }

    /// Asks how full the mount is, on the calling thread.
    Space measure() {
        probe.measure(space);
        measured = true;
        return space;
    }

    /// Fills a row with what is known without asking the mount.
    void label(Table table, int row) {
        table.set(row, Filesystem.MOUNTPOINT, mount.mountpoint());
        if (mount.source().raw().length > 0) {
            table.set(row, Filesystem.DEVICE, mount.source());
        }
        table.set(row, Filesystem.FSTYPE, mount.type());
        if (blockDevice != null) {
            table.set(row, Filesystem.BLOCK_DEVICE, blockDevice);
        }
        table.set(row, Filesystem.READONLY, mount.readonly() ? 1 : 0);
    }

    /// Fills a row with an answer, or says in the status why there is none.
    void fill(Table table, int row, Space answer, Status status) {
        set(table, row, Filesystem.SIZE, answer.size);
        set(table, row, Filesystem.FREE, answer.free);
        set(table, row, Filesystem.AVAILABLE, answer.available);
        set(table, row, Filesystem.FILES, answer.files);
        set(table, row, Filesystem.FILES_FREE, answer.filesFree);
        if (answer.error == Space.NOT_KNOWN) {
            status.target(name(), State.PARTIAL, "no sizes yet; they follow with a later message");
        } else if (answer.error != 0) {
            status.target(
                    name(), Errno.state(answer.error), "statvfs: " + Errno.name(answer.error));
        }
    }

    private static void set(Table table, int row, Filesystem column, long value) {
        if (value != Space.ABSENT) {
            table.set(row, column, value);
        }
    }

    /// The mount point, as statuses name it.
    String name() {
        return mount.mountpoint().toString();
    }
}
