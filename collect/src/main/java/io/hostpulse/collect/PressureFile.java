package io.hostpulse.collect;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.hostpulse.catalogue.State;
import io.hostpulse.catalogue.Status;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.Text;
import io.hostpulse.catalogue.groups.Pressure;

import java.nio.file.Path;

/// One resource's file of `/proc/pressure`: at most the two lines `some` and `full`. Source: the
/// kernel's `Documentation/accounting/psi.rst`.
///
/// ```
/// some avg10=0.18 avg60=0.34 avg300=0.10 total=159886802
/// full avg10=0.18 avg60=0.34 avg300=0.10 total=159229614
/// ```
///
/// Averages are percent with two decimals, which is the same digits as a share of 1 with four;
/// totals are microseconds.
final class PressureFile implements AutoCloseable {
    private static final int PERCENT_DECIMALS = 2;

    private static final byte[][] KEYS = {
        "avg10=".getBytes(US_ASCII),
        "avg60=".getBytes(US_ASCII),
        "avg300=".getBytes(US_ASCII),
        "total=".getBytes(US_ASCII)
    };
    private static final byte[][] SPACED_KEYS = {
        " avg10=".getBytes(US_ASCII),
        " avg60=".getBytes(US_ASCII),
        " avg300=".getBytes(US_ASCII),
        " total=".getBytes(US_ASCII)
    };
    private static final int TOTAL_KEY = 3;

    private final Source source;
    private final Findings findings;
    private final Scan scan = new Scan();
    private final Plain plain = new Plain();
    private final long[] numbers = new long[SPACED_KEYS.length];
    private final Cells cells;
    private final Text resource;
    private final Line some;
    private final Line full;

    PressureFile(Path directory, String resource, boolean expectsSome, boolean expectsFull) {
        source =
                new Source(
                        directory.resolve(resource), Source.Need.SWITCHABLE, KernelFile.Form.WHOLE);
        findings = new Findings(source.name());
        cells = new Cells(scan, findings);
        this.resource = Text.of(resource);
        some =
                new Line(
                        "some",
                        expectsSome,
                        Pressure.SOME_AVG10,
                        Pressure.SOME_AVG60,
                        Pressure.SOME_AVG300,
                        Pressure.SOME_TOTAL);
        full =
                new Line(
                        "full",
                        expectsFull,
                        Pressure.FULL_AVG10,
                        Pressure.FULL_AVG60,
                        Pressure.FULL_AVG300,
                        Pressure.FULL_TOTAL);
    }

    /// Reads the file; false when it gave nothing.
    boolean read() {
        return source.read();
    }

    /// Adds the resource's row from what was read.
    void parse(Table into) {
        parse(source.bytes(), source.length(), into);
    }

    /// Adds the resource's row, if the bytes have any of its numbers.
    void parse(byte[] bytes, int length, Table into) {
        findings.clear();
        scan.over(bytes, length);
        int row = into.addRow();
        if (row < 0) {
            return;
        }
        into.set(row, Pressure.RESOURCE, resource);
        cells.start();
        boolean anyPlain = false;
        while (scan.hasLine()) {
            if (plainLine(some, into, row) || plainLine(full, into, row)) {
                anyPlain = true;
                continue;
            }
            scan.nextLine();
            scan.word();
            if (scan.wordIs(some.word)) {
                line(some, into, row);
            } else if (scan.wordIs(full.word)) {
                line(full, into, row);
            } else {
                findings.line(Findings.Finding.NOT_UNDERSTOOD, "", scan);
            }
        }
        findings.cut(scan);
        missing(some, into, row);
        missing(full, into, row);
        if (!anyPlain && cells.taken() == 0) {
            into.dropLastRow();
        }
    }

    /// Takes the next line if it is this one, has the four numbers and nothing else.
    private boolean plainLine(Line line, Table into, int row) {
        plain.over(scan.bytes(), scan.next());
        if (!plain.literal(line.word)) {
            return false;
        }
        for (int key = 0; key < SPACED_KEYS.length; key++) {
            boolean read =
                    plain.literal(SPACED_KEYS[key])
                            && (key == TOTAL_KEY ? plain.number() : plain.hundredths());
            if (!read || into.has(row, line.columns[key])) {
                return false;
            }
            numbers[key] = plain.value();
        }
        if (!plain.lineEnd()) {
            return false;
        }
        into.set(row, line.columns[0].ordinal(), numbers, SPACED_KEYS.length);
        scan.pass(plain.at());
        return true;
    }

    private void line(Line line, Table into, int row) {
        while (scan.word()) {
            int key = key();
            if (key < 0) {
                continue;
            }
            Pressure column = line.columns[key];
            int at = scan.from() + KEYS[key].length;
            if (into.has(row, column)) {
                findings.word(Findings.Finding.TWICE, column.field().name(), scan);
            } else {
                long value =
                        key == TOTAL_KEY ? scan.numberAt(at) : scan.decimalAt(at, PERCENT_DECIMALS);
                cells.place(value, into, row, column, 1);
            }
        }
    }

    private int key() {
        for (int key = 0; key < KEYS.length; key++) {
            if (scan.wordStartsWith(KEYS[key])) {
                return key;
            }
        }
        return -1;
    }

    private void missing(Line line, Table into, int row) {
        if (!line.expected || findings.any()) {
            return;
        }
        for (Pressure column : line.columns) {
            if (!into.has(row, column)) {
                findings.missing(column.field().name(), scan);
            }
        }
    }

    /// Says in the group's status what this resource lacks.
    void settle(Status status, boolean understood) {
        if (source.state() == State.OK) {
            findings.settle(status, understood);
        } else if (some.expected || source.state() != State.UNSUPPORTED) {
            status.worsen(State.PARTIAL, source.why());
        }
    }

    /// How the last reading ended.
    Source source() {
        return source;
    }

    /// What the last parsing could not take.
    Findings findings() {
        return findings;
    }

    @Override
    public void close() {
        source.close();
    }

    /// One of the two lines: its word, its columns and whether every kernel with the file has it.
    private static final class Line {
        private final byte[] word;
        private final Pressure[] columns;
        private final boolean expected;

        private Line(String word, boolean expected, Pressure... columns) {
            this.word = word.getBytes(US_ASCII);
            this.columns = columns;
            this.expected = expected;
        }
    }
}
