package io.hostpulse.outputs;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.State;
import io.hostpulse.catalogue.Status;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.Text;
import io.hostpulse.catalogue.groups.Cpu;
import io.hostpulse.catalogue.groups.Disk;
import io.hostpulse.catalogue.groups.Load;
import io.hostpulse.catalogue.groups.Mem;
import io.hostpulse.catalogue.groups.Net;
import io.hostpulse.catalogue.groups.Pressure;

import java.time.Instant;
import java.time.ZoneId;

/// A snapshot as one line for a person: load, cpu in percent, memory and swap, disk and network per
/// second, pressure, and what could not be collected. Confined to the thread of its output.
///
/// What is absent is `-`. A group that this kernel does not have is shown so, and not named in each
/// line. Amounts are in powers of 1,024; `mem` is memory in use without buffers and cache. Names
/// and reasons are written without control characters and cut to [#NOTES_MAX].
final class SnapshotLine {
    /// The column names, to stand above the lines.
    static final String HEADER =
            "time      load1    5m   15m |  cpu%  usr  sys  iow  stl |   mem/total mem%  swap"
                    + " | disk%   rd/s   wr/s |   in/s  out/s |  pcpu  pmem   pio";

    /// The longest list of groups that could not be collected, in characters.
    static final int NOTES_MAX = 120;

    private static final long MEBIBYTE = 1L << 20;
    private static final String ABSENT = "-";
    private static final Text LOOPBACK = Text.of("lo");
    private static final Text[] RESOURCES = {Text.of("cpu"), Text.of("memory"), Text.of("io")};

    private final ZoneId zone;
    private final Cells cells = new Cells();
    private long previousEpoch;
    private long previousSeq;
    private long previousBoottimeMicros = -1;

    /// @param zone what the time of day is shown in
    SnapshotLine(ZoneId zone) {
        this.zone = zone;
    }

    /// The line of a snapshot, without a line break. Rates are over the time since the snapshot
    /// given before, if it was the one before in its numbering, else over the interval.
    String of(Snapshot snapshot) {
        long millis = elapsedMillis(snapshot);
        cells.clear();
        time(snapshot.clock().timeMicros());
        load(snapshot.table(Group.LOAD));
        cpu(snapshot.table(Group.CPU));
        memory(snapshot.table(Group.MEM));
        disk(snapshot.table(Group.DISK), millis);
        network(snapshot.table(Group.NET), millis);
        pressure(snapshot.table(Group.PRESSURE));
        notes(snapshot);
        return cells.toString();
    }

    private long elapsedMillis(Snapshot snapshot) {
        long boottime = snapshot.clock().boottimeMicros().orElse(-1);
        long epoch = snapshot.identity().epoch();
        boolean isNext =
                epoch == previousEpoch
                        && snapshot.seq() == previousSeq + 1
                        && previousBoottimeMicros >= 0;
        long elapsed = isNext ? (boottime - previousBoottimeMicros) / 1_000 : 0;
        previousEpoch = epoch;
        previousSeq = snapshot.seq();
        previousBoottimeMicros = boottime;
        return elapsed > 0 ? elapsed : snapshot.intervalMillis();
    }

    private void time(long micros) {
        long second = Math.floorDiv(micros, 1_000_000);
        int offset = zone.getRules().getOffset(Instant.ofEpochSecond(second)).getTotalSeconds();
        int ofDay = (int) Math.floorMod(second + offset, 86_400L);
        twoDigits(ofDay / 3_600);
        cells.raw(":");
        twoDigits(ofDay / 60 % 60);
        cells.raw(":");
        twoDigits(ofDay % 60);
    }

    private void twoDigits(int number) {
        cells.raw(number < 10 ? "0" : "").raw(Integer.toString(number));
    }

    private void load(Table load) {
        number(load, Load.W1_AVG.ordinal(), 2, 2, 7);
        number(load, Load.W5_AVG.ordinal(), 2, 2, 6);
        number(load, Load.W15_AVG.ordinal(), 2, 2, 6);
    }

    private void cpu(Table cpu) {
        cells.raw(" |");
        if (cpu.rows() > 0 && cpu.has(0, Cpu.IDLE) && cpu.has(0, Cpu.IOWAIT)) {
            long waiting = cpu.number(0, Cpu.IDLE) + cpu.number(0, Cpu.IOWAIT);
            cells.number(Math.max(0, 10_000 - waiting), 2, 1, 6);
        } else {
            cells.right(ABSENT, 6);
        }
        number(cpu, Cpu.USER.ordinal(), 2, 1, 5);
        number(cpu, Cpu.SYSTEM.ordinal(), 2, 1, 5);
        number(cpu, Cpu.IOWAIT.ordinal(), 2, 1, 5);
        number(cpu, Cpu.STEAL.ordinal(), 2, 1, 5);
    }

    private void memory(Table mem) {
        cells.raw(" |");
        boolean isKnown = mem.rows() > 0 && mem.has(0, Mem.TOTAL) && mem.has(0, Mem.ABS_USED);
        if (isKnown) {
            long used = mem.number(0, Mem.ABS_USED);
            long total = mem.number(0, Mem.TOTAL);
            cells.bytes(bytesOfMebi(used), 6).raw("/").bytes(bytesOfMebi(total), 5);
            percent(used, total, 5);
        } else {
            cells.right(ABSENT, 12).right(ABSENT, 5);
        }
        if (mem.rows() > 0 && mem.has(0, Mem.SWAP_USED)) {
            cells.bytes(bytesOfMebi(mem.number(0, Mem.SWAP_USED)), 6);
        } else {
            cells.right(ABSENT, 6);
        }
    }

    private static long bytesOfMebi(long scaled) {
        return scaled * MEBIBYTE / 100;
    }

    private void disk(Table disk, long millis) {
        cells.raw(" |");
        if (disk.rows() > 0 && disk.has(0, Disk.USED) && disk.has(0, Disk.FREE)) {
            // As df(1) counts: of what an unprivileged user may fill.
            long used = disk.number(0, Disk.USED);
            percent(used, used + disk.number(0, Disk.FREE), 6);
        } else {
            cells.right(ABSENT, 6);
        }
        rate(disk, Disk.TREAD, millis);
        rate(disk, Disk.TWRITE, millis);
    }

    private void rate(Table disk, Disk column, long millis) {
        boolean isKnown = disk.rows() > 0 && disk.has(0, column);
        perSecond(isKnown ? disk.number(0, column) * 1_024 / 10 : -1, millis, 7);
    }

    private void network(Table net, long millis) {
        cells.raw(" |");
        perSecond(traffic(net, Net.READ), millis, 7);
        perSecond(traffic(net, Net.WRITE), millis, 7);
    }

    /// Bytes of all interfaces but the loopback, or -1 when no interface has them.
    private static long traffic(Table net, Net column) {
        long hundredths = 0;
        boolean isKnown = false;
        for (int row = 0; row < net.rows(); row++) {
            if (net.has(row, column) && !net.text(row, Net.NAME).equals(LOOPBACK)) {
                hundredths += net.number(row, column);
                isKnown = true;
            }
        }
        return isKnown ? hundredths * 1_024 / 100 : -1;
    }

    private void perSecond(long bytes, long millis, int width) {
        if (bytes < 0 || millis <= 0) {
            cells.right(ABSENT, width);
        } else {
            cells.bytes(Math.round(bytes * 1_000.0 / millis), width);
        }
    }

    private void pressure(Table pressure) {
        cells.raw(" |");
        for (int i = 0; i < RESOURCES.length; i++) {
            int row = pressure.find(RESOURCES[i], i);
            if (row >= 0 && pressure.has(row, Pressure.SOME_AVG10)) {
                cells.number(pressure.number(row, Pressure.SOME_AVG10), 2, 1, 6);
            } else {
                cells.right(ABSENT, 6);
            }
        }
    }

    private void notes(Snapshot snapshot) {
        var notes = new StringBuilder();
        for (Group group : Group.values()) {
            Status status = snapshot.status(group);
            if (status.state() != State.OK && status.state() != State.UNSUPPORTED) {
                notes.append(" !").append(group.word()).append(' ').append(status.state().word());
                if (status.why().isPresent()) {
                    notes.append(": ").append(status.why().get());
                }
            }
        }
        if (!notes.isEmpty()) {
            cells.raw(" ").raw(OneLine.of(notes.toString(), NOTES_MAX));
        }
    }

    private void number(Table table, int column, int decimals, int shown, int width) {
        if (table.rows() > 0 && table.has(0, column)) {
            cells.number(table.number(0, column), decimals, shown, width);
        } else {
            cells.right(ABSENT, width);
        }
    }

    private void percent(long part, long whole, int width) {
        if (whole <= 0) {
            cells.right(ABSENT, width);
        } else {
            cells.number(Math.round(part * 1_000.0 / whole), 1, 1, width);
        }
    }
}
