package io.hostpulse.sql;

import io.hostpulse.catalogue.ClockReading;
import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Identity;
import io.hostpulse.catalogue.Shape;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.State;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.Text;
import io.hostpulse.wire.Message;
import io.hostpulse.wire.MessageKey;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Snapshots of an invented host with two CPUs, two disks, three file systems and four interfaces,
/// and messages that stand for them. A message's bytes are its sequence number; [#decode] makes the
/// snapshot from that.
final class Ticks {
    static final String AGENT = "6f1c2b9a-7a39-4b3e-9a55-0c6a3f4f8f10";
    static final String JOURNAL = "0d9b2f0e-1b77-4d0c-8d43-51f9f0b9c6aa";

    /// 2026-11-22T11:25:00Z.
    static final long START_MICROS = 1_795_346_700_000_000L;

    private static final Identity IDENTITY =
            new Identity(
                    Optional.of("lab"),
                    AGENT,
                    JOURNAL,
                    7,
                    Optional.of("b0a7c1de-0000-4000-8000-3c3c3c3c3c3c"),
                    "web-1",
                    Optional.of("192.0.2.7"),
                    Optional.of("02:00:00:00:00:07"));

    private Ticks() {}

    static List<Message> messages(long from, long to) {
        var messages = new ArrayList<Message>();
        for (long seq = from; seq <= to; seq++) {
            messages.add(message(seq));
        }
        return messages;
    }

    static Message message(long seq) {
        return new Message(
                new MessageKey(AGENT, JOURNAL, 7, seq), timeMicros(seq), new byte[] {'{', '}'});
    }

    static long timeMicros(long seq) {
        return START_MICROS + (seq - 1) * 10_000_000;
    }

    static Snapshot decode(Message message) throws IOException {
        return snapshot(message.key().seq());
    }

    static Snapshot snapshot(long seq) {
        var snapshot = new Snapshot();
        fill(snapshot, seq);
        return snapshot;
    }

    static void fill(Snapshot snapshot, long seq) {
        snapshot.clear();
        snapshot.stamp(IDENTITY, clock(seq), seq, 10_000);
        for (Group group : Group.values()) {
            String[] names = rows(group);
            for (int row = 0; row < names.length; row++) {
                addRow(snapshot.table(group), names[row], seq, row);
            }
            snapshot.status(group).collected(40 + group.ordinal());
        }
        snapshot.status(Group.FILESYSTEM)
                .target("/mnt/nfs", State.TIMEOUT, "statvfs has not returned for 12 s");
    }

    private static ClockReading clock(long seq) {
        long time = timeMicros(seq);
        return new ClockReading(
                time,
                time + 12_400,
                OptionalLong.of(86_400_000_000L + seq),
                OptionalLong.of(-12_400),
                OptionalLong.of(3_100),
                "server",
                true,
                Optional.empty(),
                OptionalLong.empty());
    }

    private static void addRow(Table table, String name, long seq, int row) {
        int index = table.addRow();
        List<Column> columns = table.group().columns();
        for (int column = 0; column < columns.size(); column++) {
            if (column == 0 && table.group().textColumns() > 0) {
                table.set(index, column, Text.of(name));
            } else if (column < table.group().textColumns()) {
                table.set(index, column, Text.of("ext4"));
            } else {
                table.set(index, column, number(seq, row, column));
            }
        }
    }

    /// The scaled number in a cell: different in every cell and tick.
    static long number(long seq, int row, int column) {
        return (column < 4 ? 1_000_003L : 17L) * (column + 1) * (row + 1) + seq * 7;
    }

    private static String[] rows(Group group) {
        if (group.shape() == Shape.RECORD) {
            return new String[] {"6.12.0-1-amd64"};
        }
        return switch (group) {
            case CPU_TIME -> new String[] {"total", "0", "1"};
            case DISK_DEVICE, DISKIO -> new String[] {"sda", "nvme0n1"};
            case FILESYSTEM -> new String[] {"/", "/home", "/boot"};
            case NET, NETWORK -> new String[] {"lo", "eth0", "eth1", "wg0"};
            case PRESSURE -> new String[] {"cpu", "memory", "io"};
            case MEMORY_OTHER -> new String[] {"Zswap"};
            case SELF_OUTPUT -> new String[] {"console", "sql"};
            default -> new String[] {"one"};
        };
    }
}
