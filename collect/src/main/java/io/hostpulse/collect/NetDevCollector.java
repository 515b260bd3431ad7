package io.hostpulse.collect;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.Status;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.groups.Network;

import java.nio.file.Path;
import java.util.List;

/// Reads `/proc/net/dev`: two lines of heading, then one line per interface. Source:
/// proc_pid_net(5), the kernel's `net/core/net-procfs.c`.
///
/// ```
/// Inter-|   Receive                        |  Transmit
///  face |bytes    packets errs drop fifo ...|bytes    packets ...
///   eth0: 99273286    3279    0    0    0 ...
/// ```
///
/// A long name touches its first number (`eth0:123`) and an alias has a colon of its own
/// (`br10:30:`): the name ends at the line's last colon. The file stays bound to the network
/// namespace in which it was opened.
final class NetDevCollector implements Collector {
    private static final List<Group> GROUPS = List.of(Group.NETWORK);
    private static final int HEADING_LINES = 2;
    private static final Network[] COLUMNS = Network.values();
    private static final int NUMBERS = COLUMNS.length - 1;

    private final Source source;
    private final Findings findings;
    private final Scan scan = new Scan();
    private final Plain plain = new Plain();
    private final long[] numbers = new long[NUMBERS];
    private final Cells cells;
    private final Names names;
    private boolean understood;

    NetDevCollector(Path procfs, Filter interfaces) {
        source =
                new Source(
                        procfs.resolve("net/dev"),
                        Source.Need.REQUIRED,
                        KernelFile.Form.SHORT_LINES);
        findings = new Findings(source.name());
        cells = new Cells(scan, findings);
        names = new Names(interfaces);
    }

    @Override
    public List<Group> groups() {
        return GROUPS;
    }

    @Override
    public void collect(Snapshot into) {
        Status status = into.status(Group.NETWORK);
        if (!source.read()) {
            source.report(status);
            return;
        }
        parse(source.bytes(), source.length(), into.table(Group.NETWORK));
        findings.settle(status, understood);
    }

    /// Fills `network`, one row for each interface that the filter takes.
    void parse(byte[] bytes, int length, Table into) {
        understood = false;
        findings.clear();
        names.startReading();
        scan.over(bytes, length);
        while (scan.nextLine()) {
            if (scan.line() <= HEADING_LINES && scan.find(scan.lineFrom(), '|') >= 0) {
                understood = true;
            } else {
                line(into);
            }
        }
        findings.cut(scan);
    }

    private void line(Table into) {
        int colon = scan.findLast(':');
        int from = scan.skipSpaces();
        if (colon <= from) {
            findings.line(Findings.Finding.NOT_UNDERSTOOD, "", scan);
            return;
        }
        plain.over(scan.bytes(), colon + 1);
        boolean isPlain = plain.numbers(numbers) == NUMBERS;
        scan.moveTo(colon + 1);
        if (!isPlain && scan.wordsLeft() < NUMBERS) {
            findings.line(Findings.Finding.NOT_UNDERSTOOD, "", scan);
            return;
        }
        understood = true;
        Names.Name name = names.of(scan.bytes(), from, colon);
        if (!name.admitted()) {
            return;
        }
        if (!names.isFirst(name)) {
            findings.line(Findings.Finding.TWICE, "the interface of", scan);
            return;
        }
        int row = into.addRow();
        if (row < 0) {
            findings.line(Findings.Finding.TABLE_FULL, "", scan);
            return;
        }
        into.set(row, Network.INTERFACE, name.text());
        if (isPlain) {
            into.set(row, 1, numbers, NUMBERS);
            return;
        }
        for (int column = 1; column <= NUMBERS; column++) {
            cells.number(into, row, COLUMNS[column], 1);
        }
    }

    /// What the last parsing could not take.
    Findings findings() {
        return findings;
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
