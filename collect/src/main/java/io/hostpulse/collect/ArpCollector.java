package io.hostpulse.collect;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.groups.Arp;

import java.nio.file.Path;

/// Reads `/proc/net/arp`: a line of heading, then one line per entry, the interface last. Source:
/// proc_pid_net(5).
final class ArpCollector extends FileCollector {
    private static final int WORDS = 6;

    private final Names names = new Names(Filter.ALL);

    ArpCollector(Path procfs) {
        super(
                procfs.resolve("net/arp"),
                Source.Need.OPTIONAL,
                KernelFile.Form.SHORT_LINES,
                Group.ARP);
    }

    @Override
    boolean take(Snapshot into) {
        Table table = into.table(Group.ARP);
        names.startReading();
        boolean isHeaded = scan.nextLine();
        int hint = -1;
        while (scan.nextLine()) {
            int words = 0;
            while (scan.word()) {
                words++;
            }
            if (words < WORDS) {
                findings.line(Findings.Finding.NOT_UNDERSTOOD, "", scan);
                continue;
            }
            // The line's end is no word: the last one is looked for again.
            int from = lastWord();
            Names.Name name = names.of(scan.bytes(), from, scan.lineTo());
            hint = table.find(name.text(), hint);
            if (hint < 0) {
                hint = table.addRow();
                if (hint < 0) {
                    findings.line(Findings.Finding.TABLE_FULL, "", scan);
                    return true;
                }
                table.set(hint, Arp.DEVICE, name.text());
                table.set(hint, Arp.ENTRIES, 0);
            }
            table.set(hint, Arp.ENTRIES, table.number(hint, Arp.ENTRIES) + 1);
        }
        return isHeaded;
    }

    /// Where the line's last word starts.
    private int lastWord() {
        return Math.max(scan.findLast(' '), scan.findLast('\t')) + 1;
    }
}
