package io.hostpulse.collect;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.groups.Filefd;

import java.nio.file.Path;

/// Reads `/proc/sys/fs/file-nr`: `1024 0 1631329`, allocated, free and maximum. Source:
/// proc_sys_fs(5).
///
/// The last number may lack its newline in a copy of the file, and is not trusted then.
final class FilefdCollector extends FileCollector {
    FilefdCollector(Path procfs) {
        super(
                procfs.resolve("sys/fs/file-nr"),
                Source.Need.OPTIONAL,
                KernelFile.Form.WHOLE,
                Group.FILEFD);
    }

    @Override
    boolean take(Snapshot into) {
        Table table = into.table(Group.FILEFD);
        int row = table.addRow();
        if (scan.nextLine()) {
            cells.number(table, row, Filefd.ALLOCATED, 1);
            scan.word();
            // The kernel says "no limit" by 2^63-1.
            cells.number(table, row, Filefd.MAXIMUM, 1);
        }
        if (cells.taken() == 0) {
            table.dropLastRow();
            return false;
        }
        return true;
    }
}
