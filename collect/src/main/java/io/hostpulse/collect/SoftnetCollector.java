package io.hostpulse.collect;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.Text;
import io.hostpulse.catalogue.groups.Softnet;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Reads `/proc/net/softnet_stat`: a line for each CPU, hexadecimal numbers: `00049279 00000000
/// 00000001 ...`. Source: the kernel's `softnet_seq_show`.
final class SoftnetCollector extends FileCollector {
    private static final Softnet[] COLUMNS = {
        Softnet.PROCESSED, Softnet.DROPPED, Softnet.TIMES_SQUEEZED
    };

    private static final Softnet[] LATER = {Softnet.RECEIVED_RPS, Softnet.FLOW_LIMIT};

    /// So many columns stand between.
    private static final int SKIPPED = 6;

    private final List<Text> cpus = new ArrayList<>();

    SoftnetCollector(Path procfs) {
        super(
                procfs.resolve("net/softnet_stat"),
                Source.Need.OPTIONAL,
                KernelFile.Form.SHORT_LINES,
                Group.SOFTNET);
    }

    @Override
    boolean take(Snapshot into) {
        Table table = into.table(Group.SOFTNET);
        while (scan.nextLine()) {
            line(table, true);
        }
        if (scan.restLine() && scan.wordsLeft() > COLUMNS.length) {
            line(table, false);
        }
        return table.numbers() > 0;
    }

    /// @param isEnded whether the line ends with its newline
    private void line(Table table, boolean isEnded) {
        int row = table.addRow();
        if (row < 0) {
            findings.line(Findings.Finding.TABLE_FULL, "", scan);
            return;
        }
        while (cpus.size() <= row) {
            cpus.add(Text.of(Integer.toString(cpus.size())));
        }
        table.set(row, Softnet.CPU, cpus.get(row));
        for (Softnet column : COLUMNS) {
            long value = scan.word() ? Hex.of(scan.bytes(), scan.from(), scan.to()) : Hex.NONE;
            if (value == Hex.NONE) {
                findings.line(Findings.Finding.NOT_UNDERSTOOD, "", scan);
                return;
            }
            table.set(row, column, value);
        }
        later(table, row, isEnded);
    }

    /// Columns that kernels before 3.11 do not have. A word at the very end of the bytes may have
    /// been cut.
    private void later(Table table, int row, boolean isEnded) {
        int skipped = 0;
        while (skipped < SKIPPED && scan.word()) {
            skipped++;
        }
        for (Softnet column : LATER) {
            boolean isWhole = scan.word() && (isEnded || scan.to() < scan.lineTo());
            long value = isWhole ? Hex.of(scan.bytes(), scan.from(), scan.to()) : Hex.NONE;
            if (value == Hex.NONE) {
                return;
            }
            table.set(row, column, value);
        }
    }
}
