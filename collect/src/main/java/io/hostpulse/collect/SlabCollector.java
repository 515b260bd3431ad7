package io.hostpulse.collect;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.groups.Slab;

import java.nio.file.Path;

/// Reads `/proc/slabinfo`: two lines of heading, then a line for each cache, `kmalloc-8k 132 148
/// 8192 4 8 : tunables ...`. Source: slabinfo(5). Only root may read it.
final class SlabCollector extends FileCollector {
    private static final byte[] HEADING = "slabinfo ".getBytes(US_ASCII);
    private static final byte[] COMMENT = "# ".getBytes(US_ASCII);
    private static final Slab[] COLUMNS = {
        Slab.ACTIVE_OBJECTS,
        Slab.OBJECTS,
        Slab.OBJECT_SIZE,
        Slab.OBJECTS_PER_SLAB,
        Slab.PAGES_PER_SLAB
    };

    private final Names names = new Names(Filter.ALL);

    SlabCollector(Path procfs) {
        super(
                procfs.resolve("slabinfo"),
                Source.Need.OPTIONAL,
                KernelFile.Form.SHORT_LINES,
                Group.SLAB);
    }

    @Override
    boolean take(Snapshot into) {
        Table table = into.table(Group.SLAB);
        names.startReading();
        while (scan.nextLine()) {
            boolean isHeading = scan.startsWith(HEADING) || scan.startsWith(COMMENT);
            if (isHeading || !scan.word()) {
                continue;
            }
            Names.Name name = names.of(scan.bytes(), scan.from(), scan.to());
            int row = names.isFirst(name) ? table.addRow() : -1;
            if (row < 0) {
                findings.line(Findings.Finding.TABLE_FULL, "", scan);
                continue;
            }
            table.set(row, Slab.SLAB, name.text());
            for (Slab column : COLUMNS) {
                cells.number(table, row, column, 1);
            }
        }
        return table.rows() > 0;
    }
}
