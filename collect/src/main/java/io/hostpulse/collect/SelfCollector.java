package io.hostpulse.collect;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.State;
import io.hostpulse.catalogue.Status;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.groups.Self;

import java.nio.file.Path;

/// Reads what the agent itself costs: its resident memory, and its CPU time since the reading
/// before. Always this process in the host's own procfs, whatever root is configured. Source:
/// proc_pid_statm(5), proc_pid_stat(5).
///
/// Adds the row of `self`, also when nothing could be read: the agent fills in the rest.
final class SelfCollector implements Collector {
    /// Words of `/proc/self/stat` after the command's name, up to `utime`: fields 3 to 13.
    private static final int WORDS_BEFORE_UTIME = 11;

    /// USER_HZ is 100 wherever Linux runs Java.
    private static final int MILLIS_PER_TICK = 10;

    private final Source statm;
    private final Source stat;
    private final Findings statmFindings;
    private final Findings statFindings;
    private final Scan scan = new Scan();
    private final Cells cells;
    private final int pageBytes;
    private final String noPageSize;
    private boolean cpuTicksKnown;
    private long cpuTicks;

    /// This process.
    static SelfCollector ofThisProcess() {
        Path self = Roots.HOST.procfs().resolve("self");
        return new SelfCollector(self, PageSize.of(System.getProperty("os.arch", ""), self));
    }

    /// @param self the process's directory in procfs
    /// @param pageBytes the size of a page, or [PageSize#UNKNOWN]
    SelfCollector(Path self, int pageBytes) {
        statm = new Source(self.resolve("statm"), Source.Need.REQUIRED);
        stat = new Source(self.resolve("stat"), Source.Need.REQUIRED);
        statmFindings = new Findings(statm.name());
        statFindings = new Findings(stat.name());
        cells = new Cells(scan, statmFindings);
        noPageSize = self + "/auxv: does not say the page size";
        this.pageBytes = pageBytes;
    }

    @Override
    public void collect(Snapshot into) {
        Status status = into.status(Group.SELF);
        Table table = into.table(Group.SELF);
        int row = table.addRow();
        cpuTicksKnown = false;
        if (statm.read()) {
            parseStatm(statm.bytes(), statm.length(), table, row);
            statmFindings.settle(status, true);
        } else {
            status.worsen(State.PARTIAL, statm.why());
        }
        if (pageBytes == PageSize.UNKNOWN) {
            status.worsen(State.PARTIAL, noPageSize);
        }
        if (stat.read()) {
            long before = cpuTicks;
            parseStat(stat.bytes(), stat.length());
            if (before > 0 && cpuTicksKnown && cpuTicks >= before) {
                table.set(row, Self.CPU_MS, (cpuTicks - before) * MILLIS_PER_TICK);
            }
            statFindings.settle(status, true);
        } else {
            status.worsen(State.PARTIAL, stat.why());
        }
    }

    /// Fills the resident memory from `11432 9280 6105 1 0 3204 0`: field 2, in pages.
    void parseStatm(byte[] bytes, int length, Table into, int row) {
        statmFindings.clear();
        scan.over(bytes, length);
        scan.onlyLine();
        scan.word();
        if (pageBytes == PageSize.UNKNOWN) {
            return;
        }
        if (!cells.number(into, row, Self.RSS_BYTES, pageBytes)) {
            statmFindings.missing(Self.RSS_BYTES.field().name(), scan);
        }
    }

    /// Takes the CPU time: fields 14 and 15, in clock ticks. The command's name may have spaces and
    /// brackets, so fields are counted from the last closing bracket.
    void parseStat(byte[] bytes, int length) {
        cpuTicksKnown = false;
        statFindings.clear();
        scan.over(bytes, length);
        scan.onlyLine();
        int bracket = scan.findLast(')');
        if (bracket < 0) {
            statFindings.missing("utime", scan);
            return;
        }
        scan.moveTo(bracket + 1);
        for (int i = 0; i < WORDS_BEFORE_UTIME; i++) {
            scan.word();
        }
        long user = scan.number();
        if (scan.outcome() != Scan.Outcome.READ) {
            statFindings.number("utime", scan);
            return;
        }
        long system = scan.number();
        if (scan.outcome() != Scan.Outcome.READ || user + system < 0) {
            statFindings.number("stime", scan);
            return;
        }
        cpuTicks = user + system;
        cpuTicksKnown = true;
    }

    /// Whether the last reading gave the CPU time.
    boolean knowsCpuTicks() {
        return cpuTicksKnown;
    }

    /// The CPU time of this process since its start, in clock ticks of 10 ms.
    long cpuTicks() {
        return cpuTicks;
    }

    @Override
    public void close() {
        statm.close();
        stat.close();
    }
}
