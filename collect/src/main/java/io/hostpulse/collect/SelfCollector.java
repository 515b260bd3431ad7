package io.hostpulse.collect;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.State;
import io.hostpulse.catalogue.Status;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.groups.Self;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;

/// Reads what the agent itself costs: its resident memory, and its CPU time since the reading
/// before. Always this process in the host's own procfs, whatever root is configured. Source:
/// proc_pid_statm(5), clock_gettime(2).
///
/// The CPU time comes from [ProcessClock] and not from `/proc/self/stat`, which costs ten times as
/// much and counts in steps of 10 ms. It needs two readings after [NativeCalls] are bound: it is
/// absent from the first two messages.
///
/// Adds the row of `self`, also when nothing could be read: the agent fills in the rest.
final class SelfCollector implements Collector {
    private static final List<Group> GROUPS = List.of(Group.SELF);
    private static final int NANOS_PER_MICRO = 1_000;
    private static final String NO_CLOCK =
            "cpu_ms: this system does not give clock_gettime to Java";

    private final Source statm;
    private final Findings findings;
    private final Scan scan = new Scan();
    private final Cells cells;
    private final int pageBytes;
    private final String noPageSize;
    private final NativeCalls calls;
    private @Nullable ProcessClock clock;
    private long cpuNanos = ProcessClock.UNKNOWN;

    /// This process.
    static SelfCollector ofThisProcess(NativeCalls calls) {
        Path self = Roots.HOST.procfs().resolve("self");
        return new SelfCollector(self, PageSize.of(System.getProperty("os.arch", ""), self), calls);
    }

    /// @param self the process's directory in procfs
    /// @param pageBytes the size of a page, or [PageSize#UNKNOWN]
    SelfCollector(Path self, int pageBytes, NativeCalls calls) {
        statm = new Source(self.resolve("statm"), Source.Need.REQUIRED, KernelFile.Form.WHOLE);
        findings = new Findings(statm.name());
        cells = new Cells(scan, findings);
        noPageSize = self + "/auxv: does not say the page size";
        this.pageBytes = pageBytes;
        this.calls = calls;
    }

    @Override
    public List<Group> groups() {
        return GROUPS;
    }

    @Override
    public void collect(Snapshot into) {
        Status status = into.status(Group.SELF);
        Table table = into.table(Group.SELF);
        int row = table.addRow();
        if (statm.read()) {
            parseStatm(statm.bytes(), statm.length(), table, row);
            findings.settle(status, true);
        } else {
            status.worsen(State.PARTIAL, statm.why());
        }
        if (pageBytes == PageSize.UNKNOWN) {
            status.worsen(State.PARTIAL, noPageSize);
        }
        cpuTime(table, row);
        if (calls.refusesClock()) {
            status.worsen(State.PARTIAL, NO_CLOCK);
        }
    }

    private void cpuTime(Table table, int row) {
        if (!calls.hasClock()) {
            return;
        }
        ProcessClock asked = clock;
        if (asked == null) {
            asked = new ProcessClock();
            clock = asked;
        }
        long before = cpuNanos;
        cpuNanos = asked.nanos();
        if (before != ProcessClock.UNKNOWN && cpuNanos >= before) {
            table.set(row, Self.CPU_MS, (cpuNanos - before) / NANOS_PER_MICRO);
        }
    }

    /// Fills the resident memory from `11432 9280 6105 1 0 3204 0`: field 2, in pages.
    void parseStatm(byte[] bytes, int length, Table into, int row) {
        findings.clear();
        scan.over(bytes, length);
        scan.onlyLine();
        scan.word();
        if (pageBytes == PageSize.UNKNOWN) {
            return;
        }
        if (!cells.number(into, row, Self.RSS_BYTES, pageBytes)) {
            findings.missing(Self.RSS_BYTES.field().name(), scan);
        }
    }

    @Override
    public void lookUp(OpenFiles files) {
        statm.lookUp(files);
    }

    @Override
    public boolean answersAtOnce() {
        return statm.answersAtOnce();
    }

    @Override
    public void close() {
        statm.close();
    }
}
