package io.hostpulse.top;

import io.hostpulse.catalogue.ClockReading;
import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Identity;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.Text;
import io.hostpulse.catalogue.groups.Cgroup;
import io.hostpulse.catalogue.groups.Cpu;
import io.hostpulse.catalogue.groups.CpuTime;
import io.hostpulse.catalogue.groups.DiskIo;
import io.hostpulse.catalogue.groups.Filesystem;
import io.hostpulse.catalogue.groups.Host;
import io.hostpulse.catalogue.groups.Load;
import io.hostpulse.catalogue.groups.Mem;
import io.hostpulse.catalogue.groups.Memory;
import io.hostpulse.catalogue.groups.Network;
import io.hostpulse.catalogue.groups.Pressure;
import io.hostpulse.catalogue.groups.Stat;
import io.hostpulse.catalogue.groups.Swap;
import io.hostpulse.catalogue.groups.TopProcess;

import java.util.Optional;
import java.util.OptionalLong;

/// A host with values that are the same each time: its samples at whole seconds.
final class SampleHost {
    /// 2026-11-26T09:30:00Z.
    static final long START_MICROS = 1_795_685_400_000_000L;

    private static final long SECOND = 1_000_000;
    private static final long MEBI = 1_048_576;
    private static final long GIBI = 1_024 * MEBI;

    private final String name;
    private final String mount;
    private final String process;
    private final int cpus;

    SampleHost(String name, String mount, String process, int cpus) {
        this.name = name;
        this.mount = mount;
        this.process = process;
        this.cpus = cpus;
    }

    static SampleHost plain() {
        return new SampleHost("web-01", "/srv/data", "postgres", 2);
    }

    static Look look(int columns, int rows, Language language) {
        return new Look(columns, rows, language, java.time.ZoneOffset.UTC);
    }

    /// The sample at a second, live.
    Shown.Sample live(int second) {
        return sample(at(second), Optional.of(at(second - 1)), Moment.LIVE);
    }

    static Shown.Sample sample(Snapshot now, Optional<Snapshot> before, Moment moment) {
        return new Shown.Sample(now, before, Figures.of(now), moment);
    }

    /// What is known of nothing but the host's name and the time.
    Snapshot nothing(int second) {
        var snapshot = new Snapshot();
        var identity =
                new Identity(
                        Optional.of("demo"),
                        "11111111-2222-3333-4444-555555555555",
                        "j",
                        1,
                        Optional.of("b"),
                        name,
                        Optional.of("192.0.2.7"),
                        Optional.empty());
        long time = START_MICROS + second * SECOND;
        var clock =
                new ClockReading(
                        time,
                        time,
                        OptionalLong.of(400_000 * SECOND + second * SECOND),
                        OptionalLong.of(-1_250),
                        OptionalLong.of(310),
                        "server",
                        true,
                        Optional.empty(),
                        OptionalLong.empty());
        snapshot.stamp(identity, clock, second + 1, 1_000);
        return snapshot;
    }

    /// The sample at a second.
    Snapshot at(int second) {
        Snapshot into = nothing(second);
        cpu(into, second);
        memory(into);
        pressure(into, "cpu", 1_250, 0);
        pressure(into, "memory", 600, 50);
        pressure(into, "io", 310, 120);
        disk(into, "vda", "disk", second, 1);
        disk(into, "vda1", "partition", second, 1);
        disk(into, "vdb", "disk", second, 8);
        network(into, "eth0", second, 1);
        network(into, "lo", second, 0);
        filesystem(into, "/", "/dev/vda1", 50, 20);
        filesystem(into, mount, "/dev/vdb", 200, 13);
        process(into, "1", "systemd", 30, 14, 0, second);
        process(into, "812", process, 9_610, 2_300, 7_340_032, second);
        process(into, "90124", "java", 4_120, 4_512, 81_920, second);
        cgroup(into, "/", 140, 7_000, second);
        cgroup(into, "/system.slice/" + process + ".service", 96, 2_300, second);
        return into;
    }

    private static int row(Snapshot into, Group group) {
        return into.table(group).addRow();
    }

    private static void text(Table table, int row, Column column, String text) {
        table.set(row, column, Text.of(text));
    }

    private void cpu(Snapshot into, int second) {
        Table load = into.table(Group.LOAD);
        int row = load.addRow();
        load.set(row, Load.W1_AVG, 184);
        load.set(row, Load.W5_AVG, 97);
        load.set(row, Load.W15_AVG, 60);
        Table shares = into.table(Group.CPU);
        row = shares.addRow();
        long[] of = {4_210, 0, 1_130, 3_950, 480, 0, 110, 120, 0, 0};
        shares.set(row, Cpu.USER.ordinal(), of, of.length);
        shares.set(row, Cpu.COUNT, cpus);
        Table times = into.table(Group.CPU_TIME);
        for (int cpu = 0; cpu < cpus; cpu++) {
            row = times.addRow();
            text(times, row, CpuTime.CPU, String.valueOf(cpu));
            long busy = cpu * 37L % 101;
            times.set(row, CpuTime.USER, second * busy);
            times.set(row, CpuTime.IDLE, second * (100 - busy));
        }
        Table stat = into.table(Group.STAT);
        row = stat.addRow();
        stat.set(row, Stat.PROCS_RUNNING, 3);
        stat.set(row, Stat.PROCS_BLOCKED, 1);
        Table host = into.table(Group.HOST);
        row = host.addRow();
        text(host, row, Host.KERNEL, "6.12.0-demo");
        host.set(row, Host.UPTIME, 400_000 * scale(Host.UPTIME));
    }

    private static long scale(Column column) {
        long scale = 1;
        for (int i = 0; i < column.field().decimals(); i++) {
            scale *= 10;
        }
        return scale;
    }

    private static void memory(Snapshot into) {
        Table mem = into.table(Group.MEM);
        int row = mem.addRow();
        mem.set(row, Mem.TOTAL, 7_982 * scale(Mem.TOTAL));
        mem.set(row, Mem.CACHED, 2_140 * scale(Mem.CACHED));
        Table memory = into.table(Group.MEMORY);
        row = memory.addRow();
        memory.set(row, Memory.MEM_TOTAL, 7_982 * MEBI);
        memory.set(row, Memory.MEM_AVAILABLE, 3_100 * MEBI);
        Table swap = into.table(Group.SWAP);
        row = swap.addRow();
        swap.set(row, Swap.TOTAL, 2 * GIBI);
        swap.set(row, Swap.USED, 300 * MEBI);
    }

    private static void pressure(Snapshot into, String resource, long some, long full) {
        Table table = into.table(Group.PRESSURE);
        int row = table.addRow();
        text(table, row, Pressure.RESOURCE, resource);
        // Hundredths of a percent.
        table.set(row, Pressure.SOME_AVG10, some * scale(Pressure.SOME_AVG10) / 10_000);
        table.set(row, Pressure.FULL_AVG10, full * scale(Pressure.FULL_AVG10) / 10_000);
    }

    private static void disk(Snapshot into, String device, String type, int second, int times) {
        Table table = into.table(Group.DISKIO);
        int row = table.addRow();
        text(table, row, DiskIo.DEVICE, device);
        text(table, row, DiskIo.TYPE, type);
        table.set(row, DiskIo.READS_COMPLETED, 40L * times * second);
        table.set(row, DiskIo.WRITES_COMPLETED, 25L * times * second);
        table.set(row, DiskIo.READ_BYTES, 655_360L * times * second);
        table.set(row, DiskIo.WRITE_BYTES, 1_310_720L * times * second);
        long hundredth = scale(DiskIo.IO_TIME) / 100;
        table.set(row, DiskIo.READ_TIME, 8 * hundredth * times * second);
        table.set(row, DiskIo.WRITE_TIME, 5 * hundredth * times * second);
        table.set(row, DiskIo.IO_TIME, 11 * hundredth * times * second);
    }

    private static void network(Snapshot into, String name, int second, int times) {
        Table table = into.table(Group.NETWORK);
        int row = table.addRow();
        text(table, row, Network.INTERFACE, name);
        table.set(row, Network.RECEIVE_BYTES, 1_250_000L * times * second);
        table.set(row, Network.TRANSMIT_BYTES, 94_000L * times * second);
        table.set(row, Network.RECEIVE_PACKETS, 910L * times * second);
        table.set(row, Network.TRANSMIT_PACKETS, 400L * times * second);
        table.set(row, Network.RECEIVE_ERRS, 0);
        table.set(row, Network.RECEIVE_DROP, 3L * times * second);
        table.set(row, Network.TRANSMIT_ERRS, 0);
        table.set(row, Network.TRANSMIT_DROP, 0);
    }

    private static void filesystem(
            Snapshot into, String mountpoint, String device, long gibi, long free) {
        Table table = into.table(Group.FILESYSTEM);
        int row = table.addRow();
        text(table, row, Filesystem.MOUNTPOINT, mountpoint);
        text(table, row, Filesystem.DEVICE, device);
        text(table, row, Filesystem.FSTYPE, "ext4");
        table.set(row, Filesystem.SIZE, gibi * GIBI);
        table.set(row, Filesystem.FREE, free * GIBI);
        table.set(row, Filesystem.AVAILABLE, free * GIBI);
        table.set(row, Filesystem.FILES, 1_000_000);
        table.set(row, Filesystem.FILES_FREE, 990_000);
        table.set(row, Filesystem.READONLY, 0);
    }

    private static void process(
            Snapshot into, String pid, String name, long cpu, long mebi, long io, int second) {
        Table table = into.table(Group.TOP_PROCESS);
        int row = row(into, Group.TOP_PROCESS);
        text(table, row, TopProcess.PID, pid);
        text(table, row, TopProcess.NAME, name);
        table.set(row, TopProcess.CPU_PERCENT, cpu);
        table.set(row, TopProcess.CPU, 123_456 + cpu / 100 * second);
        table.set(row, TopProcess.RESIDENT_MEMORY, mebi * MEBI);
        table.set(row, TopProcess.THREADS, 7);
        table.set(row, TopProcess.IO_BYTES_RECENT, io);
    }

    private static void cgroup(Snapshot into, String path, long percent, long mebi, int second) {
        Table table = into.table(Group.CGROUP);
        int row = table.addRow();
        text(table, row, Cgroup.PATH, path);
        table.set(row, Cgroup.CPU, percent * second * scale(Cgroup.CPU) / 100);
        table.set(row, Cgroup.MEMORY, mebi * MEBI);
        table.set(row, Cgroup.PIDS, 42);
    }
}
