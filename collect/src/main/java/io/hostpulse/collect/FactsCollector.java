package io.hostpulse.collect;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.Table;

import java.nio.file.Path;

/// A collector of one directory with a file for each column of a group of one row, such as
/// `/sys/class/dmi/id`; the columns' sources are the files' names.
final class FactsCollector extends SysCollector {
    private final Group group;
    private final DirectoryCollector.Finish finish;
    private final String directory;

    /// @param finish fills what no file says
    FactsCollector(Group group, Path root, String directory, DirectoryCollector.Finish finish) {
        super(root, directory, group);
        this.group = group;
        this.finish = finish;
        this.directory = directory;
    }

    @Override
    void take(Snapshot into) {
        Table table = into.table(group);
        int row = table.addRow();
        boolean isAny = false;
        for (Column column : group.columns()) {
            String source = column.field().source();
            int comma = source.indexOf(',');
            String file = comma < 0 ? source : source.substring(0, comma);
            files.set(table, row, column, directory + "/" + file, 1);
            isAny |= table.has(row, column);
        }
        if (!isAny) {
            table.dropLastRow();
        } else {
            finish.finish(table, row);
        }
    }
}
