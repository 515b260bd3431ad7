package io.hostpulse.top;

import java.util.OptionalDouble;

/// From where on a figure is worth a person's time, in percent: the same numbers as on the page
/// (`docs/dashboard.md`).
enum Limit {
    FS(85, 95),
    MEM(90, 95),
    CPU(95, 101),
    STEAL(10, 30),
    PRESSURE_MEMORY(5, 20),
    PRESSURE_IO(25, 60),
    PRESSURE_CPU(40, 80);

    private final double warn;
    private final double bad;

    Limit(double warn, double bad) {
        this.warn = warn;
        this.bad = bad;
    }

    Level of(double percent) {
        if (percent < warn) {
            return Level.OK;
        }
        return percent >= bad ? Level.BAD : Level.WARN;
    }

    Style style(OptionalDouble percent) {
        return percent.isPresent() ? of(percent.getAsDouble()).style() : Style.PLAIN;
    }
}
