package io.hostpulse.collect;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.TextPool;
import io.hostpulse.catalogue.groups.CpuBug;
import io.hostpulse.catalogue.groups.CpuFlag;
import io.hostpulse.catalogue.groups.CpuInfo;

import java.nio.file.Path;
import java.util.Arrays;

/// Reads `/proc/cpuinfo`: a paragraph for each CPU, lines `model name : ...`; of the first CPU also
/// what it can do (`flags`, `Features` on ARM) and its faults (`bugs`). Source: proc_cpuinfo(5).
final class CpuInfoCollector extends FileCollector {
    private static final byte[][] KEYS = keys();
    private static final byte[] FLAGS = "flags".getBytes(US_ASCII);
    private static final byte[] FEATURES = "Features".getBytes(US_ASCII);
    private static final byte[] BUGS = "bugs".getBytes(US_ASCII);

    private final TextPool texts = new TextPool();
    private final Names flags;
    private final Names bugs;

    /// @param wanted which features and faults
    CpuInfoCollector(Path procfs, Filter wanted) {
        super(
                procfs.resolve("cpuinfo"),
                Source.Need.OPTIONAL,
                KernelFile.Form.UNKNOWN,
                Group.CPU_INFO,
                Group.CPU_FLAG,
                Group.CPU_BUG);
        this.flags = new Names(wanted);
        this.bugs = new Names(wanted);
    }

    /// The keys of the columns that are texts.
    private static byte[][] keys() {
        byte[][] keys = new byte[Group.CPU_INFO.textColumns()][];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = CpuInfo.values()[i].field().source().getBytes(US_ASCII);
        }
        return keys;
    }

    @Override
    boolean take(Snapshot into) {
        Table table = into.table(Group.CPU_INFO);
        int row = -1;
        while (scan.nextLine()) {
            int colon = scan.find(scan.lineFrom(), ':');
            int keyEnd = colon < 0 ? 0 : trimmed(scan.lineFrom(), colon);
            if (colon < 0 || keyEnd == scan.lineFrom()) {
                continue;
            }
            if (is(KEYS[CpuInfo.CPU.ordinal()], keyEnd)) {
                row = table.addRow();
                if (row < 0) {
                    findings.line(Findings.Finding.TABLE_FULL, "", scan);
                    return true;
                }
                table.set(row, CpuInfo.ONLINE, 1);
            }
            if (row >= 0) {
                value(table, row, keyEnd, colon + 1);
            }
            if (row == 0) {
                first(into, keyEnd, colon + 1);
            }
        }
        return table.rows() > 0;
    }

    private boolean is(byte[] key, int keyEnd) {
        return Arrays.equals(key, 0, key.length, scan.bytes(), scan.lineFrom(), keyEnd);
    }

    private void value(Table table, int row, int keyEnd, int valueFrom) {
        for (int column = 0; column < KEYS.length; column++) {
            if (is(KEYS[column], keyEnd)) {
                scan.moveTo(valueFrom);
                int from = scan.skipSpaces();
                int to = trimmed(from, scan.lineTo());
                if (to > from) {
                    table.set(row, column, texts.intern(scan.bytes(), from, to - from));
                }
                return;
            }
        }
    }

    private void first(Snapshot into, int keyEnd, int valueFrom) {
        if (is(FLAGS, keyEnd) || is(FEATURES, keyEnd)) {
            words(into.table(Group.CPU_FLAG), CpuFlag.FLAG.ordinal(), flags, valueFrom);
        } else if (is(BUGS, keyEnd)) {
            words(into.table(Group.CPU_BUG), CpuBug.BUG.ordinal(), bugs, valueFrom);
        }
    }

    private void words(Table table, int column, Names names, int from) {
        names.startReading();
        scan.moveTo(from);
        while (scan.word()) {
            Names.Name name = names.of(scan.bytes(), scan.from(), scan.to());
            int row = name.admitted() && names.isFirst(name) ? table.addRow() : -1;
            if (row >= 0) {
                table.set(row, column, name.text());
            }
        }
    }

    private int trimmed(int from, int to) {
        int end = to;
        while (end > from && (scan.bytes()[end - 1] == ' ' || scan.bytes()[end - 1] == '\t')) {
            end--;
        }
        return end;
    }
}
