package io.hostpulse.catalogue;

import java.util.Objects;

/// One named value of a group.
///
/// A number is kept as a `long` scaled by ten to the power of `decimals`: 12.34 % with two decimals
/// is 1,234. So no value is rounded twice, and none needs floating point on its way to the message.
///
/// @param name the name in messages, tables and pages: lower case, `snake_case`
/// @param kind what the value is
/// @param unit the value's unit; [Unit#NONE] for text
/// @param decimals how many decimal places the value carries, 0 to 9
/// @param source where the value comes from: the kernel's own name for it, or the formula
/// @param help one sentence that defines the value
public record Field(String name, Kind kind, Unit unit, int decimals, String source, String help) {
    /// The largest number of decimals a field may carry.
    public static final int DECIMALS_MAX = 9;

    public Field {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(unit, "unit");
        if (name.isEmpty() || !name.equals(name.toLowerCase(java.util.Locale.ROOT))) {
            throw new IllegalArgumentException("field name must be lower case: '" + name + "'");
        }
        if (decimals < 0 || decimals > DECIMALS_MAX) {
            throw new IllegalArgumentException("field " + name + ": decimals " + decimals);
        }
        if (help.isEmpty() || source.isEmpty()) {
            throw new IllegalArgumentException("field " + name + ": needs help and source");
        }
    }

    /// A text that tells rows apart.
    public static Field label(String name, String source, String help) {
        return new Field(name, Kind.LABEL, Unit.NONE, 0, source, help);
    }

    /// A text that describes a row.
    public static Field text(String name, String source, String help) {
        return new Field(name, Kind.TEXT, Unit.NONE, 0, source, help);
    }

    /// A number that only grows.
    public static Field counter(String name, Unit unit, int decimals, String source, String help) {
        return new Field(name, Kind.COUNTER, unit, decimals, source, help);
    }

    /// A number that goes up and down.
    public static Field gauge(String name, Unit unit, int decimals, String source, String help) {
        return new Field(name, Kind.GAUGE, unit, decimals, source, help);
    }
}
