package io.hostpulse.catalogue.groups;

import static io.hostpulse.catalogue.Field.counter;
import static io.hostpulse.catalogue.Field.label;
import static io.hostpulse.catalogue.Field.text;
import static io.hostpulse.catalogue.Unit.COUNT;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Field;

/// Interrupts of one kind that a CPU served since boot. Source: `/proc/interrupts`,
/// proc_interrupts(5).
public enum Interrupt implements Column {
    CPU(label("cpu", "the column", "The CPU.")),
    TYPE(label("type", "the first word", "The number of the interrupt, or its short name.")),
    INFO(text("info", "the words after the numbers", "What it comes from, or its long name.")),
    DEVICES(text("devices", "the rest of a numbered line", "The drivers that it is for.")),
    SERVED(counter("served", COUNT, 0, "the number", "How often it was served."));

    private final Field field;

    Interrupt(Field field) {
        this.field = field;
    }

    @Override
    public Field field() {
        return field;
    }
}
