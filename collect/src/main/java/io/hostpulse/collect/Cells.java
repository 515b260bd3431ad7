package io.hostpulse.collect;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Table;

/// Takes numbers from a scanned line into a row. What is not a number leaves its cell absent and is
/// noted in the findings.
final class Cells {
    private final Scan scan;
    private final Findings findings;
    private int taken;

    Cells(Scan scan, Findings findings) {
        this.scan = scan;
        this.findings = findings;
    }

    /// Forgets how many cells were taken.
    void start() {
        taken = 0;
    }

    /// How many cells were set since [#start()].
    int taken() {
        return taken;
    }

    /// Takes the next word times `factor`; false when the line has no more words, which is not
    /// noted.
    boolean number(Table into, int row, Column column, long factor) {
        return place(scan.number(), into, row, column, factor);
    }

    /// Takes the next word, a decimal number, with the column's decimals; false when the line has
    /// no more words, which is not noted.
    boolean decimal(Table into, int row, Column column) {
        return place(scan.decimal(column.field().decimals()), into, row, column, 1);
    }

    /// Takes a number that was just scanned; false when there was no word.
    boolean place(long value, Table into, int row, Column column, long factor) {
        if (scan.outcome() == Scan.Outcome.NONE) {
            return false;
        }
        if (scan.outcome() != Scan.Outcome.READ) {
            findings.number(column.field().name(), scan);
        } else if (factor != 1 && value > Long.MAX_VALUE / factor) {
            findings.word(Findings.Finding.TOO_LARGE, column.field().name(), scan);
        } else {
            into.set(row, column, value * factor);
            taken++;
        }
        return true;
    }
}
