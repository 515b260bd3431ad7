package io.hostpulse.catalogue.groups;

import static io.hostpulse.catalogue.Field.gauge;
import static io.hostpulse.catalogue.Field.label;
import static io.hostpulse.catalogue.Field.text;
import static io.hostpulse.catalogue.Unit.BOOLEAN;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Field;

/// What a CPU is. Source: `/proc/cpuinfo`, proc_cpuinfo(5).
public enum CpuInfo implements Column {
    CPU(label("cpu", "processor", "The CPU's number.")),
    PACKAGE(text("package", "physical id", "Its package.")),
    CORE(text("core", "core id", "The core within it.")),
    VENDOR(text("vendor", "vendor_id", "Who made it.")),
    FAMILY(text("family", "cpu family", "Its family.")),
    MODEL(text("model", "model", "Its model's number.")),
    MODEL_NAME(text("model_name", "model name", "Its model.")),
    STEPPING(text("stepping", "stepping", "Its revision.")),
    MICROCODE(text("microcode", "microcode", "Its microcode.")),
    CACHESIZE(text("cachesize", "cache size", "Its cache.")),
    ONLINE(gauge("online", BOOLEAN, 0, "its lines are there", "That it is there."));

    private final Field field;

    CpuInfo(Field field) {
        this.field = field;
    }

    @Override
    public Field field() {
        return field;
    }
}
