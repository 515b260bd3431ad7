package io.hostpulse.collect;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.Text;
import io.hostpulse.catalogue.TextPool;
import io.hostpulse.catalogue.groups.Zone;
import io.hostpulse.catalogue.groups.ZoneProtection;

import java.nio.file.Path;
import java.util.List;

/// Reads `/proc/zoneinfo`: a line of heading for each zone, `Node 0, zone DMA`, then names and
/// numbers. Source: proc_zoneinfo(5), the kernel's `mm/vmstat.c`.
final class ZoneCollector extends FileCollector {
    private static final byte[] NODE = "Node".getBytes(US_ASCII);
    private static final byte[] PAGES = "pages".getBytes(US_ASCII);
    private static final byte[] FREE_PAGES = "nr_free_pages".getBytes(US_ASCII);
    private static final byte[] PROTECTION = "protection:".getBytes(US_ASCII);

    private final Slots slots = new Slots(Group.ZONE, name -> List.of("", name));
    private final TextPool texts = new TextPool();

    ZoneCollector(Path procfs) {
        super(
                procfs.resolve("zoneinfo"),
                Source.Need.OPTIONAL,
                KernelFile.Form.UNKNOWN,
                Group.ZONE,
                Group.ZONE_PROTECTION);
    }

    @Override
    boolean take(Snapshot into) {
        Table table = into.table(Group.ZONE);
        int row = -1;
        slots.start();
        while (scan.nextLine()) {
            if (!scan.word()) {
                continue;
            }
            if (scan.wordIs(NODE)) {
                row = heading(table);
                if (row < 0) {
                    return table.rows() > 0;
                }
            } else if (row >= 0 && scan.wordIs(PROTECTION)) {
                protection(into.table(Group.ZONE_PROTECTION), table, row);
            } else if (row >= 0 && scan.wordIs(PAGES)) {
                scan.word();
                cells.number(table, row, Zone.FREE, 1);
            } else if (row >= 0 && scan.wordIs(FREE_PAGES)) {
                // The same, read a moment later: what node_exporter shows.
                cells.number(table, row, Zone.FREE, 1);
            } else if (row >= 0) {
                Slots.Slot slot = slots.of(scan.bytes(), scan.from(), scan.to());
                if (slot.column() != Slots.OTHER) {
                    cells.number(table, row, Group.ZONE.columns().get(slot.column()), 1);
                }
            }
        }
        return table.rows() > 0;
    }

    /// The row of the zone that begins; a negative one when it is not understood, or one too many.
    private int heading(Table table) {
        Text node = scan.word() ? word(scan.from(), scan.to() - 1) : Text.EMPTY;
        boolean isNamed = scan.words(2);
        int row = isNamed ? table.addRow() : -1;
        if (row < 0) {
            Findings.Finding why =
                    isNamed ? Findings.Finding.TABLE_FULL : Findings.Finding.NOT_UNDERSTOOD;
            findings.line(why, "", scan);
            return -1;
        }
        table.set(row, Zone.NODE, node);
        table.set(row, Zone.ZONE, word(scan.from(), scan.to()));
        return row;
    }

    private Text word(int from, int to) {
        return texts.intern(scan.bytes(), from, to - from);
    }

    /// `(0, 2039, 31932)`.
    private void protection(Table into, Table zones, int zone) {
        int from = 0;
        while (scan.word()) {
            int first = scan.bytes()[scan.from()] == '(' ? scan.from() + 1 : scan.from();
            long pages = Plain.REFUSED;
            long value = 0;
            for (int i = first; i < scan.to() && isDigit(scan.bytes()[i]); i++) {
                value = value * 10 + scan.bytes()[i] - '0';
                pages = i - first < 18 ? value : Plain.REFUSED;
            }
            int row = pages == Plain.REFUSED ? -1 : into.addRow();
            if (row < 0) {
                findings.line(Findings.Finding.NOT_UNDERSTOOD, "", scan);
                return;
            }
            into.set(row, ZoneProtection.NODE, zones.text(zone, Zone.NODE));
            into.set(row, ZoneProtection.ZONE, zones.text(zone, Zone.ZONE));
            into.set(row, ZoneProtection.OTHER, Text.of(Integer.toString(from++)));
            into.set(row, ZoneProtection.PAGES, pages);
        }
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }
}
