package io.hostpulse.wire;

import io.hostpulse.catalogue.ClockReading;
import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Field;
import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Identity;
import io.hostpulse.catalogue.Kind;
import io.hostpulse.catalogue.Shape;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.State;
import io.hostpulse.catalogue.Status;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.Text;
import io.hostpulse.catalogue.Unit;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;

/// Makes snapshots from a seed. Tame ones hold to the schema; wild ones hold any number and any
/// text.
final class RandomSnapshots {
    private static final List<String> PIECES =
            List.of(
                    "sda", "eth0", "/", "数据", "é", "𝄞", "\"", "\\", "\0", "\n", "\u001f", "\u007f",
                    "\u2028", "\u2029", " ", "\\xff", "{", "]", ",", ":", "\ufffd", "\ufeff");

    private final Random random;
    private final boolean wild;

    private RandomSnapshots(long seed, boolean wild) {
        this.random = new Random(seed);
        this.wild = wild;
    }

    static Snapshot tame(long seed) {
        return new RandomSnapshots(seed, false).snapshot();
    }

    static Snapshot wild(long seed) {
        return new RandomSnapshots(seed, true).snapshot();
    }

    private Snapshot snapshot() {
        var snapshot = new Snapshot();
        snapshot.stamp(identity(), clock(), positive(), positive());
        for (Group group : Group.values()) {
            if (random.nextInt(4) > 0) {
                fill(snapshot.table(group));
            }
            if (random.nextInt(4) > 0) {
                fill(snapshot.status(group));
            }
        }
        return snapshot;
    }

    private Identity identity() {
        return new Identity(
                optional(text()),
                wild ? text() : uuid(),
                wild ? text() : uuid(),
                positive(),
                optional(wild ? text() : uuid()),
                text(),
                optional(wild ? text() : random.nextBoolean() ? "192.0.2.7" : "2001:db8::7"),
                optional(wild ? text() : "02:00:5e:10:00:ff"));
    }

    private ClockReading clock() {
        return new ClockReading(
                instant(),
                instant(),
                random.nextBoolean() ? OptionalLong.of(positive()) : OptionalLong.empty(),
                random.nextBoolean() ? OptionalLong.of(number()) : OptionalLong.empty(),
                random.nextBoolean() ? OptionalLong.of(positive()) : OptionalLong.empty(),
                wild ? text() : "server",
                random.nextBoolean(),
                optional(text()),
                random.nextBoolean() ? OptionalLong.of(number()) : OptionalLong.empty());
    }

    /// An instant to the millisecond, as the message carries it.
    private long instant() {
        return random.nextLong(Instants.MILLIS_MAX + 1) * 1_000;
    }

    private void fill(Table table) {
        int rows = table.group().shape() == Shape.RECORD ? 1 : random.nextInt(wild ? 40 : 5);
        for (int row = 0; row < rows; row++) {
            table.addRow();
            boolean empty = true;
            for (Column column : table.group().columns()) {
                boolean isLabel = column.ordinal() == 0 && table.group().shape() != Shape.RECORD;
                if (column.ordinal() == 0 && isLabel) {
                    table.set(row, column, Text.of(row + text()));
                    empty = false;
                } else if (random.nextInt(5) > 0) {
                    set(table, row, column);
                    empty = false;
                }
            }
            if (empty) {
                set(table, row, table.group().columns().getLast());
            }
        }
    }

    private void set(Table table, int row, Column column) {
        Field field = column.field();
        if (field.kind().isText()) {
            table.set(row, column, Text.of(text()));
        } else if (field.unit() == Unit.BOOLEAN) {
            table.set(row, column, random.nextInt(2));
        } else if (wild) {
            table.set(row, column, number());
        } else if (field.unit() == Unit.PERCENT) {
            table.set(row, column, random.nextInt(10_001));
        } else if (field.unit() == Unit.RATIO) {
            table.set(row, column, random.nextInt(10_001));
        } else {
            table.set(row, column, field.kind() == Kind.COUNTER ? positive() : number());
        }
    }

    private void fill(Status status) {
        status.collected(random.nextInt(5_000_000));
        if (random.nextInt(3) == 0) {
            status.worsen(State.values()[random.nextInt(5) + 1], text());
        }
        for (int i = random.nextInt(4); i > 2; i--) {
            status.target(text(), State.values()[random.nextInt(5) + 1], text());
        }
        if (random.nextInt(20) == 0) {
            for (int i = 0; i < Status.TARGETS_MAX + 3; i++) {
                status.target("target" + i, State.TIMEOUT, text());
            }
        }
    }

    private long number() {
        return switch (random.nextInt(6)) {
            case 0 -> random.nextLong();
            case 1 -> random.nextInt(200) - 100;
            case 2 -> Long.MIN_VALUE + random.nextInt(2);
            case 3 -> Long.MAX_VALUE - random.nextInt(2);
            case 4 -> (random.nextInt(2_000) - 1_000) * 1_000_000L;
            default -> random.nextLong() >> random.nextInt(64);
        };
    }

    private long positive() {
        return Math.max(1, (random.nextLong() & Long.MAX_VALUE) >> random.nextInt(63));
    }

    private Optional<String> optional(String text) {
        return random.nextBoolean() ? Optional.of(text) : Optional.empty();
    }

    private String uuid() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    private String text() {
        var text = new StringBuilder();
        for (int i = random.nextInt(4); i > 0; i--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }
}
