package io.hostpulse.top;

import java.util.OptionalDouble;

/// A share as a bar of narrow characters. Pure functions.
final class Bar {
    private Bar() {}

    /// `[||||| ]` of so many columns in all.
    static Line of(OptionalDouble percent, int columns, Style style) {
        int inside = columns - 2;
        int full = (int) Math.round(Math.clamp(percent.orElse(0), 0.0, 100.0) / 100 * inside);
        return new Line()
                .add(Style.FAINT, "[")
                .add(style, "|".repeat(full))
                .add(" ".repeat(inside - full))
                .add(Style.FAINT, "]");
    }
}
