package io.hostpulse.agent.window;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.Text;
import io.hostpulse.catalogue.TextPool;
import io.hostpulse.catalogue.groups.DiskInfo;
import io.hostpulse.catalogue.groups.DiskIo;
import io.hostpulse.catalogue.groups.Filesystem;
import io.hostpulse.catalogue.groups.Netclass;
import io.hostpulse.catalogue.groups.Network;
import io.hostpulse.collect.Filter;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// Takes out of a snapshot the disks, interfaces and mounts that filters do not take. Confined to
/// one thread at a time.
public final class RowFilter {
    /// The groups whose rows it may take out.
    static final Set<Group> GROUPS =
            EnumSet.of(
                    Group.DISKIO, Group.DISK_INFO, Group.NETWORK, Group.NETCLASS, Group.FILESYSTEM);

    private final Admitted mounts;
    private final Admitted types;
    private final Admitted disks;
    private final Admitted interfaces;

    /// @param mounts which mount points stay
    /// @param types which file system types
    /// @param disks which block devices
    /// @param interfaces which network interfaces
    public RowFilter(Filter mounts, Filter types, Filter disks, Filter interfaces) {
        this.mounts = new Admitted(mounts);
        this.types = new Admitted(types);
        this.disks = new Admitted(disks);
        this.interfaces = new Admitted(interfaces);
    }

    /// Leaves the rows that the filters take.
    public void apply(Snapshot snapshot) {
        keep(snapshot.table(Group.DISKIO), DiskIo.DEVICE.ordinal(), disks);
        keep(snapshot.table(Group.DISK_INFO), DiskInfo.DEVICE.ordinal(), disks);
        keep(snapshot.table(Group.NETWORK), Network.INTERFACE.ordinal(), interfaces);
        keep(snapshot.table(Group.NETCLASS), Netclass.DEVICE.ordinal(), interfaces);
        keep(snapshot.table(Group.FILESYSTEM), Filesystem.MOUNTPOINT.ordinal(), mounts);
        keep(snapshot.table(Group.FILESYSTEM), Filesystem.FSTYPE.ordinal(), types);
    }

    private static void keep(Table table, int column, Admitted admitted) {
        for (int row = table.rows() - 1; row >= 0; row--) {
            if (!admitted.has(table.text(row, column))) {
                table.removeRow(row);
            }
        }
    }

    /// What a filter says of each name, asked once for each.
    private static final class Admitted {
        private final Filter filter;
        private final Map<Text, Boolean> known = new HashMap<>();

        Admitted(Filter filter) {
            this.filter = filter;
        }

        boolean has(Text name) {
            Boolean before = known.get(name);
            if (before != null) {
                return before;
            }
            if (known.size() >= TextPool.TEXTS_MAX) {
                known.clear();
            }
            boolean isTaken = filter.admits(name.toString());
            known.put(name, isTaken);
            return isTaken;
        }
    }
}
