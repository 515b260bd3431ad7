package io.hostpulse.collect;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.State;
import io.hostpulse.catalogue.Status;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.Text;
import io.hostpulse.catalogue.groups.CpuTime;
import io.hostpulse.catalogue.groups.Stat;

import java.nio.file.Path;
import java.util.List;

/// Reads `/proc/stat`: the times of the CPUs, and for [HostCollector] the boot time and the number
/// of CPUs. Source: proc_stat(5), the kernel's `fs/proc/stat.c`.
///
/// ```
/// cpu  301854 612 111922 8979004 3552 2 3944 0 44 36
/// cpu0 44490 19 21045 1087069 220 1 3410 0 2 1
/// intr 8885917 17 0 0 0 ...
/// ctxt 38014093
/// btime 1418183276
/// ```
///
/// The `intr` line grows with the host's interrupts, beyond 64 KiB on large ones. The CPUs stand
/// before it and the boot time after it, so it is passed by: from its start the lines are looked at
/// from the end of the file backwards. CPU lines after one of another known kind do not count: only
/// so is the number of CPUs certain when the file is cut.
final class StatCollector implements Collector {
    private static final List<Group> GROUPS = List.of(Group.CPU_TIME, Group.STAT);
    private static final byte[] CPU = "cpu".getBytes(US_ASCII);
    private static final byte[] INTERRUPTS = "intr ".getBytes(US_ASCII);
    private static final byte[] BOOT_TIME = "btime ".getBytes(US_ASCII);
    private static final Stat[] KERNEL = Stat.values();
    private static final byte[][] KERNEL_LINES = kernelLines();
    private static final Text TOTAL = Text.of("total");
    private static final CpuTime[] TIMES = {
        CpuTime.USER,
        CpuTime.NICE,
        CpuTime.SYSTEM,
        CpuTime.IDLE,
        CpuTime.IOWAIT,
        CpuTime.IRQ,
        CpuTime.SOFTIRQ,
        CpuTime.STEAL,
        CpuTime.GUEST,
        CpuTime.GUEST_NICE
    };

    private final Source source;
    private final String incomplete;
    private final Findings findings;
    private final Scan scan = new Scan();
    private final Plain plain = new Plain();
    private final long[] times = new long[TIMES.length];
    private final Cells cells;
    private final Names names = new Names(Filter.ALL);
    private int cpuLines;
    private boolean cpusEnded;
    private boolean bootTimeKnown;
    private boolean contextSwitchesPassed;
    private long bootTime;

    StatCollector(Path procfs) {
        source = new Source(procfs.resolve("stat"), Source.Need.REQUIRED, KernelFile.Form.WHOLE);
        incomplete = source.name() + ": the boot time or the end of the cpu lines is missing";
        findings = new Findings(source.name());
        cells = new Cells(scan, findings);
    }

    private static byte[][] kernelLines() {
        byte[][] lines = new byte[KERNEL.length][];
        for (Stat column : KERNEL) {
            String source = column.field().source();
            int comma = source.indexOf(',');
            String word = comma < 0 ? source : source.substring(0, comma);
            lines[column.ordinal()] = (word + " ").getBytes(US_ASCII);
        }
        return lines;
    }

    @Override
    public List<Group> groups() {
        return GROUPS;
    }

    @Override
    public void collect(Snapshot into) {
        forget();
        Status status = into.status(Group.CPU_TIME);
        Table table = into.table(Group.CPU_TIME);
        if (!source.read()) {
            source.report(status);
            source.report(into.status(Group.STAT));
            return;
        }
        Table kernel = into.table(Group.STAT);
        parse(source.bytes(), source.length(), table, kernel);
        findings.settle(into.status(Group.STAT), kernel.rows() > 0);
        findings.settle(status, table.rows() > 0);
        if (!cpusEnded && table.rows() > 0) {
            status.worsen(State.PARTIAL, incomplete);
        }
    }

    private void forget() {
        cpuLines = 0;
        cpusEnded = false;
        bootTimeKnown = false;
        contextSwitchesPassed = false;
    }

    /// Fills `cpu_time`: the row `total`, then one row per CPU, and takes the boot time and the
    /// number of CPUs.
    ///
    /// @param kernel gets the row of `stat`
    void parse(byte[] bytes, int length, Table into, Table kernel) {
        forget();
        int row = kernel.addRow();
        findings.clear();
        names.startReading();
        scan.over(bytes, length);
        boolean interrupts = scan.nextStartsWith(INTERRUPTS);
        while (!interrupts && scan.nextLine()) {
            if (scan.startsWith(CPU)) {
                cpu(into);
            } else {
                other(kernel, row);
            }
            interrupts = scan.nextStartsWith(INTERRUPTS);
        }
        if (interrupts) {
            cpusEnded = true;
            int passed = scan.next();
            interrupts(passed, kernel, row);
            scan.toEnd();
            while (!contextSwitchesPassed && scan.previousLine() && scan.lineFrom() > passed) {
                other(kernel, row);
            }
        }
        if (kernel.numbers() == 0) {
            kernel.dropLastRow();
        }
        findings.cut(scan);
    }

    private void cpu(Table into) {
        scan.word();
        boolean total = scan.wordIs(CPU);
        if (cpusEnded || !(total || isNumbered())) {
            findings.line(Findings.Finding.NOT_UNDERSTOOD, "", scan);
            return;
        }
        Names.Name name = names.of(scan.bytes(), scan.from() + CPU.length, scan.to());
        if (!names.isFirst(name)) {
            findings.word(Findings.Finding.TWICE, CpuTime.CPU.field().name(), scan);
            return;
        }
        int row = into.addRow();
        if (row < 0) {
            findings.line(Findings.Finding.TABLE_FULL, "", scan);
            return;
        }
        into.set(row, CpuTime.CPU, total ? TOTAL : name.text());
        if (times(into, row) == 0) {
            into.dropLastRow();
            findings.line(Findings.Finding.NOT_UNDERSTOOD, "", scan);
        } else if (!total) {
            cpuLines++;
        }
    }

    /// Takes the times and returns how many words there were.
    private int times(Table into, int row) {
        plain.over(scan.bytes(), scan.to());
        int count = plain.numbers(times);
        if (count != Plain.REFUSED) {
            into.set(row, TIMES[0].ordinal(), times, count);
            return count;
        }
        cells.start();
        int column = 0;
        while (column < TIMES.length && cells.number(into, row, TIMES[column], 1)) {
            column++;
        }
        return column;
    }

    private boolean isNumbered() {
        byte[] bytes = scan.bytes();
        for (int i = scan.from() + CPU.length; i < scan.to(); i++) {
            if (bytes[i] < '0' || bytes[i] > '9') {
                return false;
            }
        }
        return true;
    }

    /// The first number of a line that may be very long.
    private void interrupts(int line, Table kernel, int row) {
        plain.over(scan.bytes(), line + INTERRUPTS.length);
        if (plain.number()) {
            kernel.set(row, Stat.INTERRUPTS, plain.value());
        }
    }

    private void other(Table kernel, int row) {
        for (Stat column : KERNEL) {
            if (scan.startsWith(KERNEL_LINES[column.ordinal()])) {
                cpusEnded = true;
                contextSwitchesPassed |= column == Stat.CONTEXT_SWITCHES;
                scan.word();
                cells.number(kernel, row, column, 1);
                return;
            }
        }
        if (scan.startsWith(BOOT_TIME)) {
            cpusEnded = true;
            scan.word();
            long seconds = scan.number();
            if (!bootTimeKnown && scan.outcome() == Scan.Outcome.READ) {
                bootTime = seconds;
                bootTimeKnown = true;
            }
        }
    }

    /// What the last parsing could not take.
    Findings findings() {
        return findings;
    }

    /// Says why the boot time or the number of CPUs is not known.
    String lacking() {
        return source.state() == State.OK ? incomplete : source.why();
    }

    /// Whether the last reading gave the boot time.
    boolean knowsBootTime() {
        return bootTimeKnown;
    }

    /// When the host started, in seconds since 1970 by its own clock.
    long bootTime() {
        return bootTime;
    }

    /// Whether the last reading gave all CPUs.
    boolean knowsCpuCount() {
        return cpusEnded && cpuLines > 0;
    }

    /// The number of CPUs online.
    int cpuCount() {
        return cpuLines;
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
