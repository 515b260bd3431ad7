package io.hostpulse.catalogue.groups;

import static io.hostpulse.catalogue.Field.counter;
import static io.hostpulse.catalogue.Field.gauge;
import static io.hostpulse.catalogue.Field.label;
import static io.hostpulse.catalogue.Unit.RATIO;
import static io.hostpulse.catalogue.Unit.SECONDS;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Field;

/// Pressure stall information of one resource. Source: `/proc/pressure/*`, the kernel's
/// `Documentation/accounting/psi.rst`; microseconds and percent there.
public enum Pressure implements Column {
    RESOURCE(label("resource", "/proc/pressure", "cpu, memory, io or irq.")),
    SOME_AVG10(
            gauge(
                    "some_avg10",
                    RATIO,
                    4,
                    "some avg10 / 100",
                    "Share of the last 10 s in which some task waited for the resource.")),
    SOME_AVG60(
            gauge(
                    "some_avg60",
                    RATIO,
                    4,
                    "some avg60 / 100",
                    "Share of the last 60 s in which some task waited for the resource.")),
    SOME_AVG300(
            gauge(
                    "some_avg300",
                    RATIO,
                    4,
                    "some avg300 / 100",
                    "Share of the last 300 s in which some task waited for the resource.")),
    SOME_TOTAL(
            counter(
                    "some_total",
                    SECONDS,
                    6,
                    "some total",
                    "Time in which some task waited for the resource.")),
    FULL_AVG10(
            gauge(
                    "full_avg10",
                    RATIO,
                    4,
                    "full avg10 / 100",
                    "Share of the last 10 s in which all tasks waited for the resource.")),
    FULL_AVG60(
            gauge(
                    "full_avg60",
                    RATIO,
                    4,
                    "full avg60 / 100",
                    "Share of the last 60 s in which all tasks waited for the resource.")),
    FULL_AVG300(
            gauge(
                    "full_avg300",
                    RATIO,
                    4,
                    "full avg300 / 100",
                    "Share of the last 300 s in which all tasks waited for the resource.")),
    FULL_TOTAL(
            counter(
                    "full_total",
                    SECONDS,
                    6,
                    "full total",
                    "Time in which all tasks waited for the resource."));

    private final Field field;

    Pressure(Field field) {
        this.field = field;
    }

    @Override
    public Field field() {
        return field;
    }
}
