package io.hostpulse.top;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.Table;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// The values of a snapshot, and their rates since the one before. A counter that stepped back has
/// none: it was set anew. Confined to one thread.
final class Values {
    private static final double MICROS = 1e6;

    private final Snapshot now;
    private final Optional<Snapshot> before;
    private final double seconds;
    private final Map<Group, Map<String, Integer>> rows = new HashMap<>();

    /// Values without rates.
    Values(Snapshot now) {
        this(now, Optional.empty());
    }

    Values(Snapshot now, Optional<Snapshot> before) {
        this.now = now;
        this.seconds = before.map(earlier -> elapsed(earlier, now)).orElse(0.0);
        this.before = seconds > 0 ? before : Optional.empty();
    }

    /// Seconds between two snapshots: by the clock that never steps where both have it.
    private static double elapsed(Snapshot earlier, Snapshot later) {
        Optional<String> boot = later.identity().boot();
        // What was read back from a server does not say it.
        boolean isSameBoot =
                boot.isEmpty()
                        || earlier.identity().boot().isEmpty()
                        || boot.equals(earlier.identity().boot());
        if (isSameBoot
                && earlier.clock().boottimeMicros().isPresent()
                && later.clock().boottimeMicros().isPresent()) {
            return (later.clock().boottimeMicros().getAsLong()
                            - earlier.clock().boottimeMicros().getAsLong())
                    / MICROS;
        }
        return isSameBoot
                ? (later.clock().timeMicros() - earlier.clock().timeMicros()) / MICROS
                : 0;
    }

    /// Seconds since the snapshot before; 0 where there is none.
    double seconds() {
        return seconds;
    }

    Table table(Group group) {
        return now.table(group);
    }

    /// A value of a group of one row.
    OptionalDouble first(Group group, Column column) {
        return table(group).rows() == 0 ? OptionalDouble.empty() : number(group, 0, column);
    }

    OptionalDouble number(Group group, int row, Column column) {
        return number(table(group), row, column);
    }

    private static OptionalDouble number(Table table, int row, Column column) {
        return table.has(row, column)
                ? OptionalDouble.of(
                        table.number(row, column) / Math.pow(10, column.field().decimals()))
                : OptionalDouble.empty();
    }

    /// How much a counter grew per second.
    OptionalDouble rate(Group group, int row, Column column) {
        OptionalDouble grown = growth(group, row, column);
        return grown.isPresent()
                ? OptionalDouble.of(grown.getAsDouble() / seconds)
                : OptionalDouble.empty();
    }

    /// How much a counter grew.
    OptionalDouble growth(Group group, int row, Column column) {
        int earlierRow = before.isPresent() ? earlier(group, row) : -1;
        if (earlierRow < 0) {
            return OptionalDouble.empty();
        }
        OptionalDouble value = number(group, row, column);
        OptionalDouble was = number(before.get().table(group), earlierRow, column);
        return value.isPresent() && was.isPresent() && value.getAsDouble() >= was.getAsDouble()
                ? OptionalDouble.of(value.getAsDouble() - was.getAsDouble())
                : OptionalDouble.empty();
    }

    private int earlier(Group group, int row) {
        String label = label(now.table(group), row);
        return rows.computeIfAbsent(group, this::labels).getOrDefault(label, -1);
    }

    private Map<String, Integer> labels(Group group) {
        Map<String, Integer> labels = new HashMap<>();
        before.ifPresent(
                earlier -> {
                    Table table = earlier.table(group);
                    for (int row = 0; row < table.rows(); row++) {
                        labels.put(label(table, row), row);
                    }
                });
        return labels;
    }

    private static String label(Table table, int row) {
        return table.group().textColumns() == 0 ? "" : table.text(row, 0).toString();
    }

    /// The sum of those that are known; absent if none is.
    static OptionalDouble sum(OptionalDouble... values) {
        double sum = 0;
        boolean isKnown = false;
        for (OptionalDouble value : values) {
            sum += value.orElse(0);
            isKnown |= value.isPresent();
        }
        return isKnown ? OptionalDouble.of(sum) : OptionalDouble.empty();
    }

    /// A part of another value, times a factor.
    static OptionalDouble over(OptionalDouble part, OptionalDouble whole, double factor) {
        return part.isPresent() && whole.isPresent() && whole.getAsDouble() > 0
                ? OptionalDouble.of(part.getAsDouble() / whole.getAsDouble() * factor)
                : OptionalDouble.empty();
    }

    static OptionalDouble times(OptionalDouble value, double factor) {
        return value.isPresent()
                ? OptionalDouble.of(value.getAsDouble() * factor)
                : OptionalDouble.empty();
    }
}
