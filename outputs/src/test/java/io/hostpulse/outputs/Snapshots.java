package io.hostpulse.outputs;

import io.hostpulse.catalogue.ClockReading;
import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Identity;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.Text;
import io.hostpulse.catalogue.groups.Cpu;
import io.hostpulse.catalogue.groups.Disk;
import io.hostpulse.catalogue.groups.Load;
import io.hostpulse.catalogue.groups.Mem;
import io.hostpulse.catalogue.groups.Net;
import io.hostpulse.catalogue.groups.Pressure;

import java.util.Optional;
import java.util.OptionalLong;

/// Fills snapshots for tests.
final class Snapshots {
    private static final long MICROS = 1_795_346_700_000_000L;

    private Snapshots() {}

    /// 2026-11-22T11:25:00Z plus the time since boot, interval 10 s.
    static void stamp(Snapshot snapshot, long seq, long boottimeMicros) {
        var clock =
                new ClockReading(
                        MICROS + boottimeMicros,
                        MICROS,
                        OptionalLong.of(boottimeMicros),
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        "none",
                        false,
                        Optional.empty(),
                        OptionalLong.empty());
        snapshot.stamp(Identity.NONE, clock, seq, 10_000);
    }

    static void fillBusy(Snapshot snapshot) {
        load(snapshot, 12_345, 1_020, 999);
        cpu(snapshot, 6_012, 2_525, 3, 1_010, 450);
        Table mem = snapshot.table(Group.MEM);
        mem.addRow();
        mem.set(0, Mem.TOTAL, 25_768_050);
        mem.set(0, Mem.ABS_USED, 20_480_000);
        mem.set(0, Mem.SWAP_USED, 51_200);
        disk(snapshot, 900_000_000, 100_000_000, 123_456, 9_876_543);
        net(snapshot, "lo", 99_999_999, 99_999_999);
        net(snapshot, "eth0", 1_000_000, 200_000);
        net(snapshot, "eth1", 200_000, 34_567);
        pressure(snapshot, "cpu", 1_234);
        pressure(snapshot, "memory", 0);
        pressure(snapshot, "io", 10_000);
    }

    static void fillQuiet(Snapshot snapshot) {
        load(snapshot, 1, 5, 0);
        cpu(snapshot, 12, 8, 9_980, 0, 0);
        Table mem = snapshot.table(Group.MEM);
        mem.addRow();
        mem.set(0, Mem.TOTAL, 51_200);
        mem.set(0, Mem.ABS_USED, 5_120);
        mem.set(0, Mem.SWAP_USED, 0);
        disk(snapshot, 100, 900, 0, 10);
        net(snapshot, "eth0", 0, 123);
    }

    private static void load(Snapshot snapshot, long w1, long w5, long w15) {
        Table load = snapshot.table(Group.LOAD);
        load.addRow();
        load.set(0, Load.W1_AVG, w1);
        load.set(0, Load.W5_AVG, w5);
        load.set(0, Load.W15_AVG, w15);
    }

    private static void cpu(
            Snapshot snapshot, long user, long system, long idle, long iowait, long steal) {
        Table cpu = snapshot.table(Group.CPU);
        cpu.addRow();
        cpu.set(0, Cpu.USER, user);
        cpu.set(0, Cpu.SYSTEM, system);
        cpu.set(0, Cpu.IDLE, idle);
        cpu.set(0, Cpu.IOWAIT, iowait);
        cpu.set(0, Cpu.STEAL, steal);
    }

    private static void disk(Snapshot snapshot, long used, long free, long read, long write) {
        Table disk = snapshot.table(Group.DISK);
        disk.addRow();
        disk.set(0, Disk.USED, used);
        disk.set(0, Disk.FREE, free);
        disk.set(0, Disk.TREAD, read);
        disk.set(0, Disk.TWRITE, write);
    }

    private static void net(Snapshot snapshot, String name, long read, long write) {
        Table net = snapshot.table(Group.NET);
        int row = net.addRow();
        net.set(row, Net.NAME, Text.of(name));
        net.set(row, Net.READ, read);
        net.set(row, Net.WRITE, write);
    }

    private static void pressure(Snapshot snapshot, String resource, long someAvg10) {
        Table pressure = snapshot.table(Group.PRESSURE);
        int row = pressure.addRow();
        pressure.set(row, Pressure.RESOURCE, Text.of(resource));
        pressure.set(row, Pressure.SOME_AVG10, someAvg10);
    }
}
