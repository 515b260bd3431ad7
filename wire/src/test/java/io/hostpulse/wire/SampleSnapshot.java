package io.hostpulse.wire;

import io.hostpulse.catalogue.ClockReading;
import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Identity;
import io.hostpulse.catalogue.Shape;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.State;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.Text;
import io.hostpulse.catalogue.Unit;

import java.util.Optional;
import java.util.OptionalLong;

/// One snapshot in which every group has rows and every field a value.
final class SampleSnapshot {
    private SampleSnapshot() {}

    static Identity identity() {
        return new Identity(
                Optional.of("lab"),
                "6f0a3a3e-54d6-4f5c-9a64-6f3b1d0f2a11",
                "0b7f4e0c-1a39-4f0e-8f35-2f5f0c9d7e22",
                7,
                Optional.of("d2a5c6b1-90aa-4f43-8f8e-6d9d54a1c333"),
                "web-1",
                Optional.of("192.0.2.10"),
                Optional.of("02:00:5e:10:00:01"));
    }

    static ClockReading clock() {
        return new ClockReading(
                1_795_346_700_000_000L,
                1_795_346_700_012_400L,
                OptionalLong.of(86_400_123_456L),
                OptionalLong.of(-12_400),
                OptionalLong.of(3_100),
                "server",
                true,
                Optional.empty(),
                OptionalLong.of(-250_001));
    }

    static Snapshot snapshot() {
        var snapshot = new Snapshot();
        snapshot.stamp(identity(), clock(), 123, 10_000);
        for (Group group : Group.values()) {
            Table table = snapshot.table(group);
            for (int row = 0; row < (group.shape() == Shape.RECORD ? 1 : 2); row++) {
                table.addRow();
                for (Column column : group.columns()) {
                    fill(table, row, column);
                }
            }
            snapshot.status(group).collected(120 + group.ordinal());
        }
        snapshot.status(Group.FILESYSTEM)
                .target("/mnt/nas", State.TIMEOUT, "statvfs has not returned since 11:20");
        snapshot.status(Group.PRESSURE).worsen(State.UNSUPPORTED, "no /proc/pressure");
        return snapshot;
    }

    private static void fill(Table table, int row, Column column) {
        if (column.field().kind().isText()) {
            table.set(row, column, Text.of(column.field().name() + row));
        } else if (column.field().unit() == Unit.BOOLEAN) {
            table.set(row, column, row);
        } else {
            table.set(row, column, 1_000L * row + 10L * column.ordinal() + row);
        }
    }
}
