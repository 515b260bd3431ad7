package io.hostpulse.catalogue.groups;

import static io.hostpulse.catalogue.Field.gauge;
import static io.hostpulse.catalogue.Field.label;
import static io.hostpulse.catalogue.Field.text;
import static io.hostpulse.catalogue.Unit.NONE;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Field;

/// The clock of one CPU. Source: `/sys/devices/system/cpu/cpu*/cpufreq`, kHz there.
public enum CpuFrequency implements Column {
    CPU(label("cpu", "the directory's name", "The CPU's number.")),
    GOVERNOR(text("governor", "scaling_governor", "Who decides the frequency.")),
    FREQUENCY(
            gauge(
                    "frequency",
                    NONE,
                    0,
                    "cpuinfo_cur_freq x 1,000",
                    "Cycles in a second, as the hardware says.")),
    FREQUENCY_MIN(
            gauge(
                    "frequency_min",
                    NONE,
                    0,
                    "cpuinfo_min_freq x 1,000",
                    "The lowest that the hardware can.")),
    FREQUENCY_MAX(
            gauge(
                    "frequency_max",
                    NONE,
                    0,
                    "cpuinfo_max_freq x 1,000",
                    "The highest that the hardware can.")),
    SCALING(
            gauge(
                    "scaling",
                    NONE,
                    0,
                    "scaling_cur_freq x 1,000",
                    "Cycles in a second, as the kernel set it.")),
    SCALING_MIN(
            gauge(
                    "scaling_min",
                    NONE,
                    0,
                    "scaling_min_freq x 1,000",
                    "The lowest that the kernel may set.")),
    SCALING_MAX(
            gauge(
                    "scaling_max",
                    NONE,
                    0,
                    "scaling_max_freq x 1,000",
                    "The highest that the kernel may set."));

    private final Field field;

    CpuFrequency(Field field) {
        this.field = field;
    }

    @Override
    public Field field() {
        return field;
    }
}
