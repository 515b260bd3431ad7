package io.hostpulse.collect;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.groups.Nfs;

import java.nio.file.Path;
import java.util.List;

/// Reads `/proc/net/rpc/nfs`: `net`, `rpc`, and a line of counters for each version of NFS, whose
/// methods are told by their place. Source: the kernel's `net/sunrpc/stats.c`, `linux/nfs4.h`.
final class NfsCollector extends SysCollector {
    private static final String V4 =
            "Null Read Write Commit Open OpenConfirm OpenNoattr OpenDowngrade Close Setattr FsInfo"
                    + " Renew SetClientID SetClientIDConfirm Lock Lockt Locku Access Getattr Lookup"
                    + " LookupRoot Remove Rename Link Symlink Create Pathconf StatFs ReadLink"
                    + " ReadDir ServerCaps DelegReturn GetACL SetACL FsLocations ReleaseLockowner"
                    + " Secinfo FsidPresent ExchangeID CreateSession DestroySession Sequence"
                    + " GetLeaseTime ReclaimComplete LayoutGet GetDeviceInfo LayoutCommit"
                    + " LayoutReturn SecinfoNoName TestStateID FreeStateID GetDeviceList"
                    + " BindConnToSession DestroyClientID Seek Allocate DeAllocate LayoutStats"
                    + " Clone";
    private static final List<List<String>> METHODS =
            List.of(NfsMethods.V2, NfsMethods.V3, SysFiles.words(V4));
    private static final Nfs[] NET = {Nfs.PACKETS_UDP, Nfs.PACKETS_TCP, Nfs.CONNECTIONS};
    private static final Nfs[] RPC = {Nfs.RPCS, Nfs.RETRANSMISSIONS, Nfs.AUTHENTICATION_REFRESHES};

    NfsCollector(Path procfs) {
        super(procfs, "net/rpc/nfs", Group.NFS, Group.NFS_REQUEST);
    }

    @Override
    void take(Snapshot into) {
        for (String line : files.lines("net/rpc/nfs")) {
            List<String> words = SysFiles.words(line);
            String first = words.isEmpty() ? "" : words.getFirst();
            switch (first) {
                case "net" -> columns(into.table(Group.NFS), NET, words, 2);
                case "rpc" -> columns(into.table(Group.NFS), RPC, words, 1);
                case "proc2", "proc3", "proc4" ->
                        NfsMethods.take(
                                into.table(Group.NFS_REQUEST),
                                first.substring(4),
                                METHODS.get(first.charAt(4) - '2'),
                                words);
                default -> {}
            }
        }
    }

    private static void columns(Table table, Nfs[] columns, List<String> words, int from) {
        int row = table.rows() > 0 ? 0 : table.addRow();
        for (int i = 0; i < columns.length && from + i < words.size(); i++) {
            long value = SysFiles.number(words.get(from + i));
            if (value != SysFiles.ABSENT) {
                table.set(row, columns[i], value);
            }
        }
    }
}
