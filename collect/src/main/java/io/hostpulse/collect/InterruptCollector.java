package io.hostpulse.collect;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.Text;
import io.hostpulse.catalogue.TextPool;
import io.hostpulse.catalogue.groups.Interrupt;

import java.nio.file.Path;
import java.util.Arrays;

/// Reads `/proc/interrupts`: a heading of CPUs, then a line for each interrupt. Source:
/// proc_interrupts(5).
///
/// ```
///            CPU0       CPU1
///   1:      17960        105  IR-IO-APIC    1-edge      i8042
/// NMI:         47       5031   Non-maskable interrupts
/// ERR:          0
/// ```
///
/// A line that does not have a number for each CPU counts for none (`ERR`).
final class InterruptCollector extends FileCollector {
    private static final int CPU_LETTERS = 3;

    private final TextPool texts = new TextPool();
    private Text[] cpus = new Text[16];
    private long[] counts = new long[16];
    private byte[] joined = new byte[256];

    InterruptCollector(Path procfs) {
        super(
                procfs.resolve("interrupts"),
                Source.Need.OPTIONAL,
                KernelFile.Form.UNKNOWN,
                Group.INTERRUPT);
    }

    @Override
    boolean take(Snapshot into) {
        Table table = into.table(Group.INTERRUPT);
        int width = heading();
        if (width == 0) {
            return false;
        }
        while (scan.nextLine()) {
            if (line(width) && !rows(table, width)) {
                findings.line(Findings.Finding.TABLE_FULL, "", scan);
                return true;
            }
        }
        return true;
    }

    /// How many CPUs the heading names.
    private int heading() {
        int width = 0;
        scan.nextLine();
        while (scan.word()) {
            if (width == cpus.length) {
                cpus = Arrays.copyOf(cpus, width * 2);
                counts = new long[width * 2];
            }
            int from = Math.min(scan.from() + CPU_LETTERS, scan.to());
            cpus[width++] = texts.intern(scan.bytes(), from, scan.to() - from);
        }
        return width;
    }

    /// Takes the counts of a line; false when it does not have one for each CPU.
    private boolean line(int width) {
        if (!scan.word() || scan.bytes()[scan.to() - 1] != ':') {
            return false;
        }
        int from = scan.from();
        int to = scan.to();
        for (int cpu = 0; cpu < width; cpu++) {
            counts[cpu] = scan.number();
            if (scan.outcome() != Scan.Outcome.READ) {
                return false;
            }
        }
        scan.backTo(from, to);
        return true;
    }

    /// Adds a row for each CPU; false when the table is full.
    private boolean rows(Table table, int width) {
        int from = scan.from();
        int letters = scan.to() - 1 - from;
        Text type = texts.intern(scan.bytes(), from, letters);
        boolean isNumbered = letters > 0;
        for (int i = from; i < from + letters; i++) {
            isNumbered &= scan.bytes()[i] >= '0' && scan.bytes()[i] <= '9';
        }
        Text info = isNumbered ? word() : rest();
        Text devices = isNumbered ? rest() : Text.EMPTY;
        for (int cpu = 0; cpu < width; cpu++) {
            int row = table.addRow();
            if (row < 0) {
                return false;
            }
            table.set(row, Interrupt.CPU, cpus[cpu]);
            table.set(row, Interrupt.TYPE, type);
            set(table, row, Interrupt.INFO, info);
            set(table, row, Interrupt.DEVICES, devices);
            table.set(row, Interrupt.SERVED, counts[cpu]);
        }
        return true;
    }

    private static void set(Table table, int row, Interrupt column, Text text) {
        if (!text.equals(Text.EMPTY)) {
            table.set(row, column, text);
        }
    }

    private Text word() {
        return scan.word()
                ? texts.intern(scan.bytes(), scan.from(), scan.to() - scan.from())
                : Text.EMPTY;
    }

    /// The rest of the line's words, with one space between.
    private Text rest() {
        int length = 0;
        while (scan.word()) {
            int letters = scan.to() - scan.from();
            if (length + letters + 1 > joined.length) {
                joined = Arrays.copyOf(joined, length + letters + 256);
            }
            if (length > 0) {
                joined[length++] = ' ';
            }
            System.arraycopy(scan.bytes(), scan.from(), joined, length, letters);
            length += letters;
        }
        return length == 0 ? Text.EMPTY : texts.intern(joined, 0, length);
    }
}
