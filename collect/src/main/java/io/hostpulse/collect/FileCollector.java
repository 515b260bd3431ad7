package io.hostpulse.collect;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;

import java.nio.file.Path;
import java.util.List;

/// A collector of one kernel file: reads it, has it parsed, and says in the status of its groups
/// what was found.
abstract class FileCollector implements Collector {
    private final List<Group> groups;
    private final Source source;

    /// What the parser could not take.
    final Findings findings;

    final Scan scan = new Scan();
    final Cells cells;

    FileCollector(Path file, Source.Need need, KernelFile.Form form, Group... groups) {
        this.groups = List.of(groups);
        this.source = new Source(file, need, form);
        this.findings = new Findings(source.name());
        this.cells = new Cells(scan, findings);
    }

    @Override
    public final List<Group> groups() {
        return groups;
    }

    @Override
    public final void collect(Snapshot into) {
        if (!source.read()) {
            for (Group group : groups) {
                source.report(into.status(group));
            }
            return;
        }
        boolean understood = parse(source.bytes(), source.length(), into);
        for (Group group : groups) {
            findings.settle(into.status(group), understood);
        }
        more(into);
    }

    /// Parses the file from its start, as [#take(Snapshot)] says.
    final boolean parse(byte[] bytes, int length, Snapshot into) {
        findings.clear();
        scan.over(bytes, length);
        cells.start();
        boolean understood = take(into);
        findings.cut(scan);
        return understood;
    }

    /// Takes the rows out of the lines that [#scan] goes over.
    ///
    /// @return whether the file is understood, be it empty of rows
    abstract boolean take(Snapshot into);

    /// Reads what a second file says, once the first was read.
    void more(Snapshot into) {}

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
