package io.hostpulse.collect;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.State;
import io.hostpulse.catalogue.Status;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.groups.Memory;
import io.hostpulse.catalogue.groups.MemoryOther;
import io.hostpulse.catalogue.groups.Swap;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// Reads `/proc/meminfo`: lines such as `MemFree: 225472 kB` or, for counts, `HugePages_Free: 0`.
/// Source: proc_meminfo(5), the kernel's `fs/proc/meminfo.c`.
///
/// The kernel's kB are 1,024 bytes. The kernel writes the lines in the same order at every reading,
/// so each line is first compared with the name it had last time; from there it is read in one pass
/// where it is [Plain].
final class MeminfoCollector implements Collector {
    private static final List<Group> GROUPS = List.of(Group.MEMORY, Group.MEMORY_OTHER, Group.SWAP);
    private static final byte[] KILOBYTES = "kB".getBytes(US_ASCII);
    private static final int KILOBYTE_BYTES = 1_024;
    private static final Memory[] COLUMNS = Memory.values();
    private static final byte[][] NAMES = names("");
    private static final byte[][] NAMES_WITH_COLON = names(":");

    /// Lines beyond this many are searched for by name at each reading.
    private static final int LINES_REMEMBERED = 256;

    private final Source source;
    private final Findings findings;
    private final Findings otherFindings;
    private final Scan scan = new Scan();
    private final Plain plain = new Plain();
    private final Cells cells;
    private final Cells otherCells;
    private final Names others = new Names(Filter.ALL);
    private final short[] columnOfLine = new short[LINES_REMEMBERED];
    private final String noSwap;
    private final String swapNegative;

    MeminfoCollector(Path procfs) {
        source = new Source(procfs.resolve("meminfo"), Source.Need.REQUIRED, KernelFile.Form.WHOLE);
        findings = new Findings(source.name());
        otherFindings = new Findings(source.name());
        cells = new Cells(scan, findings);
        otherCells = new Cells(scan, otherFindings);
        noSwap = source.name() + ": SwapTotal and SwapFree are missing";
        swapNegative = source.name() + ": SwapFree is more than SwapTotal";
    }

    private static byte[][] names(String end) {
        byte[][] names = new byte[COLUMNS.length][];
        for (Memory column : COLUMNS) {
            names[column.ordinal()] = (column.field().source() + end).getBytes(US_ASCII);
        }
        return names;
    }

    @Override
    public List<Group> groups() {
        return GROUPS;
    }

    @Override
    public void collect(Snapshot into) {
        if (!source.read()) {
            source.report(into.status(Group.MEMORY));
            source.report(into.status(Group.MEMORY_OTHER));
            source.report(into.status(Group.SWAP));
            return;
        }
        Table memory = into.table(Group.MEMORY);
        Table other = into.table(Group.MEMORY_OTHER);
        parse(source.bytes(), source.length(), memory, other);
        boolean understood = memory.rows() > 0;
        findings.settle(into.status(Group.MEMORY), understood);
        otherFindings.settle(into.status(Group.MEMORY_OTHER), understood || other.rows() > 0);
        swap(memory, into.table(Group.SWAP), into.status(Group.SWAP));
    }

    /// Fills the row of `memory`, and `memory_other` with the names that `memory` does not have.
    void parse(byte[] bytes, int length, Table memory, Table other) {
        findings.clear();
        otherFindings.clear();
        others.startReading();
        scan.over(bytes, length);
        int row = memory.addRow();
        cells.start();
        int plainLines = 0;
        while (scan.hasLine()) {
            if (plainLine(memory, row)) {
                plainLines++;
            } else {
                scan.nextLine();
                line(memory, row, other);
            }
        }
        if (plainLines + cells.taken() == 0) {
            memory.dropLastRow();
        }
        findings.cut(scan);
        otherFindings.cut(scan);
    }

    /// Takes the next line if it has the name that it had last time and is plain.
    private boolean plainLine(Table memory, int row) {
        int line = scan.line() + 1;
        if (line >= LINES_REMEMBERED) {
            return false;
        }
        int column = columnOfLine[line];
        plain.over(scan.bytes(), scan.next());
        if (!plain.literal(NAMES_WITH_COLON[column]) || memory.has(row, column)) {
            return false;
        }
        long value = plain.kilobytes();
        if (value == Plain.REFUSED) {
            return false;
        }
        memory.set(row, column, value);
        scan.pass(plain.at());
        return true;
    }

    private void line(Table memory, int row, Table other) {
        int from = scan.lineFrom();
        int colon = scan.find(from, ':');
        if (colon <= from || scan.skipSpaces() != from) {
            findings.line(Findings.Finding.NOT_UNDERSTOOD, "", scan);
            return;
        }
        int column = column(from, colon);
        scan.moveTo(colon + 1);
        long value = scan.number();
        if (column < 0) {
            other(value, from, colon, other);
        } else if (memory.has(row, column)) {
            findings.line(Findings.Finding.TWICE, "the name of", scan);
        } else {
            take(cells, findings, value, memory, row, COLUMNS[column]);
        }
    }

    private void other(long value, int from, int colon, Table other) {
        Names.Name name = others.of(scan.bytes(), from, colon);
        if (!others.isFirst(name)) {
            otherFindings.line(Findings.Finding.TWICE, "the name of", scan);
            return;
        }
        int row = other.addRow();
        if (row < 0) {
            otherFindings.line(Findings.Finding.TABLE_FULL, "", scan);
            return;
        }
        other.set(row, MemoryOther.NAME, name.text());
        otherCells.start();
        take(otherCells, otherFindings, value, other, row, MemoryOther.VALUE);
        if (otherCells.taken() == 0) {
            other.dropLastRow();
        }
    }

    private void take(
            Cells cells, Findings findings, long value, Table into, int row, Column column) {
        if (scan.outcome() == Scan.Outcome.NONE) {
            findings.line(Findings.Finding.NOT_UNDERSTOOD, "", scan);
            return;
        }
        int from = scan.from();
        int to = scan.to();
        long factor = 1;
        if (scan.wordsLeft() > 0) {
            boolean kilobytes = scan.wordsLeft() == 1 && scan.word() && scan.wordIs(KILOBYTES);
            if (!kilobytes) {
                findings.line(Findings.Finding.NOT_UNDERSTOOD, "", scan);
                return;
            }
            factor = KILOBYTE_BYTES;
            scan.backTo(from, to);
        }
        cells.place(value, into, row, column, factor);
    }

    private int column(int from, int to) {
        int line = scan.line();
        if (line < LINES_REMEMBERED && isName(columnOfLine[line], from, to)) {
            return columnOfLine[line];
        }
        for (short column = 0; column < NAMES.length; column++) {
            if (isName(column, from, to)) {
                if (line < LINES_REMEMBERED) {
                    columnOfLine[line] = column;
                }
                return column;
            }
        }
        return -1;
    }

    private boolean isName(int column, int from, int to) {
        byte[] name = NAMES[column];
        return Arrays.equals(name, 0, name.length, scan.bytes(), from, to);
    }

    private void swap(Table memory, Table swap, Status status) {
        boolean total = memory.rows() > 0 && memory.has(0, Memory.SWAP_TOTAL);
        boolean free = memory.rows() > 0 && memory.has(0, Memory.SWAP_FREE);
        if (total || free) {
            int row = swap.addRow();
            copy(memory, Memory.SWAP_TOTAL, swap, row, Swap.TOTAL);
            copy(memory, Memory.SWAP_FREE, swap, row, Swap.FREE);
            copy(memory, Memory.SWAP_CACHED, swap, row, Swap.CACHED);
        }
        if (!total || !free) {
            lacking(status, total || free);
            return;
        }
        long used = memory.number(0, Memory.SWAP_TOTAL) - memory.number(0, Memory.SWAP_FREE);
        if (used < 0) {
            status.worsen(State.PARTIAL, swapNegative);
            return;
        }
        swap.set(0, Swap.USED, used);
        status.collected(0);
    }

    private void lacking(Status status, boolean some) {
        if (findings.any()) {
            status.worsen(some ? State.PARTIAL : State.FAILED, findings.why());
        } else {
            status.worsen(some ? State.PARTIAL : State.UNSUPPORTED, noSwap);
        }
    }

    private static void copy(Table memory, Memory from, Table swap, int row, Swap to) {
        if (memory.has(0, from)) {
            swap.set(row, to, memory.number(0, from));
        }
    }

    /// What the last parsing could not take.
    Findings findings() {
        return findings;
    }

    /// What the last parsing could not take of the names that `memory` does not have.
    Findings otherFindings() {
        return otherFindings;
    }

    @Override
    public void lookUp(OpenFiles files) {
        source.lookUp(files);
    }

    @Override
    public boolean answersAtOnce() {
        return source.answersAtOnce();
    }

    @Override
    public void close() {
        source.close();
    }
}
