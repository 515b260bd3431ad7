package io.hostpulse.bench;

import io.hostpulse.catalogue.ClockReading;
import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Identity;
import io.hostpulse.catalogue.Kind;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.Text;
import io.hostpulse.catalogue.groups.CpuTime;
import io.hostpulse.catalogue.groups.DiskIo;
import io.hostpulse.catalogue.groups.Filesystem;
import io.hostpulse.catalogue.groups.Memory;
import io.hostpulse.catalogue.groups.Pressure;

import java.util.Optional;
import java.util.OptionalLong;

/// A host without a kernel: a snapshot whose raw groups are full, and whose counters grow.
///
/// Public because the code that JMH generates names its [Size].
public final class SampleHost {
    /// The size of the host whose readings are imitated.
    public enum Size {
        /// A virtual machine.
        SMALL(2, 1, 2, 4),
        /// A machine with many of everything.
        LARGE(128, 48, 40, 40);

        private final int cpus;
        private final int disks;
        private final int filesystems;
        private final int interfaces;

        Size(int cpus, int disks, int filesystems, int interfaces) {
            this.cpus = cpus;
            this.disks = disks;
            this.filesystems = filesystems;
            this.interfaces = interfaces;
        }
    }

    /// Whose messages they are.
    static final String AGENT = "7b4c21de-9a0f-4c39-8d0e-52d1f3a6b7c8";

    static final long FIRST_MICROS = 1_795_347_900_000_000L;

    private static final Group[] GROUPS = Group.values();
    private static final long VALUE_FIRST = 123_456_789;
    private static final int COUNTER_STEP = 1_000;
    private static final Text[] PRESSURES = {Text.of("cpu"), Text.of("memory"), Text.of("io")};

    private final Size size;
    private final Snapshot snapshot = new Snapshot();

    SampleHost(Size size) {
        this.size = size;
        for (Group group : GROUPS) {
            if (group.origin() != Group.Origin.DERIVED && rows(group) > 0) {
                fill(snapshot.table(group));
                snapshot.status(group).collected(123);
            }
        }
        stamp(123, FIRST_MICROS);
    }

    /// Numbers the message that the snapshot is.
    ///
    /// @param timeMicros when it was taken
    void stamp(long seq, long timeMicros) {
        snapshot.stamp(
                new Identity(
                        Optional.of("lab"),
                        AGENT,
                        "0f9e8d7c-6b5a-4948-b736-251403f2e1d0",
                        7,
                        Optional.of("50a3aabc-7215-4297-8596-d2f335bd10eb"),
                        "sample",
                        Optional.of("192.0.2.17"),
                        Optional.of("02:00:00:00:00:11")),
                new ClockReading(
                        timeMicros,
                        timeMicros + 12_000,
                        OptionalLong.of(86_400_123_456L + timeMicros - FIRST_MICROS),
                        OptionalLong.of(-12_400),
                        OptionalLong.of(3_100),
                        "server",
                        true,
                        Optional.empty(),
                        OptionalLong.empty()),
                seq,
                10_000);
    }

    Snapshot snapshot() {
        return snapshot;
    }

    /// Lets a tick pass: every counter grows, and the derived groups are empty again.
    void tick() {
        for (Group group : GROUPS) {
            if (group.origin() == Group.Origin.DERIVED) {
                snapshot.table(group).clear();
                snapshot.status(group).clear();
            } else {
                grow(snapshot.table(group));
            }
        }
    }

    private int rows(Group group) {
        return switch (group) {
            case CPU_TIME -> size.cpus + 1;
            case DISKIO -> size.disks;
            case FILESYSTEM -> size.filesystems;
            case NETWORK -> size.interfaces;
            case PRESSURE -> PRESSURES.length;
            case MEMORY_OTHER -> 0;
            default -> group.isOnByDefault() ? 1 : 0;
        };
    }

    private void fill(Table table) {
        Group group = table.group();
        int rows = rows(group);
        for (int row = 0; row < rows; row++) {
            table.addRow();
            for (Column column : group.columns()) {
                if (column.field().kind().isText()) {
                    table.set(row, column, text(column, row));
                } else {
                    table.set(row, column, number(column, row));
                }
            }
        }
    }

    private static long number(Column column, int row) {
        long value = VALUE_FIRST + 1_000L * row + column.ordinal();
        boolean total = column == Memory.MEM_TOTAL || column == Memory.SWAP_TOTAL;
        return total ? 100 * value : value;
    }

    private static Text text(Column column, int row) {
        return switch (column) {
            case CpuTime _ -> row == 0 ? Text.of("total") : Text.of(Integer.toString(row - 1));
            case DiskIo.TYPE -> Text.of("disk");
            case DiskIo _ -> Text.of("disk" + row);
            case Filesystem.MOUNTPOINT -> Text.of("/srv/volume" + row);
            case Filesystem.BLOCK_DEVICE -> Text.of("disk" + row);
            case Filesystem.FSTYPE -> Text.of("ext4");
            case Pressure _ -> PRESSURES[row];
            default -> Text.of(column.field().name() + row);
        };
    }

    private static void grow(Table table) {
        int column = table.group().textColumns();
        int columns = table.group().columns().size();
        for (; column < columns; column++) {
            if (table.group().columns().get(column).field().kind() == Kind.COUNTER) {
                for (int row = 0; row < table.rows(); row++) {
                    table.set(row, column, table.number(row, column) + COUNTER_STEP);
                }
            }
        }
    }
}
