package io.hostpulse.collect;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.groups.Nfsd;

import java.nio.file.Path;
import java.util.List;

/// Reads `/proc/net/rpc/nfsd`: a word and its numbers on each line, and a line of counters for each
/// version of NFS, whose methods are told by their place. Source: the kernel's `fs/nfsd/stats.c`,
/// `linux/nfs4.h`.
///
/// Version 4 counts its operations on the line `proc4ops`, by the numbers that RFC 7530 and its
/// followers give them; the first three are none.
final class NfsdCollector extends SysCollector {
    private static final List<String> V4 =
            SysFiles.words(
                    "- - - Access Close Commit Create DelegPurge DelegReturn GetAttr GetFH Link"
                            + " Lock Lockt Locku Lookup LookupRoot Nverify Open OpenAttr"
                            + " OpenConfirm OpenDgrd PutFH PutPubFH PutRootFH Read ReadDir ReadLink"
                            + " Remove Rename Renew RestoreFH SaveFH SecInfo SetAttr SetClientID"
                            + " SetClientIDConfirm Verify Write RelLockOwner BackchannelCtl"
                            + " BindConnToSession ExchangeID CreateSession DestroySession"
                            + " FreeStateID GetDirDelegation GetDeviceInfo GetDeviceList"
                            + " LayoutCommit LayoutGet LayoutReturn SecinfoNoName Sequence SetSSV"
                            + " TestStateID WantDelegation DestroyClientID ReclaimComplete Allocate"
                            + " Copy CopyNotify DeAllocate IOAdvise LayoutError LayoutStats"
                            + " OffloadCancel OffloadStatus ReadPlus Seek WriteSame Clone");

    NfsdCollector(Path procfs) {
        super(procfs, "net/rpc/nfsd", Group.NFSD, Group.NFSD_REQUEST);
    }

    @Override
    void take(Snapshot into) {
        Table table = into.table(Group.NFSD);
        Table requests = into.table(Group.NFSD_REQUEST);
        for (String line : files.lines("net/rpc/nfsd")) {
            List<String> words = SysFiles.words(line);
            int row = table.rows() > 0 ? 0 : table.addRow();
            switch (words.isEmpty() ? "" : words.getFirst()) {
                case "rc" -> {
                    set(table, row, Nfsd.REPLY_CACHE_HITS, words, 1);
                    set(table, row, Nfsd.REPLY_CACHE_MISSES, words, 2);
                    set(table, row, Nfsd.REPLY_CACHE_NOCACHE, words, 3);
                }
                case "fh" -> set(table, row, Nfsd.FILE_HANDLES_STALE, words, 1);
                case "io" -> {
                    set(table, row, Nfsd.DISK_BYTES_READ, words, 1);
                    set(table, row, Nfsd.DISK_BYTES_WRITTEN, words, 2);
                }
                case "th" -> set(table, row, Nfsd.THREADS, words, 1);
                case "ra" -> {
                    set(table, row, Nfsd.READ_AHEAD_CACHE_SIZE, words, 1);
                    set(table, row, Nfsd.READ_AHEAD_CACHE_NOT_FOUND, words, words.size() - 1);
                }
                case "net" -> {
                    set(table, row, Nfsd.PACKETS_UDP, words, 2);
                    set(table, row, Nfsd.PACKETS_TCP, words, 3);
                    set(table, row, Nfsd.CONNECTIONS, words, 4);
                }
                case "rpc" -> {
                    set(table, row, Nfsd.RPCS, words, 1);
                    set(table, row, Nfsd.RPC_ERRORS_FORMAT, words, 3);
                    set(table, row, Nfsd.RPC_ERRORS_AUTHENTICATION, words, 4);
                    set(table, row, Nfsd.RPC_ERRORS_CLIENT, words, 5);
                }
                case "proc2" -> NfsMethods.take(requests, "2", NfsMethods.V2, words);
                case "proc3" -> NfsMethods.take(requests, "3", NfsMethods.V3, words);
                case "proc4ops" -> NfsMethods.take(requests, "4", V4, words);
                default -> {}
            }
        }
    }

    private static void set(Table table, int row, Nfsd column, List<String> words, int place) {
        long value = place < words.size() ? SysFiles.number(words.get(place)) : SysFiles.ABSENT;
        if (value != SysFiles.ABSENT) {
            table.set(row, column, value);
        }
    }
}
