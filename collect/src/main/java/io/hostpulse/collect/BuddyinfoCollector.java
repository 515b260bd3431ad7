package io.hostpulse.collect;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.Text;
import io.hostpulse.catalogue.TextPool;
import io.hostpulse.catalogue.groups.Buddyinfo;

import java.nio.file.Path;

/// Reads `/proc/buddyinfo`: a line for each zone, `Node 0, zone DMA 1 0 1 ...`. Source:
/// proc_buddyinfo(5).
final class BuddyinfoCollector extends FileCollector {
    private final TextPool texts = new TextPool();

    BuddyinfoCollector(Path procfs) {
        super(
                procfs.resolve("buddyinfo"),
                Source.Need.OPTIONAL,
                KernelFile.Form.SHORT_LINES,
                Group.BUDDYINFO);
    }

    @Override
    boolean take(Snapshot into) {
        Table table = into.table(Group.BUDDYINFO);
        while (scan.nextLine()) {
            boolean isHeaded = scan.words(2);
            Text node = texts.intern(scan.bytes(), scan.from(), scan.to() - scan.from() - 1);
            isHeaded &= scan.words(2);
            if (!isHeaded) {
                findings.line(Findings.Finding.NOT_UNDERSTOOD, "", scan);
                continue;
            }
            Text zone = texts.intern(scan.bytes(), scan.from(), scan.to() - scan.from());
            blocks(table, node, zone);
        }
        return table.rows() > 0;
    }

    private void blocks(Table table, Text node, Text zone) {
        int left = scan.wordsLeft();
        for (int size = 0; size < left; size++) {
            int row = table.addRow();
            if (row < 0) {
                findings.line(Findings.Finding.TABLE_FULL, "", scan);
                return;
            }
            table.set(row, Buddyinfo.NODE, node);
            table.set(row, Buddyinfo.ZONE, zone);
            table.set(row, Buddyinfo.SIZE, Text.of(Integer.toString(size)));
            cells.number(table, row, Buddyinfo.BLOCKS, 1);
        }
    }
}
