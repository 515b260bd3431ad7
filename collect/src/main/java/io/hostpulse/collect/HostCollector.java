package io.hostpulse.collect;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.State;
import io.hostpulse.catalogue.Status;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.Text;
import io.hostpulse.catalogue.groups.Host;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;

/// Reads what the host is: the kernel's release and the CPU's model once, the uptime at each tick;
/// the boot time and the number of CPUs come from what [StatCollector] read just before.
///
/// `/proc/uptime` is `350735.47 234388.90`: the second number follows the first, so that the first
/// is trusted although a copy of the file may lack its newline. Once the file is known to be
/// procfs's own, the kernel's clock is asked instead, from which it is made (`fs/proc/uptime.c`): a
/// twentieth of the work, and the kernel does not go over all CPUs for the second number.
final class HostCollector implements Collector {
    private static final List<Group> GROUPS = List.of(Group.HOST);
    private static final long NANOS_PER_HUNDREDTH = 10_000_000;

    private final StatCollector stat;
    private final Source uptime;
    private final BootClock boot = new BootClock();
    private final Findings findings;
    private final Scan scan = new Scan();
    private final Cells cells;
    private final CpuModel cpuModels = new CpuModel();
    private @Nullable Source release;
    private @Nullable Source cpus;
    private @Nullable Text kernel;
    private @Nullable Text cpuModel;

    /// @param stat runs before this collector at each tick
    HostCollector(Path procfs, StatCollector stat) {
        this.stat = stat;
        uptime = new Source(procfs.resolve("uptime"), Source.Need.REQUIRED, KernelFile.Form.WHOLE);
        release = new Source(procfs.resolve("sys/kernel/osrelease"), Source.Need.OPTIONAL);
        cpus = new Source(procfs.resolve("cpuinfo"), Source.Need.OPTIONAL);
        findings = new Findings(uptime.name());
        cells = new Cells(scan, findings);
    }

    @Override
    public List<Group> groups() {
        return GROUPS;
    }

    @Override
    public void collect(Snapshot into) {
        Status status = into.status(Group.HOST);
        Table table = into.table(Group.HOST);
        int row = table.addRow();
        cells.start();
        findings.clear();
        boolean any = constants(table, row, status);
        any |= fromStat(table, row, status);
        if (fromClock(table, row)) {
            any = true;
        } else if (uptime.read()) {
            parseUptime(uptime.bytes(), uptime.length(), table, row);
        } else {
            status.worsen(State.PARTIAL, uptime.why());
        }
        any |= cells.taken() > 0;
        if (any) {
            findings.settle(status, true);
        } else {
            table.dropLastRow();
            status.worsen(State.FAILED, status.why().orElseGet(findings::why));
        }
    }

    private boolean constants(Table table, int row, Status status) {
        readRelease(status);
        readCpuModel(status);
        if (kernel != null) {
            table.set(row, Host.KERNEL, kernel);
        }
        if (cpuModel != null) {
            table.set(row, Host.CPU_MODEL, cpuModel);
        }
        return kernel != null || cpuModel != null;
    }

    private void readRelease(Status status) {
        Source source = release;
        if (source == null) {
            return;
        }
        if (!source.read()) {
            status.worsen(State.PARTIAL, source.why());
            return;
        }
        kernel = parseRelease(source.bytes(), source.length());
        source.close();
        if (kernel == null) {
            status.worsen(State.PARTIAL, source.name() + ": no whole line in it");
        } else {
            release = null;
        }
    }

    /// The first line, or null when it is empty or may be cut.
    @Nullable Text parseRelease(byte[] bytes, int length) {
        scan.over(bytes, length);
        boolean found = scan.nextLine() && scan.lineTo() > scan.lineFrom();
        return found ? Text.of(bytes, 0, scan.lineTo()) : null;
    }

    /// The start of the file tells the model of an x86 CPU; the whole is only read where it does
    /// not: on a large host the kernel asks every CPU for it.
    private void readCpuModel(Status status) {
        Source source = cpus;
        if (source == null) {
            return;
        }
        if (source.readStart()) {
            cpuModel = cpuModels.inStart(source.bytes(), source.length());
        }
        if (cpuModel == null && source.state() == State.OK && source.read()) {
            cpuModel = cpuModels.inWhole(source.bytes(), source.length());
        }
        source.close();
        if (source.state() == State.OK) {
            cpus = null;
        } else {
            status.worsen(State.PARTIAL, source.why());
        }
    }

    private boolean fromStat(Table table, int row, Status status) {
        if (stat.knowsCpuCount()) {
            table.set(row, Host.CPU_COUNT, stat.cpuCount());
        }
        if (stat.knowsBootTime()) {
            table.set(row, Host.BOOT_TIME, stat.bootTime());
        }
        if (!stat.knowsCpuCount() || !stat.knowsBootTime()) {
            status.worsen(State.PARTIAL, stat.lacking());
        }
        return stat.knowsCpuCount() || stat.knowsBootTime();
    }

    private boolean fromClock(Table table, int row) {
        long nanos = uptime.isProcfs() ? boot.nanos() : BootClock.UNKNOWN;
        if (nanos == BootClock.UNKNOWN) {
            return false;
        }
        table.set(row, Host.UPTIME, nanos / NANOS_PER_HUNDREDTH);
        return true;
    }

    /// Fills the uptime.
    void parseUptime(byte[] bytes, int length, Table into, int row) {
        scan.over(bytes, length);
        scan.onlyLine();
        if (!cells.decimal(into, row, Host.UPTIME)) {
            findings.missing(Host.UPTIME.field().name(), scan);
        }
    }

    @Override
    public void lookUp(OpenFiles files) {
        uptime.lookUp(files);
    }

    @Override
    public boolean answersAtOnce() {
        return uptime.answersAtOnce() && saysNothing(release) && saysNothing(cpus);
    }

    /// Whether a file that is read once was read, or is not there.
    private static boolean saysNothing(@Nullable Source once) {
        return once == null || once.answersAtOnce();
    }

    @Override
    public void close() {
        uptime.close();
        if (release != null) {
            release.close();
        }
        if (cpus != null) {
            cpus.close();
        }
    }
}
