package io.hostpulse.collect;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.Status;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.groups.Load;

import java.nio.file.Path;
import java.util.List;

/// Reads `/proc/loadavg`: `0.21 0.37 0.39 1/719 19737`. Source: proc_loadavg(5).
///
/// The three averages are followed by other words, so each is trusted although a copy of the file
/// may lack its newline.
final class LoadavgCollector implements Collector {
    private static final List<Group> GROUPS = List.of(Group.LOAD);
    private static final Load[] COLUMNS = {Load.W1_AVG, Load.W5_AVG, Load.W15_AVG};

    private final Source source;
    private final Findings findings;
    private final Scan scan = new Scan();
    private final Cells cells;

    LoadavgCollector(Path procfs) {
        source = new Source(procfs.resolve("loadavg"), Source.Need.REQUIRED, KernelFile.Form.WHOLE);
        findings = new Findings(source.name());
        cells = new Cells(scan, findings);
    }

    @Override
    public List<Group> groups() {
        return GROUPS;
    }

    @Override
    public void collect(Snapshot into) {
        Status status = into.status(Group.LOAD);
        Table table = into.table(Group.LOAD);
        if (!source.read()) {
            source.report(status);
            return;
        }
        parse(source.bytes(), source.length(), table);
        findings.settle(status, table.rows() > 0);
    }

    /// Fills the row of `load`.
    void parse(byte[] bytes, int length, Table into) {
        findings.clear();
        scan.over(bytes, length);
        scan.onlyLine();
        int row = into.addRow();
        cells.start();
        for (Load column : COLUMNS) {
            if (!cells.decimal(into, row, column)) {
                findings.missing(column.field().name(), scan);
            }
        }
        if (cells.taken() == 0) {
            into.dropLastRow();
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
