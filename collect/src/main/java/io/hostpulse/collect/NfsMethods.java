package io.hostpulse.collect;

import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.Text;

import java.util.List;

/// The methods of NFS in the order of their numbers, which `/proc/net/rpc` tells them by. Source:
/// the kernel's `linux/nfs2.h`, `linux/nfs3.h`.
final class NfsMethods {
    /// Those of version 2.
    static final List<String> V2 =
            SysFiles.words(
                    "Null GetAttr SetAttr Root Lookup ReadLink Read WrCache Write Create Remove"
                            + " Rename Link SymLink MkDir RmDir ReadDir FsStat");

    /// Those of version 3.
    static final List<String> V3 =
            SysFiles.words(
                    "Null GetAttr SetAttr Lookup Access ReadLink Read Write Create MkDir SymLink"
                            + " MkNod Remove RmDir Rename Link ReadDir ReadDirPlus FsStat FsInfo"
                            + " PathConf Commit");

    private static final int PROTO = 0;
    private static final int METHOD = 1;
    private static final int REQUESTS = 2;

    private NfsMethods() {}

    /// Adds a row for each method of a line such as `proc3 22 0 112 ...`: version, method, calls. A
    /// method that this kernel does not have yet is one that was never called. A method without a
    /// name is left out.
    ///
    /// @param words the line's, a word and the number of numbers first
    static void take(Table table, String version, List<String> methods, List<String> words) {
        Text proto = Text.of(version);
        for (int i = 0; i < methods.size(); i++) {
            long value = i + 2 < words.size() ? SysFiles.number(words.get(i + 2)) : 0;
            boolean isNamed = !methods.get(i).equals("-");
            int row = value == SysFiles.ABSENT || !isNamed ? -1 : table.addRow();
            if (row >= 0) {
                table.set(row, PROTO, proto);
                table.set(row, METHOD, Text.of(methods.get(i)));
                table.set(row, REQUESTS, value);
            }
        }
    }
}
